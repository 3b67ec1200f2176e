"""What runs over time in the terminal: ceasefires, series, conditions, control, decisions, positions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.errors import NoSuchLine
from counterclaim.evidence import Breach, Join, Passage, Record
from counterclaim.store import Store
from counterclaim.views import wording


class Names(Protocol):
    """Names of actors and places by id."""

    def actors(self, ids: tuple[str, ...], most: int | None = 4) -> str:
        """The actors' names as a list in words."""

    def place(self, id_: str | None) -> str:
        """The place's name; empty for none."""


def table(title: str, *columns: str) -> Table:
    """An empty table in the manner of all of them."""
    made = Table(
        title=title or None,
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
    )
    for n, column in enumerate(columns):
        made.add_column(column, overflow="fold", no_wrap=n == 0, header_style="dim")
    return made


def _row(into: Table, *cells: str) -> None:
    into.add_row(*(Text(cell) for cell in cells))


def _words(mentions: Iterable[Passage], most: int = 90) -> str:
    return next((wording.short(m.text, most) for m in mentions), "")


def _says(by: tuple[str, ...], names: Names) -> str:
    return f" (says {names.actors(by, 2)})" if by else ""


def ceasefires(record: Record, names: Names, limit: int | None) -> Table:
    """Ceasefires with their dates, parties and breaches."""
    columns = ("declared", "status", "place", "parties", "in force", "breaches", "in the reports' words")
    made = table(f"Ceasefires ({len(record.ceasefires)})", *columns)
    for c in record.ceasefires[:limit]:
        days = [wording.date(d) if d else "…" for d in (c.start, c.until)]
        force = " – ".join(days) if c.start or c.until else ""
        breaches = wording.listed(_breach(b, names) for b in c.breaches)
        length = f" for {wording.duration(c.duration)}" if c.duration else ""
        _row(made, wording.date(c.declared), wording.word(c.status) + length, names.place(c.place),
             names.actors(c.parties), force, breaches, _words(c.mentions))  # fmt: skip
    return made


def _breach(b: Breach, names: Names) -> str:
    return f"{names.actors(b.alleged_by, 2) or 'a report'}: by {names.actors(b.laid_to, 2) or 'somebody'}"


def series(record: Record, names: Names, limit: int | None) -> Table:
    """Series with their range and the best-supported value."""
    columns = ("measure", "of", "place", "range", "best", "why", "numbers", "sources")
    made = table(f"Series ({len(record.series)})", *columns)
    for s in record.series[:limit]:
        low = wording.amount(s.minimum) if s.minimum is not None else ""
        span = f"{low} or more"
        if s.maximum is not None:
            span = low if s.maximum == s.minimum else f"{low} to {wording.amount(s.maximum)}"
        kind = wording.measure(s.measure) + (" since a start" if s.cumulative else "")
        _row(made, kind, wording.short(s.of or "", 30), names.place(s.place), span,
             wording.amount(s.best) if s.best is not None else "", s.best_rule, str(len(s.points)),
             str(s.independent_sources))  # fmt: skip
    return made


def conditions(record: Record, names: Names, limit: int | None) -> Table:
    """Conditions of places."""
    columns = ("date", "kind", "place", "what", "in the reports' words")
    made = table(f"Conditions ({len(record.conditions)})", *columns)
    for c in record.conditions[:limit]:
        what = " ".join(x for x in (c.of, c.trend, c.access, names.actors(c.actors, 2)) if x)
        date = wording.date(c.date) if c.date else ""
        _row(made, date, c.kind, names.place(c.place), what, _words(c.mentions) + _says(c.claimed_by, names))
    return made


def control(record: Record, names: Names, limit: int | None) -> Table:
    """Who holds which place."""
    columns = ("place", "date", "change", "who", "from", "in the reports' words")
    made = table(f"Control ({len(record.control)})", *columns)
    for c in record.control[:limit]:
        change = f"{c.change} {wording.amount(c.share)}" if c.share is not None else c.change
        date = wording.date(c.date) if c.date else ""
        who, whose = names.actors(c.holders, 2), names.actors(c.formerly, 2)
        _row(made, names.place(c.place), date, change, who, whose,
             _words(c.mentions) + _says(c.claimed_by, names))  # fmt: skip
    return made


