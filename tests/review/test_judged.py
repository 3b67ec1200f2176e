"""Judgements over the invented record of the talks at Lake Corry."""

from __future__ import annotations

import itertools
import random
from typing import Any

import msgspec
import pytest

from counterclaim.evidence import Change, Judgement, Record, Spot, Target
from counterclaim.review import judged, judgement, target_of, undo
from counterclaim.review.making import NotAJudgement, lines, read_lines
from counterclaim.review.spots import KINDS, LISTS, Sources
from tests.views.web.records import record

RECORD = record()


def of(found: Record, kind: str, id_: str) -> Any:
    return next((t for t in getattr(found, LISTS[kind]) if t.id == id_), None)


def target(kind: str, id_: str, found: Record = RECORD) -> Target:
    return target_of(kind, of(found, kind, id_), Sources(found).digest)


def say(action: str, kind: str, id_: str, n: int = 0, author: str = "Ana", **given: Any) -> Judgement:
    if "target" not in given:
        given["target"] = target(kind, id_)
    return judgement(action, author, made=f"2031-06-01T10:00:{n:02d}.000000Z", **given)  # type: ignore[arg-type]


def spot(words: str, report: str = "r1", found: Record = RECORD) -> Spot:
    text = of(found, "report", report).text
    start = text.index(words)
    source = Sources(found).digest(report)
    assert source
    return Spot(source, start, start + len(words), words, report)


def test_no_judgement_leaves_the_record_as_it_is() -> None:
    assert judged(RECORD, []).record is RECORD


def test_a_confirmed_line_says_by_whom() -> None:
    done = judged(RECORD, [say("confirm", "event", "r1/e1")])
    (review,) = done.record.reviews
    assert (review.kind, review.id, review.state, review.author) == ("event", "r1/e1", "confirmed", "Ana")
    assert done.record.events == RECORD.events


def test_a_rejected_event_is_gone_and_so_is_its_round_of_talks() -> None:
    done = judged(RECORD, [say("reject", "event", "r1/e1", reason="a misreading")])
    assert of(done.record, "event", "r1/e1") is None
    assert done.record.talks == ()
    assert [(r.kind, r.thing.id) for r in done.rejected] == [("event", "r1/e1")]
    assert done.thing("event", "r1/e1") is not None


def test_a_rejected_event_leaves_its_figures_without_event() -> None:
    done = judged(RECORD, [say("reject", "event", "r1/e2")])
    assert of(done.record, "figure", "r1/f1").event is None


def test_a_rejected_statement_takes_the_dispute_that_rests_on_it() -> None:
    done = judged(RECORD, [say("reject", "statement", "r1/s2")])
    assert done.record.disputes == ()
    assert of(done.record, "talk", "talk:r1/e1").outcomes == ()
    assert of(done.record, "proposal", "p1").responses[0].statement is None


def test_a_rejected_actor_acts_and_speaks_no_more() -> None:
    done = judged(RECORD, [say("reject", "actor", "bryn")])
    assert of(done.record, "statement", "r1/s1").actor is None
    assert of(done.record, "event", "r1/e1").recipients == ()
    assert of(done.record, "event", "r1/e2").claimed_by == ()
    assert of(done.record, "talk", "talk:r1/e1").participants == ("arden",)


def test_a_rejected_place_is_nowhere() -> None:
    done = judged(RECORD, [say("reject", "place", "corry")])
    assert all(e.place is None for e in done.record.events)


def test_an_edit_changes_only_its_fields() -> None:
    changes = (Change(field="date", value="2031-05-02"), Change(field="status", value="denied"))
    done = judged(RECORD, [say("edit", "event", "r1/e2", changes=changes)])
    event = of(done.record, "event", "r1/e2")
    assert (event.date, event.status, event.date_basis) == ("2031-05-02", "denied", "judged")
    assert event.mentions == of(RECORD, "event", "r1/e2").mentions
    assert done.record.reviews[0].state == "edited"


