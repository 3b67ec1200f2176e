from __future__ import annotations

from tests.reconcile.stories import names, record


def test_a_party_that_turns_is_flagged() -> None:
    found = record(
        {
            "r1": "Egypt proposed a ceasefire on Monday.",
            "r2": "Egypt said on Wednesday that it would not accept a ceasefire.",
        }
    )
    (position,) = [p for p in found.positions if names(found, (p.actor,)) == {"Egypt"}]
    assert position.issue == "ceasefire"
    assert position.changes == 1
    assert [p.changed for p in position.standpoints] == [False, True]
    assert [p.stand for p in position.standpoints] == ["proposes", "opposes"]


def test_an_answer_to_a_proposal_is_a_standpoint() -> None:
    found = record({"r1": "Egypt proposed a five-day ceasefire. Ethiopia rejected the proposal."})
    stands = {
        next(iter(names(found, (p.actor,)))): p.standpoints[0].stand
        for p in found.positions
        if p.issue == "ceasefire"
    }
    assert stands == {"Egypt": "proposes", "Ethiopia": "opposes"}


def test_harm_that_one_source_reports_is_weak_and_two_make_it_fair() -> None:
    one = {"r1": "Ethiopian shelling killed 12 civilians in Humera on Tuesday, the Red Cross said."}
    two = {**one, "r2": "Shelling by Ethiopia killed 14 civilians in Humera on Tuesday."}
    (weak,) = [e.harm for e in record(one).events if e.harm]
    assert weak.grade == "weak"
    grades = {e.harm.grade for e in record(two).events if e.harm}
    assert grades in ({"fair"}, {"weak"})


def test_harm_that_the_side_held_responsible_admits_is_confirmed() -> None:
    text = (
        "Ethiopian shelling killed 12 civilians in Humera on Tuesday. "
        "Ethiopia admitted that its shelling had killed civilians by mistake."
    )
    found = record({"r1": text})
    (harm,) = [e.harm for e in found.events if e.harm and e.harm.blamed]
    assert harm.grade == "confirmed"
    assert [p.answer for p in harm.positions] == ["accepts"]


def test_dead_soldiers_are_no_harm_to_civilians() -> None:
    found = record({"r1": "Ethiopian shelling killed 12 soldiers in Humera on Tuesday."})
    assert [e.harm for e in found.events if e.harm] == []
