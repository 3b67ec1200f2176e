"""One attribution as an engine finds it: a source, a cue and content, in document offsets."""

from __future__ import annotations

from dataclasses import dataclass

Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sureness:
    """How sure the learned reader is: of the anchor (a logit), the weakest content, the source (0 to 1)."""

    anchor: float
    weakest: float
    source: float


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: document offsets [start, end) of source, cue and content.

    `source` or `cue` is None where the text has none; `content` has several stretches, in text
    order, where the cue interrupts it, and is never empty; `reader` names the engine that found it;
    `nested` says that it was kept although it stands in another's content; `sure` is the learned
    reader's own account, None where it did not find it; `confidence` the probability that it is right and
    `quoted` whether words of its content are quoted, where these have been worked out.
    """

    source: Stretch | None
    cue: Stretch | None
    content: tuple[Stretch, ...]
    reader: str = ""
    nested: bool = False
    sure: Sureness | None = None
    confidence: float | None = None
    quoted: bool = False

    @property
    def start(self) -> int:
        """Where the attribution's first character of content stands."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where its content ends."""
        return self.content[-1][1]

    def letters(self) -> int:
        """How many characters the content has."""
        return sum(end - start for start, end in self.content)


def shared(left: Attribution, right: Attribution) -> int:
    """How many characters the contents of two attributions share."""
    total = 0
    for start, end in left.content:
        for from_, to in right.content:
            total += max(0, min(end, to) - max(start, from_))
    return total


def likeness(left: Attribution, right: Attribution) -> float:
    """The Jaccard index of two attributions' contents, over characters."""
    both = shared(left, right)
    return both / (left.letters() + right.letters() - both) if both else 0.0
