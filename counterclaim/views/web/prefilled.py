"""What marked words say by themselves: the name they are, the number they give with its bounds and unit."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from counterclaim.views.web.folio import Folio

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)"
    r"(?:uary|ruary|ch|il|ust|tember|ember|ober)?\b\.?"
)
_DATES = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH}(?:,?\s+\d{{4}})?|{_MONTH}\s+\d{{1,4}}(?:,\s+\d{{4}})?"
    r"|\d{4}-\d\d(?:-\d\d)?|\d{1,2}[:.]\d\d(?=\s*(?:[ap]\.?m|GMT|UTC|hours))"
    r"|\b(?:in|since|by|until|during|from)\s+(?:early\s+|late\s+|mid-?)?(?:19|20)\d\d\b"
)
"""Numbers that say when."""
_NO_ONE = re.compile(r"\b(?:no|any|every|some|each|this|that|the|another)[\s-]$", re.IGNORECASE)
_OFTEN = ("killed", "injured", "detained", "displaced", "evacuated", "trapped", "missing", "aid", "count")


@dataclass(frozen=True)
class Prefilled:
    """What a form may have in its fields before anybody types: the text of each by name, `asked` what to
    look at or to type beside a field, `offered` what may be chosen there."""

    values: Mapping[str, str] = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)
    offered: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


NOTHING = Prefilled()


def _bases(word: str) -> Iterator[str]:
    """The words that a form of a word may be of: "killing" gives kill and kille."""
    yield word
    for ending in ("ing", "ies", "ed", "es", "s", "d"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            yield from (stem, f"{stem}e", f"{stem}y")


def _measure(words: str) -> str:
    """What some words count, where just one measure is named in them; empty else."""
    from counterclaim.reading.figures.lexicon import measures

    m = measures()
    named = {
        table[base]
        for word in re.findall(r"[a-z]+", words.lower())
        for base in _bases(word)
        for table in (m.states, m.done, m.does, m.nouns)
        if base in table
    }
    return named.pop() if len(named) == 1 else ""


def _figure(words: str) -> tuple[dict[str, str], str]:
    """The fields that the only number of some words fills, and what to say beside it."""
    from counterclaim.reading.figures.lexicon import measures
    from counterclaim.reading.figures.numbers import find_numbers

    dates = [m.span() for m in _DATES.finditer(words)]
    found = [
        n
        for n in find_numbers(words)
        if not any(start < n.stop and n.core < end for start, end in dates)
        and not (n.value == 1 and not n.digits and _NO_ONE.search(words[: n.core]))
    ]
    measure = _measure(words)
    if len(found) != 1:
        held = ", ".join(words[n.core : n.stop].strip() for n in found[:6])
        why = f"The words hold several numbers ({held})" if found else "The words hold no number"
        return {"measure": measure}, f"{why}: type the one you mean in digits, such as 12 or 3,000."
    n = found[0]
    given = {"value": n.value, "low": n.low, "high": n.high}
    fields = {name: f"{value:.12g}" for name, value in given.items() if value is not None}
    unit = measures().unit.match(words, n.stop)
    if re.match(r"\s?(?:%|per\s?cent\b)", words[n.stop :], re.IGNORECASE):
        fields["unit"] = "percent"
    elif unit is not None and not n.share:
        known = measures().units[" ".join(unit.group("unit").lower().split())]
        fields["unit"] = known.name
        measure = measure or (known.kind if known.kind in {"duration", "distance"} else "")
    fields["measure"] = measure
    return fields, f"Read from the words “{words[n.start : n.end].strip()}”; change it if it is not that."


def prefilled(folio: Folio, kind: str, words: str) -> Prefilled:
    """What the form that adds a thing of a kind has in its fields for some marked words."""
    if kind in {"actor", "place"}:
        return Prefilled({"name": " ".join(words.split())[:400]})
    if kind != "figure":
        return NOTHING
    fields, about = _figure(words)

    def known() -> tuple[str, ...]:
        often = Counter(f.measure for f in folio.record.figures)
        return tuple(dict.fromkeys((*sorted(often, key=lambda m: (-often[m], m)), *_OFTEN)))

    asked = {
        "value": about,
        "low": "Where the words give bounds, such as “at least 12”; empty for about so many.",
        "measure": "What is counted: killed, injured, ...; count for anything else.",
    }
    return Prefilled(fields, asked, {"measure": folio.once("measures known", known, "figures")})
