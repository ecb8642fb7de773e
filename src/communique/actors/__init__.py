"""Parsed → Mention, Entity: who is meant, and for whom they act on that day."""

from communique.actors.step import Actors, find_actors

__all__ = ["Actors", "find_actors"]
