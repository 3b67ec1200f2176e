from __future__ import annotations

from counterclaim.evidence import Record
from tests.reconcile.stories import names, record


def place(found: Record, id_: str | None) -> str | None:
    return next((p.name for p in found.places if p.id == id_), None)


def test_supplies_that_run_low_grow_worse() -> None:
    (line,) = record({"r1": "Food and fuel are running low in Khartoum."}).conditions
    assert (line.kind, line.trend, line.of) == ("supplies", "worse", "food")


def test_a_price_keeps_its_figures_and_whose_word_it_is() -> None:
    text = "The price of a kilo of flour rose from 200 pounds to 500 in Khartoum, said the Red Cross."
    found = record({"r1": text})
    (line,) = [c for c in found.conditions if c.kind == "prices"]
    assert line.trend == "worse"
    assert {f.value for f in found.figures if f.id in line.figures} == {200, 500}
    assert names(found, line.claimed_by) == {"International Committee of the Red Cross"}


def test_trapped_people_are_counted_where_they_are() -> None:
    found = record({"r1": "More than 4,000 civilians are trapped in Khartoum."})
    (line,) = found.conditions
    assert (line.kind, place(found, line.place), len(line.figures)) == ("trapped", "Khartoum", 1)


def test_access_that_is_refused_and_by_whom() -> None:
    (line,) = record({"r1": "Sudan blocked aid deliveries to Khartoum on Tuesday."}).conditions
    assert (line.kind, line.access, line.date) == ("access", "refused", "2021-03-02")


def test_a_capture_with_its_place_day_and_sides() -> None:
    found = record({"r1": "Ethiopian troops captured the town of Humera on Tuesday."})
    (line,) = found.control
    assert (line.change, place(found, line.place), line.date) == ("captured", "Humera", "2021-03-02")
    assert line.status == "reported"


def test_a_capture_that_somebody_claims_is_his_account() -> None:
    found = record({"r1": "Sudan said its army captured the town of Humera on Tuesday."})
    (line,) = found.control
    assert line.claimed_by
    assert line.status == "claimed"


def test_what_is_only_aimed_at_is_no_capture() -> None:
    assert (
        record({"r1": "Ethiopian troops tried to capture Humera. Sudan plans to seize Metema."}).control == ()
    )


def test_a_besieged_town_is_not_one_that_besieges() -> None:
    found = record({"r1": "Residents left the besieged town of Humera on Tuesday."})
    assert [c for c in found.control if c.change == "besieged"] == []


def test_passengers_seized_are_no_ground() -> None:
    assert record({"r1": "Ethiopian troops seized weapons in Humera on Tuesday."}).control == ()
