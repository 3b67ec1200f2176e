from __future__ import annotations

from counterclaim.evidence import Event, Figure, Passage, Reading, Record, Series, Span, Statement
from counterclaim.reconcile import reconcile
from tests.reconcile.stories import names, record
from tests.reports import report

TEXT = "A shell hit the market of Ostrel on Tuesday and killed {} people there."


def told(id_: str, day: str, count: str, value: float, low: float | None, high: float | None) -> Reading:
    """A reading in which one report gives one toll of one event, out on a day."""
    text = TEXT.format(count)
    start = text.index(count)
    event = Event(
        id=f"{id_}/e1",
        type="ASSAULT",
        actors=(),
        recipients=(),
        date="2021-03-02",
        date_basis="own",
        status="reported",
        mentions=(Passage(id_, 0, len(text), text),),
        trigger="hit",
    )
    figure = Figure(
        id=f"{id_}/f1",
        report=id_,
        span=Span(start, start + len(count), count),
        value=value,
        low=low,
        high=high,
        measure="killed",
        of="people",
        event=event.id,
    )
    made = report(text, id=id_, published=day, published_basis="given")
    return Reading(report=made, events=(event,), figures=(figure,))


def one(found: Record) -> Series:
    (series,) = found.series
    return series


def test_a_toll_that_grows_is_one_series_with_the_latest_range() -> None:
    found = one(
        reconcile(
            [
                told("r1", "2021-03-02", "at least 12", 12, 12, None),
                told("r2", "2021-03-03", "at least 20", 20, 20, None),
                told("r3", "2021-03-05", "31", 31, 31, 31),
            ],
            {},
        )
    )
    assert [(p.value, p.superseded) for p in found.points] == [(12, True), (20, True), (31, False)]
    assert (found.minimum, found.maximum, found.best) == (31, 31, 31)
    assert "only number that stands" in found.best_rule


def test_an_open_count_leaves_the_range_open() -> None:
    found = one(reconcile([told("r1", "2021-03-02", "at least 12", 12, 12, None)], {}))
    assert (found.minimum, found.maximum, found.best) == (12, None, 12)


def test_the_number_of_most_independent_origins_is_best() -> None:
    readings = [
        told("r1", "2021-03-02", "12", 12, 12, 12),
        told("r2", "2021-03-02", "12", 12, 12, 12),
        told("r3", "2021-03-02", "15", 15, 15, 15),
    ]
    found = one(reconcile(readings, {}))
    assert (found.minimum, found.maximum, found.best, found.independent_sources) == (12, 15, 12, 3)
    copied = one(reconcile(readings, {"r2": "r1"}))
    assert (copied.independent_sources, copied.best) == (2, 12)
    assert "1 independent origin" in copied.best_rule


def test_vague_words_are_not_best() -> None:
    found = one(
        reconcile(
            [
                told("r1", "2021-03-02", "dozens of", 24, 24, None),
                told("r2", "2021-03-02", "17", 17, 17, 17),
            ],
            {},
        )
    )
    assert (found.minimum, found.maximum, found.best) == (17, 17, 17)


def test_order_does_not_matter() -> None:
    readings = [
        told("r1", "2021-03-02", "12", 12, 12, 12),
        told("r2", "2021-03-03", "15", 15, 15, 15),
        told("r3", "2021-03-03", "at least 13", 13, 13, None),
    ]
    assert reconcile(readings, {}).series == reconcile(readings[::-1], {}).series


def test_a_part_is_a_series_of_its_own_and_nothing_is_added() -> None:
    text = "Shelling killed 30 people in Nairobi on Tuesday, including 9 children."
    found = {s.of: s for s in record({"r1": text}).series if s.measure == "killed"}
    assert found["people"].best == 30
    assert found["children"].best == 9
    assert found["children"].part_of == found["people"].id


def test_a_toll_since_a_start_stays_apart_from_one_event() -> None:
    text = (
        "Shelling killed 30 people in Khartoum on Tuesday. "
        "The war in Sudan has killed more than 14,000 people since it began in 2019."
    )
    found = [s for s in record({"r1": text}).series if s.measure == "killed"]
    assert {(s.best, s.cumulative, s.event is None) for s in found} == {
        (30, False, False),
        (14000, True, True),
    }


def test_whose_number_it_is() -> None:
    text = "Shelling hit Khartoum on Tuesday. The Red Cross said 30 people were killed in the shelling."
    found = record({"r1": text})
    (series,) = [s for s in found.series if s.measure == "killed"]
    (point,) = series.points
    statement = next(s for s in found.statements if s.id == point.passage.statement)
    assert isinstance(statement, Statement)
    assert point.by == statement.actors


def test_who_counted_is_who_a_count_is_by() -> None:
    found = record(
        {
            "r1": "A raid on the town of Afrin on Tuesday killed many people. The Red Crescent counted 31 "
            "dead in the raid. Turkey's government put the number of people killed in the raid at six."
        }
    )
    by = {p.value: names(found, p.by) for s in found.series for p in s.points}
    assert by[31.0]
    assert by[6.0] == {"Turkey"}
