from __future__ import annotations

from tests.reconcile.stories import names, record


def test_a_proposal_with_its_terms_and_answer() -> None:
    found = record({"r1": "Egypt proposed a five-day ceasefire. Ethiopia rejected the proposal."})
    (proposal,) = found.proposals
    assert names(found, proposal.by) == {"Egypt"}
    assert proposal.terms["measure"] == "ceasefire"
    assert proposal.terms["duration"] == "P5D"
    assert [(names(found, (r.actor,)), r.stance) for r in proposal.responses] == [({"Ethiopia"}, "reject")]


def test_a_resolution_and_its_veto() -> None:
    found = record(
        {"r1": "China vetoed a Brazilian-drafted resolution that called for an immediate truce in Sudan."}
    )
    drafted = [p for p in found.proposals if names(found, p.by) == {"Brazil"}]
    assert len(drafted) == 1
    assert drafted[0].terms["start"] == "immediate"
    assert [(names(found, (r.actor,)), r.stance) for r in drafted[0].responses] == [({"China"}, "reject")]


def test_two_sides_with_two_proposals() -> None:
    text = "Egypt proposed a ceasefire from April 1. Ethiopia demanded an immediate withdrawal of all troops."
    found = record({"r1": text})
    by = {frozenset(names(found, p.by)): p.terms for p in found.proposals}
    assert by[frozenset({"Egypt"})]["start"] == "2021-04-01"
    assert by[frozenset({"Ethiopia"})]["measure"] == "withdrawal"


def test_one_proposal_in_two_reports_is_one() -> None:
    found = record(
        {
            "r1": "Egypt proposed a five-day ceasefire on Wednesday.",
            "r2": "On Wednesday Egypt proposed a five-day ceasefire in the war.",
        }
    )
    assert len(found.proposals) == 1
    assert {m.report for m in found.proposals[0].mentions} == {"r1", "r2"}


def test_a_demand_and_who_turns_it_down() -> None:
    text = "Egypt demanded the departure of all foreign troops. Ethiopia rejected the demand."
    found = record({"r1": text})
    answers = {
        (next(iter(names(found, p.by))), next(iter(names(found, (r.actor,)))), r.stance)
        for p in found.proposals
        for r in p.responses
    }
    assert answers == {("Egypt", "Ethiopia", "reject")}


def test_what_somebody_supposes_is_no_proposal() -> None:
    found = record({"r1": "Egypt suggested that the sanctions against Sudan were hampering the effort."})
    assert found.proposals == ()


def test_a_counter_is_linked_to_what_it_answers() -> None:
    text = (
        "Egypt proposed a ceasefire from April 1 in Sudan. "
        "Ethiopia countered with a demand for an immediate truce and the withdrawal of all troops."
    )
    found = record({"r1": text})
    by = {next(iter(names(found, p.by))): p for p in found.proposals}
    assert by["Ethiopia"].counter_to == by["Egypt"].id
    assert [(names(found, (r.actor,)), r.stance) for r in by["Egypt"].responses] == [
        ({"Ethiopia"}, "counter")
    ]


def test_a_truce_that_only_dates_what_is_proposed_is_not_proposed() -> None:
    found = record({"r1": "Egypt proposed that all captives go home within two months of a truce."})
    (proposal,) = found.proposals
    assert proposal.terms.get("measure") != "ceasefire"
    assert proposal.terms["duration"] == "P2M"


def test_both_who_agree_to_it_right_after_answer_the_proposal() -> None:
    found = record({"r1": "Egypt proposed a five-day ceasefire. Ethiopia and Sudan agreed to it on Monday."})
    (proposal,) = found.proposals
    answers = {(name, r.stance) for r in proposal.responses for name in names(found, (r.actor,))}
    assert answers == {("Ethiopia", "agree"), ("Sudan", "agree")}
