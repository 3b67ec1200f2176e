"""Attributions in, statements out: actors, nesting, pieces, offsets."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from counterclaim.evidence import Statement
from counterclaim.reading.prose import Prose
from counterclaim.reading.statements import Attribution, read_statements
from counterclaim.reading.statements.assembly import assemble
from tests.reports import prose


@dataclass(frozen=True)
class Day:
    edtf: str


class Names:
    """A cast that knows actors by the words of a phrase."""

    def __init__(self, p: Prose, known: dict[str, str], unnamed: frozenset[str] = frozenset()) -> None:
        self.p, self.known, self.unnamed = p, known, unnamed

    def speaker(self, start: int, end: int) -> tuple[str, ...]:
        phrase = self.p.doc.text[start:end]
        return tuple(id for name, id in self.known.items() if name in phrase)

    def anonymous(self, id: str) -> bool:
        return id in self.unnamed


class Always:
    """A clock on which it is always the same day, or none."""

    def __init__(self, day: str | None = None) -> None:
        self.day = day

    def when(self, start: int, end: int, future: bool | None = None) -> Day | None:
        return Day(self.day) if self.day else None


def read(
    text: str, known: dict[str, str], unnamed: frozenset[str] = frozenset(), day: str | None = None
) -> tuple[Statement, ...]:
    p = prose(text)
    made = read_statements(p, Names(p, known, unnamed), Always(day), "rules")
    for s in made:
        for span in (*s.content, *(x for x in (s.source, s.cue) if x)):
            assert p.report.text[span.start : span.end] == span.text
    return made


def test_a_statement_carries_everything() -> None:
    [s] = read("Kenya rejected the offer.", {"Kenya": "r1/a1"}, day="2031-05-02")
    assert (s.id, s.report, s.reader) == ("r1/s1", "r1", "rules")
    assert s.source is not None
    assert s.source.text == "Kenya"
    assert [c.text for c in s.content] == ["the offer"]
    assert (s.kind, s.stance, s.direct, s.anonymous) == ("reject", "denied", False, False)
    assert (s.actor, s.actors, s.said) == ("r1/a1", ("r1/a1",), "2031-05-02")


def test_joint_sources_name_all_their_actors() -> None:
    [s] = read("Peru and Chile said the border was open.", {"Peru": "r1/a1", "Chile": "r1/a2"})
    assert s.actors == ("r1/a1", "r1/a2")


def test_an_unnamed_source_is_anonymous() -> None:
    [s] = read("A senior official said the king was ill.", {"official": "r1/a1"}, frozenset({"r1/a1"}))
    assert s.anonymous


def test_a_relative_pronoun_stands_for_its_noun() -> None:
    made = read("The camp is run by nurses who say food is short.", {"nurses": "r1/a1"})
    assert made[-1].actor == "r1/a1"


def test_what_is_relayed_names_who_relays_it_and_where_it_stands() -> None:
    outer, inner = read(
        "An official said Angola believes the war is over.", {"official": "r1/a1", "Angola": "r1/a2"}
    )
    assert (outer.within, outer.via) == (None, None)
    assert (inner.actor, inner.via, inner.within) == ("r1/a2", "r1/a1", outer.id)


def test_content_over_paragraphs_has_a_span_for_each() -> None:
    [s] = read('The bishop said: "We buried forty people.\n\n"We cannot bury any more."', {})
    assert len(s.content) == 2
    assert s.direct


@pytest.mark.parametrize(
    ("text", "direct"),
    [
        ('"The well is dry," the mayor said.', True),
        ("The mayor said the well was dry.", False),
        ('The mayor said the well was "dry".', False),
        ("We have no water left the mayor said.", True),
    ],
)
def test_direct_is_what_stands_in_quotation_marks_or_speaks_in_the_first_person(
    text: str, direct: bool
) -> None:
    assert read(text, {})[0].direct is direct


def test_a_possessive_source_loses_its_ending() -> None:
    [s] = read("The union\u2019s call for a general strike was ignored.", {})
    assert s.source is not None
    assert s.source.text == "The union"


def test_first_person_without_marks_is_the_last_speaker() -> None:
    made = read("The envoy said the talks had failed. We condemn the attack.", {"envoy": "r1/a1"})
    assert made[-1].kind == "condemn"
    assert made[-1].actor == "r1/a1"


def test_furniture_free_offsets_hold_where_paragraphs_were_dropped() -> None:
    p = prose("Skip me.\n\nThe mayor said the well was dry.")
    [s] = assemble(p, Names(p, {}), Always(), [Attribution((10, 19), (20, 24), ((25, 41),), "encoder")])
    assert (s.content[0].text, s.reader) == ("the well was dry", "encoder")


class Called(Names):
    """Names that can be asked who they are."""

    def name(self, id: str) -> str:
        return id


def said_by(text: str, source: str, content: str, known: dict[str, str]) -> tuple[str, ...]:
    """The actors of the last of two statements: what Novak says first, and this one."""
    p = prose(text)
    at = p.doc.text.index
    first = Attribution((at("Novak"), at("Novak") + 5), None, ((0, 8),))
    last = p.doc.text.rindex(source)
    told = Attribution((last, last + len(source)), None, ((at(content), at(content) + len(content)),))
    return assemble(p, Called(p, known), Always(), [first, told])[-1].actors


def test_who_stands_for_people_not_for_what_they_listen_to() -> None:
    text = "We lost, Novak said. Farmers in his village who voted say they are tired."
    known = {"Novak": "a1", "Farmers": "a2", "his": "a3"}
    assert said_by(text, "who", "they are tired", known) == ("a2",)


def test_outside_quotation_marks_i_is_the_writer() -> None:
    text = "“We lost,” Novak said. Years later I say that he was right."
    assert said_by(text, "I", "he was right", {"Novak": "a1"}) == ()


def test_without_any_marks_i_is_who_spoke_last() -> None:
    text = "We lost, Novak said. Years later I say that he was right."
    assert said_by(text, "I", "he was right", {"Novak": "a1"}) == ("a1",)


def test_the_comma_that_closes_an_apposition_is_the_sources() -> None:
    p = prose("Ada Roy, an aide to the mayor, said roads were shut, and Ben Hill, she said, knew.")
    first, second = read_statements(p, Names(p, {}), Always(), "rules")[:2]
    assert first.source is not None
    assert first.source.text == "Ada Roy, an aide to the mayor,"
    assert second.source is not None
    assert second.source.text == "she"
