"""What a table of the record is: named columns with HXL hashtags, and how a row is read off an item."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from counterclaim.evidence import Passage
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio

Value = str | int | float | bool | None
Kind = Literal["text", "number", "count", "flag"]


@dataclass(frozen=True)
class Column:
    """One column: its name, its HXL hashtag, what it holds in words, its type, and how it is read."""

    name: str
    hxl: str
    about: str
    value: Callable[[Folio, Any], Value]
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """One table of the record. `place` gives the id of the place that a row stands at, where it has one."""

    name: str
    about: str
    items: Callable[[Folio], Iterable[Any]]
    columns: tuple[Column, ...]
    place: Callable[[Any], str | None] | None = None

    @property
    def header(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(c.name for c in self.columns)

    @property
    def hashtags(self) -> tuple[str, ...]:
        """The HXL hashtags of the columns."""
        return tuple(c.hxl for c in self.columns)

    def rows(self, folio: Folio) -> Iterator[tuple[Value, ...]]:
        """Every item as a row, in the order of the record."""
        for item in self.items(folio):
            yield self.row(folio, item)

    def row(self, folio: Folio, item: Any) -> tuple[Value, ...]:
        """One item as a row."""
        return tuple(c.value(folio, item) for c in self.columns)


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, in their order, once each: "a; b"."""
    return "; ".join(dict.fromkeys(v.replace(";", ",") for v in values if v))


def names(folio: Folio, actors: Iterable[str]) -> str:
    """Actors' names in one cell."""
    return joined(folio.name(a) for a in actors)


def first_day(edtf: str | None) -> str | None:
    """The first day that a date allows, as YYYY-MM-DD; None where it names none."""
    found = days(edtf)
    return found.first.isoformat() if found else None


def last_day(edtf: str | None) -> str | None:
    """The last day that a date allows, as YYYY-MM-DD; None where it names none."""
    found = days(edtf)
    return found.last.isoformat() if found else None


def foremost(passages: Iterable[Passage]) -> Passage | None:
    """The first passage, whose words a row quotes."""
    return next(iter(passages), None)


def dated(get: Callable[[Any], str | None], tag: str = "+occurred") -> tuple[Column, ...]:
    """The three columns of a date: as EDTF, and its first and last day."""
    return (
        Column(
            "date", f"#date{tag}+edtf", "the date as EDTF; empty where nobody gave one", lambda _, x: get(x)
        ),
        Column("date_first", f"#date{tag}+start", "its first day", lambda _, x: first_day(get(x))),
        Column("date_last", f"#date{tag}+end", "its last day", lambda _, x: last_day(get(x))),
    )


def located(get: Callable[[Any], str | None]) -> tuple[Column, ...]:
    """The columns of a place: its name, country and coordinates, and how far they may be off."""

    def of(folio: Folio, item: Any, part: str) -> Value:
        found = folio.places.get(get(item) or "")
        value: Value = getattr(found, part) if found else None
        return value

    return (
        Column("place", "#loc+name", "the place's name", lambda f, x: f.place_name(get(x)) or None),
        Column(
            "country", "#country+code", "ISO 3166-1 alpha-3 of the place", lambda f, x: of(f, x, "country")
        ),
        Column("lat", "#geo+lat", "degrees, WGS 84", lambda f, x: of(f, x, "lat"), "number"),
        Column("lon", "#geo+lon", "degrees, WGS 84", lambda f, x: of(f, x, "lon"), "number"),
        Column(
            "radius_km",
            "#geo+radius+km",
            "how far the point may be off, in km",
            lambda f, x: of(f, x, "radius_km"),
            "number",
        ),
    )


def quoted(get: Callable[[Any], Iterable[Passage]]) -> tuple[Column, ...]:
    """The columns of the evidence: the first passage's words and where they stand, and all reports."""

    def part(item: Any, name: str) -> Value:
        found = foremost(get(item))
        value: Value = getattr(found, name) if found else None
        return value

    def outlet(folio: Folio, item: Any) -> Value:
        found = foremost(get(item))
        return folio.outlet(found.report) if found else None

    return (
        Column(
            "words",
            "#description+words",
            "the exact words of the first passage",
            lambda _, x: part(x, "text"),
        ),
        Column("outlet", "#meta+source+name", "what its report is cited as", outlet),
        Column("report", "#meta+source+id", "the id of its report", lambda _, x: part(x, "report")),
        Column(
            "start",
            "#meta+start",
            "its first character in the report, from 0",
            lambda _, x: part(x, "start"),
            "count",
        ),
        Column("end", "#meta+end", "the character after its last", lambda _, x: part(x, "end"), "count"),
        Column(
            "reports",
            "#meta+source+all+id",
            "the ids of all reports that tell of it",
            lambda _, x: joined(p.report for p in get(x)),
        ),
    )


SOURCES = Column(
    "independent_sources",
    "#meta+sources+num",
    "how many independent sources tell of it",
    lambda _, x: x.independent_sources,
    "count",
)
ID = Column("id", "#meta+id", "the id in the record", lambda _, x: x.id)


def reviewed(kind: str) -> Column:
    """The column that says how an analyst judged a thing of a kind; empty where only the machine read it."""

    def state(folio: Folio, item: Any) -> Value:
        review = folio.reviews.get((kind, item.id))
        return wording.word(review.state) if review else None

    return Column("review", "#status+review", "how an analyst judged it; empty where nobody has", state)
