"""A sentence in, its time expressions out: words, type, TIMEX3 value, EDTF; published on a Wednesday."""

from __future__ import annotations

import pytest

from counterclaim.reading.times import read_times
from tests.reports import prose

PUBLISHED = "2016-10-12"

Expected = tuple[str, str, str, str | None]

DAYS: list[tuple[str, list[Expected]]] = [
    ("Guards will leave the bridge on Saturday.", [("Saturday", "DATE", "2016-10-15", "2016-10-15")]),
    ("Guards left the bridge on Saturday.", [("Saturday", "DATE", "2016-10-08", "2016-10-08")]),
    ("The envoy left late Wednesday.", [("late Wednesday", "DATE", "2016-10-12", "2016-10-12")]),
    ("The council meets next Tuesday.", [("next Tuesday", "DATE", "2016-10-18", "2016-10-18")]),
    ("Last Wednesday the dam burst.", [("Last Wednesday", "DATE", "2016-10-05", "2016-10-05")]),
    (
        "Envoys arrive on Thursday, officials said on Monday.",
        [("Thursday", "DATE", "2016-10-13", "2016-10-13"), ("Monday", "DATE", "2016-10-10", "2016-10-10")],
    ),
    ("A truce is due to start on Friday.", [("Friday", "DATE", "2016-10-14", "2016-10-14")]),
    ("Mediators had planned to return on Friday.", [("Friday", "DATE", "2016-10-14", "2016-10-14")]),
    (
        "The convoy was hit yesterday afternoon.",
        [("yesterday afternoon", "TIME", "2016-10-11TAF", "2016-10-11")],
    ),
    ("Rain fell last night.", [("last night", "TIME", "2016-10-11TNI", "2016-10-11")]),
    ("They were attacked on Christmas Eve.", [("Christmas Eve", "DATE", "2015-12-24", "2015-12-24")]),
    ("Todays talks failed.", [("Todays", "DATE", "2016-10-12", "2016-10-12")]),
    ("Saturdays attack killed six guards.", [("Saturdays", "DATE", "2016-10-08", "2016-10-08")]),
    (
        "The raid began at 5 a.m. on Tuesday.",
        [("5 a.m. on Tuesday", "TIME", "2016-10-11T05:00", "2016-10-11")],
    ),
]

DATES: list[tuple[str, list[Expected]]] = [
    (
        "The blast on Sat. April 15 2017 hurt ten.",
        [("Sat. April 15 2017", "DATE", "2017-04-15", "2017-04-15")],
    ),
    ("The accord of 12 September 2003 holds.", [("12 September 2003", "DATE", "2003-09-12", "2003-09-12")]),
    ("It sank on 15/04/2015.", [("15/04/2015", "DATE", "2015-04-15", "2015-04-15")]),
    ("It sank on 3.4.2015.", [("3.4.2015", "DATE", "2015-04-03", "2015-04-03")]),
    ("He was held on the 14th of June.", [("14th of June", "DATE", "2016-06-14", "2016-06-14")]),
    ("Polls open on April 3.", [("April 3", "DATE", "2017-04-03", "2017-04-03")]),
    ("Delegates want a November 1 truce.", [("November 1", "DATE", "2016-11-01", "2016-11-01")]),
    ("They met Tuesday, Sept. 6.", [("Tuesday, Sept. 6", "DATE", "2016-09-06", "2016-09-06")]),
    ("Guns fell silent in March 2009.", [("March 2009", "DATE", "2009-03", "2009-03")]),
    ("Shelling resumed earlier in September.", [("earlier in September", "DATE", "2016-09", "2016-09")]),
    ("The port was mined in December.", [("December", "DATE", "2015-12", "2015-12")]),
    ("The port will reopen in December.", [("December", "DATE", "2016-12", "2016-12")]),
    ("In July last year the ferry sank.", [("July last year", "DATE", "2015-07", "2015-07")]),
    ("The camp was built in the early 1990s.", [("the early 1990s", "DATE", "199", "199X")]),
    ("The 20th century saw two of them.", [("The 20th century", "DATE", "19", "19XX")]),
    ("The mission ended in nineteen ninety-one.", [("nineteen ninety-one", "DATE", "1991", "1991")]),
]

