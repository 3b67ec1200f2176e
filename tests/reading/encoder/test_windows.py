"""Windows: whole paragraphs, every piece once."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.reading.encoder.windows import ROOM, cut, sentences
from counterclaim.reading.encoder.wordpiece import WordPiece

PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "a", "b", ".", "##a", "##b"])


def laid_out(lengths: list[int]) -> tuple[str, list[tuple[int, int]]]:
    """Paragraphs of sentences of seven words, each word one piece."""
    text, spans = "", []
    for length in lengths:
        words = " ".join(("A", *"aaaaa", "B.")[n % 7] for n in range(length))
        spans.append((len(text), len(text) + len(words)))
        text += words + "\n\n"
    return text, spans


def test_short_paragraphs_share_a_window_with_marks_between() -> None:
    text, spans = laid_out([2, 1])
    (window,) = cut(text, spans, PIECES)
    assert window.ids == (2, 4, 4, 3, 4, 3)
    assert window.offsets == ((0, 0), (0, 1), (2, 3), (0, 0), (5, 6), (0, 0))


def test_a_paragraph_that_does_not_fit_begins_the_next_window() -> None:
    text, spans = laid_out([150, 150])
    assert [len(w.ids) for w in cut(text, spans, PIECES)] == [173, 173]


def test_a_long_paragraph_is_cut_at_a_sentence() -> None:
    text, spans = laid_out([400])
    first, second = cut(text, spans, PIECES)
    assert text[first.offsets[-2][0]] == "."
    assert second.offsets[1][0] == first.offsets[-2][1] + 1


def test_an_empty_text_has_no_windows() -> None:
    assert list(cut("  ", [(0, 2)], PIECES)) == []


def test_sentences_end_after_the_closing_quotation_mark() -> None:
    text = "They agreed.” Nobody left. (The U.S. side stayed.)"
    assert [text[a:b] for a, b in sentences(text, 0, len(text))] == [
        "They agreed.” ",
        "Nobody left. ",
        "(The U.S. side stayed.)",
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 700), max_size=6))
def test_every_piece_stands_in_exactly_one_window(lengths: list[int]) -> None:
    text, spans = laid_out(lengths)
    windows = list(cut(text, spans, PIECES))
    assert all(len(w.ids) <= ROOM for w in windows)
    have = [o for w in windows for o in w.offsets if o[1]]
    assert have == [(a, b) for s in spans for _, a, b in PIECES.pieces(text, *s)]
