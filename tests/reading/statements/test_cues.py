"""The cue lexicon: what it may hold and what a lookup gives."""

from __future__ import annotations

import pytest

from counterclaim.reading.statements.cues import cue_lexicon, read_cues
from tests.reports import prose


def test_frames_have_their_own_kinds() -> None:
    agree = cue_lexicon().verbs["warn"]
    assert agree.kind("clause") == "assert"
    assert agree.kind("against") == "demand"
    assert agree.kind("gerund") is None


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="mumble"):
        read_cues('[[verbs]]\nkind = "mumble"\nframes = ["clause"]\nwords = "say"\n')


def test_the_later_group_decides() -> None:
    lexicon = read_cues(
        '[[verbs]]\nkind = "assert"\nframes = ["clause", "object"]\nwords = "claim"\n'
        '[[verbs]]\nkind = "demand"\nframes = ["object"]\nwords = "claim"\n'
    )
    assert lexicon.verbs["claim"].kind("clause") == "assert"
    assert lexicon.verbs["claim"].kind("object") == "demand"


def test_a_particle_makes_another_word() -> None:
    verb = next(t for t in prose("The rebels ruled out talks.").doc if t.lemma_ == "rule")
    word = cue_lexicon().verb(verb)
    assert word is not None
    assert word.lemma == "rule_out"


def test_the_lexicon_is_large_enough_to_be_useful() -> None:
    lexicon = cue_lexicon()
    assert len(lexicon.verbs) > 400
    assert len(lexicon.nouns) > 100
