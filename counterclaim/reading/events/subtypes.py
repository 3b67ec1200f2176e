"""ACLED sub-event labels of events (first version: by weapon and type)."""

from __future__ import annotations

from counterclaim.reading.events.trigger import Trigger


def subtype(trigger: Trigger) -> str | None:
    """The sub-event label of an event, None where none fits."""
    return None
