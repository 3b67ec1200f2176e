from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from counterclaim import contract
from counterclaim.errors import NoRecord, NotARecord, WrongSchema
from counterclaim.evidence import (
    Account,
    Actor,
    Belligerent,
    Breach,
    Ceasefire,
    Condition,
    Control,
    Dispute,
    Event,
    Figure,
    Harm,
    Passage,
    Place,
    Point,
    Position,
    Problem,
    Proposal,
    Reading,
    Record,
    Report,
    Resolution,
    Response,
    Sanction,
    Seat,
    Series,
    Side,
    Span,
    Standpoint,
    Statement,
    Talk,
    Time,
    Topic,
    Turn,
    Vote,
)
from counterclaim.store import Store
from counterclaim.store.search import MARK_OFF, MARK_ON, terms_of

TEXT = (
    "Delegates met at Kaesong on Tuesday. The Command denied that any of its 12 aircraft was over the town."
)


def passage(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage("r1", start, start + len(words), words)


def span(words: str) -> Span:
    p = passage(words)
    return Span(p.start, p.end, p.text)


@pytest.fixture
def record() -> Record:
    statement = Statement(
        id="r1/s1",
        report="r1",
        content=(span("any of its 12 aircraft was over the town"),),
        kind="deny",
        direct=False,
        source=span("The Command"),
        actor="unc",
        actors=("unc",),
        cue=span("denied"),
    )
    event = Event(
        id="r1/e1",
        type="CONSULT",
        actors=("unc",),
        recipients=(),
        date="1951-07-10",
        status="reported",
        mentions=(passage("Delegates met at Kaesong on Tuesday"),),
        place="kaesong",
        harm=Harm(
            grade="weak",
            rule="one source",
            positions=(Belligerent(actor="unc", answer="denies", passage=passage("denied")),),
        ),
    )
    return Record(
        reports=(Report(id="r1", text=TEXT, title="Talks", body=(Span(0, len(TEXT), TEXT),), sha256="0"),),
        actors=(
            Actor(
                id="unc",
                name="United Nations Command",
                kind="armed_group",
                mentions=(passage("The Command"),),
            ),
        ),
        places=(Place(id="kaesong", name="Kaesong", lat=37.97, lon=126.55, mentions=(passage("Kaesong"),)),),
        statements=(statement,),
        events=(event,),
        figures=(
            Figure(
                id="r1/f1",
                report="r1",
                span=span("12 aircraft"),
                value=12.0,
                measure="count",
                statement="r1/s1",
            ),
        ),
        talks=(
            Talk(
                id="talk:r1/e1",
                date="1951-07-10",
                participants=("unc",),
                mentions=event.mentions,
                events=("r1/e1",),
                process="process:unc",
                format="bilateral",
                seats=(Seat(actor="unc"),),
                agenda=(Topic(measure="talks", passage=passage("met")),),
                accounts=(Account(outcome="open", passage=passage("met at Kaesong")),),
            ),
        ),
        proposals=(
            Proposal(
                id="p1",
                by=("unc",),
                terms={"measure": "talks"},
                mentions=(passage("met at Kaesong"),),
                responses=(Response(actor="unc", stance="agree"),),
            ),
        ),
        disputes=(
            Dispute(
                id="d1",
                kind="denial",
                about="aircraft",
                sides=(
                    Side(mentions=(passage("aircraft"),)),
                    Side(mentions=(passage("denied"),), actors=("unc",)),
                ),
            ),
        ),
        ceasefires=(
            Ceasefire(
                id="c1",
                status="collapsed",
                class_="cessation",
                parties=("unc",),
                mentions=(passage("over the town"),),
                announcements=(Turn(passage=passage("over")),),
                breaches=(Breach(passage=passage("aircraft"), alleged_by=("unc",)),),
                collapse=Turn(passage=passage("over the town"), date="1951-07-10"),
            ),
        ),
        series=(
            Series(
                id="series1",
                measure="count",
                points=(Point(figure="r1/f1", passage=passage("12 aircraft"), value=12.0, by=("unc",)),),
                mentions=(passage("12 aircraft"),),
                minimum=12.0,
                maximum=12.0,
                best=12.0,
            ),
        ),
        conditions=(
            Condition(id="condition1", kind="access", access="refused", mentions=(passage("denied"),)),
        ),
        control=(
            Control(id="control1", change="held", holders=("unc",), mentions=(passage("over the town"),)),
        ),
        resolutions=(
            Resolution(
                id="resolution1",
                status="vetoed",
                mentions=(passage("denied"),),
                votes=(Vote(actor="unc", vote="veto", passage=passage("denied")),),
                tally={"for": 9},
            ),
        ),
        sanctions=(Sanction(id="sanction1", status="lifted", by=("unc",), mentions=(passage("denied"),)),),
        positions=(
            Position(
                id="position1",
                actor="unc",
                issue="talks",
                standpoints=(Standpoint(stand="opposes", passage=passage("denied")),),
                mentions=(passage("denied"),),
            ),
        ),
        times=(Time(report="r1", start=28, end=35, text="Tuesday", type="DATE", value="1951-07-10"),),
        problems=(Problem("x.txt", "empty", "the file is empty", None),),
    )


def saved(record: Record, path: Path) -> None:
    with Store.create(path) as store:
        store.save(
            record, {f"k{n}": Reading(report=r) for n, r in enumerate(record.reports, 1)}, {"title": "Test"}
        )


def test_what_is_saved_comes_back(record: Record, tmp_path: Path) -> None:
    saved(record, tmp_path / "r.db")
    with Store.open(tmp_path / "r.db") as store:
        assert store.record() == record
        assert store.meta()["title"] == "Test"
        assert contract.dumps(contract.export(store.record())) == contract.dumps(contract.export(record))
        assert store.counts()["statements"] == 1
        assert store.counts()["ceasefires"] == 1
        assert store.report_text("r1") == TEXT
        assert store.report_text("nobody") is None
        kept = dict(store.readings(["k1", "k2"]))
        assert {key: reading.report.id for key, reading in kept.items()} == {"k1": "r1"}


def test_any_number_of_readings_comes_back(record: Record, tmp_path: Path) -> None:
    readings = {f"k{n:04}": Reading(report=record.reports[0]) for n in range(1201)}
    with Store.create(tmp_path / "r.db") as store:
        store.save(record, readings, {})
        assert sorted(key for key, _ in store.readings(["other", *readings])) == list(readings)
        assert dict(store.readings([])) == {}


def test_saving_again_replaces(record: Record, tmp_path: Path) -> None:
    saved(record, tmp_path / "r.db")
    saved(Record(), tmp_path / "r.db")
    with Store.open(tmp_path / "r.db") as store:
        assert store.record() == Record()
        assert store.search("aircraft") == []


def test_evidence_is_the_exact_words(record: Record, tmp_path: Path) -> None:
    saved(record, tmp_path / "r.db")
    with sqlite3.connect(tmp_path / "r.db") as plain:
        wrong = plain.execute(
            "SELECT count(*) FROM evidence JOIN report ON report.id = evidence.report"
            " WHERE substr(report.text, start + 1, end - start) <> evidence.text"
        ).fetchone()
        kinds = {k for (k,) in plain.execute("SELECT DISTINCT kind FROM evidence")}
        assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    assert wrong == (0,)
    assert kinds >= {"actor", "place", "statement", "event", "figure", "talk", "proposal", "dispute"}
    assert kinds >= {"ceasefire", "series", "condition", "control", "resolution", "sanction", "position"}


def test_search_marks_the_words(record: Record, tmp_path: Path) -> None:
    saved(record, tmp_path / "r.db")
    with Store.open(tmp_path / "r.db") as store:
        hits = store.search("aircr")
        assert {h.kind for h in hits} >= {"report", "statement", "figure"}
        assert f"{MARK_ON}aircraft{MARK_OFF}" in hits[0].snippet
        assert store.search("aircraft", kind="figure")[0].id == "r1/f1"
        assert store.search('"over the town"', kind="statement")
        assert not store.search('"town the over"')


@pytest.mark.parametrize("query", ["", "  ", '"', "***", "()"])
def test_a_query_without_words_finds_nothing(query: str) -> None:
    assert terms_of(query) == []


@pytest.mark.parametrize("query", ['a" OR "b', "NEAR(a b)", "title:x", "a -b", "né* AND"])
def test_a_query_is_only_words(record: Record, tmp_path: Path, query: str) -> None:
    saved(record, tmp_path / "r.db")
    with Store.open(tmp_path / "r.db") as store:
        store.search(query)


def test_no_record(tmp_path: Path) -> None:
    with pytest.raises(NoRecord, match="counterclaim build"):
        Store.open(tmp_path / "none.db")


def test_another_file(tmp_path: Path) -> None:
    path = tmp_path / "notes.db"
    path.write_text("not a database, but long enough to be read as one " * 30)
    with pytest.raises(NotARecord, match=r"notes\.db"):
        Store.open(path)


def test_another_database(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE t (x)")
    with pytest.raises(NotARecord):
        Store.create(path)


def test_another_schema(record: Record, tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    saved(record, path)
    with sqlite3.connect(path) as plain:
        plain.execute("PRAGMA user_version = 99")
    with pytest.raises(WrongSchema, match="schema 99"):
        Store.open(path)