def test_an_edit_may_point_at_other_things() -> None:
    changes = (Change(field="actors", refs=(target("actor", "harl"), target("actor", "bryn"))),)
    done = judged(RECORD, [say("edit", "event", "r1/e1", changes=changes)])
    assert of(done.record, "event", "r1/e1").actors == ("harl", "bryn")


def test_merged_actors_are_one_everywhere() -> None:
    done = judged(RECORD, [say("merge", "actor", "arden", others=(target("actor", "bryn"),))])
    assert of(done.record, "actor", "bryn") is None
    assert "Bryn" in of(done.record, "actor", "arden").aliases
    assert of(done.record, "statement", "r1/s1").actors == ("arden",)
    assert of(done.record, "talk", "talk:r1/e1").participants == ("arden",)
    assert [j.rule for j in done.record.joins if j.kind == "actor"] == ["judged one by Ana"]


def test_merged_events_have_the_mentions_of_both() -> None:
    done = judged(RECORD, [say("merge", "event", "r1/e2", others=(target("event", "r1/e1"),))])
    event = of(done.record, "event", "r1/e2")
    assert len(event.mentions) == 2
    assert of(done.record, "talk", "talk:r1/e1").events == ("r1/e2",)


def two_named() -> Record:
    """The record with one actor that is really two: Harl's mention was joined to Arden."""
    arden, bryn, harl = RECORD.actors
    both = msgspec.structs.replace(arden, mentions=(*arden.mentions, *harl.mentions))
    return msgspec.structs.replace(RECORD, actors=(both, bryn))


def test_a_split_actor_takes_what_its_words_did() -> None:
    found = two_named()
    j = judgement(
        "split", "Ana", made="2031-06-01T00:00:00Z", target=target("actor", "arden", found),
        parts=(spot("Mr. Harl"),),
    )  # fmt: skip
    done = judged(found, [j])
    (new,) = (a for a in done.record.actors if a.id.startswith("judged:"))
    assert new.name == "Mr. Harl"
    assert [m.text for m in new.mentions] == ["Mr. Harl"]
    assert [m.text for m in of(done.record, "actor", "arden").mentions] == ["Arden"]
    assert {r.id for r in done.record.reviews} == {"arden", new.id}


def test_a_split_dispute_keeps_words_on_each_side() -> None:
    (dispute,) = RECORD.disputes
    j = say("split", "dispute", "d1", parts=(spot(dispute.sides[0].mentions[0].text),))
    done = judged(RECORD, [j])
    assert [w.why for w in done.waiting] == ["it cannot be split that way now"]
    assert done.record.disputes == RECORD.disputes


@pytest.mark.parametrize(
    ("kind", "words", "changes"),
    [
        ("actor", "reporters", {"name": "The press", "kind": "media"}),
        ("place", "the ferry", {"name": "Ferry landing", "lat": -12.4, "lon": 40.2}),
        ("event", "had shelled the ferry", {"type": "ASSAULT", "status": "claimed"}),
        ("statement", "the talks would go on", {"kind": "announce"}),
        ("figure", "3 May", {"value": 3.0, "measure": "count"}),
    ],
)
def test_what_was_missed_is_added_on_its_words(kind: str, words: str, changes: dict[str, Any]) -> None:
    given = tuple(Change(field=f, value=v) for f, v in changes.items())
    done = judged(
        RECORD, [say("add", kind, "", target=Target(kind=kind, spots=(spot(words),)), changes=given)]
    )
    (new,) = (t for t in getattr(done.record, LISTS[kind]) if t.id.startswith("judged:"))
    assert all(getattr(new, f) == v for f, v in changes.items())
    assert done.record.reviews[0].state == "added"


