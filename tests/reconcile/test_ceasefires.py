from __future__ import annotations

from tests.reconcile.stories import names, record


def test_a_ceasefire_that_two_sides_announced() -> None:
    found = record({"r1": "Egypt and Ethiopia agreed a five-day ceasefire on Tuesday to let aid in."})
    (ceasefire,) = found.ceasefires
    assert (ceasefire.status, ceasefire.kind, ceasefire.declared) == ("announced", "bilateral", "2021-03-02")
    assert ceasefire.duration == "P5D"
    assert ceasefire.purpose == "humanitarian"
    assert ceasefire.class_ == "cessation"
    assert names(found, ceasefire.parties) == {"Egypt", "Ethiopia"}


def test_a_call_for_one_is_none() -> None:
    texts = {
        "r1": "Egypt called for an immediate ceasefire on Tuesday.",
        "r2": "Ethiopia said it hoped to agree a truce. Talks on a truce failed.",
    }
    assert record(texts).ceasefires == ()


def test_who_lays_a_breach_to_whom() -> None:
    text = (
        "Egypt and Ethiopia declared a truce on Monday. "
        "Egypt accused Ethiopia of violating the truce on Tuesday."
    )
    found = record({"r1": text})
    (ceasefire,) = found.ceasefires
    (breach,) = ceasefire.breaches
    assert names(found, breach.alleged_by) == {"Egypt"}
    assert names(found, breach.laid_to) == {"Ethiopia"}
    assert breach.passage.text in text


def test_it_starts_and_collapses() -> None:
    text = (
        "Egypt and Ethiopia declared a truce on Monday. The truce took effect on Tuesday. "
        "The truce collapsed on Thursday."
    )
    (ceasefire,) = record({"r1": text}).ceasefires
    assert ceasefire.status == "collapsed"
    assert (ceasefire.start, ceasefire.until) == ("2021-03-02", "2021-03-04")
    assert ceasefire.collapse is not None
    assert ceasefire.collapse.date == "2021-03-04"


def test_one_side_alone_and_who_watches_it() -> None:
    text = "Ethiopia declared a nationwide ceasefire on Tuesday, which observers will monitor."
    found = record({"r1": text})
    (ceasefire,) = found.ceasefires
    assert (ceasefire.kind, ceasefire.coverage, ceasefire.class_) == ("unilateral", "national", "preliminary")


def test_a_truce_in_two_reports_is_one() -> None:
    found = record(
        {
            "r1": "Egypt and Ethiopia agreed a truce on Tuesday.",
            "r2": "On Tuesday Egypt and Ethiopia announced a truce.",
        }
    )
    (ceasefire,) = found.ceasefires
    assert {m.report for m in ceasefire.mentions} == {"r1", "r2"}
    assert ceasefire.independent_sources == 2
