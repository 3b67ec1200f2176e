"""A form becomes a judgement, unless somebody else was quicker: then both are shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from counterclaim.evidence import Change, Judgement, Report, Spot, Target
from counterclaim.review import evidence_of, judgement, target_of, undo
from counterclaim.review.fields import ADDED, MERGED, SPLIT, field
from counterclaim.review.making import NotAJudgement
from counterclaim.review.spots import spots_of
from counterclaim.views import wording
from counterclaim.views.web.entries import changes, named, resolved
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.forms import Form


class NotThere(Exception):
    """What a form is about is not in the record."""


class Clash(Exception):
    """The thing is not what it was when the form was made from it."""

    def __init__(self, kind: str, id_: str) -> None:
        super().__init__(f"{kind}:{id_}")
        self.kind, self.id = kind, id_


def _passage(value: str) -> tuple[str, int, int]:
    report, _, where = value.rpartition(":")
    start, _, end = where.partition("-")
    if not (start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
        raise NotAJudgement("a passage to split off could not be read")
    return report, int(start), int(end)


def _parts(folio: Folio, kind: str, thing: Any, form: Form) -> tuple[Spot, ...]:
    wanted = {_passage(v) for v in form.all("part")}
    words = [p for p in evidence_of(kind, thing) if (p.report, p.start, p.end) in wanted]
    if kind == "dispute":
        for side in thing.sides:
            left = sum((m.report, m.start, m.end) not in wanted for m in side.mentions)
            if not 0 < left < len(side.mentions):
                raise NotAJudgement("a split of a dispute leaves words on each side of both")
    elif not 0 < len(words) < len(evidence_of(kind, thing)):
        raise NotAJudgement("tick some of the passages, not all: those go")
    return spots_of(words, folio.judged.sources.digest)


def made(folio: Folio, form: Form) -> Judgement:
    """The judgement that a form asks for. Raises NotAJudgement, NotThere, Clash."""
    action, kind, id_, author = (form.one(name) for name in ("action", "kind", "id", "author"))
    reason = form.one("reason")
    if action == "undo":
        earlier = next((j for j in folio.judged.judgements if j.id == form.one("judgement")), None)
        if earlier is None:
            raise NotThere
        if earlier.id in folio.judged.undone:
            raise NotAJudgement("it was taken back already")
        return undo(earlier, author, reason)
    thing = folio.judged.thing(kind, id_)
    if thing is None or kind == "report":
        raise NotThere
    if form.one("seen") != folio.judged.revision(kind, id_):
        raise Clash(kind, id_)
    digest = folio.judged.sources.digest
    given: dict[str, Any] = {
        "target": target_of(kind, thing, digest),
        "reason": reason,
        "after": tuple(j.id for j in folio.judged.touching(kind, id_)),
    }
    if action == "edit":
        return judgement("edit", author, changes=changes(folio, kind, thing, form), **given)
    if action == "merge" and kind in MERGED:
        ids = [resolved(folio, kind, typed) for typed in form.all("other")]
        others = tuple(target_of(kind, folio.of(kind)[i], digest) for i in dict.fromkeys(ids) if i != id_)
        return judgement("merge", author, others=others, **given)
    if action == "split" and kind in SPLIT:
        return judgement("split", author, parts=_parts(folio, kind, thing, form), **given)
    if action == "confirm":
        return judgement("confirm", author, **given)
    if action == "reject":
        return judgement("reject", author, **given)
    raise NotAJudgement(f"there is no way to {action or 'do nothing'} with a {kind}")


_ALIKE = {sign: f"[{re.escape(signs)}]" for signs in ("'‘’ʼ", '"“”„«»', "-‐‑–—") for sign in signs}
"""Signs that people type for one another, each with the pattern of all of them."""
_SIGN = re.compile(rf"\\?[{re.escape(''.join(_ALIKE))}]")


def _held(report: Report, words: str) -> Iterator[tuple[int, int]]:
    """Where a report holds some words, however its lines are broken and its quotation marks are drawn."""
    if len(words) > len(report.text):
        return
    pieces = (re.escape(piece) for piece in words.split())
    pattern = _SIGN.sub(lambda m: _ALIKE[m[0].removeprefix("\\")], r"\s+".join(pieces))
    for match in re.finditer(pattern, report.text):
        yield match.span()


def marked(report: Report, form: Form) -> tuple[int, int]:
    """The stretch of a report that a form means: by offsets, or by its words and which of their occurrences.

    Raises NotAJudgement.
    """
    words, nth = form.one("words"), form.one("nth")
    if words:
        count = int(nth) if nth.isascii() and nth.isdigit() and len(nth) < 4 else 1
        found = next(islice(_held(report, words), max(1, count) - 1, None), None)
        if found is None:
            raise NotAJudgement(f"the report does not hold these words that often: {words!r:.80}")
        return found
    _, start, end = _passage(f"{report.id}:{form.one('start')}-{form.one('end')}")
    if not 0 <= start < end <= len(report.text) or not report.text[start:end].strip():
        raise NotAJudgement("mark the words that say it")
    return start, end


def _spot(folio: Folio, report: Report, start: int, end: int) -> Spot:
    source = folio.judged.sources.digest(report.id) or ""
    return Spot(source, start, end, report.text[start:end], report.id)


def _against(folio: Folio, report: Report, form: Form) -> Spot:
    """The words of the other side: as they stand in the report that is named, in the same one if none is.

    Raises NotAJudgement.
    """
    words, named_ = form.one("against"), form.one("against-report")
    if not words:
        raise NotAJudgement("a dispute has two sides: give the words that say otherwise")
    other = folio.reports.get(named_) if named_ else report
    if other is None:
        raise NotAJudgement(f"there is no report {named_!r:.80} in the record; take an id from the list")
    found = next(_held(other, words), None)
    if found is None:
        raise NotAJudgement(f"the report {other.id} does not hold these words: {words!r:.80}")
    return _spot(folio, other, *found)


def added(folio: Folio, form: Form) -> Judgement:
    """The judgement that adds what a form says of marked words. Raises NotAJudgement, NotThere."""
    kind, report = form.one("kind"), folio.reports.get(form.one("report"))
    if report is None:
        raise NotThere
    if kind not in ADDED:
        raise NotAJudgement(f"what may be added: {', '.join(ADDED)}")
    own = _spot(folio, report, *marked(report, form))
    parts = (_against(folio, report, form),) if kind == "dispute" else ()
    if any(own.report == p.report and own.start < p.end and p.start < own.end for p in parts):
        raise NotAJudgement("the two sides of a dispute stand on different words")
    text = own.text
    target = Target(kind=kind, spots=tuple(sorted((own, *parts))), label=wording.short(text, 100))
    found = changes(folio, kind, None, form)
    if kind in {"actor", "place"} and not any(c.field == "name" for c in found):
        found = (*found, Change(field="name", value=" ".join(text.split())[:400]))
    return judgement(
        "add", form.one("author"), target=target, changes=found, parts=parts, reason=form.one("reason")
    )


def change_words(kind: str, change: Change) -> tuple[str, str]:
    """A change as its field's label and what it is set to."""
    try:
        known = field(kind, change.field)
    except NotAJudgement:
        return change.field, str(change.value)
    if known.shape in {"ref", "refs"}:
        return known.label, ", ".join(r.label for r in change.refs) or "nobody"
    value = change.value
    if isinstance(value, tuple):
        return known.label, "; ".join(value) or "none"
    if value is None or value == "":
        return known.label, "not known"
    if known.shape == "choice":
        return known.label, wording.word(str(value))
    if isinstance(value, float):
        return known.label, f"{value:.12g}"
    return known.label, wording.date(str(value)) if known.shape == "date" else f"{value}"


def held_words(folio: Folio, kind: str, thing: Any, name: str) -> str:
    """What a thing has in a field now, in words."""
    value = getattr(thing, name, None)
    known = field(kind, name)
    if known.shape in {"ref", "refs"}:
        ids = value if isinstance(value, tuple) else (value,) if value else ()
        return ", ".join(named(folio, known.kind, i) for i in ids) or "nobody"
    if value is None or value == () or value == "":
        return "not known"
    return wording.word(str(value)) if known.shape == "choice" else str(value)
