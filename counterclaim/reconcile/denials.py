"""Claims and the denials that name them, or share most of their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from counterclaim.evidence import Dispute, Passage, Side, Statement
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.sayings import ADDED
from counterclaim.reconcile.sides import DENIED, actors_of, dispute, side, spoken_for
from counterclaim.reconcile.words import content_words, likeness

NEAR = 700
"""Characters between an accusation and its answer in one report: about two paragraphs of wire copy."""

ALIKE = 0.75
"""The least share of words that makes a statement the claim a denial is about, where it names none."""

NAMED_ALIKE = 0.6
"""The same where the denial names its claim."""

ACCUSED, CLOSE_BY = 0.25, 0.25
"""What it adds that a claim accuses who denies it, and that the two stand near each other."""

SAME_CLAIM = 4
"""Content words that a claim and its denial in two reports share where nobody accused is known."""

_WORDS = phrases("denials.toml")

GRAVE = content_words(
    "attack attacked bomb bombed bombing strike struck airstrike hit kill killed shelled shelling target "
    "targeting crime torture tortured kidnap violated breach siege blockade stalling backtracking invaded"
)
"""Deeds that one accuses others of."""

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
    return ground.circle(named) - spoken_for(actors_of(s), ground)


def _claims(s: Statement, words: frozenset[str], enough: float, ground: Ground) -> list[Statement]:
    """Statements of others that a denial of those words may be about and enough speaks for, best first."""
    mine = spoken_for(actors_of(s), ground)
    found: list[tuple[float, Statement]] = []
    for other in ground.sharing(words, 2, s.report):
        shared = words & ground.words[other.id]
        weight = likeness(words, ground.words[other.id]) * min(1.0, len(shared) / 3)
        if weight + ACCUSED + (CLOSE_BY if other.report == s.report else 0.0) < enough:
            continue
        if (
            other.id == s.id
            or other.kind in {"deny", "ask", "hope", "propose"}
            or ground.saying(other).turns_down
        ):
            continue
        if spoken_for(actors_of(other), ground) & mine or (other.within == s.id or s.within == other.id):
            continue
        accused = bool(accused_of(other, ground) & mine)
        if accused:
            weight += ACCUSED
        if other.report == s.report:
            gap = ground.gap(ground.extent(other), ground.extent(s))
            weight += CLOSE_BY if gap < NEAR else 0.0
            if not (len(shared) >= 3 or accused):
                continue
        elif not (len(shared) >= 3 and accused) and len(shared) < SAME_CLAIM:
            continue
        if weight >= enough:
            found.append((weight, other))
    return [other for _, other in sorted(found, key=lambda pair: (-pair[0], pair[1].id))]


_MAKER = re.compile(
    r"\b(?:an?|the|all|these|such)\s+(?:[\w’'-]+ern|[A-Z][\w’'-]+|[\w’'-]+(?:’s|'s|s’|s'))\s+$"
)
_CLAIM = _WORDS["claim"]


def _before(passage: Passage, ground: Ground) -> str:
    """What stands right before the word for a claim: whose claim it is."""
    start = max(0, passage.start - 60)
    text = ground.reports[passage.report].text[start : passage.start + 40]
    found = _CLAIM.search(text)
    return text[: found.start()] if found is not None else text[: passage.start - start]


def _makers_own(s: Statement, passage: Passage, by: Sequence[str], ground: Ground) -> list[Statement]:
    """What the maker of a denied claim says himself in the same report: the nearest before the denial that
    has words of the claim, or names the same body or place."""
    makers = ground.circle(by)
    if not makers:
        return []
    words = content_words(passage.text)
    found = []
    for other in ground.statements_of[s.report]:
        apart = ground.gap(ground.extent(other), ground.extent(s))
        if other.id == s.id or apart > 2 * NEAR or ground.saying(other).turns_down or other.within == s.id:
            continue
        if not ground.circle(actors_of(other)) & makers or ground.circle(actors_of(other)) & ground.circle(
            actors_of(s)
        ):
            continue
        shared = words & ground.words[other.id]
        accuses = bool(accused_of(other, ground) & ground.circle(actors_of(s)))
        if len(shared) >= 2 - accuses:
            found.append((not accuses, -len(shared), apart, other.id, other))
    return [o for *_, o in sorted(found, key=lambda f: f[:4])][:1]


def _told_denial(s: Statement, ground: Ground) -> tuple[Passage, str] | None:
    """The denial that a statement's own sentence adds to its claim, and whose it is: "..., a charge that the
    radio denied"."""
    around = ground.sentence(ground.extent(s))
    for found in ADDED.finditer(around.text):
        start, end = around.start + found.start(), around.start + found.end()
        if s.within or start < s.content[0].start or start > s.content[-1].end + 15:
            continue
        deniers = [a for _, _, a in ground.named_in(s.report, start, end) if a not in actors_of(s)]
        if deniers:
            words = ground.reports[s.report].text[start:end]
            return Passage(s.report, start, end, words, s.id), deniers[0]
    return None


