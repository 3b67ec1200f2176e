"""What happened: prose -> triggers -> roles, status, date, place -> events.

`read_events` goes sentence by sentence: `triggers` finds what is reported as an event, `roles` who
does it to whom, `status` how far it is asserted and by whom, `subtypes` its ACLED label; clock and
atlas give date and place. Every event has one mention, from its first core argument to its last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from spacy.tokens import Token

from counterclaim.evidence import Event, Named, Passage, Report, Statement
from counterclaim.evidence.edtf import days
from counterclaim.reading.events.casting import Party, Roles
from counterclaim.reading.events.clauses import lemma_of, phrase
from counterclaim.reading.events.continuity import Thread
from counterclaim.reading.events.deeds import deed, peacefulness
from counterclaim.reading.events.neighbours import Atlas, Cast, Clock, When
from counterclaim.reading.events.roles import RoleReader
from counterclaim.reading.events.status import Standing, StatusReader, ahead, appointed
from counterclaim.reading.events.subtypes import SubtypeReader
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.events.triggers import find_triggers
from counterclaim.reading.prose import Prose

if TYPE_CHECKING:  # the rules read without the encoder's libraries
    from counterclaim.reading.encoder.states import States

READER = "events.lexicon"

__all__ = ["READER", "read_events"]


def read_events(
    prose: Prose,
    cast: Cast,
    atlas: Atlas,
    clock: Clock,
    statements: Sequence[Statement],
    states: States | None = None,
) -> tuple[Event, ...]:
    """The events of one report in text order, ids `<report id>/e1`, `/e2` ...

    `states` are the encoder's of the same prose, where it has run.
    """
    roles = RoleReader(cast)
    standing = StatusReader(prose, cast, statements)
    labels = SubtypeReader(prose)
    found: list[Event] = []
    thread = Thread()
    peace = peacefulness(prose.doc)
    for number, sentence in enumerate(prose.sentences()):
        for nth, trigger in enumerate(t for t in find_triggers(sentence) if deed(t, peace, states)):
            sides = roles.read(trigger)
            actors = thread.doers(number, trigger, _ids(sides.actors), sides.recipients)
            where_it_stands = standing.read(trigger, actors)
            start, end = _extent(trigger, sides)
            head = trigger.anchor
            when = _when(clock, trigger, where_it_stands)
            if (when is None or when.basis in ("paragraph", "report")) and _known(trigger):
                when = _told_before(trigger, found) or when
            if when is not None and ahead(trigger, where_it_stands, when, clock.report):
                where_it_stands = replace(where_it_stands, status="planned")
            where = atlas.where(head.idx, head.idx + len(head))
            if where is not None and where.basis == "paragraph" and _of_old(when, clock.report):
                where = None  # what happened long ago did not happen where the news around it does
            found.append(
                Event(
                    id=f"{prose.report.id}/e{len(found) + 1}",
                    type=trigger.type,
                    mode=trigger.mode,
                    acled=labels.read(trigger, " ".join(p.name.text for p in sides.actors), nth == 0),
                    actors=actors,
                    recipients=_ids(sides.recipients),
                    actor=_names(sides.actors),
                    recipient=_names(sides.recipients),
                    date=when.edtf if when else None,
                    date_basis=when.basis if when else None,
                    date_passage=when.passage if when else None,
                    place=where.place if where else None,
                    place_basis=where.basis if where else None,
                    status=where_it_stands.status,
                    claimed_by=where_it_stands.claimed_by,
                    mentions=(prose.passage(start, end, where_it_stands.statement),),
                    trigger=_trigger_words(trigger),
                    reader=READER,
                )
            )
    return tuple(found)


LONG_AGO = 31
"""Days before the report from which an event is its background."""


def _of_old(when: When | None, report: Report) -> bool:
    """Whether a date lies wholly more than LONG_AGO days before the report's."""
    told, out = days(when.edtf) if when is not None else None, days(report.published)
    return told is not None and out is not None and (out.first - told.last).days > LONG_AGO


_PHASES = frozenset("begin start resume restart continue go suspend halt pause stop end finish".split())


@dataclass(frozen=True, slots=True)
class Told:
    """A date taken over from an earlier deed of the report."""

    edtf: str
    basis: str
    passage: Passage


def _known(trigger: Trigger) -> bool:
    """Whether the deed was told before: "the bombing", "that attack", "denied any part in it"."""
    noun = trigger.anchor
    if trigger.voice == "denial":
        return True
    if lemma_of(trigger.head) in _PHASES:
        return False  # its start, pause or end has a day of its own
    return noun.pos_ == "NOUN" and any(c.lower_ in ("the", "this", "that") for c in noun.children)


