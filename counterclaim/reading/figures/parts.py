"""Parts and wholes: "39, including 12 children", "15 of them at a market", and tolls that run on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.measures import Found, Site, measure_of

INCLUDING = re.compile(
    r"(?:\b(?:including|includ(?:e|es|ed)|among\s+(?:them|which|whom|those)|of\s+(?:them|whom|which)|mostly|comprising|"
    r"namely)\s*(?:were\s+|are\s+)?)$",
    re.I,
)
SINCE = re.compile(
    r"\bsince\s+(?:it|the|its|a|an|early|late|mid|\d|19|20|January|February|March|April|May|June|July|August"
    r"|September|October|November|December|erupting|beginning|\w+\s+\d{4}|then)",
    re.I,
)
RUNNING = re.compile(r"\b(?:so far|to date|in total|over the (?:past|last)|in the (?:past|last) \w+ (?:months|years))\b", re.I)
TOLLS = frozenset({"killed", "injured", "missing", "detained", "displaced", "strikes", "sorties"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it has an id: its site, its measure, and the position of the figure it is part of."""

    site: Site
    found: Found | None
    value: float
    whole: int | None = None
    cumulative: bool = False

    @property
    def measure(self) -> str:
        """The measure, `count` where no word says another."""
        return self.found.measure if self.found else "count"


def draft(site: Site, earlier: Sequence[Draft]) -> Draft | None:
    """The figure of a site, or None where a bare number counts nothing; `earlier` are those before it."""
    found = measure_of(site)
    if found is not None and found.how == "state" and site.counted.head is None and not site.counted.anaphor:
        pass
    near = [(n, d) for n, d in enumerate(earlier) if d.site.left == site.left]
    whole = _whole(site, near)
    if found is None or whole is not None:
        found = found or _included(site, near, whole)
    if found is None:
        found = _inherited(site, near, earlier)
    counted = site.counted
    if found is None and not (counted.head is not None and _countable(site)) and not (
        counted.unit is not None and counted.unit.kind == "percent"
    ):
        return None
    value = site.number.value
    if site.number.core and found is None and value == 1 and site.number.start == site.number.core and counted.unit is None:
        return None
    return Draft(site, found, value, whole, _cumulative(site, found))


def _countable(site: Site) -> bool:
    """Whether the counted noun fits the number: a plural behind anything but one."""
    head = site.counted.head
    if head is None:
        return False
    from counterclaim.reading.figures.counted import plural

    if head.pos_ == "PROPN" and not plural(head):
        return False
    return site.number.value == 1 or plural(head) or site.number.vague or site.number.share


def _whole(site: Site, near: Sequence[tuple[int, Draft]]) -> int | None:
    """The figure of the same sentence that this one is a part of."""
    lead = site.doc.text[site.doc[site.left].idx : site.number.start]
    explicit = bool(INCLUDING.search(lead)) or site.counted.anaphor
    bare = site.counted.head is None and site.counted.unit is None and _prep_next(site)
    if not (explicit or bare):
        return None
    for n, d in reversed(near):
        if d.whole is not None or d.site.counted.unit is not None and d.site.counted.unit.kind != "percent":
            continue
        if d.value >= site.number.value and (explicit or d.found is not None and d.measure in TOLLS):
            return n
    return None


def _prep_next(site: Site) -> bool:
    i = site.end
    return i < site.right and site.doc[i].lower_ in {"in", "at", "near", "from", "on", "outside", "inside", "around"}


def _included(site: Site, near: Sequence[tuple[int, Draft]], whole: int | None) -> Found | None:
    """A part measures what its whole does; "the dead included 109" and "68 were among the dead" too."""
    if whole is not None:
        for n, d in near:
            if n == whole and d.found is not None:
                return replace(d.found, how="part")
    return _among(site)


def _among(site: Site) -> Found | None:
    m, doc = measures(), site.doc
    for i in range(site.end, min(site.right, site.end + 7)):
        if doc[i].lower_ == "among":
            return _state_in(doc[i + 1 : min(site.right, i + 8)], m.states)
    i = site.first - 1
    while i > site.left and doc[i].lower_ in {"least", "at", "some", "about", "more", "than", "over"}:
        i -= 1
    if doc[i].lemma_.lower() == "include":
        return _state_in(doc[max(site.left, i - 6) : i], m.states)
    return None


def _state_in(tokens: Sequence[Token], states: dict[str, str]) -> Found | None:
    for token in tokens:
        if token.lower_ in states:
            return Found(states[token.lower_], token, "among")
        if token.lower_ in {"victims", "casualties"}:
            return Found("killed", token, "among")
    return None


def _inherited(site: Site, near: Sequence[tuple[int, Draft]], earlier: Sequence[Draft]) -> Found | None:
    """What a bare number takes over from the figure before: "another six in ...", "as did three officers"."""
    among = _among(site)
    if among is not None:
        return among
    doc, head = site.doc, site.counted.head
    i = site.first - 1
    while i > site.left and doc[i].lower_ in {"least", "at", "some", "about", "more", "than", "over"}:
        i -= 1
    did = i > site.left and doc[i].lower_ == "did" and doc[i - 1].lower_ in {"as", "so"}
    elided = head is None and site.counted.unit is None and (_prep_next(site) or site.counted.others)
    tolls = [d for _, d in near if d.found is not None and d.measure in TOLLS and d.measure not in {"strikes", "sorties"}]
    if (did or elided) and tolls:
        return replace(tolls[-1].found, how="elided") if tolls[-1].found else None
    rising = head is None and doc[i].lower_ == "to" and any(
        t.lemma_.lower() in {"rise", "climb", "jump", "increase", "grow", "soar"} for t in doc[max(site.left, i - 2) : i]
    )
    if rising and re.search(r"\btoll\b", doc.text[: site.number.start], re.I) and site.counted.unit is None:
        return Found("killed", doc[i - 1], "toll")
    changed = [d for _, d in near if d.site.counted.unit is not None and d.site.counted.unit.kind in {"money", "percent"}]
    if head is None and doc[i].lower_ == "to" and changed and changed[-1].found is not None:
        return replace(changed[-1].found, how="change")
    return None


def _cumulative(site: Site, found: Found | None) -> bool:
    """Whether a toll runs since a start: a war's dead, or a count "since" some date."""
    if found is None or found.measure not in TOLLS:
        return False
    sentence = site.doc.text[site.number.start : site.doc[site.right - 1].idx + len(site.doc[site.right - 1])]
    if SINCE.search(sentence) or RUNNING.search(sentence):
        return True
    lead = site.doc[max(site.left, site.first - 8) : site.first]
    verb = found.by
    if verb is not None:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.lemma_.lower() in measures().wars:
                return True
    return any(t.lemma_.lower() in {"war", "conflict"} and t.dep_ in {"nsubj", "pobj"} and t.head.lemma_ in {"kill", "leave", "have"} for t in lead)
