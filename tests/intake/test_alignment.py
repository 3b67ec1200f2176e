"""An extraction's pieces found again on the page, in order."""

from __future__ import annotations

from counterclaim.intake.alignment import align

PAGE = (
    "Dam talks resume",
    "Share",
    "Engineers of both banks met on Tuesday at the Orrin dam.",
    "They looked at the three gates that had been mined in spring.",
    "Share",
    "Engineers of both banks met on Tuesday at the Orrin dam.",
)


def test_a_line_is_taken_where_the_extraction_has_it_not_where_it_comes_again() -> None:
    shares, whole = align(PAGE, f"{PAGE[2]}\n{PAGE[3]}")
    assert shares == [0.0, 0.0, 1.0, 1.0, 0.0, 0.0]
    assert whole == [False, False, True, True, False, False]


def test_a_short_line_counts_only_between_its_neighbours() -> None:
    shares, _ = align(PAGE, f"{PAGE[3]}\nShare\n{PAGE[5]}")
    assert shares == [0.0, 0.0, 0.0, 1.0, 1.0, 1.0]


def test_lines_that_the_extraction_joined_are_told_by_runs_of_words() -> None:
    shares, whole = align(PAGE[:4], f"{PAGE[2]} {PAGE[3]}")
    assert shares == [0.0, 0.0, 1.0, 1.0]
    assert whole == [False] * 4


def test_cells_of_a_table_row_are_lines_of_their_own() -> None:
    shares, _ = align(["Gate", "Mines", "North", "4", "Subscribe"], "| Gate | Mines |\n| North | 4 |")
    assert shares == [1.0, 1.0, 1.0, 1.0, 0.0]


def test_nothing_extracted_is_nowhere() -> None:
    assert align(PAGE, "") == ([0.0] * 6, [False] * 6)


def test_endless_repeats_are_left_out() -> None:
    shares, _ = align(["0"] * 5000 + ["The gate stayed shut."], "0\n" * 5000 + "The gate stayed shut.")
    assert shares[-1] == 1.0
