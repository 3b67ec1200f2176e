"""Actors: who acts, speaks or is spoken of in a report, under all the names it gives them."""

from counterclaim.reading.actors.cast import ActorMention, Cast, read_actors

__all__ = ["ActorMention", "Cast", "read_actors"]
