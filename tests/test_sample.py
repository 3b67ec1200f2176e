"""The sample and its gold: every anchor stands where it says, ids and enumerations are valid."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from counterclaim.evidence.dispute import DisputeKind, ResponseStance
from counterclaim.evidence.event import Plover, Status
from counterclaim.sample import REPORTS

GOLD = json.loads((Path(__file__).parent / "gold" / "sample.json").read_text(encoding="utf-8"))
KINDS = (
    "assert deny accuse propose demand agree reject promise threaten doubt announce condemn hope ask".split()
)
STATEMENT_KINDS = frozenset(KINDS)
SECTIONS = ("statements", "events", "figures", "proposals")


LINES = {
    line["id"]: line["text"]
    for path in sorted(REPORTS.glob("*.jsonl"))
    for line in map(json.loads, path.read_text(encoding="utf-8").splitlines())
}


def text_of(report: str) -> str:
    return LINES.get(report) or (REPORTS / f"{report}.txt").read_text(encoding="utf-8")


def anchors() -> Iterator[tuple[str, str, str]]:
    """Section, report id and stretch of every fact."""
    for section in SECTIONS:
        for fact in GOLD[section]:
            yield section, fact["report"], fact["has"]
    for dispute in GOLD["disputes"]:
        for side in ("a", "b"):
            yield "disputes", dispute[side]["report"], dispute[side]["has"]
    for group in GOLD["same_event"]:
        for mention in group:
            yield "same_event", mention["report"], mention["has"]
    for report in GOLD["reports"]:
        for kind in ("body", "junk"):
            for piece in report[kind]:
                yield kind, report["id"], piece


def test_every_anchor_stands_exactly_once_in_its_report() -> None:
    wrong = [(s, r, has) for s, r, has in anchors() if text_of(r).count(has) != 1]
    assert wrong == []


def test_there_are_twenty_four_reports_in_three_formats() -> None:
    lines = [
        json.loads(line)
        for path in sorted(REPORTS.glob("*.jsonl"))
        for line in path.read_text(encoding="utf-8").splitlines()
    ]
    pages, texts = sorted(REPORTS.glob("*.html")), sorted(REPORTS.glob("*.txt"))
    ids = [line["id"] for line in lines] + [p.stem for p in pages + texts]
    assert (len(texts), len(pages), len(lines)) == (19, 2, 3)
    assert len(set(ids)) == 24


def test_every_text_report_has_gold() -> None:
    assert {r["id"] for r in GOLD["reports"]} - set(LINES) == {p.stem for p in REPORTS.glob("*.txt")}


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.txt")), ids=lambda p: p.stem)
def test_reports_are_short(path: Path) -> None:
    assert 100 <= len(path.read_text(encoding="utf-8").split()) <= 250


def test_enumerations_are_those_of_the_contract() -> None:
    statements: list[dict[str, Any]] = GOLD["statements"]
    assert {k for s in statements for k in s["kind"]} <= STATEMENT_KINDS
    assert {t for e in GOLD["events"] for t in e["type"]} <= set(get_args(Plover))
    assert {e["status"] for e in GOLD["events"]} <= set(get_args(Status))
    assert {k for d in GOLD["disputes"] for k in d["kind"]} <= set(get_args(DisputeKind))
    assert {r["stance"] for p in GOLD["proposals"] for r in p["responses"]} <= set(get_args(ResponseStance))


def test_figures_stand_in_their_words() -> None:
    spelled = {
        "One": 1,
        "one": 1,
        "two": 2,
        "three": 3,
        "four": 4,
        "Nine": 9,
        "nine": 9,
        "eight": 8,
        "five": 5,
    }
    for figure in GOLD["figures"]:
        words = figure["has"].lower().replace(",", "").replace("-", " ").split()
        values = {float(w) for w in words if w.isdigit()} | {float(spelled[w]) for w in words if w in spelled}
        assert figure["value"] in values, figure


def test_there_is_enough_to_measure() -> None:
    facts = sum(len(GOLD[s]) for s in (*SECTIONS, "talks", "disputes", "same_event"))
    assert facts >= 150
