"""Decoding: scores written by hand in, exact stretches out."""

from __future__ import annotations

import numpy as np
import pytest

from counterclaim.reading.encoder.decoding import (
    Found,
    Settings,
    decode,
    over_words,
    runs,
    weakest,
    words_of,
)
from counterclaim.reading.encoder.network import Numbers
from counterclaim.reading.encoder.statements import Scores
from counterclaim.reading.encoder.windows import Window

TEXT = "Oslo said ships left, Kiev denied fires"
LETTER = {"o": 0, "s": 1, "u": 2, "c": 3}


def window(text: str = TEXT) -> Window:
    """One piece a word, the comma by itself, marks at both ends."""
    offsets, at = [(0, 0)], 0
    for word in text.replace(",", " ,").split():
        at = text.index(word, at)
        offsets.append((at, at + len(word)))
        at += len(word)
    offsets.append((0, 0))
    return Window(tuple(range(len(offsets))), tuple(offsets))


def scores(*rows: tuple[str, str, float], strength: dict[int, float] | None = None) -> Scores:
    """Rows of (one letter a piece, the anchor's word, its logit); `strength` is the weight of each row."""
    w = window()
    roles = np.full((len(rows), len(w.ids), 4), -6.0, dtype=np.float32)
    anchors = []
    for n, (letters, anchor, _) in enumerate(rows):
        for i, letter in enumerate(letters):
            roles[n, i, LETTER[letter]] = -0.1 * (strength or {}).get(n, 1.0)
        anchors.append(next(i for i, (a, b) in enumerate(w.offsets) if TEXT[a:b] == anchor))
    flat: Numbers = roles.max(axis=0)[:, 1:]
    return Scores(
        w, tuple(anchors), tuple(r[2] for r in rows), roles, flat, np.zeros((len(w.ids), 2), dtype=np.float32)
    )


def found(*rows: tuple[str, str, float], strength: dict[int, float] | None = None) -> list[tuple[str, ...]]:
    def words(stretch: tuple[int, int] | None) -> str:
        return "" if stretch is None else TEXT[slice(*stretch)]

    return [
        (words(f.source), words(f.cue), *(words(c) for c in f.content))
        for f in decode(TEXT, scores(*rows, strength=strength))
    ]


def test_each_anchor_has_its_own_statement() -> None:
    assert found(("osuccooooo", "said", 3.0), ("oooooosuco", "denied", 2.0)) == [
        ("Oslo", "said", "ships left"),
        ("Kiev", "denied", "fires"),
    ]


def test_a_small_hole_in_content_closes() -> None:
    assert found(("osucccooco", "said", 3.0)) == [("Oslo", "said", "ships left, Kiev denied fires")]


def test_a_hole_that_holds_a_source_stays() -> None:
    rows = (("osucccooco", "said", 3.0), ("oooooosuoo", "denied", 2.0))
    assert found(*rows)[0] == ("Oslo", "said", "ships left, Kiev denied fires")
    rows = (("osuccoooco", "said", 3.0), ("oooooosuco", "denied", 4.0))
    assert found(*rows, strength={0: 4.0, 1: 1.0}) == [
        ("Oslo", "said", "ships left"),
        ("Kiev", "denied", "fires"),
    ]


def test_an_unsure_anchor_falls() -> None:
    assert found(("osuccooooo", "said", -1.0)) == []


def test_an_anchor_without_content_falls() -> None:
    assert found(("osuooooooo", "said", 9.0)) == []


def test_an_anchor_in_a_better_ones_cue_falls() -> None:
    rows = (("osuuuoccoo", "said", 3.0), ("oosucooooo", "ships", 1.0))
    assert found(*rows) == [("Oslo", "said ships left", "Kiev denied")]


def test_content_without_a_word_falls() -> None:
    assert found(("osuoocoooo", "said", 3.0)) == []


def test_shared_content_goes_to_the_surer_statement() -> None:
    rows = (("osucccoooo", "said", 3.0), ("ooooccsuco", "denied", 2.0))
    assert found(*rows, strength={0: 1.0, 1: 4.0})[1] == ("Kiev", "denied", "fires")
    assert found(*rows, strength={0: 4.0, 1: 1.0})[1] == ("Kiev", "denied", "left,", "fires")


def test_content_that_nobody_has_brings_its_anchor_back() -> None:
    given = scores(("osuccccccc", "said", -3.0))
    assert list(decode(TEXT, given, Settings(orphan_words=9))) == []
    (one,) = decode(TEXT, given, Settings(orphan_words=5))
    assert TEXT[slice(*one.content[0])] == "ships left, Kiev denied fires"
    assert one.score < 0


def test_no_source_is_none() -> None:
    (one,) = decode(TEXT, scores(("oouccooooo", "said", 3.0)))
    assert one == Found(None, (5, 9), ((10, 20),), one.score, one.weakest, 0.0)
    assert 3.0 < one.score < 3.2


def test_how_sure_of_the_source_and_of_the_weakest_content() -> None:
    (one,) = decode(TEXT, scores(("osuccccooo", "said", 3.0)))
    assert one.named == one.weakest == pytest.approx(0.9, abs=0.001)
    assert weakest(np.array([0.9, 0.2, 0.8, 0.4, 0.9, 0.9, 0.9, 0.9], dtype=np.float32)) == pytest.approx(0.3)


def test_pieces_of_a_word_are_judged_together() -> None:
    words = words_of("armistice.", ((0, 0), (0, 4), (4, 9), (9, 10), (0, 0)))
    assert words.tolist() == [0, 1, 1, 2, 3]
    roles = np.log(np.array([1, 2, 8, 3, 5], dtype=np.float32))[None, :, None]
    assert over_words(roles, words)[0, :, 0].round(3).tolist() == [1, 4, 4, 3, 5]


def test_runs() -> None:
    assert runs(np.array([True, True, False, True])) == [(0, 2), (3, 4)]