PERIODS: list[tuple[str, list[Expected]]] = [
    ("The two sides met last month.", [("last month", "DATE", "2016-09", "2016-09")]),
    ("Earlier this week, aid arrived.", [("Earlier this week", "DATE", "2016-W41", "2016-10-10/2016-10-16")]),
    ("The army left two years ago.", [("two years ago", "DATE", "2014", "2014")]),
    ("Nearly two decades ago the dam burst.", [("Nearly two decades ago", "DATE", "199", "199X~")]),
    (
        "Exports fell in the third quarter of 2015.",
        [("the third quarter of 2015", "DATE", "2015-Q3", "2015-07/2015-09")],
    ),
    ("The town fell in the winter of 2014.", [("the winter of 2014", "DATE", "2014-WI", "2014-12/2015-02")]),
    ("Fighting went on over the weekend.", [("the weekend", "DATE", "2016-W40-WE", "2016-10-08/2016-10-09")]),
    ("The pact lapses at the end of the year.", [("the end of the year", "DATE", "2016", "2016")]),
    (
        "Drones flew over the valley during the past 48 hours.",
        [("the past 48 hours", "DURATION", "PT48H", "2016-10-10/2016-10-12")],
    ),
    ("They fought over the past week.", [("the past week", "DURATION", "P1W", "2016-10-05/2016-10-12")]),
]

STRETCHES: list[tuple[str, list[Expected]]] = [
    ("He proposed a six-month pause.", [("six-month", "DURATION", "P6M", None)]),
    ("Talks lasted a minute and a half.", [("a minute and a half", "DURATION", "PT1M30S", None)]),
    ("They waited for nearly forty years.", [("nearly forty years", "DURATION", "P40Y", None)]),
    ("In the next few years roads will be built.", [("the next few years", "DURATION", "PXY", None)]),
    ("Ships patrol every day.", [("every day", "SET", "P1D", None)]),
    ("Ships patrol each Thursday.", [("each Thursday", "SET", "XXXX-WXX-4", None)]),
    ("The minister recently said so.", [("recently", "DATE", "PAST_REF", None)]),
    ("Talks are now stalled.", [("now", "DATE", "PRESENT_REF", None)]),
    ("Envoys will soon travel.", [("soon", "DATE", "FUTURE_REF", None)]),
    ("The ten-year-old war drags on.", [("ten-year-old", "DURATION", "P10Y", None)]),
]

NO_TIMES = [
    "The witness, 35-year-old Ana Ruiz, is gone.",
    "They may march on the capital.",
    "Rebels hold 2000 villages.",
    "Rent costs $40 a week.",
    "The envoy came as soon as he could.",
]


def read(text: str, published: str | None = PUBLISHED) -> list[Expected]:
    clock = read_times(prose(text, published=published))
    for t in clock.times:
        assert text[t.start : t.end] == t.text
    return [(t.text, t.type, t.value, t.edtf) for t in clock.times]


@pytest.mark.parametrize(("text", "expected"), DAYS + DATES + PERIODS + STRETCHES)
def test_values(text: str, expected: list[Expected]) -> None:
    if expected:
        assert read(text) == expected


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_times(text: str) -> None:
    assert read(text) == []


def test_counted_from_the_story() -> None:
    values = [
        v
        for _, _, v, _ in read(
            "On Thursday they signed. Two days later guns opened up. The next day it rained."
        )
    ]
    assert values == ["2016-10-06", "2016-10-08", "2016-10-09"]


def test_same_day_of_nothing_names_no_date() -> None:
    assert read("The same day, the clinic was hit.")[0][3] is None


def test_a_week_after_a_month_names_no_date() -> None:
    assert read("Shelling resumed in September. A week later it stopped.")[1][3] is None


def test_undated_report_keeps_what_it_waits_for() -> None:
    clock = read_times(prose("Guards left the bridge on Saturday and a mine blew up two years ago."))
    assert [(t.value, t.edtf, t.relative) for t in clock.times] == [
        ("XXXX-WXX-6", None, "weekday:6:past"),
        ("XXXX", None, "-2Y"),
    ]


def test_headline_and_body_offsets_are_the_sources() -> None:
    text = "Bridge lost on Saturday\n\nGuards left the bridge on Saturday."
    clock = read_times(prose(text, title="Bridge lost on Saturday", published=PUBLISHED))
    assert [text[t.start : t.end] for t in clock.times] == ["Saturday", "Saturday"]
    assert clock.times[0].start == text.index("Saturday")
