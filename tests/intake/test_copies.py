"""Copies among reports: whole, cut, in part, and stories told twice in other words."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from counterclaim.evidence import Report
from counterclaim.intake import take_in_text
from counterclaim.intake.copies import find_copies, find_shared

WIRE = [
    "Envoys of the two river states met in Port Halden on Monday to discuss a truce along the canal.",
    "The talks lasted four hours and ended without a joint statement, a mediator said late in the evening.",
    "Each side accused the other of moving guns into the neutral zone around the eastern lock.",
    "Some forty thousand people have left the valley since March, according to the relief agencies.",
    "A second round is planned for Thursday in the same customs house, the mediator said.",
    "The canal carries most of the region's grain and has been closed to barges for six weeks.",
]
OTHER = [
    "Negotiators gathered at the customs house of Port Halden at the start of the week, hoping to stop"
    " the guns.",
    "They parted after an afternoon with nothing signed, though somebody close to the room called the"
    " mood good.",
]
LOCAL = [
    "At the bakery on Alder Street people spoke of little else while they waited for the morning bread.",
    "The mayor of Evim said that schools would open an hour later than usual for the rest of the week.",
]


def made(id: str, paragraphs: list[str], published: str | None = None) -> Report:
    return take_in_text(id, "\n\n".join(paragraphs), published=published)


def test_the_same_text_is_a_copy_of_the_earlier() -> None:
    late, early = made("a", WIRE, "2031-05-07"), made("b", WIRE, "2031-05-06")
    assert find_copies([late, early]) == {"a": "b"}


def test_without_dates_the_longer_is_the_original() -> None:
    assert find_copies([made("a", WIRE[:3]), made("b", WIRE)]) == {"a": "b"}


def test_a_cut_under_another_headline_and_dateline_is_a_copy() -> None:
    cut = ["Talks on canal stall", "EVIM — " + WIRE[0], WIRE[1], WIRE[3]]
    assert find_copies([made("cut", cut, "2031-05-07"), made("wire", WIRE, "2031-05-06")]) == {"cut": "wire"}


def test_a_story_in_other_words_is_no_copy() -> None:
    found = find_shared([made("a", WIRE), made("b", OTHER)])
    assert not found.copy_of
    assert not found.shared


def test_agency_paragraphs_in_a_local_report_are_theirs() -> None:
    local = made(
        "local",
        [*LOCAL, WIRE[0], *[p + " It was a long day for everyone in the town." for p in LOCAL]],
        "2031-05-07",
    )
    found = find_shared([local, made("wire", WIRE, "2031-05-06")])
    assert not found.copy_of
    (shared,) = found.shared
    assert (shared.report, shared.origin.report, shared.share) == ("local", "wire", 1.0)
    assert local.text[shared.start : shared.end] == WIRE[0]


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [made("wire", WIRE), made("c1", WIRE[:4]), made("c2", [WIRE[0], *WIRE[2:]]), made("o", OTHER)]
    want = find_shared(reports)
    assert want.copy_of == {"c1": "wire", "c2": "wire"}
    for seed in range(5):
        shuffled = random.Random(seed).sample(reports, len(reports))
        assert find_shared(shuffled) == want


def test_nothing_repeats_nothing() -> None:
    assert find_copies([]) == {}
    assert find_copies([made("a", ["He said so."]), made("b", ["He said so."])]) == {}


def test_two_cuts_of_one_story_are_copies_of_the_story() -> None:
    story = made("z-wire", WIRE, "2031-05-06")
    one = made("a", ["Canal talks stall", *WIRE[:3], LOCAL[0]], "2031-05-07")
    two = made("b", ["Canal talks stall", *WIRE[:3], LOCAL[1]], "2031-05-07")
    assert find_copies([one, two, story]) == {"a": "z-wire", "b": "z-wire"}


@pytest.mark.slow
@pytest.mark.shared
def test_wire_cuts_are_found(shared: Path) -> None:
    from benchmarks.bench_copies import measure

    found = measure(shared, 80)
    growth = found.pop("growth_1000_to_4000")  # of time, for which the next test has a bound
    assert growth > 0
    assert min(found.values()) > 0.98, found


@pytest.mark.slow
def test_the_time_grows_with_the_reports() -> None:
    from benchmarks.bench_copies import growth

    seconds = growth((1000, 4000))
    assert seconds[4000] < 4 * 2 * seconds[1000]
