from __future__ import annotations

from tests.reconcile.stories import names, record


def test_a_resolution_with_its_drafter_its_veto_and_its_day() -> None:
    text = "China vetoed a Brazilian-drafted UN Security Council resolution on Tuesday that urged a truce."
    found = record({"r1": text})
    (resolution,) = found.resolutions
    assert (resolution.status, resolution.date) == ("vetoed", "2021-03-02")
    assert names(found, resolution.drafted_by) == {"Brazil"}
    assert [(names(found, (v.actor,)), v.vote) for v in resolution.votes] == [({"China"}, "veto")]
    assert resolution.terms["measure"] == "ceasefire"


def test_an_adopted_resolution_with_its_number_and_tally() -> None:
    text = "The United Nations Security Council adopted resolution 2571 on Tuesday by a vote of 13 to 1."
    (resolution,) = record({"r1": text}).resolutions
    assert (resolution.status, resolution.number) == ("adopted", "2571")
    assert resolution.tally == {"for": 13, "against": 1}


def test_one_resolution_in_two_reports_is_one() -> None:
    found = record(
        {
            "r1": "China vetoed a United Nations Security Council resolution on Tuesday.",
            "r2": "On Tuesday Russia and China blocked a Security Council resolution.",
        }
    )
    (resolution,) = found.resolutions
    assert {m.report for m in resolution.mentions} == {"r1", "r2"}
    assert {next(iter(names(found, (v.actor,)))) for v in resolution.votes} == {"China", "Russia"}


def test_the_resolution_of_a_conflict_is_none() -> None:
    assert (
        record({"r1": "Egypt and Kenya called for a peaceful resolution of the conflict."}).resolutions == ()
    )


def test_sanctions_with_who_and_on_whom() -> None:
    found = record({"r1": "Kenya imposed sanctions on Sudan on Tuesday."})
    (sanction,) = found.sanctions
    assert (sanction.status, sanction.kind, sanction.date) == ("imposed", "sanctions", "2021-03-02")
    assert (names(found, sanction.by), names(found, sanction.on)) == ({"Kenya"}, {"Sudan"})


def test_what_is_only_weighed_is_considered() -> None:
    found = record({"r1": "Kenya is considering an arms embargo against Sudan."})
    (sanction,) = found.sanctions
    assert (sanction.status, sanction.kind) == ("considered", "arms_embargo")


def test_lifted_and_imposed_are_two_lines() -> None:
    found = record(
        {"r1": "Kenya imposed sanctions on Sudan on Monday. Egypt lifted its sanctions on Sudan on Tuesday."}
    )
    assert [s.status for s in found.sanctions] == ["imposed", "lifted"]


def test_a_claim_keeps_whose_it_is() -> None:
    found = record({"r1": "Sudan said Kenya had frozen the assets of Sudan on Tuesday."})
    for sanction in found.sanctions:
        assert names(found, sanction.claimed_by) == {"Sudan"}
