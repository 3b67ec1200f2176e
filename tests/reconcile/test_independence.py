"""Copies and shared paragraphs count once; what a copy adds is its own word."""

from __future__ import annotations

from counterclaim.evidence import Record, Report
from counterclaim.intake import take_in_text
from counterclaim.intake.copies import find_shared
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.independence import Independence

WIRE = [
    "Moldovan guns shelled the town of Dubasari on Tuesday, killing nine people in the market street.",
    "The mayor, Ion Rusu, said that the hospital of Dubasari had run out of blood and of clean water.",
    "Rail traffic along the river was stopped until Thursday while the sappers looked for unexploded shells.",
]
LOCAL = [
    "At the station of Ribnita people spoke of little else while they waited for the last evening train.",
    "Doctors in Ribnita counted nineteen wounded who had come by bus during the night, most of them women.",
]
TOLD = "Nine people were killed on Tuesday when Moldovan guns fired on Dubasari, monitors at the river said."


def made(id: str, paragraphs: list[str], **more: str) -> Report:
    return take_in_text(id, "\n\n".join(paragraphs), **{"published": "2021-03-04", **more})


def independence(*reports: Report) -> Independence:
    found = find_shared(reports)
    return Independence({r.id: r for r in reports}, found.copy_of, found.shared)


def record(*reports: Report) -> Record:
    toolkit = Toolkit(statements="rules")
    found = find_shared(reports)
    return reconcile([read(r, toolkit) for r in reports], found.copy_of, found.shared)


def source(known: Independence, report: Report, words: str) -> tuple[str, str]:
    start = report.text.index(words)
    return known.source(report.id, start, start + len(words))


def test_a_wire_paragraph_in_a_local_report_is_the_wires() -> None:
    wire = made("wire", WIRE, published="2021-03-03")
    local = made("local", [*LOCAL, WIRE[0]])
    known = independence(wire, local)
    assert source(known, local, "Moldovan guns shelled") == ("report", "wire")
    assert source(known, local, "nineteen wounded") == ("report", "local")
    assert source(known, wire, "Rail traffic") == ("report", "wire")


def test_a_paragraph_two_local_reports_took_from_a_third_has_one_owner() -> None:
    wire = made("wire", WIRE, published="2021-03-02")
    one, two = made("one", [*LOCAL, WIRE[1]]), made("two", ["News in brief from the valley.", TOLD, WIRE[1]])
    known = independence(wire, one, two)
    assert {source(known, r, "run out of blood") for r in (wire, one, two)} == {("report", "wire")}
    assert source(known, two, "monitors at the river") == ("report", "two")


def test_what_a_copy_adds_is_its_own() -> None:
    wire = made("wire", WIRE, published="2021-03-03")
    copy = made("copy", [*WIRE, LOCAL[1]])
    known = independence(wire, copy)
    assert source(known, copy, "Rail traffic along") == ("report", "wire")
    assert source(known, copy, "nineteen wounded") == ("report", "copy")


def test_reports_of_one_agency_speak_with_its_voice() -> None:
    one = made("one", ["DUBASARI (Reuters) - " + WIRE[0], WIRE[1]])
    two = made("two", ["DUBASARI (Reuters) - " + TOLD])
    known = independence(one, two)
    assert source(known, one, "run out of blood") == ("agency", "Reuters")
    assert source(known, two, "monitors at the river") == ("agency", "Reuters")


def test_an_event_in_a_shared_paragraph_counts_once() -> None:
    wire, other = made("wire", WIRE, published="2021-03-03"), made("other", [TOLD])
    local = made("local", [*LOCAL, WIRE[0]])
    found = record(wire, local, other)
    assert [(s.report, s.origin.report) for s in found.shared] == [("local", "wire")]
    counted = {
        frozenset(m.report for m in e.mentions): e.independent_sources
        for e in found.events
        if e.type == "ASSAULT"
    }
    shelled = max(counted, key=len)
    assert {"wire", "local"} <= shelled
    assert counted[shelled] == len(shelled) - 1


def test_a_statement_counts_the_reports_that_heard_it_themselves() -> None:
    heard = "Ion Rusu, the mayor, said the hospital of Dubasari had run out of clean water and of blood."
    wire, local = made("wire", WIRE, published="2021-03-03"), made("local", [*LOCAL, WIRE[1]])
    other = made("other", [heard, "Nobody could say on Wednesday when the lorries with water would come."])
    found = record(wire, local, other)
    said = [s for s in found.statements if any("run out of" in c.text for c in s.content)]
    assert {s.report for s in said} == {"wire", "local", "other"}
    assert {s.independent_sources for s in said} == {2}


def test_a_figure_counts_the_origins_of_its_number() -> None:
    wire, other = made("wire", WIRE, published="2021-03-03"), made("other", [TOLD])
    local = made("local", [*LOCAL, WIRE[0]])
    found = record(wire, local, other)
    killed = [f for f in found.figures if f.measure == "killed" and f.event is not None]
    by_event = {f.event: {g.report for g in killed if g.event == f.event} for f in killed}
    for f in killed:
        assert f.independent_sources == len(by_event[f.event] - {"local"}) or by_event[f.event] == {"local"}
