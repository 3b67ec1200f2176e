"""Questions an assistant may ask of a record, each answered in lines that carry their citations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from counterclaim.evidence import Passage
from counterclaim.evidence.edtf import days
from counterclaim.views import wording
from counterclaim.views.assistants.lines import KINDS, cite, line
from counterclaim.views.web.api.collections import COLLECTIONS
from counterclaim.views.web.choices import window
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.shelf import Shelf

MOST = 50
PIECE = 6000
"""Characters of a report given at once."""
CITE = (
    "Cite every line you use with its cite_as. What is between quotation marks are a report's exact words; "
    "`says` is a summary by rule. A claim is somebody's: name who makes it. Where sources contradict each "
    "other, give both sides. Say nothing that no citation supports."
)


class NoAnswer(Exception):
    """The question cannot be answered as it was put, and why."""


def _matching(folio: Folio, asked: str) -> set[str]:
    """The actors an assistant means by an id, a name, or a part of one."""
    if asked in folio.actors:
        return {asked}
    wanted = asked.casefold().strip()
    names = {a.id: [n.casefold() for n in (a.name, *a.aliases)] for a in folio.record.actors}
    exact = {i for i, called in names.items() if wanted in called}
    found = exact or {i for i, called in names.items() if any(wanted in n for n in called)}
    if not found or not wanted:
        raise NoAnswer(f"No actor of the record is called {asked!r}. Ask `actors` for those there are.")
    return found


def _places(folio: Folio, asked: str) -> set[str]:
    if asked in folio.places:
        return {asked}
    wanted = asked.casefold().strip()
    found = {p.id for p in folio.record.places if wanted and wanted in p.name.casefold()}
    if not found:
        raise NoAnswer(f"No place of the record is called {asked!r}. Search for the word instead.")
    return found


Fits = Callable[[Any], bool]


class Answers:
    """The questions over one record file, read anew whenever it changes."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def _answer(self, folio: Folio, kind: str, left: Sequence[Any], first: int, most: int) -> dict[str, Any]:
        most = min(max(1, most), MOST)
        first = max(0, first)
        shown = [line(folio, kind, t) for t in left[first : first + most]]
        return {
            "record": folio.title,
            "how_to_cite": CITE,
            "total": len(left),
            "first": first,
            "more": first + most < len(left),
            "lines": msgspec.to_builtins([s for s in shown if s.citations]),
        }

    def _listed(self, name: str, fits: Sequence[Fits], first: int, most: int) -> dict[str, Any]:
        folio, c = self._shelf.folio(), COLLECTIONS[name]
        left = [t for t in c.things(folio) if all(f(t) for f in fits)]
        return self._answer(folio, c.kind, left, first, most)

    def _between(self, name: str, since: str, until: str) -> list[Fits]:
        for given in (since, until):
            if given and days(given) is None:
                raise NoAnswer(f"{given!r} is not a date such as 2016-02-11, 2016-02 or 2016.")
        within, c = window(since, until), COLLECTIONS[name]
        if within is None or not c.dated:
            return []
        listing = c.listing(self._shelf.folio())
        meeting = {listing.items[n].id for n in listing.picked(listing.meeting(within)).rows.tolist()}
        return [lambda t: t.id in meeting]

    def _who(self, actor: str, ids: Callable[[Any], Sequence[str]]) -> list[Fits]:
        if not actor:
            return []
        wanted = _matching(self._shelf.folio(), actor)
        return [lambda t: not wanted.isdisjoint(ids(t))]

    def _where(self, place: str) -> list[Fits]:
        if not place:
            return []
        wanted = _places(self._shelf.folio(), place)
        return [lambda t: t.place in wanted]

    def record(self) -> dict[str, Any]:
        """What the record holds: its title, how many lines of each kind, its reports and their outlets."""
        folio = self._shelf.folio()
        reports = [
            {"id": r.id, "outlet": folio.outlet(r.id), "date": wording.date(r.published),
             "title": folio.headline(r.id), "copy_of": r.copy_of}
            for r in COLLECTIONS["reports"].things(folio)[:200]
        ]  # fmt: skip
        counts = {name: c.count(folio) for name, c in COLLECTIONS.items()}
        return {"record": folio.title, "how_to_cite": CITE, "counts": counts, "reports": reports}

    def search(self, words: str, kind: str = "", first: int = 0, most: int = 20) -> dict[str, Any]:
        """Lines that hold all of some words, best first."""
        if kind and kind not in KINDS:
            raise NoAnswer(f"{kind!r} is none of {', '.join(KINDS)}.")
        folio, most = self._shelf.folio(), min(max(1, most), MOST)
        hits = self._shelf.search(words[:300], kind or None, most + 1, max(0, first))
        shown = [
            line(folio, h.kind, thing)
            for h in hits[:most]
            if h.kind in KINDS and (thing := folio.of(h.kind).get(h.id)) is not None
        ]
        return {
            "record": folio.title,
            "how_to_cite": CITE,
            "more": len(hits) > most,
            "lines": msgspec.to_builtins([s for s in shown if s.citations]),
            "reports": [h.id for h in hits if h.kind == "report"],
        }

    def actors(self, name: str = "", kind: str = "", first: int = 0, most: int = 20) -> dict[str, Any]:
        """Who acts, speaks or is spoken of, most mentioned first."""
        fits = self._who(name, lambda a: (a.id,))
        fits += [lambda a: a.kind == kind] if kind else []
        return self._listed("actors", fits, first, most)

    def statements(
        self,
        speaker: str = "",
        kind: str = "",
        since: str = "",
        until: str = "",
        first: int = 0,
        most: int = 20,
    ) -> dict[str, Any]:
        """Who said what, in the order of the reports."""
        folio = self._shelf.folio()
        fits = self._who(speaker, folio.speakers) + self._between("statements", since, until)
        fits += [lambda s: s.kind == kind] if kind else []
        return self._listed("statements", fits, first, most)

    def events(
        self,
        type: str = "",
        status: str = "",
        actor: str = "",
        place: str = "",
        since: str = "",
        until: str = "",
        first: int = 0,
        most: int = 20,
    ) -> dict[str, Any]:
        """What happened, was planned or is claimed, by date."""
        wanted = type.casefold()
        fits = self._who(actor, lambda e: (*e.actors, *e.recipients)) + self._where(place)
        fits += self._between("events", since, until)
        if wanted:
            fits.append(lambda e: wanted in {e.type.casefold(), wording.deed(e.type, e.acled).casefold()})
        if status:
            fits.append(lambda e: e.status == status)
        return self._listed("events", fits, first, most)

    def figures(
        self,
        measure: str = "",
        place: str = "",
        since: str = "",
        until: str = "",
        first: int = 0,
        most: int = 20,
    ) -> dict[str, Any]:
        """Numbers with what they count, whose they are and their bounds."""
        fits = self._where(place) + self._between("figures", since, until)
        fits += [lambda f: f.measure == measure] if measure else []
        return self._listed("figures", fits, first, most)

    def disputes(self, actor: str = "", kind: str = "", first: int = 0, most: int = 10) -> dict[str, Any]:
        """Where sources contradict each other, with the words of each side."""
        fits = self._who(actor, lambda d: [a for s in d.sides for a in s.actors])
        fits += [lambda d: d.kind == kind] if kind else []
        return self._listed("disputes", fits, first, most)

    def talks(
        self, actor: str = "", since: str = "", until: str = "", first: int = 0, most: int = 20
    ) -> dict[str, Any]:
        """Rounds of talks by date."""
        fits = self._who(actor, lambda t: t.participants) + self._between("talks", since, until)
        return self._listed("talks", fits, first, most)

    def proposals(self, actor: str = "", first: int = 0, most: int = 20) -> dict[str, Any]:
        """Terms that somebody put forward, and the answers."""
        fits = self._who(actor, lambda p: (*p.by, *(r.actor for r in p.responses)))
        return self._listed("proposals", fits, first, most)

    def report(self, id: str, start: int = 0) -> dict[str, Any]:
        """A piece of a report's source text from an offset on, with the citation of that piece."""
        folio = self._shelf.folio()
        found = folio.reports.get(id)
        if found is None:
            raise NoAnswer(f"The record has no report with the id {id!r}. Ask `record` for those there are.")
        start = min(max(0, start), len(found.text))
        end = min(start + PIECE, len(found.text))
        cited = cite(folio, Passage(id, start, end, found.text[start:end]))
        return {
            "record": folio.title,
            "how_to_cite": CITE,
            "citation": msgspec.to_builtins(cited),
            "length": len(found.text),
            "next": end if end < len(found.text) else None,
            "copy_of": found.copy_of,
        }
