"""Text to word pieces, as uncased BERT models cut it.

The method is that of WordPiece (Wu et al. 2016) with BERT's clean-up: control characters dropped, accents
stripped, letters lowered, punctuation cut off, then the longest known piece first. Written out here so
that the package needs no tokenizer library; a test holds it against the reference.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from counterclaim.errors import MissingPart

SPACE = " \t\n\r\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
CHUNK = re.compile(f"[^{SPACE}]+")
LONGEST_WORD = 100
REMEMBERED = 60_000

Piece = tuple[int, int, int]


class WordPiece:
    """Cuts text with one vocabulary; remembers the chunks it has cut."""

    def __init__(self, vocabulary: list[str]) -> None:
        self._known = {piece: n for n, piece in enumerate(vocabulary)}
        self.unknown = self._known["[UNK]"]
        self.start = self._known["[CLS]"]
        self.end = self._known["[SEP]"]
        self._cut: dict[str, tuple[Piece, ...]] = {}

    @classmethod
    def from_file(cls, path: Path) -> WordPiece:
        """A vocabulary of one piece a line. Raises MissingPart."""
        try:
            return cls(path.read_text(encoding="utf-8").split("\n"))
        except OSError as error:
            raise MissingPart(
                f"the encoder's vocabulary {path} cannot be read; install counterclaim again"
            ) from error

    def pieces(self, text: str, start: int = 0, end: int | None = None) -> Iterator[Piece]:
        """The pieces of text[start:end] as (number, start, end), offsets into the whole text."""
        for chunk in CHUNK.finditer(text, start, len(text) if end is None else end):
            at = chunk.start()
            for number, a, b in self._of_chunk(chunk.group()):
                yield number, at + a, at + b

    def _of_chunk(self, chunk: str) -> tuple[Piece, ...]:
        found = self._cut.get(chunk)
        if found is None:
            if len(self._cut) >= REMEMBERED:
                self._cut.clear()
            found = tuple(p for word in words(chunk) for p in self._of_word(word))
            self._cut[chunk] = found
        return found

    def _of_word(self, word: list[tuple[str, int]]) -> list[Piece]:
        letters = "".join(c for c, _ in word)
        whole = (self.unknown, word[0][1], word[-1][1] + 1)
        if len(letters) > LONGEST_WORD:
            return [whole]
        found: list[Piece] = []
        at = 0
        while at < len(letters):
            for stop in range(len(letters), at, -1):
                number = self._known.get(("##" if at else "") + letters[at:stop])
                if number is not None:
                    found.append((number, word[at][1], word[stop - 1][1] + 1))
                    at = stop
                    break
            else:
                return [whole]
        return found


def words(chunk: str) -> Iterator[list[tuple[str, int]]]:
    """The words of a chunk without spaces, as lists of (normal character, its offset in the chunk)."""
    word: list[tuple[str, int]] = []
    for at, char in enumerate(chunk):
        for normal in normalised(char):
            if alone(normal):
                if word:
                    yield word
                    word = []
                yield [(normal, at)]
            else:
                word.append((normal, at))
    if word:
        yield word


def normalised(char: str) -> str:
    """One character without its accents and lowered; nothing for control characters and bare accents."""
    if char < "\x7f":
        return char.lower() if char >= " " else ""
    if char == "\ufffd" or unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs"):
        return ""
    bare = "".join(c for c in unicodedata.normalize("NFD", char) if unicodedata.category(c) != "Mn")
    return "".join(c.lower() for c in bare)


def alone(char: str) -> bool:
    """Whether a character is a word by itself: punctuation, the symbols of ASCII, a Chinese character."""
    if char < "\x7f":
        return not char.isalnum()
    return unicodedata.category(char)[0] == "P" or any(a <= ord(char) <= b for a, b in IDEOGRAPHS)


IDEOGRAPHS = (
    (0x4E00, 0x9FFF),
    (0x3400, 0x4DBF),
    (0x20000, 0x2A6DF),
    (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F),
    (0x2B920, 0x2CEAF),
    (0xF900, 0xFAFF),
    (0x2F800, 0x2FA1F),
)
