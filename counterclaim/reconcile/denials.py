"""Claims and what is said against them: denials that name a claim, and answers of the accused."""

from __future__ import annotations

import re
from collections.abc import Iterator

from counterclaim.evidence import Dispute, Passage, Side, Statement
from counterclaim.reconcile.ground import Ground, said
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.sides import ANSWERED, CLEARED, DENIED, Rule, actors_of, dispute, side
from counterclaim.reconcile.words import content_words, likeness

NEAR = 700
"""Characters between an accusation and its answer in one report: about two paragraphs of wire copy."""

ALIKE = 0.75
"""The least share of words that makes a statement the claim a denial is about, where it names none."""

_WORDS = phrases("denials.toml")

_ADDED = re.compile(
    rf",\s+(?:an?|the)\s+{_WORDS['claim'].pattern}\s+(?:that\s+|which\s+)?[\w\s’'.-]{{3,60}}?{_WORDS['denied'].pattern}",
    re.I,
)


def _turns_down(s: Statement) -> bool:
    cue = s.cue.text if s.cue else ""
    return s.kind == "deny" or bool(_WORDS["denied"].search(cue)) or bool(
        _WORDS["claim"].search(said(s)) and _WORDS["denied"].search(said(s))
    )  # fmt: skip


_NOUN_PHRASE = re.compile(r"(?:\b(?:an?|the|any)\s+(?:[\w’'-]+\s+){0,2})?$", re.I)
_BY = re.compile(r"\s*(?:made |put forward |raised )?(?:by|from|of)\s", re.I)


def _named_claim(s: Statement, ground: Ground) -> tuple[Passage, tuple[str, ...]] | None:
    """The claim that a denial names inside its own content: "rejected a ministry claim that ..."."""
    if s.cue is not None and _WORDS["claim"].search(s.cue.text):
        c = s.content[0]  # "disputed claims" is the cue: all of the content is the claim
        return Passage(s.report, c.start, c.end, c.text, s.id), ()
    for c in s.content:
        claim = _WORDS["claim"].search(c.text)
        if claim is None:
            continue
        rest = c.text[claim.end() :]
        start = c.start + claim.end() + len(rest) - len(rest.lstrip())
        if c.end - start < 15:
            continue
        spots = ground.named_in(s.report, c.start, c.start + claim.start())
        if not spots and (by_whom := _BY.match(rest)):
            spots = ground.named_in(s.report, start, min(c.end, start + by_whom.end() + 60))
        by = tuple(a for _, _, a in spots if a not in actors_of(s))[:1]
        if not by:  # nobody known made it: "a northern charge that ..." says whose it is in words
            phrase = _NOUN_PHRASE.search(c.text, 0, claim.start())
            start = c.start + (phrase.start() if phrase else claim.start())
        return Passage(s.report, start, c.end, ground.reports[s.report].text[start : c.end], s.id), by
    return None


def accused_of(s: Statement, ground: Ground) -> frozenset[str]:
    """Whom an accusation is about: the actors named in its content, with what they are part of."""
    named = {a for c in s.content for _, _, a in ground.named_in(s.report, c.start, c.end)}
    return ground.circle(named) - ground.circle(actors_of(s))


def _claims(s: Statement, words: frozenset[str], ground: Ground) -> list[tuple[float, Statement]]:
    """Statements of others that a denial of those words may be about, best first, with what speaks for it."""
    mine = ground.circle(actors_of(s))
    found = []
    for other in ground.sharing(words, 2):
        if other.id == s.id or other.kind in {"deny", "ask", "hope", "propose"} or _turns_down(other):
            continue
        if ground.circle(actors_of(other)) & mine or (other.within == s.id or s.within == other.id):
            continue
        shared = words & ground.words[other.id]
        weight = likeness(words, ground.words[other.id]) * min(1.0, len(shared) / 3)
        target = accused_of(other, ground)
        accused = bool(target & mine)
        if accused:
            weight += 0.25
        if other.report == s.report:
            gap = ground.gap(ground.extent(other), ground.extent(s))
            weight += 0.25 if gap < NEAR else 0.0
        elif not (len(shared) >= 3 and accused):
            continue
        found.append((weight, other))
    return sorted(found, key=lambda pair: (-pair[0], pair[1].id))


