"""Opening, writing and reading a record file."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypeVar

import msgspec

import counterclaim
from counterclaim.errors import NoRecord, NotARecord, WrongSchema
from counterclaim.evidence import Judgement, Problem, Reading, Record
from counterclaim.memory import Memory
from counterclaim.review import Judged, judged
from counterclaim.store import builds, memories
from counterclaim.store import judgements as log
from counterclaim.store.builds import Build, Change, Tally
from counterclaim.store.rows import EXPORTED, KINDS, PLACED
from counterclaim.store.saving import Saving, save_meta, save_readings
from counterclaim.store.search import Hit, search

SCHEMA_VERSION = 2
_APPLICATION = 0x43434C4D  # "CCLM", what `file` and SQLite's application_id know a record by

_ASKED = 500
"""Keys asked for at once; SQLite takes 999 in a question wherever it comes from."""

T = TypeVar("T")


class Store:
    """One record file. Use as a context manager; `Store.open` to read, `Store.create` to write."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection

    @classmethod
    def create(cls, path: Path) -> Self:
        """The record at `path`, made empty if there is none. Raises NotARecord, WrongSchema."""
        if path.exists() and path.stat().st_size:
            return cls.open(path, write=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path)
        schema = files(__package__).joinpath("schema.sql").read_text(encoding="utf-8")
        connection.executescript(
            f"BEGIN; {schema}; PRAGMA application_id = {_APPLICATION};"
            f" PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"
        )
        return cls(path, connection)

    @classmethod
    def open(cls, path: Path, *, write: bool = False) -> Self:
        """The record at `path`. Raises NoRecord, NotARecord, WrongSchema."""
        if not path.exists():
            raise NoRecord(
                f"{path}: there is no record here; make one with: counterclaim build REPORTS --record {path}"
            )
        try:
            mode = "rw" if write else "ro"
            if not write and not os.access(path.resolve().parent, os.W_OK):
                mode = "ro&immutable=1"  # nobody can write beside it, so it needs no lock files either
            connection = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode={mode}", uri=True, check_same_thread=False
            )
            application = connection.execute("PRAGMA application_id").fetchone()[0]
            version = connection.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            raise NotARecord(
                f"{path}: not a counterclaim record ({error}); --record names the file `build` writes"
            ) from error
        if application != _APPLICATION:
            raise NotARecord(
                f"{path}: SQLite, but not a counterclaim record; --record names the file `build` writes"
            )
        if version != SCHEMA_VERSION:
            raise WrongSchema(
                f"{path}: written under schema {version}, this is schema {SCHEMA_VERSION}; "
                f"build the record again; judgements in it are kept by "
                f"`counterclaim judgements export --record {path}` and `import`"
            )
        return cls(path, connection)

    def close(self) -> None:
        """Let go of the file."""
        self.connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # writing

    def save(
        self,
        record: Record,
        readings: Mapping[str, Reading],
        meta: Mapping[str, str],
        memory: Memory | None = None,
    ) -> None:
        """Replace what is kept by `record` in one transaction, in which only what differs is written.

        `readings` are kept by their key, and of `memory` what was found out anew; what it was not asked for
        is forgotten."""
        with self.connection as c:
            c.execute("BEGIN IMMEDIATE")
            c.execute("PRAGMA defer_foreign_keys = ON")
            changes = builds.Log(c)
            digest = Saving(c, changes).write(record)
            save_readings(c, readings)
            made_by = f"counterclaim {counterclaim.__version__}"
            save_meta(c, {"made_by": made_by, **meta, PLACED: "1", "digest": digest})
            changes.enter(builds.now())
            if memory is not None:
                memories.keep(c, memory)

    # reading

    def readings(self, keys: Sequence[str]) -> Iterator[tuple[str, Reading]]:
        """The readings kept under some keys, without their texts, each with its key; in no order."""
        decoder = msgspec.json.Decoder(Reading)
        for at in range(0, len(keys), _ASKED):
            some = keys[at : at + _ASKED]
            query = f"SELECT key, object FROM reading WHERE key IN ({', '.join('?' * len(some))})"
            for key, encoded in self.connection.execute(query, some):
                yield key, decoder.decode(encoded)

    def remembered(self, kind: str, key: bytes) -> bytes | None:
        """What an earlier build found out, as `Memory` asks for it."""
        return memories.held(self.connection, kind, key)

    def reading_of(self, report: str) -> Reading | None:
        """What was read from one report, without its text; None if nothing is kept of it."""
        query = "SELECT object FROM reading WHERE report = ? ORDER BY key DESC LIMIT 1"
        row = self.connection.execute(query, [report]).fetchone()
        return None if row is None else msgspec.json.decode(row[0], type=Reading)

    def meta(self) -> dict[str, str]:
        """What is known of the record itself."""
        return dict(self.connection.execute("SELECT key, value FROM meta"))

    def counts(self) -> dict[str, int]:
        """How many of each kind there are, by the export's names."""
        return {
            kind.name: self.connection.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0]
            for kind in EXPORTED
        }

    def record(self) -> Record:
        """The whole record as it is read out: as it was built, with the judgements of analysts applied."""
        return self.judged().record

    def judged(self) -> Judged:
        """The record with its judgements applied, and what came of each."""
        return judged(self.machine_record(), self.judgements())

    def judgements(self) -> list[Judgement]:
        """Every judgement ever made on this record, oldest first."""
        return log.log(self.connection)

    def judge(self, *made: Judgement, known: tuple[str, int] | None = None) -> int:
        """Keep judgements; how many were not there yet. With `known`, only where that still is the `state`.
        Raises Overtaken."""
        return log.keep(self.connection, made, known)

    @property
    def state(self) -> tuple[str, int]:
        """The digest of the record as built, and how many judgements there are: equal states read alike."""
        return log.state(self.connection)

    def machine_record(self) -> Record:
        """The whole record as it was built, without what analysts said of it."""
        parts: dict[str, Any] = {}
        for kind in KINDS:
            if kind.noun is not Problem:
                order = "rowid" if kind.has_rowid else ", ".join(kind.key)
                query = f"SELECT object FROM {kind.table} ORDER BY {order}"
                parts[kind.name] = tuple(self._decode(query, kind.noun))
        texts = dict(self.connection.execute("SELECT id, text FROM report"))
        parts["reports"] = tuple(msgspec.structs.replace(r, text=texts[r.id]) for r in parts["reports"])
        parts["problems"] = tuple(self.problems())
        return Record(**parts)

    def builds(self) -> list[Build]:
        """When the record was built, newest first, and what each build added, changed or took away."""
        return builds.builds(self.connection)

    def tallies(self, most: int = 50) -> list[Tally]:
        """The newest builds with how much each changed."""
        return builds.tallies(self.connection, most)

    def changes(self, build: int, kind: str = "", limit: int = 100, offset: int = 0) -> list[Change]:
        """Some of the changes of one build; only those of `kind` where one is named."""
        return builds.changes(self.connection, build, kind, limit, offset)

    def foremost_changes(self, build: int, kinds: tuple[str, ...], most: int) -> list[Change]:
        """The first few changes of a build, of each kind in turn."""
        return builds.foremost(self.connection, build, kinds, most)

    def problems(self) -> list[Problem]:
        """What was set aside."""
        found = self.connection.execute(
            "SELECT path, code, message, place, count FROM problem ORDER BY rowid"
        )
        return [Problem(*row) for row in found]

    def report_text(self, report: str) -> str | None:
        """The source text of one report; None if there is no such report."""
        row = self.connection.execute("SELECT text FROM report WHERE id = ?", [report]).fetchone()
        return None if row is None else str(row[0])

    def search(self, query: str, *, kind: str | None = None, limit: int = 50, offset: int = 0) -> list[Hit]:
        """The rows that hold all words of the query, best first."""
        return search(self.connection, query, kind=kind, limit=limit, offset=offset)

    def _decode(self, query: str, noun: type[T]) -> Iterable[T]:
        decoder = msgspec.json.Decoder(noun)
        return (decoder.decode(text) for (text,) in self.connection.execute(query))
