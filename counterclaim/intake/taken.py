"""What taking in remembers: the drafts of files that are dear to read, and the reports made of drafts.

A draft comes of a file's bytes, of its name and of what its container says of it; a report comes of its
draft alone, and its id is put on it afterwards. Both are kept under a key of all they come of. Text is not
kept where it is at hand: spans are kept as offsets, and a report's text is its draft's.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

import msgspec
from msgspec import Struct

from counterclaim.evidence import Furniture, Problem, Report, Span
from counterclaim.intake.draft import Draft, Given, Layout
from counterclaim.intake.finish import finish
from counterclaim.intake.sources import Format, Source
from counterclaim.intake.trouble import MAX_FILE
from counterclaim.memory import Memory, key_of

DEAR = frozenset({"html", "feed", "ninjs", "pdf", "docx"})
"""Formats whose files are read in milliseconds; others are read again as quickly as remembered."""

Stretches = tuple[tuple[int, int, str], ...]


class KeptReport(Struct, frozen=True, array_like=True):
    """A report without its id and without what its draft has: text, path, format and digest."""

    report: Report
    body: tuple[int, ...]
    furniture: Stretches


class KeptDraft(Struct, frozen=True, array_like=True):
    """A draft without its path, its text packed; `body` is None where it has no layout."""

    packed: bytes
    sha256: str
    format: str
    where: str | None
    given: Given
    markup: Given
    body: tuple[int, ...] | None
    furniture: Stretches


class KeptItem(Struct, frozen=True, array_like=True):
    """One thing that a reader found: a draft or a problem."""

    draft: KeptDraft | None = None
    problem: Problem | None = None


class KeptItems(Struct, frozen=True, array_like=True):
    """What a reader found in a file, in order, and how much of the budget for unpacking it took."""

    items: tuple[KeptItem, ...]
    spent: int


def finished(draft: Draft, id: str, memory: Memory) -> Report:
    """The report of a draft under the id, as `finish` makes it."""
    if not memory.keeps:
        return finish(draft, id)
    kept = memory.recall("report", _draft_key(draft), lambda: _kept(finish(draft, id)), KeptReport)
    return msgspec.structs.replace(
        kept.report,
        id=id,
        text=draft.text,
        path=draft.path,
        format=draft.format,
        sha256=draft.sha256,
        body=_spans(kept.body, draft.text),
        furniture=_furniture(kept.furniture, draft.text),
    )


def items(taker: Format, source: Source, memory: Memory) -> Iterator[Draft | Problem | Source]:
    """What a reader finds in a file, as `taker.read` yields it; what it raises, it raises here.

    A file whose reading was broken off is not remembered.
    """
    if not (memory.keeps and taker.name in DEAR and source.size <= MAX_FILE and _is_plain(source.shown)):
        yield from taker.read(source)
        return
    found: list[Draft | Problem] = []
    before = source.budget.spent
    made = False

    def make() -> KeptItems:
        nonlocal made
        made = True
        for item in taker.read(source):
            if isinstance(item, Source):
                raise TypeError(f"{taker.name} has files inside and is not remembered whole")
            found.append(item)
        return KeptItems(tuple(map(_item, found)), source.budget.spent - before)

    try:
        kept = memory.recall("drafts", _source_key(taker, source), make, KeptItems)
        if not made:
            source.budget.spend(kept.spent)
            found = [_found(item, source) for item in kept.items]
    finally:
        yield from found


def _is_plain(path: str) -> bool:
    """Whether a path can be written as UTF-8; names on disk need not be."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _source_key(taker: Format, source: Source) -> bytes:
    said = (taker.name, source.path.name, source.shown, source.where, source.charset)
    return key_of(source.read(), repr((said, source.given, source.budget.limits)))


def _draft_key(draft: Draft) -> bytes:
    said = (draft.sha256, draft.format, draft.path, draft.where, draft.given, draft.markup)
    layout = draft.layout and (_flat(draft.layout.body), _stretches(draft.layout.furniture))
    return key_of(draft.text, repr((said, layout)))


def _kept(report: Report) -> KeptReport:
    bare = msgspec.structs.replace(
        report, id="", text="", path=None, format="", sha256="", body=(), furniture=()
    )
    return KeptReport(bare, _flat(report.body), _stretches(report.furniture))


def _item(found: Draft | Problem) -> KeptItem:
    if isinstance(found, Problem):
        return KeptItem(problem=found)
    packed = zlib.compress(found.text.encode("utf-8", "surrogatepass"))
    layout = found.layout
    body = None if layout is None else _flat(layout.body)
    furniture = () if layout is None else _stretches(layout.furniture)
    draft = KeptDraft(
        packed, found.sha256, found.format, found.where, found.given, found.markup, body, furniture
    )
    return KeptItem(draft)


def _found(kept: KeptItem, source: Source) -> Draft | Problem:
    if kept.draft is None:
        assert kept.problem is not None
        return kept.problem
    draft = kept.draft
    text = zlib.decompress(draft.packed).decode("utf-8", "surrogatepass")
    whole = Draft(
        text, draft.sha256, draft.format, source.shown, draft.where, given=draft.given, markup=draft.markup
    )
    if draft.body is None:
        return whole
    return replace(whole, layout=Layout(_spans(draft.body, text), _furniture(draft.furniture, text)))


def _flat(body: Sequence[Span]) -> tuple[int, ...]:
    return tuple(at for span in body for at in (span.start, span.end))


def _spans(flat: Sequence[int], text: str) -> tuple[Span, ...]:
    return tuple(Span(start, end, text[start:end]) for start, end in zip(flat[::2], flat[1::2], strict=True))


def _stretches(furniture: Sequence[Furniture]) -> Stretches:
    return tuple((piece.start, piece.end, piece.kind) for piece in furniture)


def _furniture(stretches: Stretches, text: str) -> tuple[Furniture, ...]:
    return tuple(Furniture(start, end, text[start:end], kind) for start, end, kind in stretches)
