"""What points at what, and that following it gives what going through everything gives."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from counterclaim.evidence import Change, Judgement, Passage, Record
from counterclaim.review import Judged, judged, judgement, target_of, undo
from counterclaim.review.desk import Desk
from counterclaim.review.fields import MERGED, SPLIT
from counterclaim.review.pointers import Pointers
from counterclaim.review.references import Key
from counterclaim.review.spots import KINDS, LISTS, Sources, evidence_of, spots_of
from tests.views.web.records import record

RECORD = record()


def twice(found: Record, other: str = "x") -> Record:
    """A record of which every report, and what is read from it, is there again; actors and places are one."""
    text = msgspec.json.encode(found).decode()
    ids = [t.id for name in KINDS if name not in {"actors", "places"} for t in getattr(found, name)]
    for id_ in sorted(ids, key=len, reverse=True):
        text = text.replace(f'"{id_}"', f'"{id_}{other}"')
    again = msgspec.json.decode(text, type=Record)
    lists = {}
    for name in Record.__struct_fields__:
        both = (*getattr(found, name), *getattr(again, name))
        if name in {"actors", "places"}:
            both = tuple(
                msgspec.structs.replace(a, mentions=(*a.mentions, *b.mentions))
                for a, b in zip(getattr(found, name), getattr(again, name), strict=True)
            )
        lists[name] = both
    return msgspec.structs.replace(found, **lists)


LARGE = twice(RECORD)


def test_every_pointer_of_a_record_is_known() -> None:
    found = Pointers(LARGE, KINDS.items())
    events = [e for e in LARGE.events if e.place is not None]
    for e in events:
        assert ("event", e.id) in found.to([("place", str(e.place))])
    for s in LARGE.statements:
        assert all(("statement", s.id) in found.to([("actor", a)]) for a in s.actors)
    for d in LARGE.disputes:
        assert all(("dispute", d.id) in found.to([("statement", i)]) for s in d.sides for i in s.statements)
    talk = LARGE.talks[0]
    assert ("talk", talk.id) in found.to([("event", talk.events[0])])
    assert list(found.to([("event", "nowhere"), ("nothing", "x")])) == []


def test_the_pointers_of_an_id_are_those_things_whose_text_has_it() -> None:
    found = Pointers(LARGE, KINDS.items())
    for kind in ("actor", "place", "statement", "event", "figure"):
        for thing in getattr(LARGE, LISTS[kind]):
            holding = {
                (k, t.id)
                for name, k in KINDS.items()
                for t in getattr(LARGE, name)
                if t.id != thing.id and f'"{thing.id}"' in msgspec.json.encode(t).decode()
            }
            assert set(found.to([(kind, thing.id)])) - {(kind, thing.id)} <= holding
            same = sum(thing.id == t.id for k in KINDS for t in getattr(LARGE, k))
            if same == 1:
                told = {k for k in holding if k[0] not in {"report"}}
                assert told <= set(found.to([(kind, thing.id)]))


def test_joins_and_disputes_about_figures_are_found_by_what_they_are_of() -> None:
    found = Pointers(LARGE, KINDS.items())
    for key in {(j.kind, j.into) for j in LARGE.joins}:
        rows = [n for n, j in enumerate(LARGE.joins) if (j.kind, j.into) == key]
        assert found.joins([key]) == rows
    for d in (d for d in LARGE.disputes if d.kind == "figure"):
        assert ("dispute", d.id) in found.about([m for side in d.sides for m in side.mentions])
    assert Pointers(Record(), KINDS.items()).joins([("event", "e")]) == []


def whole(monkeypatch: pytest.MonkeyPatch, found: Record, log: list[Judgement]) -> Judged:
    """The record as judged when everything is gone through for each judgement."""

    def every(desk: Desk, keys: Any) -> set[Key]:
        del keys
        return {(kind, id_) for kind, things in desk.things.items() for id_ in things}

    with monkeypatch.context() as m:
        m.setattr(Desk, "_pointing", every)
        return judged(found, log)


def any_judgement(found: Judged, chance: random.Random, n: int) -> Judgement | None:
    """A judgement on some thing of a record as it was judged so far; None where the dice make none."""
    kind = chance.choice([k for k, name in LISTS.items() if k != "report" and getattr(found.record, name)])
    things = getattr(found.record, LISTS[kind])
    thing = chance.choice(things)
    digest = found.sources.digest
    if found.rejected and chance.random() < 0.3:
        back = chance.choice(found.rejected)
        target = target_of(back.kind, back.thing, digest)
        return judgement("confirm", "Ben", made=f"2031-06-01T10:{n // 60:02d}:{n % 60:02d}Z", target=target)
    given: dict[str, Any] = {"target": target_of(kind, thing, digest)}
    actions = ["confirm", "reject", "reject", "edit", "merge", "split", "undo"]
    action = chance.choice(actions)
    made = f"2031-06-01T10:{n // 60:02d}:{n % 60:02d}.000000Z"
    if action == "undo":
        return undo(chance.choice(found.judgements), "Ana", made=made) if found.judgements else None
    if action == "edit" and found.record.actors:
        actor = target_of("actor", chance.choice(found.record.actors), digest)
        given["changes"] = {
            "event": (Change(field="actors", refs=(actor,)),),
            "statement": (Change(field="actors", refs=(actor,)),),
            "talk": (Change(field="participants", refs=(actor,)),),
            "figure": (Change(field="value", value=float(n)),),
            "actor": (Change(field="name", value=f"Name {n}"),),
        }.get(kind)
    elif action == "merge" and kind in MERGED:
        others = [t for t in things if t.id != thing.id]
        given["others"] = tuple(
            target_of(kind, t, digest) for t in chance.sample(others, min(len(others), 2))
        )
    elif action == "split" and kind in SPLIT:
        words: list[Passage] = list(evidence_of(kind, thing))
        given["parts"] = spots_of(chance.sample(words, len(words) // 2), digest)
    if any(not value for value in given.values()) or not given["target"].spots:
        return None
    if action in {"edit", "merge", "split"} and len(given) == 1:
        return None
    return judgement(action, "Ana", made=made, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", range(60))
def test_what_is_followed_is_what_going_through_everything_gives(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    chance = random.Random(seed)
    log: list[Judgement] = []
    sources = Sources(LARGE)
    done = judged(LARGE, log, sources)
    for n in range(14):
        made = any_judgement(done, chance, n)
        if made is None:
            continue
        log.append(made)
        done = judged(LARGE, log, sources, before=done)
        expected = whole(monkeypatch, LARGE, log)
        assert done.record == expected.record
        assert done.renamed == expected.renamed
        assert (done.rejected, done.waiting) == (expected.rejected, expected.waiting)
        for name, kind in KINDS.items():
            assert list(done.things[kind].values()) == list(getattr(done.record, name))


def unlike(found: Judged) -> Callable[[Key], bool]:
    """Whether a thing is not as it was built."""
    return lambda key: found.sources.things[key[0]].get(key[1]) != found.things[key[0]].get(key[1])


@pytest.mark.parametrize("seed", range(10))
def test_what_changed_is_told(seed: int) -> None:
    chance = random.Random(seed)
    done = judged(LARGE, [])
    for n in range(8):
        made = any_judgement(done, chance, n)
        done = judged(LARGE, [*done.judgements, made] if made else done.judgements)
    every = {
        (kind, id_) for held in (done.things, done.sources.things) for kind in held for id_ in held[kind]
    }
    assert set(filter(unlike(done), every)) <= done.changed


def left(found: Judged) -> Desk | None:
    """The desk that more judgements may be applied on."""
    return found.left.desk if found.left else None


def test_later_judgements_are_applied_to_what_came_of_the_earlier() -> None:
    chance, sources = random.Random(4), Sources(LARGE)
    first = any_judgement(judged(LARGE, [], sources), chance, 1)
    assert first is not None
    one = judged(LARGE, [first], sources)
    record_of_one, things = one.record, {kind: dict(held) for kind, held in one.things.items()}
    desk = left(one)
    second = judgement("reject", "Ana", made="2031-06-02T10:00:00Z", target=first.target)
    two = judged(LARGE, [first, second], sources, before=one)
    assert left(two) is desk
    assert left(one) is None
    assert (one.record, one.things) == (record_of_one, things)
    earlier = judgement("confirm", "Ana", made="2031-05-02T10:00:00Z", target=first.target)
    again = judged(LARGE, [earlier, first, second], sources, before=two)
    assert left(again) is not desk
    assert again.record == judged(LARGE, [earlier, first, second]).record
    back = undo(second, "Ana", made="2031-06-03T10:00:00Z")
    assert judged(LARGE, [first, second, back], sources, before=again).record == record_of_one
