"""Measures told by the parse: the verb or noun that governs the counted noun, or a clause on it."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.site import (
    Found,
    Site,
    by_object,
    fits,
    has_object,
    is_passive,
    is_people,
)


def _climb(token: Token) -> Iterator[tuple[Token, str]]:
    """The words that govern a token, nearest first, with its role under each."""
    role = token.dep_
    for _ in range(6):
        head = token.head
        if head is token:
            return
        if token.dep_ not in {"conj", "appos", "nummod", "compound", "amod", "quantmod"}:
            role = token.dep_
        yield head, role
        token = head
        if head.pos_ in {"VERB", "AUX"} and token.dep_ not in {"xcomp", "conj", "auxpass"}:
            return


def by_parse(site: Site) -> Found | None:
    """The verb or noun that governs the counted noun in the parse, or a clause that describes it."""
    m = measures()
    start = site.counted.head if site.counted.head is not None else site.doc[site.last]
    for child in start.children:
        if child.dep_ in {"acl", "relcl"} and child.i > start.i and child.i < site.right:
            lemma = child.lemma_.lower()
            passive = child.tag_ == "VBN" and not has_object(child)
            if passive and lemma in m.done and fits(site, m.done[lemma]):
                return Found(m.done[lemma], child, "clause")
            if lemma in m.does and fits(site, m.does[lemma]):
                return Found(m.does[lemma], child, "clause")
    for head, role in _climb(start):
        lemma = head.lemma_.lower()
        if head.pos_ in {"VERB", "AUX"} or head.tag_ in {"VBN", "VBG"}:
            for verb in (head, *_shared(head)):
                found = _under(site, verb, verb.lemma_.lower(), role, head)
                if found is not None:
                    return found
        elif role == "pobj" and lemma in m.acts and m.acts[lemma] != "members" and fits(site, m.acts[lemma]):
            return Found(m.acts[lemma], head, "act")
    return None


def _shared(verb: Token) -> list[Token]:
    """Verbs coordinated with a verb that have no subject of their own: shot and killed."""
    return [
        c
        for c in verb.children
        if c.dep_ == "conj"
        and c.pos_ == "VERB"
        and not any(s.dep_ in {"nsubj", "nsubjpass"} for s in c.children)
    ]


def _under(site: Site, verb: Token, lemma: str, role: str, head: Token) -> Found | None:
    """The measure a verb gives to its subject or object."""
    m, counted = measures(), site.counted.head
    passive = is_passive(head) or is_passive(verb)
    if role in {"dobj", "obj"} and not passive:
        return by_object(site, lemma, verb, "object")
    if role not in {"nsubj", "nsubjpass"}:
        return None
    if lemma in m.does and fits(site, m.does[lemma]):
        return Found(m.does[lemma], verb, "subject")
    if passive or role == "nsubjpass":
        found = by_object(site, lemma, verb, "subject")
        if found is not None:
            return found
    for child in verb.children:
        said = child.lower_ in m.states and child.dep_ in {"oprd", "acomp", "advmod", "attr"}
        if said and is_people(counted):
            return Found(m.states[child.lower_], child, "subject")
    return None
