"""Text from reports made harmless to show: nothing in it may act on the page or on the words around it."""

from __future__ import annotations

from markupsafe import Markup, escape

_OVERRIDES = (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
"""Characters that reorder what stands after them; marks of direction (200E, 200F, 061C) stay."""

_SHOWN: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\n\t\r"},
    0x7F: "\u2421",
    **dict.fromkeys((*range(0x80, 0xA0), *_OVERRIDES, 0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys((0xE000, 0xE001), "\ufffd"),
    0x0D: " ",
}


def visible(text: str) -> str:
    """The text with control characters and overrides of direction replaced by a sign for them.

    As many characters come out as went in, so offsets keep.
    """
    return text.translate(_SHOWN)


def isolated(text: object) -> Markup:
    """Text from outside as its own island: its direction does not reach the words around it."""
    return Markup("<bdi>{}</bdi>").format(visible(str(text)))


def fenced(name: str) -> str:
    """A name from outside between signs of an island, to stand in a sentence that `islands` shows."""
    return f"\u2068{visible(name)}\u2069"


def islands(sentence: str) -> Markup:
    """A sentence of ours with each `fenced` name in it as an island of its own direction."""
    on, off = Markup("<bdi>"), Markup("</bdi>")
    return escape(sentence).replace("\u2068", on).replace("\u2069", off)


def shown(value: object) -> object:
    """What a template puts into a page: markup stays, all else is made harmless (then escaped)."""
    if isinstance(value, Markup):
        return value
    return visible(value) if isinstance(value, str) else value


def marked(text: str, start: int, end: int) -> Markup:
    """Text with the words between two offsets marked."""
    before, words, after = (escape(visible(t)) for t in (text[:start], text[start:end], text[end:]))
    return Markup("<bdi>{}<mark>{}</mark>{}</bdi>").format(before, words, after)


def marked_hits(snippet: str, on: str, off: str) -> Markup:
    """A search snippet with what stands between two signs marked, however the signs are nested."""
    found = Markup("")
    for n, piece in enumerate(snippet.split(on)):
        hit, closed, rest = piece.partition(off)
        if n and closed:
            found += Markup("<mark>{}</mark>").format(visible(hit)) + escape(visible(rest))
        else:
            found += escape(visible(piece.replace(off, "")))
    return Markup("<bdi>{}</bdi>").format(found)
