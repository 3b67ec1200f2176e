"""The run of a text's lines as a learned model sees it."""

from __future__ import annotations

from collections.abc import Sequence


def unlikely(texts: Sequence[str]) -> list[int]:
    """The numbers of the lines that are hardly article prose."""
    return []
