"""Measures told by a toll or by company: the toll rose to 40; 12 were among the dead."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.site import Found, Site, is_people, opening

REACHING = frozenset(
    "reach rise climb stand surpass exceed be put hit jump go grow increase top bring pass total mount come "
    "to at of from over soar swell than".split()
)


def among(site: Site) -> Found | None:
    """68 children were among the dead; the dead included 109 evacuees."""
    m, doc = measures(), site.doc
    for i in range(site.end, min(site.right, site.end + 7)):
        if doc[i].lower_ == "among":
            return _state_in(doc[i + 1 : min(site.right, i + 8)], m.states)
    i = opening(site)
    if i >= site.left and doc[i].lemma_.lower() == "include":
        lead = doc[max(site.left, i - 6) : i]
        if any(t.lower_ in {"toll", "fatalities", "deaths"} for t in lead):
            return Found("killed", doc[i], "among")
        return _state_in(lead, m.states)
    return None


def _state_in(tokens: Iterable[Token], states: dict[str, str]) -> Found | None:
    for token in tokens:
        if token.lower_ in states:
            return Found(states[token.lower_], token, "among")
        if token.lower_ in {"victims", "casualties"}:
            return Found("killed", token, "among")
    return None


def by_toll(site: Site) -> Found | None:
    """death toll reached 112; the number of victims is at least 70; brings to four the number of dead."""
    m, doc = measures(), site.doc
    head = site.counted.head
    if site.counted.unit is not None or (head is not None and not is_people(head)):
        return None
    i = site.first - 1
    if i < site.left or not (
        doc[i].lemma_.lower() in REACHING
        or doc[i].lower_ in REACHING
        or doc[i].lower_ == "at"
        or site.number.start < site.number.core
    ):
        return None
    lead = doc[site.left : site.first]
    for token in reversed(lead):
        if token.lower_ in {"toll", "tolls"}:
            kind = doc[token.i - 1].lemma_.lower() if token.i else ""
            return Found(m.tolls.get(kind, m.nouns.get(kind, "killed")), token, "toll")
        if (
            token.lower_ in {"number", "numbers"}
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ == "of"
        ):
            return _number_of(site, token)
    tail = doc[site.last + 1 : min(site.right, site.last + 8)]
    for token in tail:
        if token.lower_ == "number" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of":
            return _number_of(site, token)
        if token.lower_ == "toll" and head is None:
            return Found("killed", token, "toll")
    return None


def _number_of(site: Site, token: Token) -> Found | None:
    m = measures()
    for t in site.doc[token.i + 2 : min(site.right, token.i + 6)]:
        word = t.lemma_.lower()
        measure = m.tolls.get(word) or m.nouns.get(word) or m.states.get(t.lower_)
        if measure:
            return Found(measure, t, "toll")
    return None
