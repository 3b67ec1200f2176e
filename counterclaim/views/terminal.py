"""The record in the terminal: an overview, or one part of it."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.table import Table
from rich.text import Text

from counterclaim.evidence import Record
from counterclaim.store import Store
from counterclaim.views import course, wording


class _Names:
    """Names of actors and places by id."""

    def __init__(self, record: Record) -> None:
        self._actors = {a.id: a.name for a in record.actors}
        self._places = {p.id: p.name for p in record.places}

    def actors(self, ids: tuple[str, ...], most: int | None = 4) -> str:
        return wording.listed((self._actors.get(i, i) for i in ids), most)

    def place(self, id_: str | None) -> str:
        return self._places.get(id_ or "", "")


def _table(title: str, *columns: str) -> Table:
    table = Table(
        title=title, title_justify="left", title_style="bold", box=None, pad_edge=False, padding=(0, 2, 0, 0)
    )
    for n, column in enumerate(columns):
        table.add_column(column, overflow="fold", no_wrap=n == 0, header_style="dim")
    return table


def _status(code: str) -> Text:
    return Text(f"{wording.GLYPHS.get(code, '·')} {wording.word(code)}")


def _talks(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(f"Talks ({len(record.talks)})", "date", "place", "status", "who", "in the reports' words")
    for t in record.talks[:limit]:
        words = wording.short(t.mentions[0].text, 90) if t.mentions else ""
        row = (
            wording.date(t.date),
            names.place(t.place),
            _status(t.status),
            names.actors(t.participants),
            words,
        )
        table.add_row(*(r if isinstance(r, Text) else Text(r) for r in row))
    return table


def _events(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(
        f"Events ({len(record.events)})",
        "date",
        "status",
        "type",
        "place",
        "in the reports' words",
        "sources",
    )
    shown = [e for e in record.events if e.status != "hypothetical"] if limit else list(record.events)
    for e in shown[:limit]:
        kind = wording.deed(e.type, e.acled)
        words = wording.short(e.mentions[0].text, 90) if e.mentions else ""
        by = f" (says {names.actors(e.claimed_by, 2)})" if e.claimed_by else ""
        place, sources = names.place(e.place), str(e.independent_sources)
        row = (Text(wording.date(e.date)), _status(e.status), *map(Text, (kind, place, words + by, sources)))
        table.add_row(*row)
    return table


def _statements(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(f"Statements ({len(record.statements)})", "who", "does", "what", "report")
    order = sorted(
        record.statements, key=lambda s: (s.actor is None, s.actor or "", s.report, s.content[0].start)
    )
    for s in order[:limit]:
        who = names.actors(s.actors or ((s.actor,) if s.actor else ())) or (
            s.source.text.rstrip(",") if s.source else "(no source)"
        )
        words = " … ".join(c.text for c in s.content)
        table.add_row(
            Text(wording.short(who, 40)),
            Text(wording.speech(s.kind)),
            Text(wording.short(words, 120)),
            Text(s.report),
        )
    return table


def _figures(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(
        f"Figures ({len(record.figures)})", "number", "measure", "of", "place", "as of", "whose", "report"
    )
    statements = {s.id: s for s in record.statements}
    for f in sorted(record.figures, key=lambda f: (f.measure, -f.value, f.report, f.span.start))[:limit]:
        s = statements.get(f.statement or "")
        whose = names.actors(s.actors or ((s.actor,) if s.actor else ())) if s else ""
        what = (wording.bounded(f), wording.measure(f.measure), wording.short(f.of or "", 40))
        when = wording.date(f.as_of) if f.as_of else ""
        table.add_row(*map(Text, (*what, names.place(f.place), when, whose, f.report)))
    return table


def _disputes(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(f"Disputes ({len(record.disputes)})", "kind", "one side", "the other side", "rule")
    for d in record.disputes[:limit]:
        sides = []
        for side in d.sides[:2]:
            who = names.actors(side.actors, 3) or "a report"
            sides.append(Text(f"{who}: {wording.short(side.mentions[0].text, 140)}"))
        table.add_row(Text(d.kind), *sides, Text(d.rule))
    return table


def _proposals(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(f"Proposals ({len(record.proposals)})", "by", "terms", "in the reports' words", "answers")
    for p in record.proposals[:limit]:
        terms = ", ".join(f"{key} {value}" for key, value in sorted(p.terms.items()))
        answers = (
            wording.listed(f"{names.actors((r.actor,))} {wording.answer(r.stance)}" for r in p.responses)
            or "none reported"
        )
        table.add_row(
            Text(names.actors(p.by)), Text(terms), Text(wording.short(p.mentions[0].text, 110)), Text(answers)
        )
    return table


def _actors(record: Record, names: _Names, limit: int | None) -> Table:
    table = _table(f"Actors ({len(record.actors)})", "name", "kind", "part of", "also called", "mentions")
    for a in sorted(record.actors, key=lambda a: (-len(a.mentions), a.id))[:limit]:
        also = wording.short(wording.listed([x for x in a.aliases if x != a.name], 5), 90)
        part = names.actors((a.part_of,)) if a.part_of else ""
        table.add_row(*(Text(x) for x in (a.name, wording.word(a.kind), part, also, str(len(a.mentions)))))
    return table


def _reports(record: Record, _names: _Names, limit: int | None) -> Table:
    table = _table(
        f"Reports ({len(record.reports)})", "id", "published", "basis", "outlet", "title", "copy of"
    )
    for r in record.reports[:limit]:
        row = (
            r.id,
            wording.date(r.published),
            r.published_basis or "",
            r.outlet or "",
            wording.short(r.title or "", 80),
        )
        table.add_row(*(Text(x) for x in (*row, r.copy_of or "")))
    return table


def _problems(record: Record, _names: _Names, limit: int | None) -> Table:
    table = _table(f"Set aside, or remarked on ({len(record.problems)})", "code", "why")
    for p in record.problems[:limit]:
        table.add_row(Text(p.code), Text(p.message))
    return table


_PARTS: dict[str, Callable[[Record, _Names, int | None], Table]] = {
    "reports": _reports,
    "talks": _talks,
    "events": _events,
    "statements": _statements,
    "figures": _figures,
    "proposals": _proposals,
    "disputes": _disputes,
    "actors": _actors,
    "problems": _problems,
    **course.PARTS,
}
_OVERVIEW = ("talks", "events", "disputes", "proposals", "figures", "statements")


def show(store: Store, part: str, console: Console, limit: int) -> None:
    """Print one part in full, or of the main parts the first `limit` lines each."""
    record = store.record()
    names = _Names(record)
    if part != "overview":
        console.print(_PARTS[part](record, names, None))
        return
    independent = sum(r.copy_of is None for r in record.reports)
    speakers = len({s.actor for s in record.statements if s.actor})
    title = store.meta().get("title", "")
    console.print(Text(title, style="bold"))
    console.print(
        f"{wording.count(len(record.reports), 'report')}, {independent} independent · "
        f"{wording.count(len(record.statements), 'statement')} by {wording.count(speakers, 'source')} · "
        f"{wording.count(len(record.events), 'event')} · {wording.count(len(record.disputes), 'dispute')}"
    )
    for name in _OVERVIEW:
        table = _PARTS[name](record, names, limit)
        if table.row_count:
            console.print()
            console.print(table)
    if record.problems:
        console.print()
        lost = wording.count(sum(p.count for p in record.problems), "input")
        console.print(f"{lost} set aside: counterclaim show problems")
