"""Opening, writing and reading a record file."""

from __future__ import annotations

import hashlib
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
from counterclaim.evidence import (
    Actor,
    Ceasefire,
    Condition,
    Control,
    Dispute,
    Event,
    Figure,
    Join,
    Judgement,
    Passage,
    Place,
    Position,
    Problem,
    Proposal,
    Reading,
    Record,
    Report,
    Resolution,
    Sanction,
    Series,
    Shared,
    Statement,
    Talk,
    Time,
)
from counterclaim.memory import Memory
from counterclaim.review import Judged, judged
from counterclaim.store import builds, memories
from counterclaim.store import judgements as log
from counterclaim.store.builds import Build, Change, Tally
from counterclaim.store.row import Row, as_json
from counterclaim.store.rows import rows
from counterclaim.store.search import LINES, Hit, search

SCHEMA_VERSION = 2
_APPLICATION = 0x43434C4D  # "CCLM", what `file` and SQLite's application_id know a record by

_KINDS: dict[str, tuple[str, type[Any]]] = {
    "reports": ("report", Report),
    "actors": ("actor", Actor),
    "places": ("place", Place),
    "statements": ("statement", Statement),
    "events": ("event", Event),
    "figures": ("figure", Figure),
    "talks": ("talk", Talk),
    "proposals": ("proposal", Proposal),
    "disputes": ("dispute", Dispute),
    "ceasefires": ("ceasefire", Ceasefire),
    "series": ("series", Series),
    "conditions": ("condition", Condition),
    "control": ("control", Control),
    "resolutions": ("resolution", Resolution),
    "sanctions": ("sanction", Sanction),
    "positions": ("position", Position),
    "times": ("time", Time),
}
_TABLES = [table for table, _ in _KINDS.values()]
_BESIDE = ("reading", "part", "evidence", "shared", "joined", "problem", "words", "meta")

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
        connection.executescript(files(__package__).joinpath("schema.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA application_id = {_APPLICATION}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.commit()
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
        """Replace what is kept by `record` in one transaction; `readings` are kept by their key, and of
        `memory` what was found out anew; what it was not asked for is forgotten."""
        with self.connection as c:
            c.execute("PRAGMA defer_foreign_keys = ON")
            builds.remember(c)
            for table in (*_TABLES, *_BESIDE):
                c.execute(f"DELETE FROM {table}")
            lines: dict[str, tuple[int, int]] = {}
            for row in rows(record):
                at = self._insert(row)
                if at is not None:
                    lines[row.table] = lines.get(row.table, (at, at))[0], at
            c.executemany(
                "INSERT INTO reading VALUES (?, ?, ?)",
                [
                    (key, reading.report.id, as_json(_without_text(reading)))
                    for key, reading in sorted(readings.items())
                ],
            )
            c.executemany(
                "INSERT INTO shared VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                [(s.report, s.start, s.end, *_spot(s.origin), s.share, as_json(s)) for s in record.shared],
            )
            c.executemany(
                "INSERT INTO joined VALUES (?, ?, ?, ?, ?, ?)",
                [(j.kind, j.into, j.left, j.right, j.rule, as_json(j)) for j in record.joins],
            )
            c.executemany(
                "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
                [(p.path, p.code, p.message, p.where, p.count) for p in record.problems],
            )
            about = {
                "made_by": f"counterclaim {counterclaim.__version__}", **meta,
                LINES: msgspec.json.encode(lines).decode(), "digest": digest(record),
            }  # fmt: skip
            c.executemany("INSERT INTO meta VALUES (?, ?)", sorted(about.items()))
            builds.log(c, builds.now())
            if memory is not None:
                memories.keep(c, memory)

    def _insert(self, row: Row) -> int | None:
        """Add a row with its evidence; where it stands in the index of words, if it has some."""
        c, owner = self.connection, row.columns.get("id")
        names, marks = ", ".join(row.columns), ", ".join("?" * len(row.columns))
        c.execute(f"INSERT INTO {row.table} ({names}) VALUES ({marks})", [*row.columns.values()])
        c.executemany(
            "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [(row.table, owner, role, *msgspec.structs.astuple(m)) for role, m in row.evidence],
        )
        c.executemany(
            "INSERT OR IGNORE INTO part VALUES (?, ?, ?, ?)",
            [(row.table, owner, role, actor) for role, actor in row.parts],
        )
        if row.title or row.body:
            words = (row.table, owner, row.title, row.body)
            return c.execute("INSERT INTO words VALUES (?, ?, ?, ?)", words).lastrowid
        return None

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
            name: self.connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for name, (table, _) in _KINDS.items()
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
        for name, (table, noun) in _KINDS.items():
            order = "report, start, end" if table == "time" else "rowid"
            parts[name] = tuple(self._decode(f"SELECT object FROM {table} ORDER BY {order}", noun))
        texts = dict(self.connection.execute("SELECT id, text FROM report"))
        parts["reports"] = tuple(msgspec.structs.replace(r, text=texts[r.id]) for r in parts["reports"])
        parts["shared"] = tuple(self._decode("SELECT object FROM shared ORDER BY rowid", Shared))
        parts["joins"] = tuple(self._decode("SELECT object FROM joined ORDER BY rowid", Join))
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


def digest(record: Record) -> str:
    """What two records have in common only if they are equal."""
    found, encoder = hashlib.sha256(), msgspec.json.Encoder(order="deterministic")
    for name in record.__struct_fields__:
        found.update(name.encode())
        for thing in getattr(record, name):
            found.update(encoder.encode(thing))
    return found.hexdigest()[:32]


def _without_text(reading: Reading) -> Reading:
    """The reading without its source text, which `report` already keeps."""
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, text=""))


def _spot(passage: Passage) -> tuple[str, int, int]:
    return passage.report, passage.start, passage.end
