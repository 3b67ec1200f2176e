"""Where the sentences of a text part, by punctuation and line ends: found once, then looked up."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[A-Z\"'“‘(\[])|\n")
FAR = 1200
"""Characters on either side of a passage in which the borders of its sentence are looked for."""


@dataclass(frozen=True, slots=True)
class Borders:
    """What parts the sentences of a text: the stretches of closing marks and white space between them.

    A stretch that reaches over the edge of what is looked at is looked for again within the edge, because
    what follows a border decides whether it is one.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    @staticmethod
    def of(text: str) -> Borders:
        """The borders of a text."""
        found = [m.span() for m in _END.finditer(text)]
        return Borders(text, tuple(a for a, _ in found), tuple(b for _, b in found))

    def around(self, start: int, end: int) -> tuple[int, int]:
        """From where to where the sentence or sentences of a stretch go; as far as FAR before it where they
        begin farther off, to the end of the text where they end farther off."""
        low, high = max(0, start - FAR), min(len(self.text), end + FAR)
        before, after = bisect_right(self.ends, start) - 1, bisect_left(self.starts, end)
        near = range(max(0, before), min(before + 2, len(self.starts)))
        if any(self.starts[n] < low < self.ends[n] for n in near):
            return self._searched(start, end, low, high)
        near = range(max(0, after - 1), min(after + 1, len(self.starts)))
        if any(self.starts[n] < high <= self.ends[n] for n in near):
            return self._searched(start, end, low, high)
        first = self.ends[before] if before >= 0 and self.starts[before] >= low else 0
        last = (
            self.starts[after] if after < len(self.starts) and self.starts[after] < high else len(self.text)
        )
        return max(first, start - FAR), last

    def _searched(self, start: int, end: int, low: int, high: int) -> tuple[int, int]:
        first, last = 0, len(self.text)
        for match in _END.finditer(self.text, low, high):
            if match.end() <= start:
                first = match.end()
            elif match.start() >= end:
                last = match.start()
                break
        return max(first, start - FAR), last

    def inside(self, start: int, end: int) -> list[int]:
        """Where the borders within a stretch end."""
        first = bisect_left(self.starts, start)
        if first and self.ends[first - 1] > start:
            return [m.end() for m in _END.finditer(self.text, start, end)]
        found = list(self.ends[first : bisect_left(self.ends, end)])
        rest = _END.finditer(self.text, found[-1] if found else start, end)
        return found + [m.end() for m in rest]