def resolutions(record: Record, names: Names, limit: int | None) -> Table:
    """Resolutions with their votes."""
    columns = ("date", "body", "status", "drafted by", "votes", "in the reports' words")
    made = table(f"Resolutions ({len(record.resolutions)})", *columns)
    for r in record.resolutions[:limit]:
        votes = wording.listed(f"{names.actors((v.actor,))}: {v.vote}" for v in r.votes)
        tally = ", ".join(f"{n} {name}" for name, n in r.tally.items())
        body = names.actors((r.body,)) if r.body else ""
        _row(made, wording.date(r.date), " ".join(x for x in (body, r.number) if x), r.status,
             names.actors(r.drafted_by), votes or tally, _words(r.mentions))  # fmt: skip
    return made


def sanctions(record: Record, names: Names, limit: int | None) -> Table:
    """Sanctions and measures."""
    columns = ("date", "status", "what", "by", "on", "in the reports' words")
    made = table(f"Sanctions ({len(record.sanctions)})", *columns)
    for s in record.sanctions[:limit]:
        _row(made, wording.date(s.date), wording.word(s.status), wording.word(s.kind), names.actors(s.by),
             names.actors(s.on), _words(s.mentions) + _says(s.claimed_by, names))  # fmt: skip
    return made


def positions(record: Record, names: Names, limit: int | None) -> Table:
    """Where parties stand, one line for each standpoint."""
    columns = ("who", "issue", "date", "stands", "in the reports' words")
    made = table(f"Positions ({len(record.positions)})", *columns)
    for p in record.positions[:limit]:
        for at in p.standpoints:
            stand = at.stand + (" (changed)" if at.changed else "")
            who, words = names.actors((p.actor,)), wording.short(at.passage.text, 90)
            _row(made, who, wording.word(p.issue), wording.date(at.date), stand, words)
    return made


PARTS: dict[str, Callable[[Record, Names, int | None], Table]] = {
    "ceasefires": ceasefires,
    "series": series,
    "conditions": conditions,
    "control": control,
    "resolutions": resolutions,
    "sanctions": sanctions,
    "positions": positions,
}


def why(store: Store, event: str, console: Console) -> None:
    """Print each join that made an event one: what was compared, what every part weighed, and the words.

    `event` is the record's id of it, or a reading's id of one of its sightings. Raises NoSuchLine.
    """
    record = store.record()
    joins = [j for j in record.joins if j.kind == "event"]
    into = {id_: j.into for j in joins for id_ in (j.left, j.right)}
    found = next((e for e in record.events if e.id == into.get(event, event)), None)
    if found is None:
        raise NoSuchLine(
            f"{event}: there is no such event; an event's id is what the address of its page ends in, "
            "after /events/, and `counterclaim export` has them all"
        )
    made = [j for j in joins if j.into == found.id]
    title = f"{found.id}: {wording.deed(found.type, found.acled)}, {wording.date(found.date)}"
    console.print(Text(title, style="bold"))
    for m in found.mentions:
        console.print(Text(f"  {m.report}: {wording.short(m.text, 120)}"))
    if not made:
        console.print("One report tells of it once: nothing was joined.")
    told = {id_: _sighting(store, id_) for j in made for id_ in (j.left, j.right)}
    for j in sorted(made, key=lambda j: (j.left, j.right)):
        console.print()
        for id_ in (j.left, j.right):
            console.print(Text(f"  {id_}: {told[id_]}"))
        console.print(Text(j.rule, style="bold"))
        console.print(_join(j))


def _sighting(store: Store, id_: str) -> str:
    """An event as one report tells it, in a line: its words, its date."""
    reading = store.reading_of(id_.rpartition("/")[0])
    e = next((e for e in reading.events if e.id == id_), None) if reading else None
    return "" if e is None else f"{wording.short(e.mentions[0].text, 100)} ({wording.date(e.date)})"


def _join(join: Join) -> Table:
    made = table("", "compared", "weighed")
    for name, weight in join.parts:
        _row(made, name, f"{weight:+.2f}")
    _row(made, "together", f"{sum(weight for _, weight in join.parts):+.2f}")
    return made
