"""Disputes as questions: what is asked tells what it is about, in the words of who says it."""

from __future__ import annotations

import msgspec
import pytest

from counterclaim.evidence import Dispute, Passage, Side
from counterclaim.store.builds import Change, Tally
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.lede import most_told, sentences
from counterclaim.views.web.pages.changes import counted, news
from counterclaim.views.web.questions import gist, question
from tests.views.web.records import record

RECORD = record()
TEXT = RECORD.reports[0].text


def at(words: str) -> Passage:
    start = TEXT.index(words)
    return Passage("r1", start, start + len(words), words)


def folio(*disputes: Dispute) -> Folio:
    return Folio(msgspec.structs.replace(RECORD, disputes=disputes), {"title": "Lake Corry"}, 0.0)


def against(kind: str, one: str, other: str, event: str | None = None) -> Dispute:
    sides = (Side(mentions=(at(one),), actors=("bryn",)), Side(mentions=(at(other),), actors=("arden",)))
    return Dispute(id="d", kind=kind, sides=sides, event=event)  # type: ignore[arg-type]


def asked(d: Dispute) -> str:
    return str(question(folio(d), d).asked.striptags())


def test_a_denied_claim_is_named_by_its_words_and_those_by_whom() -> None:
    assert asked(RECORD.disputes[0]) == (
        "“Arden's guns had shelled the ferry, killing at least nine people”: claimed by Bryn, denied by Arden"
    )


def test_counts_that_differ_are_asked_for_with_what_they_count_and_where() -> None:
    d = against("figure", "at least nine people", "nine people", "r1/e1")
    assert asked(d) == "How many people were killed at Lake Corry: at least 9 or 9?"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("that any of its guns had fired", "any of its guns had fired"),
        ("guns had shelled the ferry", "guns had shelled the ferry"),
        ("the ferry, ", "the ferry"),
    ],
)
def test_what_leads_up_to_the_words_is_left_out(words: str, shown: str) -> None:
    assert gist(folio(), Side(mentions=(at(words),))) == shown


def test_the_first_page_says_what_kind_of_disputes_there_are_and_who_stands_in_most() -> None:
    denial = RECORD.disputes[0]
    blame = against("blame", "guns had shelled the ferry", "that any of its guns had fired")
    alike = sentences(folio(denial, msgspec.structs.replace(denial, id="d2")))[-1]
    assert alike == (
        "Sources contradict each other on 2 questions, all of them claims that are denied; "
        "Arden stands in 2 of them, Bryn in 2."
    )
    assert (
        "on 2 questions: 1 case of mutual blame and 1 claim that is denied;"
        in sentences(folio(denial, blame))[-1]
    )


def test_the_first_page_has_what_most_tell_in_their_words() -> None:
    told, once = RECORD.events[1], RECORD.events[0]
    assert most_told(folio(), once) == ""
    assert most_told(folio(), told) == (
        "Most told: “Arden's guns had shelled the ferry” (Lake Corry, May 2031; 2 independent sources)."
    )


def test_a_new_dispute_is_told_by_what_it_asks() -> None:
    found = folio(RECORD.disputes[0])
    assert news(found, Change("dispute", "d1", "added", "some words")).line == (
        "“Arden's guns had shelled the ferry, killing at least nine people”: claimed by Bryn, denied by Arden"
    )
    assert news(found, Change("dispute", "d9", "gone", "some words")).line == "some words"
    tally = Tally(2, "2031-05-06T10:00:00Z", 2, (("talk", "added", 2), ("event", "gone", 1)))
    assert counted(tally) == "2 new rounds of talks and 1 gone event"
