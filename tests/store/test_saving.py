"""A record saved over another is as one saved into a new file, and only what differs is written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.bench_growth import readings as retold
from counterclaim import contract
from counterclaim.evidence import Join, Passage, Problem, Reading, Record, Report, Shared
from counterclaim.intake import take_in
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.sample import REPORTS
from counterclaim.store import Store
from counterclaim.store.builds import LOGGED
from counterclaim.store.rows import KINDS, rows
from counterclaim.store.search import Hit

SLOWLY = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
QUERIES = ("talks", "the", "command", "delegat", "renamed", '"the north"', "on tuesday")
REPORTS_READ = 7


@cache
def told() -> tuple[Reading, ...]:
    toolkit = Toolkit(statements="rules")
    taken = take_in(sorted(REPORTS.glob("*.txt"))[:REPORTS_READ])
    return tuple(read(r, toolkit) for r in taken if isinstance(r, Report))


@cache
def reconciled(chosen: frozenset[int]) -> Record:
    return reconcile([told()[n] for n in sorted(chosen)], {})


def beside(record: Record, repeated: int) -> Record:
    """The record with some of what has no id, the same twice among it."""
    if not record.reports:
        return record
    first = record.reports[0]
    span = first.body[0]
    shared = Shared(
        report=first.id, start=span.start, end=span.end, text=span.text, share=0.5,
        origin=Passage(first.id, span.start, span.end, span.text),
    )  # fmt: skip
    join = Join(kind="report", into=first.id, left="a", right="b", rule="the same words")
    return msgspec.structs.replace(
        record,
        shared=(shared,) * repeated,
        joins=(*record.joins, *[join] * repeated),
        problems=tuple(Problem("x.txt", "empty", f"{n // 2}", None) for n in range(repeated)),
    )


def renamed(record: Record, every: int) -> Record:
    """The record with every so-manyth actor called otherwise."""
    actors = tuple(
        msgspec.structs.replace(a, name=f"Renamed {a.name}") if n % every == 0 else a
        for n, a in enumerate(record.actors)
    )
    return msgspec.structs.replace(record, actors=actors)


def shuffled(record: Record, chance: Random) -> Record:
    """The record with its lists in another order; times are told by report and place in any case."""
    lists = {
        kind.name: tuple(chance.sample(things, len(things)))
        for kind in KINDS
        if kind.name != "times" and (things := getattr(record, kind.name))
    }
    return msgspec.structs.replace(record, **lists)


@st.composite
def successive(draw: st.DrawFn) -> list[Record]:
    records = []
    for _ in range(draw(st.integers(2, 4))):
        record = reconciled(draw(st.frozensets(st.integers(0, REPORTS_READ - 1))))
        record = beside(record, draw(st.integers(0, 5)))
        if every := draw(st.sampled_from([0, 0, 1, 3])):
            record = renamed(record, every)
        if seed := draw(st.integers(0, 3)):
            record = shuffled(record, Random(seed))
        records.append(record)
    return records


def save(path: Path, record: Record) -> int:
    """How many rows it took to save a record."""
    keyed = {f"key of {r.report.id}": r for r in told() if r.report.id in {s.id for s in record.reports}}
    with Store.create(path) as store:
        before = store.connection.total_changes
        store.save(record, keyed, {"title": "Saved"})
        return store.connection.total_changes - before


def answers(path: Path) -> Iterator[list[Hit]]:
    with Store.open(path) as store:
        for broad in (60_000, 3):
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr("counterclaim.store.search.BROAD", broad)
                for kind in (None, "report", "actor", "statement", "event", "figure", "nothing"):
                    for query in QUERIES:
                        yield store.search(query, kind=kind, limit=30)


def held(path: Path) -> list[list[tuple[object, ...]]]:
    """All that a file holds beside the rows of things, in the order that matters."""
    with sqlite3.connect(path) as plain:
        plain.execute("INSERT INTO words (words) VALUES ('integrity-check')")
        return [
            plain.execute(query).fetchall()
            for query in (
                "SELECT * FROM evidence ORDER BY kind, id, role, report, start, end, text, statement",
                "SELECT * FROM part ORDER BY kind, id, role, actor",
                "SELECT kind, id, title, body FROM words ORDER BY rowid",
                "SELECT id, digest FROM line ORDER BY place",
                "SELECT * FROM time",
                "SELECT * FROM reading",
                "SELECT * FROM meta ORDER BY key",
                *(f"SELECT * FROM {kind.table} ORDER BY rowid" for kind in KINDS if kind.table != "time"),
            )
        ]


def is_like_new(path: Path, record: Record) -> None:
    """The file holds the record byte for byte, and all else as a new file of the same record does."""
    with Store.open(path) as store:
        assert contract.dumps(contract.export(store.record())) == contract.dumps(contract.export(record))
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / "fresh.db"
        save(fresh, record)
        assert held(path) == held(fresh)
        assert list(answers(path)) == list(answers(fresh))


def expected_changes(before: Record, after: Record) -> list[tuple[str, str, str]]:
    """What a build changed, from the two records whole."""
    old, new = (
        {(r.table, r.columns["id"]): r for r in rows(record) if r.table in LOGGED}
        for record in (before, after)
    )
    what = dict.fromkeys(new.keys() - old.keys(), "added")
    what |= dict.fromkeys(old.keys() - new.keys(), "gone")
    what |= {
        t: "changed" for t in new.keys() & old.keys() if new[t].columns["object"] != old[t].columns["object"]
    }
    came, gone = sorted(new.keys() - old.keys()), sorted(old.keys() - new.keys())
    words = {t: {(m.report, m.start, m.end) for _, m in r.evidence} for t, r in (old | new).items()}
    for thing in came:
        moved = [t for t in gone if t[0] == thing[0] and words[t] & words[thing] and t in what]
        if moved:
            what[thing] = "changed"
            del what[moved[0]]
    return sorted((*thing, found) for thing, found in what.items())


@SLOWLY
@given(records=successive(), gap=st.sampled_from([2, 1 << 10]))
def test_records_saved_one_over_the_other_are_like_new(
    records: list[Record], gap: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("counterclaim.store.places.GAP", gap)
    before: Record | None = None
    with TemporaryDirectory() as folder:
        path = Path(folder) / "r.db"
        for record in records:
            with Store.create(path) as store:
                builds = len(store.builds())
            save(path, record)
            is_like_new(path, record)
            with Store.open(path) as store:
                logged = store.builds()
            if before is not None:
                changes = [(c.kind, c.id, c.what) for c in logged[0].changes if len(logged) > builds]
                assert changes == expected_changes(before, record)
            before = record


def test_the_same_again_writes_nothing(tmp_path: Path) -> None:
    record = beside(reconciled(frozenset(range(5))), 3)
    assert save(tmp_path / "r.db", record) > 1000
    assert save(tmp_path / "r.db", record) == 0
    with Store.open(tmp_path / "r.db") as store:
        assert len(store.builds()) == 1


def test_one_report_more_changes_few_rows(tmp_path: Path) -> None:
    few, more = (reconciled(frozenset(range(n))) for n in (REPORTS_READ - 1, REPORTS_READ))
    save(tmp_path / "r.db", few)
    alone = save(tmp_path / "alone.db", reconciled(frozenset([REPORTS_READ - 1])))
    assert save(tmp_path / "r.db", more) < 2 * alone
    is_like_new(tmp_path / "r.db", more)


def test_who_is_called_otherwise_is_found_by_the_new_name(tmp_path: Path) -> None:
    record = reconciled(frozenset(range(3)))
    save(tmp_path / "r.db", record)
    save(tmp_path / "r.db", renamed(record, 1))
    with Store.open(tmp_path / "r.db") as store:
        assert store.search("renamed", kind="statement")
        assert len(store.builds()) == 1, "what is only titled otherwise has not changed"


def as_made_before(path: Path, *, counted: bool) -> None:
    """Make a file what it was before lines had places; `counted` when it said which rows each kind has.

    A file that a release of before saved over has the table still, but nothing in it holds.
    """
    with sqlite3.connect(path) as plain:
        words = plain.execute("SELECT kind, id, title, body FROM words ORDER BY rowid").fetchall()
        plain.execute("UPDATE line SET digest = zeroblob(16)" if counted else "DROP TABLE line")
        plain.execute("DELETE FROM words")
        plain.executemany("INSERT INTO words VALUES (?, ?, ?, ?)", words)
        plain.execute("DELETE FROM meta WHERE key = 'placed'")
        if counted:
            ranges = plain.execute("SELECT kind, min(rowid), max(rowid) FROM words GROUP BY kind")
            lines = {kind: (first, last) for kind, first, last in ranges.fetchall()}
            plain.execute("INSERT INTO meta VALUES ('lines', ?)", [msgspec.json.encode(lines).decode()])
    number_anew(path)


def number_anew(path: Path) -> None:
    """Give rows the numbers from 1 on, in their order, as a dump that is read in again does."""
    with sqlite3.connect(path) as plain:
        for kind in KINDS:
            if kind.has_rowid:
                plain.execute("DROP TABLE IF EXISTS temp.moved")
                plain.execute(f"CREATE TEMP TABLE moved AS SELECT * FROM {kind.table} ORDER BY rowid")
                plain.execute(f"DELETE FROM {kind.table}")
                plain.execute(f"INSERT INTO {kind.table} SELECT * FROM temp.moved ORDER BY rowid")
        assert plain.execute("SELECT min(rowid) FROM event").fetchone() == (1,)


@pytest.mark.parametrize("counted", [True, False])
def test_a_record_made_before_is_searched_and_saved_over(counted: bool, tmp_path: Path) -> None:
    path, record = tmp_path / "r.db", beside(reconciled(frozenset(range(4))), 3)
    save(path, record)
    found = list(answers(path))
    as_made_before(path, counted=counted)
    assert list(answers(path)) == found
    more = beside(reconciled(frozenset(range(1, 6))), 2)
    save(path, more)
    is_like_new(path, more)
    with Store.open(path) as store:
        changes = [(c.kind, c.id, c.what) for c in store.builds()[0].changes]
    assert changes == expected_changes(record, more)
    assert save(path, more) == 0


def test_a_record_read_in_from_a_dump_keeps_its_order(tmp_path: Path) -> None:
    path, record = tmp_path / "r.db", reconciled(frozenset(range(4)))
    save(path, record)
    number_anew(path)
    is_like_new(path, record)
    save(path, reconciled(frozenset(range(5))))
    is_like_new(path, reconciled(frozenset(range(5))))


def test_what_breaks_off_leaves_the_record_as_it_was(tmp_path: Path) -> None:
    path, record = tmp_path / "r.db", reconciled(frozenset(range(3)))
    save(path, record)
    twice = reconciled(frozenset(range(4)))
    twice = msgspec.structs.replace(twice, positions=(), times=(*twice.times, twice.times[0]))
    with pytest.raises(sqlite3.IntegrityError):
        save(path, twice)
    is_like_new(path, record)


def test_a_reading_is_kept_by_its_key(tmp_path: Path) -> None:
    save(tmp_path / "r.db", reconciled(frozenset(range(3))))
    save(tmp_path / "r.db", reconciled(frozenset([1, 4])))
    with Store.open(tmp_path / "r.db") as store:
        kept = dict(store.readings([f"key of {told()[n].report.id}" for n in range(5)]))
    assert {reading.report.id for reading in kept.values()} == {told()[n].report.id for n in (1, 4)}


@pytest.mark.slow
def test_saving_again_is_not_slower_the_more_there_is(tmp_path: Path) -> None:
    """Some hundred reports; the same; forty more; all but the first eighty, which numbers much anew.

    To hold every line against every other took seventeen times as long as the first time with so many.
    """

    def seconds(found: Sequence[Reading]) -> float:
        record = reconcile(found, {})
        began = time.process_time()
        with Store.create(tmp_path / "r.db") as store:
            store.save(record, {r.report.id: r for r in found}, {"title": "Saved"})
        return time.process_time() - began

    many = list(retold(480))
    first, same = seconds(many[:400]), seconds(many[:400])
    more, others = seconds(many[:440]), seconds(many[80:])
    assert same < first
    assert max(more, others) < 3 * first
