"""Two engines' attributions in, one list out."""

from __future__ import annotations

from counterclaim.reading.statements import Attribution, merge

FIRST = Attribution((0, 5), (6, 10), ((11, 40),), "encoder")


def test_only_what_the_primary_lacks_is_added() -> None:
    alike = Attribution((0, 5), (6, 10), ((12, 40),), "rules")
    other = Attribution((50, 55), (56, 60), ((61, 90),), "rules")
    assert merge([FIRST], [alike, other]) == [FIRST, other]


def test_nothing_without_a_source_is_added() -> None:
    assert merge([FIRST], [Attribution(None, (56, 60), ((61, 90),), "rules")]) == [FIRST]


def test_a_missing_source_is_lent() -> None:
    bare = Attribution(None, (6, 10), ((11, 40),), "encoder")
    full = Attribution((0, 5), (6, 10), ((11, 40),), "rules")
    assert merge([bare], [full]) == [FIRST]


def test_another_reading_of_the_same_cue_is_left_out() -> None:
    assert merge([FIRST], [Attribution((0, 5), (6, 10), ((11, 14),), "rules")]) == [FIRST]


def test_what_the_secondary_kept_within_another_s_content_is_added() -> None:
    outer = Attribution((0, 5), (6, 10), ((11, 90),), "encoder")
    inner = Attribution((11, 20), (21, 25), ((26, 50),), "rules")
    assert merge([outer], [inner]) == [outer]
    kept = Attribution((11, 20), (21, 25), ((26, 50),), "rules", nested=True)
    assert merge([outer], [kept]) == [outer, kept]


def test_holes_are_filled_that_the_twin_does_not_have() -> None:
    torn = Attribution((0, 5), (6, 10), ((11, 20), (24, 40)), "encoder")
    sound = Attribution((0, 5), (6, 10), ((11, 42),), "rules")
    assert merge([torn], [sound]) == [FIRST]


def test_content_in_shreds_is_replaced_by_the_twin_s() -> None:
    shreds = Attribution((0, 5), (6, 10), ((11, 14), (17, 20), (24, 40)), "encoder")
    sound = Attribution((0, 5), (6, 10), ((11, 42),), "rules")
    assert merge([shreds], [sound])[0].content == sound.content


def test_a_whole_quotation_of_the_twin_is_taken_over() -> None:
    sound = Attribution((0, 5), (6, 10), ((11, 40), (50, 80)), "rules")
    assert merge([FIRST], [sound], [(50, 80)])[0].content == ((11, 40), (50, 80))
    somebody = Attribution((81, 85), None, ((50, 80),), "encoder")
    assert merge([FIRST, somebody], [sound], [(50, 80)])[0] == FIRST


def test_the_order_is_that_of_the_text() -> None:
    late = Attribution((50, 55), (56, 60), ((61, 90),), "encoder")
    assert merge([late], [FIRST]) == [FIRST, late]
