"""Parsed → Quote: who said what to whom, and through whom we know it."""

from communique.quotes.step import find_quotes

__all__ = ["find_quotes"]
