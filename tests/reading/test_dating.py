"""Undated reports dated by what they say, alone and together."""

from __future__ import annotations

import json
from itertools import permutations
from pathlib import Path

import msgspec
import pytest

from counterclaim.evidence import Actor, Furniture, Place, Reading, Report
from counterclaim.evidence.edtf import days
from counterclaim.intake import take_in
from counterclaim.memory import Memory
from counterclaim.reading.borrowed_dates import date_as_copied
from counterclaim.reading.prose import parse
from counterclaim.reading.story_dates import date_together
from counterclaim.reading.times import read_times
from counterclaim.reading.toolkit import language
from tests.reports import prose, report


def dated(text: str, **more: object) -> Report:
    return read_times(prose(text, **more)).report


def test_given_dates_stay() -> None:
    found = dated("Guards left on Saturday, 4 June 2011.", published="2012-01-01", published_basis="given")
    assert (found.published, found.published_basis) == ("2012-01-01", "given")


def test_a_date_that_opens_the_report() -> None:
    found = dated(
        "Tue 7 June 2011 Ferry sunk off the cape. A ferry was sunk on Tuesday, the coast guard said."
    )
    assert (found.published, found.published_basis, found.published_confidence) == (
        "2011-06-07",
        "inferred",
        "high",
    )
    assert any("masthead" in c.why for c in found.published_clues)


def test_nothing_to_go_by() -> None:
    found = dated("Guards left the bridge on Saturday. They returned on Sunday.")
    assert (found.published, found.published_basis) == (None, None)
    assert [c.text for c in found.published_clues] == ["Saturday", "Sunday"]


def test_an_old_year_alone_dates_nothing() -> None:
    assert dated("The war began in 1998. Guards left the bridge on Saturday.").published is None


CAPTION = "Smoke rises over the harbour, June 7, 2011. Source: Agency"
STORY = "Gunners shelled the harbour on Wednesday, the coast guard said. A ferry had been hit on Tuesday."


def test_a_caption_beside_the_story_helps() -> None:
    text = f"{STORY}\n\n{CAPTION}\n\nTalks will be held on Saturday in the capital."
    made = report(text)
    start = text.index(CAPTION)
    body = tuple(s for s in made.body if s.start != start)
    caption = Furniture(start, start + len(CAPTION), CAPTION, "caption")
    made = msgspec.structs.replace(made, body=body, furniture=(caption,))
    found = read_times(parse(made, language())).report
    assert (found.published or "")[:10] == "2011-06-08"


def test_a_sidebar_does_not_decide() -> None:
    sidebar = "Minister resigns, 14 March 2013"
    text = f"{STORY}\n\n{sidebar}"
    made = report(text)
    start = text.index(sidebar)
    body = tuple(s for s in made.body if s.start != start)
    related = Furniture(start, len(text), sidebar, "related")
    made = msgspec.structs.replace(made, body=body, furniture=(related,))
    assert read_times(parse(made, language())).report.published is None


def test_an_age_held_against_a_beginning() -> None:
    text = (
        "Envoys opened talks on Thursday on a proposed June 1 truce, which leaves the army three weeks.\n\n"
        "Four years of civil war have ruined the coast. Gunners took the cape earlier in May.\n\n"
        "Since May 4 they have fired 90 rockets. The war began in April 2007. A raid on Wednesday hit a mill."
    )
    found = dated(text)
    assert found.published_alternatives[0] == "2011-05-12"
    assert found.published in ("2011-05-12", "2007/2012")
    assert any("age" in c.why for c in found.published_clues)


def reading(name: str, text: str, people: list[str], places: list[str], published: str | None) -> Reading:
    basis = "given" if published else None
    made = prose(text, id=name, published=published, published_basis=basis)
    clock = read_times(made)
    return Reading(
        report=clock.report,
        times=clock.times,
        actors=tuple(Actor(id=f"{name}/a{n}", name=p, kind="person") for n, p in enumerate(people)),
        places=tuple(Place(id=f"{name}/p{n}", name=p) for n, p in enumerate(places)),
    )


