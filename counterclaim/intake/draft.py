"""What a format reader hands on: a report's text with what the input itself says about it."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field

from counterclaim.evidence import Furniture, Span


@dataclass(frozen=True)
class Given:
    """What an input says of a report besides its text; None where it says nothing."""

    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    published: str | None = None
    byline: str | None = None

    def over(self, other: Given) -> Given:
        """This, with what it does not say taken from the other."""
        return Given(*(mine or theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


@dataclass(frozen=True)
class Layout:
    """Which stretches of a text are prose and which are furniture, where markup tells it."""

    body: tuple[Span, ...]
    furniture: tuple[Furniture, ...]


@dataclass(frozen=True)
class Draft:
    """One report before it is named: `where` is its spot inside the file (a line, a member), if any.

    `given` was said on purpose (a column, a key); `markup` stands in the page's own head.
    """

    text: str
    sha256: str
    format: str
    path: str
    where: str | None = None
    given: Given = field(default_factory=Given)
    markup: Given = field(default_factory=Given)
    layout: Layout | None = None