def _agreeing(s: Statement, claim: Passage, ground: Ground) -> Iterator[Statement]:
    """Statements of others, in any report, that say of the same person or body the same grave thing."""
    about = {a for _, _, a in ground.named_in(claim.report, claim.start, claim.end)}
    about -= ground.circle(actors_of(s))
    grave = content_words(claim.text) & GRAVE
    if not about or not grave:
        return
    for other in ground.sharing(grave, 1, claim.report):
        same_side = ground.circle(actors_of(other)) & ground.circle(actors_of(s))
        if other.id == s.id or same_side or ground.saying(other).turns_down:
            continue
        here = ground.extent(other)
        if about & {a for _, _, a in ground.named_in(here.report, here.start, here.end)}:
            yield other


class Denial(Struct, frozen=True, array_like=True):
    """A statement with the denial that its sentence adds (`told`, by `by`), or one that denies: the `claim`
    it names, who is said to have made it (`by`) and whether its maker is told of in words."""

    statement: str
    told: Passage | None
    claim: Passage | None
    by: tuple[str, ...]
    made: bool


def denials_in(ground: Ground) -> Iterator[Denial]:
    """The denials that each report tells of, and its statements that deny."""
    for s in ground.statements.values():
        if not actors_of(s):
            continue
        added = _told_denial(s, ground)
        if added is not None:
            yield Denial(s.id, added[0], None, (added[1],), made=False)
        elif ground.saying(s).turns_down:
            claim, by = _named_claim(s, ground) or (None, ())
            made = claim is not None and bool(_MAKER.search(_before(claim, ground)))
            yield Denial(s.id, None, claim, by, made)


def denied_claims(denials: Iterable[Denial], ground: Ground) -> Iterator[Dispute]:
    """Denials that name the claim, and denials that share most of their words with one."""
    for denial in denials:
        s = ground.statements[denial.statement]
        if denial.told is not None:
            told = Side(mentions=(denial.told,), actors=denial.by)
            yield dispute(DENIED, side([s], ground), told, ground)
            continue
        named = denial.claim
        denied = content_words(named.text) if named is not None else ground.words[s.id]
        enough = NAMED_ALIKE if named is not None else ALIKE
        supporters = _claims(s, denied, enough, ground)[:3]
        if named is not None:
            supporters = _makers_own(s, named, denial.by, ground) or supporters
        if named is not None and not supporters:
            supporters += [o for o in _agreeing(s, named, ground) if o not in supporters][:4]
        if named is not None:
            if not (denial.by or supporters or denial.made):
                continue  # "rejected claims that ...": nobody is known to have made them
            claim = Side(
                mentions=(named, *(ground.extent(o) for o in supporters)),
                actors=tuple(dict.fromkeys((*denial.by, *(a for o in supporters for a in actors_of(o))))),
                statements=tuple(o.id for o in supporters),
            )
        elif supporters:
            claim = side(supporters, ground)
        else:
            continue
        yield dispute(DENIED, claim, side([s], ground), ground)
