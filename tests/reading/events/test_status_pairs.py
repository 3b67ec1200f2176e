"""One deed in several standings: the minimal pairs of status_pairs.tsv, read by the whole chain of rules."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from counterclaim.reading.actors import read_actors
from counterclaim.reading.events import read_events
from counterclaim.reading.statements import read_statements
from counterclaim.reading.times import read_times
from tests.reading.events.fakes import Nowhere
from tests.reports import prose

PAIRS = Path(__file__).parent / "status_pairs.tsv"
FLOOR = 0.95
DEEDS = {"ASSAULT", "RETREAT"}


def pairs() -> Iterator[tuple[str, str, str, str]]:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            _, sentence, kind, status, by = line.split("\t")
            yield sentence, kind, status, by


def right(sentence: str, kind: str, status: str, by: str) -> bool:
    """Whether the event of that type has this status and claimant, and no other deed is told as a fact."""
    told = prose(sentence, published="2019-05-06")
    clock, cast = read_times(told), read_actors(told)
    statements = read_statements(told, cast, clock, "rules")
    found = read_events(told, cast, Nowhere(), clock, statements)
    names = {a.id: a.name for a in cast.actors}
    wanted = [e for e in found if e.type == kind]
    if any(
        e.status == "reported" and e.type in DEEDS and (e.type, "reported") != (kind, status) for e in found
    ):
        return False
    if not wanted:
        return status == "hypothetical"
    claimants = " ".join(names[i] for i in wanted[0].claimed_by)
    by_right = not claimants if by == "-" else any(b.removeprefix("the ") in claimants for b in by.split(";"))
    return wanted[0].status == status and by_right


def test_there_are_enough_pairs() -> None:
    assert len({s for s, *_ in pairs()}) >= 150


def test_status_and_claimant_of_the_pairs() -> None:
    wrong = [p for p in pairs() if not right(*p)]
    assert 1 - len(wrong) / 150 >= FLOOR, wrong