def story() -> list[Reading]:
    people, places = ["Ida Moe", "Jon Falk", "Rut Aas"], ["Tarn", "Velm"]
    return [
        reading("a", "Moe met Falk in Tarn on Thursday. Aas flew to Velm.", people, places, "2011-06-09"),
        reading(
            "b", "Moe and Falk met in Tarn early Thursday. Aas left Velm on Wednesday.", people, places, None
        ),
        reading("c", "A mill burned on Thursday.", ["Per Lund"], ["Ostby"], None),
    ]


def test_reports_of_one_story_date_each_other() -> None:
    found = date_together(story())
    assert [r.id for r in found] == ["a", "b", "c"]
    assert found[1].published == "2011-06-09"
    assert found[1].published_basis == "inferred"
    assert found[1].published_confidence != "high"
    assert any("report a" in c.why for c in found[1].published_clues)
    assert found[2].published is None


def test_order_does_not_matter() -> None:
    readings = story()
    expected = {r.id: r.published for r in date_together(readings)}
    for order in permutations(readings):
        assert {r.id: r.published for r in date_together(order)} == expected


def test_what_a_text_says_of_its_date_is_worked_out_once() -> None:
    first = Memory()
    found = date_together(story()[:2], first)
    assert first.made == {"signs": 1}
    kept = dict(first.fresh)
    again = Memory(lambda kind, key: kept.get((kind, key)))
    assert date_together(story(), again) == date_together(story())
    assert again.made == {"signs": 1}
    assert date_together(story()[:2], again) == found


@pytest.mark.shared
def test_seeds_by_their_own_text(shared: Path) -> None:
    gold = json.loads((shared / "gold" / "seeds.json").read_text("utf-8"))["reports"]
    ranges = {r["id"]: r.get("published_range") for r in gold}
    taken = [r for r in take_in([shared / "seeds"]) if isinstance(r, Report)]
    found = {r.id: read_times(parse(r, language())).report.published for r in taken}
    for name in ("munich", "lausanne", "hamburg-bloomberg"):
        low, high = ranges[name]
        assert low <= (found[name] or "") <= high
    geneva = days(found["geneva"])  # it tells how long ago an operation of known date began
    assert geneva is not None
    assert geneva.length <= 7
    assert geneva.first.isoformat() <= "2016-09-08" <= geneva.last.isoformat()
    afp = days(found["hamburg-afp"])
    assert afp is None or (afp.first.isoformat() <= ranges["hamburg-afp"][0] <= afp.last.isoformat())


def test_holders_of_two_offices_bound_a_report() -> None:
    found = dated(
        "Prime Minister Gordon Brown met President Nicolas Sarkozy in a hall by the river. They parted early."
    )
    assert (found.published, found.published_confidence) == ("2007/2011", "low")
    assert "office in the lead" in {c.why for c in found.published_clues}


def test_a_weekday_beside_a_full_date_is_news() -> None:
    found = dated("Carts crossed the ford on Tuesday, 7 June 2011. The pact signed on 2 June will hold.")
    assert found.published is not None
    assert found.published[:7] == "2011-06"


def test_a_full_date_alone_may_be_history() -> None:
    found = dated("The pact was signed on June 2, 1974, in a tent. Guards still keep to it.")
    assert found.published is None or days(found.published).length > 31


def test_a_copy_has_the_date_of_its_original() -> None:
    given = report("A mill burned.", id="a", published="2011-06-09", published_basis="given")
    coarse = report("A mill burned.", id="b", published="2009/2013", published_basis="inferred")
    undated, other = report("A mill burned.", id="c"), report("A ferry sank.", id="d")
    copies = {"b": "a", "c": "b"}
    for order in permutations((given, coarse, undated, other)):
        found = {r.id: r for r in date_as_copied(order, copies)}
        assert [found[n].published for n in "abcd"] == ["2011-06-09"] * 3 + [None]
        assert (found["c"].published_basis, found["c"].published_confidence) == ("inferred", "medium")
        assert "report b" in found["c"].published_clues[-1].why


def test_a_remembered_day_is_a_date_like_any_other_in_a_letter() -> None:
    letter = (
        "The command owned up to the raid in a letter on 11 September 2012. It was read out on Wednesday."
    )
    attack = "He was a student at the time of the September 11 attacks. It was read out on Wednesday."
    named = [[c.text for c in dated(t).published_clues] for t in (letter, attack)]
    assert any("11 September" in text for text in named[0])
    assert not any("September" in text for text in named[1])
