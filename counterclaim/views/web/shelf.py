"""Where the folio stands: opened once for each state of the record file, which others may write."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.store import Hit, Store
from counterclaim.views.web.folio import Folio


class NotReadable(CounterclaimError):
    """The record cannot be read at the moment, and why."""


class Shelf:
    """Hands out the folio of a record file, read anew whenever the file has changed."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._state: tuple[int, int, int] | None = None
        self._folio: Folio | None = None
        self._lock = threading.Lock()

    def folio(self) -> Folio:
        """The record as it is now; as it was before, while the file is being written. Raises NotReadable."""
        with self._lock:
            try:
                stat = self.path.stat()
                state = (stat.st_mtime_ns, stat.st_size, stat.st_ino)
                if self._folio is None or state != self._state:
                    with Store.open(self.path) as store:
                        self._folio = Folio(store.record(), store.meta(), stat.st_mtime)
                    self._state = state
            except (CounterclaimError, OSError, sqlite3.DatabaseError) as error:
                if self._folio is None:
                    raise NotReadable(f"{self.path.name}: {error}") from error
            return self._folio

    def search(self, query: str, kind: str | None, limit: int, offset: int) -> list[Hit]:
        """The rows that hold all words of a query, best first. Raises NotReadable."""
        try:
            with Store.open(self.path) as store:
                return store.search(query, kind=kind, limit=limit, offset=offset)
        except (CounterclaimError, sqlite3.DatabaseError) as error:
            raise NotReadable(f"{self.path.name}: {error}") from error
