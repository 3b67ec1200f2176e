"""Word pieces: against known cuts, and against the reference implementation."""

from __future__ import annotations

import random

import pytest

from counterclaim.reading.encoder.network import WEIGHTS
from counterclaim.reading.encoder.wordpiece import WordPiece, alone, normalised

SMALL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the", "un", "##rest", "##s", "eco", "##le", ".", "’", "$", "5"]


def cut(text: str) -> list[tuple[str, str]]:
    pieces = WordPiece(SMALL)
    return [(SMALL[n], text[a:b]) for n, a, b in pieces.pieces(text)]


def test_the_longest_known_piece_comes_first() -> None:
    assert cut("The unrests.") == [
        ("the", "The"), ("un", "un"), ("##rest", "rest"), ("##s", "s"), (".", "."),
    ]  # fmt: skip


def test_accents_and_capitals_do_not_matter_and_offsets_stay() -> None:
    assert cut("École’s") == [("eco", "Éco"), ("##le", "le"), ("’", "’"), ("[UNK]", "s")]


def test_a_word_with_an_unknown_rest_is_unknown_as_a_whole() -> None:
    assert cut("thezz $5") == [("[UNK]", "thezz"), ("$", "$"), ("5", "5")]


def test_control_characters_count_for_nothing() -> None:
    assert cut("u\u00adn\u200b the") == [("un", "u\u00adn"), ("the", "the")]


def test_pieces_of_a_stretch_have_offsets_in_the_whole() -> None:
    assert list(WordPiece(SMALL).pieces("the unrest", 4)) == [(5, 4, 6), (6, 6, 10)]


def test_a_very_long_word_is_unknown() -> None:
    assert list(WordPiece(SMALL).pieces("un" * 60)) == [(1, 0, 120)]


@pytest.mark.parametrize(("char", "normal"), [("Ö", "o"), ("\x07", ""), ("ß", "ß"), ("\u0301", "")])
def test_normalised(char: str, normal: str) -> None:
    assert normalised(char) == normal


def test_symbols_beyond_ascii_belong_to_words() -> None:
    assert [alone(c) for c in "$“中€"] == [True, True, True, False]


def strange_strings(count: int) -> list[str]:
    """Strings of letters, marks, accents, symbols and scripts mixed by a fixed seed."""
    rng = random.Random(7)
    blocks = [(0x20, 0x24F), (0x300, 0x310), (0x370, 0x450), (0x2010, 0x2050), (0x20A0, 0x20B0)]
    strange = [chr(c) for a, b in [*blocks, (0x4E00, 0x4E20)] for c in range(a, b)]
    plain = "aeiounrtlsdcm AEST .,'\"“”’-"
    return [
        "".join(rng.choice(strange if rng.random() < 0.3 else plain) for _ in range(30)) for _ in range(count)
    ]


def test_the_cut_is_that_of_the_reference() -> None:
    tokenizers = pytest.importorskip("tokenizers")
    path = WEIGHTS / "vocabulary.txt"
    reference = tokenizers.BertWordPieceTokenizer(str(path), lowercase=True)
    own = WordPiece.from_file(path)
    texts = [
        "The ministers' aides “did not rule out” a 3.5-hour pause, Reuters-TV's man in Düsseldorf said…",
        "AL-QA'IDA DENIES; Kyïv says no — ‘not yet’, £5m/€4m (US$6m) @desk #truce 50% 1,200km²",
        *strange_strings(1500),
    ]
    for text in texts:
        coded = reference.encode(text, add_special_tokens=False)
        pieces = list(own.pieces(text))
        assert [n for n, _, _ in pieces] == coded.ids, text
        if not any("\u0300" <= c <= "\u036f" or c == "\u00ad" for c in text):
            assert [(a, b) for _, a, b in pieces] == coded.offsets, text