def test_an_added_dispute_stands_between_the_words_of_two_sides() -> None:
    claim, denial = spot("had shelled the ferry"), spot("any of its guns had fired")
    target_ = Target(kind="dispute", spots=tuple(sorted((claim, denial))))
    given = (Change(field="about", value="Who fired at the ferry?"), Change(field="kind", value="blame"))
    add = say("add", "dispute", "", 1, target=target_, parts=(denial,), changes=given)
    done = judged(RECORD, [add])
    (new,) = (d for d in done.record.disputes if d.id.startswith("judged:"))
    assert (new.kind, new.about) == ("blame", "Who fired at the ferry?")
    assert [[m.text for m in side.mentions] for side in new.sides] == [[claim.text], [denial.text]]
    assert [side.actors for side in new.sides] == [("bryn",), ("arden",)]
    assert [side.statements for side in new.sides] == [("r1/s1",), ("r1/s2",)]
    assert done.record.reviews[0].state == "added"
    confirm = say("confirm", "dispute", new.id, 2, target=target("dispute", new.id, done.record))
    assert judged(RECORD, [add, confirm]).record.reviews[0].state == "confirmed"
    assert judged(RECORD, [add, undo(add, "Ben", made="2031-06-01T10:00:09Z")]).record == RECORD


def test_an_added_dispute_falls_with_a_side_and_needs_both() -> None:
    claim, denial = spot("had shelled the ferry"), spot("any of its guns had fired")
    both = Target(kind="dispute", spots=tuple(sorted((claim, denial))))
    about = (Change(field="about", value="x"),)
    add = say("add", "dispute", "", 1, target=both, parts=(denial,), changes=about)
    gone = judged(RECORD, [add, say("reject", "statement", "r1/s2", 2)])
    assert not any(d.id.startswith("judged:") for d in gone.record.disputes)
    with pytest.raises(NotAJudgement, match="both sides"):
        say("add", "dispute", "", 3, target=both, changes=about)
    elsewhere = msgspec.structs.replace(denial, source="0" * 32, report="r9")
    apart = Target(kind="dispute", spots=tuple(sorted((claim, elsewhere))))
    late = say("add", "dispute", "", 4, target=apart, parts=(elsewhere,), changes=add.changes)
    assert [w.judgement for w in judged(RECORD, [late]).waiting] == [late]


def test_an_added_thing_can_be_pointed_at_and_edited() -> None:
    words = Target(kind="actor", spots=(spot("reporters"),))
    add = say("add", "actor", "", 1, target=words, changes=(Change(field="name", value="The press"),))
    edit = say("edit", "actor", "", 2, target=words, changes=(Change(field="name", value="Press corps"),))
    who = say("edit", "event", "r1/e1", 3, changes=(Change(field="recipients", refs=(words,)),))
    done = judged(RECORD, [who, edit, add])
    (new,) = (a for a in done.record.actors if a.id.startswith("judged:"))
    assert new.name == "Press corps"
    assert of(done.record, "event", "r1/e1").recipients == (new.id,)


def test_an_undo_takes_back_and_an_undo_of_it_puts_back() -> None:
    first = say("reject", "event", "r1/e1", 1)
    second = undo(first, "Ben", made="2031-06-01T10:00:02Z")
    third = undo(second, "Ana", made="2031-06-01T10:00:03Z")
    assert judged(RECORD, [first, second]).record == RECORD
    assert judged(RECORD, [first, second]).undone == {first.id}
    assert of(judged(RECORD, [first, second, third]).record, "event", "r1/e1") is None


def test_the_order_in_which_judgements_arrive_does_not_matter() -> None:
    log = [
        say("edit", "event", "r1/e2", 1, changes=(Change(field="date", value="2031-05-02"),)),
        say("merge", "actor", "arden", 2, others=(target("actor", "harl"),)),
        say("edit", "event", "r1/e2", 3, "Ben", changes=(Change(field="date", value="2031-05-01"),)),
        say("reject", "statement", "r1/s2", 4),
        say("confirm", "place", "corry", 5),
    ]
    expected = judged(RECORD, log)
    assert of(expected.record, "event", "r1/e2").date == "2031-05-01"
    for order in itertools.islice(itertools.permutations(log), 0, 120, 7):
        assert judged(RECORD, order).record == expected.record


