"""Disputes over how talks went and over who did it are named by what the two sides say."""

from __future__ import annotations

import msgspec
import pytest

from counterclaim.evidence import Account, Dispute, Passage, Report, Side, Span, Statement
from counterclaim.evidence.statement import StatementKind
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.questions import question
from tests.views.web.records import record

BASE = record()


def asked(kind: str, one: str, other: str, speech: StatementKind = "assert", **more: object) -> str:
    """The question of a dispute between what Bryn and Arden's envoy say in a report of their own."""
    text = f"{one}\n{other}"
    passages = [
        Passage("r8", text.index(w), text.index(w) + len(w), w, f"r8/s{n}")
        for n, w in enumerate((one, other))
    ]
    speakers = ("bryn", "harl")
    statements = tuple(
        Statement(id=f"r8/s{n}", report="r8", content=(Span(p.start, p.end, p.text),), kind=speech,
                  direct=False, actor=who, actors=(who,))
        for n, (p, who) in enumerate(zip(passages, speakers, strict=True))
    )  # fmt: skip
    sides = tuple(
        Side(mentions=(p,), actors=(who,), statements=(s.id,))
        for p, who, s in zip(passages, speakers, statements, strict=True)
    )
    told = tuple(
        Account(outcome="open", passage=p, statement=s.id) for p, s in zip(passages, statements, strict=True)
    )
    talks = tuple(msgspec.structs.replace(t, accounts=told) for t in BASE.talks)
    held = msgspec.structs.replace(
        BASE,
        reports=(*BASE.reports, Report(id="r8", text=text, sha256="8")),
        statements=(*BASE.statements, *statements),
        talks=talks if more.pop("met", True) else (),
    )
    d = Dispute(id="d8", kind=kind, sides=sides, **more)  # type: ignore[arg-type]
    return str(question(Folio(held, {}, 0.0), d).asked.striptags())


def test_how_talks_went_is_asked_in_the_words_of_both_sides() -> None:
    one, other = "the lake talks failed to reach a settlement, and soon", "it had been a constructive meeting"
    assert asked("outcome", one, other) == (
        "How did the talks at Lake Corry on 3 May 2031 go: "
        "“failed to reach a settlement” or “constructive meeting”?"
    )
    assert asked("outcome", one, other, met=False).startswith("How did the meeting go: “failed")


def test_words_that_tell_nothing_are_not_quoted() -> None:
    assert asked("outcome", "the lake was cold", "it was warm") == (
        "How did the talks at Lake Corry on 3 May 2031 go? Bryn against Harl"
    )


def test_who_did_it_by_the_word_of_whom() -> None:
    one, other = "that Arden had mined the weir", "that Bryn's own boats mined it"
    assert asked("blame", one, other, "accuse", event="r1/e2") == (
        "Who is to blame for the shelling at Lake Corry in May 2031: Arden, says Bryn, or Bryn, says Harl?"
    )
    assert asked("blame", one, other, "accuse") == (
        "Who is to blame: Arden, says Bryn (“Arden had mined the weir”), "
        "or Bryn, says Harl (“Bryn's own boats mined it”)?"
    )
    assert asked("blame", one, other) == (
        "Who did it? Bryn: “Arden had mined the weir”, against Harl: “Bryn's own boats mined it”"
    )


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-03", "on 3 May 2031"),
        ("2031-05", "in May 2031"),
        ("2031~", "about 2031"),
        ("2031-05-02/2031-05-09", "from 2 to 9 May 2031"),
        ("../2031-05-09", "until 9 May 2031"),
    ],
)
def test_dates_with_the_word_before_them(edtf: str, words: str) -> None:
    assert wording.at_date(edtf) == words
