from __future__ import annotations

from counterclaim.store.search import terms_of
from counterclaim.store.snippet import WORDS, snippet


def cut(query: str, text: str) -> str:
    return snippet(text, terms_of(query)).replace("\ue000", "[").replace("\ue001", "]")


def test_words_and_phrases_are_marked_as_they_stand() -> None:
    assert cut("ferry", "The Ferry, and ferrymen.") == "The [Ferry], and [ferrymen]."
    assert cut('"the lake" boat', "At the lake a boat; the boats.") == "At [the lake] a [boat]; the [boats]."
    assert cut('"a boat"', "A boat, not aboat") == "[A boat], not aboat"


def test_diacritics_make_no_difference() -> None:
    assert cut("jose", "José spoke") == "[José] spoke"
    assert cut("JOSÉ x", "Jose spoke, x") == "[Jose] spoke, [x]"


def test_a_long_text_is_cut_where_most_terms_stand_together() -> None:
    text = "boat " + "word " * 60 + "the boat left the quay " + "word " * 60
    found = cut("boat quay", text)
    assert "[boat] left the [quay]" in found
    assert found.startswith("…")
    assert found.endswith("…")
    assert len(found.strip("…").split()) == WORDS


def test_a_text_without_a_hit_begins_at_its_first_words() -> None:
    assert cut("quay", "Nothing of it here.") == "Nothing of it here."
    assert cut("quay", "") == ""
