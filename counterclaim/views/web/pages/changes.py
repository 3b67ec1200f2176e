"""What changed since the last build: a few lines on the overview, all of it on a page of its own."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.responses import Response

from counterclaim.store import Store
from counterclaim.store.builds import Change, Tally
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.choices import Offered
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.paging import SIZE
from counterclaim.views.web.questions import question
from counterclaim.views.web.visit import Visit

FEW = 8
"""Changes on the overview."""
_FIRST = ("dispute", "talk", "ceasefire", "position", "proposal", "event", "series", "report")
"""What the overview tells of, most telling first."""
_WHAT = {"added": "new", "changed": "changed", "gone": "gone"}


@dataclass(frozen=True)
class News:
    """One change as it is shown; without an address where the thing is not in the record now."""

    kind: str
    what: str
    line: str
    href: str


def news(folio: Folio, change: Change) -> News:
    """A change in a reader's words."""
    kind = wording.ROOMS.get(change.kind, wording.word(change.kind))
    id_ = folio.judged.renamed.get((change.kind, change.id), change.id) or ""
    href = links.to(change.kind, id_) if id_ in folio.of(change.kind) else ""
    line = wording.short(change.line, 150)
    if href and change.kind == "dispute":
        line = str(question(folio, folio.disputes[id_], 1).asked.striptags())
    return News(kind, _WHAT[change.what], line, href)


def counted(tally: Tally) -> str:
    """How much a build changed: "12 new and 3 changed events, 1 gone figure"."""
    order = {"added": 0, "changed": 1, "gone": 2}
    parts = [
        wording.things(n, kind, _WHAT[what])
        for kind, what, n in sorted(tally.counts, key=lambda c: (order[c[1]], -c[2], c[0]))
    ]
    return wording.listed(parts, 6)


def latest(visit: Visit) -> tuple[Tally, list[News]] | None:
    """The last build that changed something, with its foremost changes; None for a record built once."""

    def ask(store: Store) -> tuple[Tally, list[Change]] | None:
        newest = store.tallies(1)
        if not newest or newest[0].number < 2 or not newest[0].counts:
            return None
        return newest[0], store.foremost_changes(newest[0].number, _FIRST, FEW)

    folio = visit.folio
    found = folio.once("latest", lambda: visit.shelf.ask(ask))
    return None if found is None else (found[0], [news(folio, c) for c in found[1]])


def _number(asked: str) -> int:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 0


def changes(visit: Visit) -> Response:
    """Answer with what one build changed, the last one where none is asked for."""
    tallies = visit.shelf.ask(lambda store: store.tallies())
    asked = _number(visit.ask("build"))
    tally = next((t for t in tallies if t.number == asked), tallies[0] if tallies else None)
    kind = visit.ask("kind") if visit.ask("kind") in wording.ROOMS else ""
    kinds = sorted({k for k, _, _ in tally.counts}) if tally else []
    total = sum(n for k, _, n in tally.counts if not kind or k == kind) if tally else 0
    pages = max(1, -(-total // SIZE))
    number = min(max(_number(visit.ask("page")), 1), pages)
    held: list[Change] = []
    if tally is not None:
        build = tally.number
        held = visit.shelf.ask(lambda store: store.changes(build, kind, SIZE, (number - 1) * SIZE))
    words = {k: wording.ROOMS.get(k, wording.word(k)) for k in kinds}
    sums = {k: sum(n for held_kind, _, n in tally.counts if held_kind == k) if tally else 0 for k in kinds}
    builds = tuple((str(t.number), f"{t.number}, {wording.date(t.at[:10])}", t.total) for t in tallies)
    filters = [
        Offered("build", "Build", str(tally.number) if tally else "", builds),
        Offered("kind", "Kind", kind, tuple((k, words[k], sums[k]) for k in kinds)),
    ]
    return visit.page(
        "changes.html",
        "overview",
        "What changed",
        tally=tally,
        counted=counted(tally) if tally else "",
        news=[news(visit.folio, c) for c in held],
        filters=[f for f in filters if len(f.options) > 1],
        number=number,
        pages=pages,
    )
