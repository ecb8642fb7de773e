"""Parsed → Event, Claim: what was done, planned, denied, and by whom."""

from communique.events.step import Events, find_events

__all__ = ["Events", "find_events"]
