"""Where the folio stands: opened once for each state of the record file, which others may write."""

from __future__ import annotations

import gc
import re
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from counterclaim.errors import CounterclaimError
from counterclaim.evidence import Judgement, Record
from counterclaim.review import Judged, judged
from counterclaim.review.spots import Sources, label_of
from counterclaim.store import Hit, Store
from counterclaim.store.judgements import Overtaken
from counterclaim.uncollected import uncollected
from counterclaim.views.web.folio import MANY, Folio

T = TypeVar("T")

TRIES = 8
"""How often a judgement is worked out anew because somebody else's came first."""


def as_before(record: Record, before: Record) -> Record:
    """The record with each list that equals an earlier record's being that very list."""
    lists = {name: getattr(before, name) for name in Record.__struct_fields__}
    return msgspec.structs.replace(
        record, **{name: held for name, held in lists.items() if held == getattr(record, name)}
    )


class NotReadable(CounterclaimError):
    """The record cannot be read at the moment, and why."""


class NotWritable(CounterclaimError):
    """The record cannot be written at the moment, and why."""


def as_judged(judged: Judged, hits: list[Hit]) -> list[Hit]:
    """Hits of the record as built under the ids they have now, once each, without what was rejected."""
    if not judged.renamed:
        return hits
    found: dict[tuple[str, str], Hit] = {}
    for h in hits:
        id_ = judged.renamed.get((h.kind, h.id), h.id)
        if id_ is not None:
            found.setdefault((h.kind, id_), Hit(h.kind, id_, h.title, h.snippet))
    return list(found.values())


def said_by_analysts(judged: Judged, query: str, kind: str | None) -> Iterator[Hit]:
    """Lines that analysts added or changed and that hold all words of a query in the names they have now."""
    words = [w.casefold() for w in re.findall(r"\w+", query)]
    for r in judged.record.reviews if words else ():
        thing = judged.thing(r.kind, r.id)
        if thing is None or r.state == "confirmed" or kind not in {None, r.kind}:
            continue
        label = label_of(r.kind, thing)
        text = " ".join((label, *getattr(thing, "aliases", ()))).casefold()
        if all(w in text for w in words):
            yield Hit(r.kind, r.id, label, label)


class Shelf:
    """Hands out the folio of a record file, read anew whenever the file has changed.

    The record as built is read only when it was built again; a judgement is laid over what is at hand.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stamp: tuple[tuple[int, int, int], ...] | None = None
        self._state: tuple[str, int] | None = None
        self._machine: Record | None = None
        self._folio: Folio | None = None
        self._sources = Sources(Record())
        self._judged = Judged(Record())
        self._lock = threading.Lock()

    def _stamped(self) -> tuple[tuple[int, int, int], ...]:
        found = [self.path.stat()]
        ahead = self.path.with_name(self.path.name + "-wal")
        if ahead.exists():
            found.append(ahead.stat())
        return tuple((s.st_mtime_ns, s.st_size, s.st_ino) for s in found)

    def _read(self) -> None:
        with Store.open(self.path) as store:
            state = store.state
            if self._machine is None or not state[0] or self._state is None or state[0] != self._state[0]:
                with uncollected():
                    self._machine = store.machine_record()
                    if len(self._machine.reports) > MANY:
                        gc.freeze()  # before the search for cycles is on again
                self._sources = Sources(self._machine)
            elif state == self._state:
                return
            self._judged = judged(self._machine, store.judgements(), self._sources, self._judged)
            # a judgement made between the two reads is seen at the next look
            self._state = state[0], len(self._judged.judgements)
            meta = store.meta()
        if self._folio is not None:
            self._judged.record = as_before(self._judged.record, self._folio.record)
        if len(self._judged.record.reports) > MANY:
            gc.freeze()  # millions of small things that stay: looking for garbage among them takes seconds
        self._folio = Folio(
            self._judged.record, meta, self.path.stat().st_mtime, self._judged, before=self._folio
        )

    def folio(self) -> Folio:
        """The record as it is now; as it was before, while the file is being written. Raises NotReadable."""
        with self._lock:
            try:
                stamp = self._stamped()
                if self._folio is None or stamp != self._stamp:
                    self._read()
                    self._stamp = stamp
            except (CounterclaimError, OSError, sqlite3.DatabaseError) as error:
                if self._folio is None:
                    raise NotReadable(f"{self.path.name}: {error}") from error
            assert self._folio is not None
            return self._folio

    def at_hand(self) -> Folio | None:
        """The record where it is laid out already and the file was not written since; None else."""
        with suppress(OSError):
            if self._folio is not None and self._stamped() == self._stamp:
                return self._folio
        return None

    def ready(self) -> None:
        """Work out ahead what the first judgement needs. Raises NotReadable."""
        self.folio()
        self._sources.ready()

    def judge(self, make: Callable[[Folio], Judgement]) -> Judgement:
        """Keep what `make` gives for the record as it is now; made anew where somebody else was quicker.

        Raises what `make` raises, NotReadable, NotWritable.
        """
        for _ in range(TRIES):
            folio = self.folio()
            state = self._state
            made = make(folio)
            try:
                with Store.open(self.path, write=True) as store:
                    store.judge(made, known=state)
            except Overtaken:
                self._stamp = None
                continue
            except (CounterclaimError, OSError, sqlite3.DatabaseError) as error:
                raise NotWritable(f"{self.path.name}: {error}") from error
            self._stamp = None
            return made
        raise NotWritable(f"{self.path.name}: others are writing all the time; try again")

    def ask(self, what: Callable[[Store], T]) -> T:
        """What the record file answers to a question. Raises NotReadable."""
        try:
            with Store.open(self.path) as store:
                return what(store)
        except (CounterclaimError, sqlite3.DatabaseError) as error:
            raise NotReadable(f"{self.path.name}: {error}") from error

    def search(self, query: str, kind: str | None, limit: int, offset: int) -> list[Hit]:
        """The rows that hold all words of a query, best first, as judged. Raises NotReadable."""
        judged = self.folio().judged
        try:
            with Store.open(self.path) as store:
                found = as_judged(judged, store.search(query, kind=kind, limit=limit, offset=offset))
            if offset:
                return found
            said = list(said_by_analysts(judged, query, kind))
            known = {(h.kind, h.id) for h in said}
            return [*said, *(h for h in found if (h.kind, h.id) not in known)]
        except (CounterclaimError, sqlite3.DatabaseError) as error:
            raise NotReadable(f"{self.path.name}: {error}") from error
