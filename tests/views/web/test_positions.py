"""Cells of the positions: the words of the stance itself, cut out of the long sentence they stand in."""

from __future__ import annotations

import msgspec
import pytest

from counterclaim.evidence import Passage, Position, Proposal, Report, Response, Span, Standpoint, Statement
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.pages.positions import CELL, in_brief
from tests.views.web.records import record

LONG = (
    "The lake council, which had waited for two weeks while the ferry lay burnt, heard on Friday how Arden's "
    "envoy Harl and Bryn turned down the draft for a pause of six days at all crossings."
)


def at(words: str) -> Passage:
    start = LONG.index(words)
    return Passage("r8", start, start + len(words), words)


def folio() -> Folio:
    base = record()
    named = {"arden": at("Arden"), "bryn": at("Bryn"), "harl": at("Harl")}
    whole = at(LONG)
    said = at("turned down the draft")
    return Folio(
        msgspec.structs.replace(
            base,
            reports=(*base.reports, Report(id="r8", text=LONG, sha256="8")),
            actors=tuple(
                msgspec.structs.replace(a, mentions=(*a.mentions, named[a.id])) for a in base.actors
            ),
            statements=(
                Statement(
                    id="r8/s1", report="r8", kind="reject", direct=False, actor="bryn", actors=("bryn",),
                    content=(Span(said.start, said.end, said.text),),
                ),
            ),
            proposals=(
                Proposal(
                    id="p8", by=(), terms={}, mentions=(at("the draft for a pause of six days"),),
                    responses=(
                        Response(actor="harl", stance="reject", passage=whole),
                        Response(actor="bryn", stance="reject", passage=whole),
                    ),
                ),
            ),
        ),
        {},
        0.0,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("party", "shown"),
    [
        ("arden", "Harl and Bryn turned down the draft for a pause of six days"),
        ("bryn", "Bryn turned down the draft for a pause of six days at all crossings."),
    ],
)
def test_an_answer_is_shown_from_whoever_gives_it(party: str, shown: str) -> None:
    point = Standpoint(stand="opposes", passage=at(LONG), proposal="p8")
    position = Position(id="x8", actor=party, issue="ceasefire", standpoints=(point,), mentions=(at(LONG),))
    words = str(in_brief(folio(), position, point, CELL).striptags())
    assert shown in words
    assert words.startswith("… ")
    assert len(words) < CELL + 10


def test_a_statement_is_shown_from_its_own_words() -> None:
    point = Standpoint(stand="opposes", passage=at(LONG), statement="r8/s1")
    position = Position(id="x8", actor="bryn", issue="ceasefire", standpoints=(point,), mentions=(at(LONG),))
    assert "Bryn turned down the draft" in str(in_brief(folio(), position, point, CELL).striptags())


def test_a_short_passage_is_shown_as_it_stands() -> None:
    point = Standpoint(stand="opposes", passage=at("a pause of six days"))
    position = Position(id="x8", actor="bryn", issue="ceasefire", standpoints=(point,), mentions=())
    assert in_brief(folio(), position, point, CELL).striptags() == "a pause of six days"