def _told_before(trigger: Trigger, found: Sequence[Event]) -> When | None:
    """The day of the last deed of the kind that the report gave a day of its own."""
    for event in reversed(found):
        firm = event.date_basis in ("own", "clause") and event.status in ("reported", "claimed")
        if event.type == trigger.type and firm and event.date and event.date_passage:
            return Told(event.date, "paragraph", event.date_passage)
    return None


def _when(clock: Clock, trigger: Trigger, stands: Standing) -> When | None:
    """The date of a trigger; that of a meeting set for a day is that day, whatever became of it."""
    word = trigger.anchor
    future = stands.status == "planned"
    if trigger.type != "CONSULT":
        return clock.when(word.idx, word.idx + len(word), future=future)
    word = appointed(trigger) or word
    either = [clock.when(word.idx, word.idx + len(word), future=f) for f in (future, not future)]
    if stands.status != "did_not_happen" or clock.report.published is None:
        return either[0]
    # a meeting that was called off may have been set for a day on either side; the nearer one is meant
    near = [(_apart(w.edtf, clock.report.published), i, w) for i, w in enumerate(either) if w is not None]
    return min(near, key=lambda n: n[:2])[2] if near else None


def _apart(edtf: str, published: str) -> int:
    """How many days a date and a report's day lie apart; many where one of them is coarser than a day."""
    try:
        return abs((date.fromisoformat(edtf[:10]) - date.fromisoformat(published[:10])).days)
    except ValueError:
        return date.max.toordinal()


def _ids(parties: tuple[Party, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(i for p in parties for i in p.ids))


def _names(parties: tuple[Party, ...]) -> tuple[Named, ...]:
    return tuple(dict.fromkeys(p.name for p in parties))


def _trigger_words(trigger: Trigger) -> str:
    if trigger.noun is None or trigger.noun == trigger.head:
        return trigger.head.text
    return " ".join(t.text for t in sorted((trigger.head, trigger.noun), key=lambda t: t.i))


def _extent(trigger: Trigger, sides: Roles) -> tuple[int, int]:
    """Document offsets from the first core argument to the last, within the sentence."""
    sentence = trigger.head.sent
    spans = [(t.idx, t.idx + len(t)) for t in (trigger.head, trigger.anchor)]
    spans += [(j.anchor.idx, j.anchor.idx + len(j.anchor)) for j in trigger.joined]
    spans += [(p.start, p.end) for p in (*sides.actors, *sides.recipients)]
    spans += [phrase(t) for t in _arguments(trigger)]
    inside = [s for s in spans if sentence.start_char <= s[0] and s[1] <= sentence.end_char]
    return min(s[0] for s in inside), max(s[1] for s in inside)


def _arguments(trigger: Trigger) -> Iterator[Token]:
    """The nouns that belong to the event's words: objects, and what prepositions tie to them."""
    for word in dict.fromkeys((trigger.head, trigger.anchor)):
        for c in word.children:
            if c.dep_ in ("dobj", "attr", "npadvmod") and c.pos_ in ("NOUN", "PROPN", "NUM"):
                yield c
                yield from (t for t in c.subtree if t.dep_ == "conj" and _beside(t, c))
            elif c.dep_ in ("prep", "agent") and c.i > word.i and not _circumstance(c, word):
                yield from (g for g in c.children if g.dep_ == "pobj")


_CAUSING = frozenset(
    "trigger spark prompt provoke cause ignite unleash fuel occasion precipitate touch set".split()
)
_BESIDES = frozenset("after before following since despite amid amidst because until".split())
_FRAMES = frozenset(
    "framework context wake aftermath deal agreement accord pact plan truce ceasefire".split()
)


def _circumstance(preposition: Token, word: Token) -> bool:
    """Whether a preposition leads to another event: what caused this one, what it came after, the deal it is
    part of."""
    if preposition.dep_ == "agent":
        return word.lemma_.lower() in _CAUSING
    if preposition.lower_ in _BESIDES:
        return True
    return preposition.lower_ in {"within", "under", "in"} and any(
        g.dep_ == "pobj" and g.lemma_.lower() in _FRAMES for g in preposition.children
    )


def _beside(noun: Token, first: Token) -> bool:
    """Whether a noun is coordinated with an object or in its phrase, no clause between."""
    between = [noun]
    while between[-1].head not in (first, between[-1]):
        between.append(between[-1].head)
    return noun.pos_ in ("NOUN", "PROPN", "NUM") and not any(
        t.dep_ in ("relcl", "acl", "advcl") for t in between
    )