def _told_denial(s: Statement, ground: Ground) -> Side | None:
    """The denial that a statement's own sentence adds to its claim: "..., a charge that the radio denied"."""
    for c in s.content:
        found = _ADDED.search(c.text)
        if found is None:
            continue
        start, end = c.start + found.start(), c.start + found.end()
        deniers = tuple(a for _, _, a in ground.named_in(s.report, start, end) if a not in actors_of(s))
        if deniers:
            mention = Passage(s.report, start, end, ground.reports[s.report].text[start:end], s.id)
            return Side(mentions=(mention,), actors=deniers[:1])
    return None


def _agreeing(s: Statement, claim: Passage, ground: Ground) -> Iterator[Statement]:
    """Statements of others, in any report, that say of the same person or body the same grave thing."""
    about = {a for _, _, a in ground.named_in(claim.report, claim.start, claim.end)}
    about -= ground.circle(actors_of(s))
    grave = content_words(claim.text) & _GRAVE
    if not about or not grave:
        return
    for other in ground.sharing(grave, 1):
        same_side = ground.circle(actors_of(other)) & ground.circle(actors_of(s))
        if other.id == s.id or same_side or _turns_down(other):
            continue
        here = ground.extent(other)
        if about & {a for _, _, a in ground.named_in(here.report, here.start, here.end)}:
            yield other


def denied_claims(ground: Ground) -> Iterator[Dispute]:
    """Denials that name the claim, and denials that share most of their words with one."""
    for s in ground.statements.values():
        if not actors_of(s) or not _turns_down(s):
            continue
        told = _told_denial(s, ground)
        if told is not None:
            yield dispute(DENIED, side([s], ground), told, ground)
            continue
        named = _named_claim(s, ground)
        denied = content_words(named[0].text if named is not None else said(s))
        supporters = [other for weight, other in _claims(s, denied, ground) if weight >= ALIKE][:3]
        if named is not None:
            supporters += [o for o in _agreeing(s, named[0], ground) if o not in supporters][:4]
        if named is not None:
            passage, by = named
            claim = Side(
                mentions=(passage, *(ground.extent(o) for o in supporters)),
                actors=tuple(dict.fromkeys((*by, *(a for o in supporters for a in actors_of(o))))),
                statements=tuple(o.id for o in supporters),
            )
        elif supporters:
            claim = side(supporters, ground)
        else:
            continue
        yield dispute(DENIED, claim, side([s], ground), ground)


def answered_accusations(ground: Ground) -> Iterator[Dispute]:
    """Accusations that the accused, or his side, denies or clears himself of in the same report."""
    for listed in ground.statements_of.values():
        for n, s in enumerate(listed):
            if s.kind not in {"accuse", "condemn", "assert"} or not actors_of(s) or s.within:
                continue
            target = accused_of(s, ground)
            if not target or (s.kind != "accuse" and not _grave(said(s))):
                continue
            for answer in (*listed[n + 1 : n + 7], *reversed(listed[max(0, n - 2) : n])):
                rule = _answer(s, answer, target, ground)
                if rule is not None:
                    yield dispute(rule, side([s], ground), side([answer], ground), ground)
                    break


def _answer(s: Statement, answer: Statement, target: frozenset[str], ground: Ground) -> Rule | None:
    """How a statement answers an accusation: it denies, it clears, or neither."""
    speakers = ground.circle(actors_of(answer))
    first, back = ground.extent(s), ground.extent(answer)
    if ground.gap(first, back) > NEAR or answer.within:
        return None
    if not (speakers & target) or speakers & ground.circle(actors_of(s)):
        return None
    if answer.kind == "deny" or _turns_down(answer):
        return ANSWERED if back.start > first.start else None
    if not _WORDS["cleared"].search(said(answer)):
        return None
    later = max(first, back, key=lambda p: p.start)
    opposed = _WORDS["contrast"].match(ground.sentence(later).text.lstrip(" \"“'‘"))
    if back.start < first.start:
        return CLEARED if opposed else None
    return CLEARED if s.kind == "accuse" or opposed else None


_GRAVE = content_words(
    "attack attacked bomb bombed bombing strike struck airstrike hit kill killed shelled shelling target "
    "targeting crime torture tortured kidnap violated breach siege blockade stalling backtracking invaded"
)


def _grave(text: str) -> bool:
    return bool(content_words(text) & _GRAVE)