def test_disagreement_without_knowing_of_each_other_is_told() -> None:
    def date(value: str, n: int, **given: Any) -> Judgement:
        return say("edit", "event", "r1/e2", n, changes=(Change(field="date", value=value),), **given)

    first = date("2031-05-02", 1)
    blind, knowing = date("2031-05-01", 2), date("2031-05-01", 2, after=(first.id,))
    assert judged(RECORD, [first, blind]).record.reviews[0].clash
    assert not judged(RECORD, [first, knowing]).record.reviews[0].clash
    assert not judged(RECORD, [first, date("2031-05-02", 2)]).record.reviews[0].clash


def renamed(found: Record) -> Record:
    """The same readings after a rebuild that numbered everything anew, one report more before them."""
    text = msgspec.json.encode(found).decode()
    for old, new in (("r1/e", "r1/e4"), ("r1/s", "r1/s7"), ('"arden"', '"arden-2"')):
        text = text.replace(old, new)
    return msgspec.json.decode(text, type=Record)


def test_judgements_hold_when_everything_has_another_id() -> None:
    log = [
        say("reject", "event", "r1/e3", 1),
        say("edit", "actor", "arden", 2, changes=(Change(field="name", value="Republic of Arden"),)),
    ]
    done = judged(renamed(RECORD), log)
    assert done.waiting == ()
    assert of(done.record, "event", "r1/e43") is None
    assert of(done.record, "actor", "arden-2").name == "Republic of Arden"


def test_judgements_wait_while_their_evidence_is_gone() -> None:
    log = [say("reject", "event", "r1/e3", 1)]
    without = Record(actors=RECORD.actors)
    done = judged(without, log)
    assert done.record == without
    assert [w.why for w in done.waiting] == ["no report of the record holds the words it was made on"]
    unread = msgspec.structs.replace(RECORD, events=())
    assert "no event is read from them" in judged(unread, log).waiting[0].why
    assert of(judged(RECORD, log).record, "event", "r1/e3") is None


def test_a_judgement_follows_the_words_to_an_equal_report() -> None:
    moved = msgspec.json.encode(RECORD).decode().replace('"r1"', '"r9"')
    found = msgspec.json.decode(moved, type=Record)
    done = judged(found, [say("confirm", "event", "r1/e1")])
    assert [r.id for r in done.record.reviews] == ["r1/e1"]


def test_every_line_is_found_again() -> None:
    every = []
    for name, kind in KINDS.items():
        for thing in getattr(RECORD, name):
            aim = target_of(kind, thing, Sources(RECORD).digest)
            if aim.spots:
                every.append(judgement("confirm", "Ana", made="2031-06-01T00:00:00Z", target=aim))
    random.Random(7).shuffle(every)
    done = judged(RECORD, every)
    assert done.waiting == ()
    assert len(done.record.reviews) == len(every)


def test_the_log_round_trips_byte_for_byte() -> None:
    log = [say("confirm", "event", "r1/e1", 2), say("reject", "actor", "harl", 1, reason="two people")]
    raw = b"".join(lines(log))
    assert read_lines(raw) == sorted(log, key=lambda j: j.made)
    assert b"".join(lines(reversed(log))) == raw


def test_a_line_changed_by_hand_is_refused() -> None:
    raw = b"".join(lines([say("confirm", "event", "r1/e1")]))
    with pytest.raises(NotAJudgement, match=r"line 1: .* changed by hand"):
        read_lines(raw.replace(b'"Ana"', b'"Eve"'))
    with pytest.raises(NotAJudgement, match="line 2"):
        read_lines(raw + b"{}\n")


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"author": " "}, "needs a name"),
        ({"action": "edit"}, "nothing was changed"),
        ({"action": "merge"}, "what is merged"),
        ({"action": "split"}, "passages that go"),
        ({"reason": "x" * 3000}, "more than 2000"),
        ({"made": "yesterday"}, "no time"),
        ({"made": "2031-06-01T00:00:00"}, "offset from UTC"),
        ({"target": None}, "what it is about"),
    ],
)
def test_what_is_no_judgement(given: dict[str, Any], why: str) -> None:
    whole: dict[str, Any] = {"action": "confirm", "author": "Ana", "target": target("event", "r1/e1")}
    with pytest.raises(NotAJudgement, match=why):
        judgement(**(whole | given))
