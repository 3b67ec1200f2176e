from __future__ import annotations

import pytest

from tests.reconcile.stories import names, record


def kinds(text: str) -> list[tuple[str, str]]:
    return [(d.kind, d.rule) for d in record({"r1": text}).disputes]


def test_a_denial_that_names_the_claim() -> None:
    found = record(
        {"r1": "The Turkish army rejected a Greek claim that its ships had fired on a fishing boat."}
    )
    (dispute,) = found.disputes
    assert dispute.kind == "denial"
    claim, denial = dispute.sides
    assert "its ships had fired on a fishing boat" in claim.mentions[0].text
    assert denial.mentions[0].text.startswith("The Turkish army rejected")
    assert dispute.rule
    assert dispute.why
    assert dispute.settled_by


def test_an_accusation_and_its_denial() -> None:
    text = "Armenia accused Azerbaijan of shelling the village of Sotk. Azerbaijan denied the accusation."
    found = record({"r1": text})
    (dispute,) = found.disputes
    assert dispute.kind == "denial"
    assert "Armenia" in names(found, dispute.sides[0].actors)
    assert "Azerbaijan" in names(found, dispute.sides[1].actors)


def test_each_accuses_the_other() -> None:
    text = "India accused Pakistan of breaking the truce. Pakistan accused India of firing first."
    assert ("blame", "each accuses the other") in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Armenia accused Azerbaijan of shelling the village of Sotk. Georgia called for calm.",
        "The Norwegian minister said that talks would go on. The Swedish minister said that he was glad.",
        "Kenya denied the report.",
        "Peru said that nine people were killed. Chile said that it would send aid.",
    ],
)
def test_what_is_no_dispute(text: str) -> None:
    assert kinds(text) == []


def test_counts_of_one_event_by_two_hands() -> None:
    found = record(
        {
            "r1": "The Red Cross said that 40 people were killed when bombs hit Taiz on Tuesday.",
            "r2": "The Yemeni army said that 12 people were killed when bombs hit Taiz on Tuesday.",
        }
    )
    figures = [d for d in found.disputes if d.kind == "figure"]
    assert len(figures) == 1
    assert len(figures[0].sides) == 2


def test_at_least_agrees_with_more() -> None:
    found = record(
        {
            "r1": "The Red Cross said that at least 40 people were killed when bombs hit Taiz on Tuesday.",
            "r2": "The Yemeni army said that 43 people were killed when bombs hit Taiz on Tuesday.",
        }
    )
    assert [d for d in found.disputes if d.kind == "figure"] == []


def test_one_meeting_told_in_two_ways() -> None:
    found = record(
        {
            "r1": "A Serbian official said that talks with Kosovo in Brussels ended without agreement.",
            "r2": "The Kosovo government said that talks with Serbia in Brussels had made good progress.",
        }
    )
    assert "outcome" in {d.kind for d in found.disputes}


def test_an_event_that_somebody_denies_is_disputed() -> None:
    text = "Armenia said that Azerbaijan shelled Sotk. Azerbaijan denied that it shelled the village."
    found = record({"r1": text})
    assert "disputed" in {e.status for e in found.events if e.type == "ASSAULT"}


def test_a_denial_that_the_sentence_of_the_claim_adds() -> None:
    found = record(
        {"r1": "Greek officials said that Turkish ships had opened fire, a charge that Turkey denied."}
    )
    (dispute,) = found.disputes
    assert "Turkey" in names(found, dispute.sides[1].actors)
    assert dispute.sides[1].mentions[0].text.endswith("denied")


def test_the_claimant_is_who_made_the_claim() -> None:
    found = record({"r1": "The Israeli army dismissed a Lebanese charge that Israeli jets bombed the port."})
    (dispute,) = found.disputes
    assert names(found, dispute.sides[0].actors) == {"Lebanon"}


def only_kind(kind: str, *texts: str) -> list[str]:
    """The rules that found disputes of one kind in some reports."""
    found = record({f"r{n}": text for n, text in enumerate(texts)})
    return [d.rule for d in found.disputes if d.kind == kind]


def test_a_denial_of_what_is_only_spoken_of() -> None:
    text = "General Mora said that the rebels had burned the mill. A rebel envoy called the charge absurd."
    assert only_kind("denial", text) == ["what was just said is denied"]


def test_a_denial_of_a_part_in_it_goes_back_to_who_was_accused() -> None:
    text = (
        "Chad blamed Libya for the raid on Aouzou. Niger said that it would send doctors. "
        "Libya denied any role in the raid."
    )
    (dispute,) = record({"r1": text}).disputes
    assert dispute.sides[0].mentions[0].text.startswith("Chad blamed")


def test_protesters_do_not_speak_for_the_state_they_protest_against() -> None:
    text = (
        "Georgian police accused protesters of holding two officers in the town hall. "
        "Protesters deny that they are holding the officers."
    )
    assert len(only_kind("denial", text)) == 1


def test_a_claim_that_nobody_is_known_to_have_made_is_no_dispute() -> None:
    assert kinds("The Thai minister rejected claims that the army would step in.") == []


def test_one_claim_and_all_who_deny_it_are_one_dispute() -> None:
    text = (
        "Sudan accused Chad and France of arming the rebels. Chad denied the accusation. "
        "France denied the accusation."
    )
    found = record({"r1": text})
    (dispute,) = [d for d in found.disputes if d.kind == "denial"]
    assert names(found, dispute.sides[1].actors) == {"Chad", "France"}


def test_one_thing_on_two_days() -> None:
    found = only_kind(
        "date",
        "The Yemeni army said that rebels killed nine soldiers in Taiz on Monday.",
        "The Red Cross said that rebels killed nine soldiers in Taiz on Tuesday.",
    )
    assert found == ["one thing on two days"]


def test_every_pair_of_counts_has_its_verdict() -> None:
    found = record(
        {
            "r1": "The Red Cross said that at least 40 people were killed when bombs hit Taiz on Tuesday.",
            "r2": "The Yemeni army said that 43 people were killed when bombs hit Taiz on Tuesday.",
            "r3": "The Saudi army said that 12 people were killed when bombs hit Taiz on Tuesday.",
        }
    )
    held = {(c.a.text, c.b.text): c for s in found.series for c in s.compared}
    assert held["at least 40 people", "43 people"].verdict == "compatible"
    assert held["43 people", "12 people"].verdict == "contradict"
    assert held["43 people", "12 people"].dispute in {d.id for d in found.disputes}


def test_a_part_is_not_held_against_the_whole() -> None:
    found = record(
        {
            "r1": "The Red Cross said that 40 people were killed when bombs hit Taiz on Tuesday.",
            "r2": "The Yemeni army said that 12 children were killed when bombs hit Taiz on Tuesday.",
        }
    )
    assert [d for d in found.disputes if d.kind == "figure"] == []
