"""What stands in an edit form: a thing's fields as text, and what was typed read back as changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from counterclaim.evidence import Change
from counterclaim.review import target_of
from counterclaim.review.fields import FIELDS, Field, checked_value
from counterclaim.review.making import NotAJudgement
from counterclaim.views import wording
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.forms import Form
from counterclaim.views.web.prefilled import NOTHING, Prefilled

_WORDS = {"choice": str, "text": str, "date": str}
OFFERED = 300
"""Names offered while one types; any other can be typed in full."""


@dataclass(frozen=True)
class Entry:
    """One field with what stands in it: `value` as text, `chosen` ids with their names; `asked` is what is
    said beside it, `offered` what may be typed."""

    field: Field
    value: str
    chosen: tuple[tuple[str, str], ...] = ()
    options: tuple[tuple[str, str], ...] = ()
    asked: str = ""
    offered: tuple[str, ...] = ()


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, tuple):
        return "\n".join(str(v) for v in value)
    if isinstance(value, float):
        return f"{value:.12g}"
    return str(value)


def named(folio: Folio, kind: str, id_: str) -> str:
    """What a thing that is pointed at is called."""
    thing = folio.of(kind).get(id_)
    if thing is None:
        return id_
    return str(getattr(thing, "name", "")) or wording.short(" ".join(thing.mentions[0].text.split()), 60)


def entries(
    folio: Folio, kind: str, thing: Any, given: Form | None = None, read: Prefilled = NOTHING
) -> list[Entry]:
    """The fields of a thing for a form; with `given` as somebody typed them, where a form comes back; `read`
    is what the words by themselves say of a thing to be added."""
    found = []
    for f in FIELDS.get(kind, ()):
        value = getattr(thing, f.name) if thing is not None else None
        if f.shape in {"ref", "refs"}:
            ids = value if isinstance(value, tuple) else (value,) if value else ()
            chosen = tuple((i, named(folio, f.kind, i)) for i in ids if i in folio.of(f.kind))
            text = chosen[0][0] if chosen and f.shape == "ref" else ""
        else:
            chosen, text = (), _text(value) if thing is not None else read.values.get(f.name, "")
        if given is not None and given.has(f"f-{f.name}"):
            text = given.one(f"f-{f.name}")
        words = wording.deed if f.name == "type" else wording.word
        options = tuple((o, words(o)) for o in f.options)
        asked, suggested = read.asked.get(f.name, ""), read.offered.get(f.name, ())
        found.append(Entry(f, text, chosen, options, asked, suggested))
    return found


def offered(folio: Folio, kind: str) -> list[tuple[str, str]]:
    """Ids and names to choose from, most mentioned first."""

    def make() -> list[tuple[str, str]]:
        things = sorted(folio.of(kind).values(), key=lambda t: (-len(t.mentions), t.id))
        return [(t.id, wording.short(named(folio, kind, t.id), 60)) for t in things[:OFFERED]]

    return folio.once(f"offered {kind}", make)


def resolved(folio: Folio, kind: str, typed: str) -> str:
    """The id that somebody means by an id or a name. Raises NotAJudgement where that is nobody or several."""
    if typed in folio.of(kind):
        return typed
    wanted = typed.casefold()
    ids = [i for i, t in folio.of(kind).items() if str(getattr(t, "name", "")).casefold() == wanted]
    if len(ids) == 1:
        return ids[0]
    what = f"several of the record's {kind}s are" if ids else f"no {kind} of the record is"
    raise NotAJudgement(f"{what} called {typed!r:.80}; take an id from the list")


def _refs(folio: Folio, f: Field, form: Form) -> tuple[str, ...]:
    ids = [*form.all(f"r-{f.name}"), *form.all(f"f-{f.name}")]
    return tuple(dict.fromkeys(resolved(folio, f.kind, typed) for typed in ids))


def _plain(f: Field, text: str) -> str | float | tuple[str, ...] | None:
    if f.shape == "texts":
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if not text:
        return None
    if f.shape == "number":
        try:
            return float(text.replace(",", ""))
        except ValueError as error:
            raise NotAJudgement(
                f"{f.label}: {text!r:.40} is not a number in digits, such as 12 or 3,000"
            ) from error
    return " ".join(text.split())


def changes(folio: Folio, kind: str, thing: Any, form: Form) -> tuple[Change, ...]:
    """What a form changes of a thing (of nothing, where it is to be added). Raises NotAJudgement."""
    found = []
    for f in FIELDS.get(kind, ()):
        if not form.has(f"f-{f.name}"):
            continue
        if f.shape in {"ref", "refs"}:
            ids = _refs(folio, f, form)
            old = getattr(thing, f.name, None) or ()
            if ids == (old if isinstance(old, tuple) else (old,)):
                continue
            digest = folio.judged.sources.digest
            refs = tuple(target_of(f.kind, folio.of(f.kind)[i], digest) for i in ids)
            change = Change(field=f.name, refs=refs)
        else:
            value = _plain(f, form.one(f"f-{f.name}"))
            before = getattr(thing, f.name, None)
            if value == before or (not value and not before and value != 0):
                continue
            change = Change(field=f.name, value=value)
        checked_value(kind, change)
        found.append(change)
    return tuple(found)
