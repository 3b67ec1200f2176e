from __future__ import annotations

from tests.reconcile.stories import names, record


def test_a_round_with_its_sides_day_and_town() -> None:
    text = "The foreign ministers of Egypt and Ethiopia met in Nairobi on Tuesday for talks on a truce."
    (talk,) = record({"r1": text}).talks
    assert talk.date == "2021-03-02"
    assert talk.status == "held"
    assert talk.place is not None
    assert [t.measure for t in talk.agenda] == ["ceasefire"]


def test_a_noun_with_a_place_and_a_date_of_its_own_is_a_round() -> None:
    text = "Egypt spoke of the floods at a meeting of ministers in Nairobi on Monday."
    found = record({"r1": text})
    (talk,) = found.talks
    assert (talk.date, names(found, talk.participants)) == ("2021-03-01", {"Egypt"})
    assert talk.events == ()


def test_a_phone_call_is_no_round() -> None:
    text = "President Abdel Fattah el-Sisi spoke by phone with Emmanuel Macron on Tuesday about the crisis."
    assert record({"r1": text}).talks == ()


def test_two_reports_of_one_round() -> None:
    found = record(
        {
            "r1": "Egypt and Ethiopia held talks in Nairobi on Tuesday.",
            "r2": "Delegates of Egypt met those of Ethiopia in Nairobi on Tuesday.",
        }
    )
    (talk,) = found.talks
    assert {m.report for m in talk.mentions} == {"r1", "r2"}


def test_rounds_of_one_process_are_counted_in_order_of_time() -> None:
    found = record(
        {
            "r1": "Egypt and Ethiopia held talks in Nairobi on Tuesday.",
            "r2": "Egypt and Ethiopia will hold talks in Nairobi on March 9.",
            "r3": "Egypt and Kenya held talks in Nairobi on Monday.",
        }
    )
    rounds = {t.date: t for t in found.talks}
    first, second, other = rounds["2021-03-02"], rounds["2021-03-09"], rounds["2021-03-01"]
    assert first.process == second.process != other.process
    assert (first.round, second.round, other.round) == (1, 2, 1)
    assert (first.next, second.previous) == (second.id, first.id)
    assert (first.status, second.status) == ("held", "planned")
    assert first.format == "bilateral"


def test_two_towns_on_one_day_are_two_rounds() -> None:
    found = record(
        {
            "r1": "Egypt and Ethiopia held talks in Nairobi on Tuesday.",
            "r2": "Egypt and Ethiopia held talks in Khartoum on Tuesday.",
        }
    )
    assert len(found.talks) == 2


def test_how_each_side_described_it() -> None:
    text = (
        "Egypt and Ethiopia held talks in Nairobi on Tuesday. Egypt said the talks had made no progress. "
        "Ethiopia said the talks had been constructive."
    )
    found = record({"r1": text})
    (talk,) = found.talks
    told = {(next(iter(names(found, a.actors))), a.outcome) for a in talk.accounts}
    assert told == {("Egypt", "no_progress"), ("Ethiopia", "progress")}
    assert len(talk.outcomes) == 2


def test_who_stands_between_the_sides_is_a_mediator() -> None:
    text = "The United Nations, Egypt and Ethiopia held talks in Nairobi on Tuesday."
    found = record({"r1": text})
    (talk,) = found.talks
    roles = {next(iter(names(found, (s.actor,)))): s.role for s in talk.seats}
    assert roles == {"United Nations": "mediator", "Egypt": "party", "Ethiopia": "party"}
    assert talk.format == "mediated"
