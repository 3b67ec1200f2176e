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


def test_a_quotation_goes_whole_to_the_one_that_has_a_part_of_it() -> None:
    part = Attribution((60, 63), (64, 68), ((30, 55),), "encoder")
    (whole,) = merge([part], [], [(10, 58)])
    assert whole.content == ((10, 58),)
    other = Attribution((70, 73), (74, 78), ((12, 20),), "encoder")
    assert [a.content for a in merge([part, other], [], [(10, 58)])] == [((12, 20),), ((30, 55),)]


def test_quoted_words_are_added_only_where_the_primary_engine_is_unsure() -> None:
    said = Attribution((50, 55), (56, 60), ((61, 90),), "rules")
    assert merge([FIRST], [said], [(61, 90)]) == [FIRST]
    assert merge([FIRST], [said], [(61, 90)], [(0, 1200)]) == [FIRST, said]


def test_of_two_that_share_a_quotation_the_one_whose_cue_leads_up_to_it_has_it() -> None:
    outer = Attribution((90, 95), (96, 103), ((0, 30), (60, 80)), "encoder")
    inner = Attribution((0, 7), (8, 15), ((30, 58),), "encoder")
    merged = merge([outer, inner], [], [(20, 58)])
    assert [a.content for a in merged] == [((0, 20), (60, 80)), ((20, 58),)]


def test_a_source_read_as_content_is_taken_out_of_it() -> None:
    bare = Attribution(None, (0, 12), ((13, 60),), "encoder")
    full = Attribution((13, 22), (0, 12), ((23, 60),), "rules")
    (one,) = merge([bare], [full])
    assert (one.source, one.content) == ((13, 22), ((22, 60),))


def test_the_wider_cue_is_kept() -> None:
    wide = Attribution((0, 5), (6, 22), ((23, 40),), "rules")
    narrow = Attribution((0, 5), (6, 10), ((23, 40),), "encoder")
    assert merge([narrow], [wide])[0].cue == (6, 22)


def test_a_word_in_quotation_marks_leaves_the_rest_free() -> None:
    other = Attribution((50, 55), (56, 60), ((61, 90),), "rules")
    assert merge([FIRST], [other], [(70, 76)]) == [FIRST, other]
    assert merge([FIRST], [other], [(61, 90)]) == [FIRST]
