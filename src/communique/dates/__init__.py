"""Parsed → Date: temporal expressions with TIMEX3 values, intervals and relations."""

from communique.dates.step import find_dates

__all__ = ["find_dates"]
