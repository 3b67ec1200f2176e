"""Which time dates a trigger, and times counted again once a report is dated."""

from __future__ import annotations

import pytest

from counterclaim.reading.times import When, read_times, resolve
from tests.reports import prose

PUBLISHED = "2016-10-12"


def when(
    text: str, trigger: str, future: bool | None = None, published: str | None = PUBLISHED
) -> When | None:
    p = prose(text, published=published)
    start = p.doc.text.index(trigger)
    found = read_times(p).when(start, start + len(trigger), future)
    if found is not None:
        passage = found.passage
        assert p.report.text[passage.start : passage.end] == passage.text
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "edtf", "basis"),
    [
        ("Gunners shelled the harbour on Monday.", "shelled", "2016-10-10", "own"),
        ("Gunners shelled the harbour on Monday and sank a ferry.", "sank", "2016-10-10", "clause"),
        ("Envoys opened talks Thursday to end the war.", "talks", "2016-10-06", "clause"),
        ("Monitors said Monday that shells had hit the clinic.", "hit", "2016-10-10", "sentence"),
        ("Envoys will meet in Oslo on Saturday, aides said on Monday.", "meet", "2016-10-15", "own"),
        ("The operation, which began two weeks ago, goes on.", "operation", "2016-W39", "clause"),
        ("The deal reached in March by both armies has collapsed.", "deal", "2016-03", "own"),
        ("Drones struck 40 sites over the past week.", "struck", "2016-10-05/2016-10-12", "own"),
        ("Jets flew 300 missions since Oct. 4.", "flew", "2016-10-04/2016-10-12", "own"),
        ("Gunners fired from June 3 to June 9.", "fired", "2016-06-03/2016-06-09", "own"),
    ],
)
def test_dated(text: str, trigger: str, edtf: str, basis: str) -> None:
    found = when(text, trigger)
    assert found is not None
    expected = edtf if "W" not in edtf else "2016-09-26/2016-10-02"
    assert (found.edtf, found.basis) == (expected, basis)


def test_the_date_of_an_agreement_does_not_date_its_breach() -> None:
    found = when("Guards attacked the post in breach of a 1994 treaty.", "attacked")
    assert found is None or not found.edtf.startswith("1994")


def test_a_planned_event_has_no_date_from_who_announced_it() -> None:
    found = when("The ministry announced on Monday that both armies will leave the valley.", "leave")
    assert found is None


def test_the_day_of_telling_gives_way_to_the_day_beside() -> None:
    text = "Six died when a blast hit the camp, a monitor said on Wednesday. Tuesday's blast also hurt ten."
    found = when(text, "hit")
    assert found is not None
    assert (found.edtf, found.basis) == ("2016-10-11", "paragraph")
    alone = when("Six died when a blast hit the camp, a monitor said on Tuesday.", "hit")
    assert alone is not None
    assert alone.edtf == "2016-10-11"


def test_a_date_behind_a_noun_is_the_nouns() -> None:
    found = when("Monday's deaths came on the heels of strikes on the town of Voi on Sunday.", "strikes")
    assert found is not None
    assert found.edtf == "2016-10-09"


def test_story_goes_on() -> None:
    found = when("On Monday guards stormed the depot. They burned two trucks.", "burned")
    assert found is not None
    assert (found.edtf, found.basis) == ("2016-10-10", "paragraph")


def test_headline_takes_the_lead_s_date() -> None:
    text = "Guards storm depot\n\nGuards stormed a depot on Monday, killing two drivers."
    p = prose(text, title="Guards storm depot", published=PUBLISHED)
    found = read_times(p).when(p.doc.text.index("storm"), p.doc.text.index("storm") + 5)
    assert found is not None
    assert found.edtf == "2016-10-10"


def test_labels_of_a_chronicle() -> None:
    found = when("3 March: Parliament passes an amnesty.\n\n9 March: Guards quit the square.", "passes")
    assert found is not None
    assert found.edtf == "2016-03-03"


def test_nobody_said_when() -> None:
    assert when("Guards stormed a depot.", "stormed", published=None) is None
    assert when("Guards had stormed a depot.", "stormed") is None


def test_month_of_the_report_at_most() -> None:
    found = when("Guards have stormed a depot.", "stormed")
    assert found is not None
    assert (found.edtf, found.basis) == ("2016-10~", "report")


def test_resolved_once_dated() -> None:
    clock = read_times(prose("Guards left the bridge on Saturday and will return next month."))
    assert [t.edtf for t in clock.times] == [None, None]
    assert [t.edtf for t in resolve(clock.times, "2016-10-12")] == ["2016-10-08", "2016-11"]
    assert [t.edtf for t in resolve(resolve(clock.times, "2016-10-12"), "2015-05-06")] == [
        "2015-05-02",
        "2015-06",
    ]
    assert resolve(resolve(clock.times, "2016-10-12"), None) == clock.times


def test_a_date_that_is_a_range_gives_what_its_days_share() -> None:
    times = read_times(prose("Guards left on Thursday. Others left yesterday. It began last year.")).times
    narrow = resolve(times, "2016-12-08/2016-12-09")
    assert [t.edtf for t in narrow] == ["2016-12-08", "2016-12-07/2016-12-08", "2015"]
    coarse = resolve(times, "2016-12")
    assert [t.edtf for t in coarse] == ["2016-12", "2016", "2015"]


def test_a_day_ahead_says_nothing_of_what_was_done() -> None:
    found = when("The sides agreed to meet again on Saturday.", "agreed")
    assert found is not None
    assert found.edtf == "2016-10~"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("The session set for Tuesday was cancelled.", "2016-10-11"),
        ("The session set for Thursday was cancelled.", "2016-10-13"),
        ("The session set for Thursday goes ahead.", "2016-10-13"),
    ],
)
def test_a_day_of_a_plan_given_up_is_the_nearest(text: str, edtf: str) -> None:
    (found,) = read_times(prose(text, published=PUBLISHED)).times
    assert found.edtf == edtf


def test_who_is_on_the_way_goes_in_the_month_of_the_report() -> None:
    found = when("The envoy is flying to Nairobi for talks with rebel leaders.", "flying", future=True)
    assert found is not None
    assert (found.edtf, found.basis) == ("2016-10~", "report")
    assert when("The envoy will fly to Nairobi for talks.", "fly", future=True) is None
