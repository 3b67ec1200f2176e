"""The grammar by itself: no text of time words makes it stumble, and the longest reading wins."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.times.mentions import grammar
from counterclaim.reading.times.values import settle

WORDS = (
    "the last next this past of in on a one two 3 31 1999 2016 30 00 12:75 25:00 99999999 Monday "
    "Feb. May week months years decades century hour ago later earlier early mid - , . 's first "
    "third quarter half fiscal year weekend spring night p.m. GMT noon today since until each every "
    "several few more 32nd 0s 90s 1990s 31/31/99 2016-13-45 30.02.2016 9999 years-long old recent "
    "now"
).split()


def drafts(text: str) -> list[str]:
    line = grammar().alphabet.line(text)
    return [text[line.words[d.first].start : line.words[d.last - 1].end] for d in grammar().drafts(line)]


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=14))
def test_nothing_makes_it_stumble(words: list[str]) -> None:
    text = " ".join(words)
    line = grammar().alphabet.line(text)
    found = grammar().drafts(line)
    assert all(a.last <= b.first for a, b in pairwise(found))
    for d in found:
        code = d.code.removeprefix("@").replace(";?", "").replace("?", "past")
        if code and code != "year-ago":
            for day in (None, date(1, 1, 1), date(2016, 2, 29), date(9999, 12, 31)):
                settle(code, day)


def test_the_longest_reading_wins() -> None:
    assert drafts("Guards left early on Monday, Feb. 29, 2016 at 5 p.m.") == [
        "Monday, Feb. 29, 2016",
        "5 p.m.",
    ]
    assert drafts("the last two weeks of the third quarter of 1999") == [
        "the last two weeks",
        "the third quarter of 1999",
    ]
