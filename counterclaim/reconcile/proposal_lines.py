"""What each report puts forward: the drafts that proposals are put together from.

A draft is read from a statement that proposes or demands a measure (a ceasefire, access, a withdrawal), from
a verb of proposing, or from a noun that names a proposal with its author ("a Brazilian-drafted resolution").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from counterclaim.evidence import Passage, Response, Statement
from counterclaim.evidence.dispute import ResponseStance
from counterclaim.reconcile.ground import Ground, trimmed
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.terms import measure_of, terms_of
from counterclaim.reconcile.words import content_words, side_by_side

_WORDS = phrases("measures.toml", "words")
NOUN = _WORDS["noun"]
_PROPOSING = re.compile(
    rf"\s+(?:(?:has|have|had|also|again|repeatedly|earlier|later|is|are|was|were)\s+){{0,2}}{_WORDS['propose'].pattern}",
    re.I,
)
_BY = re.compile(r"^\W*(?:\w+\W+){0,4}?(?:by|from|of)\s+", re.I)
_AUTHORED = re.compile(rf"[-\s]+{_WORDS['authored'].pattern}", re.I)
_BETWEEN = re.compile(
    rf"^(?:[-\s]+(?:{_WORDS['authored'].pattern}|backed|led|brokered))?[-\s’']*s?\s*"
    r"(?:(?!(?:the|an?|has|have|had|its|their)\s)[\w-]+\s+){0,6}$",
    re.I,
)


class ProposalLine(Struct, frozen=True, array_like=True):
    """A proposal as one report puts it: whose, where, on which terms, and who answers it in its sentence.

    `words` are its content words side by side; `end` is where its sentence ends.
    """

    by: tuple[str, ...]
    passage: Passage
    terms: tuple[tuple[str, str], ...]
    made: str | None
    words: str
    end: int
    answers: tuple[Response, ...]


def proposal_lines(ground: Ground) -> Iterator[ProposalLine]:
    """What is put forward in each report: by statements, then by verbs and by nouns in its prose."""
    yield from _from_statements(ground)
    yield from _from_verbs(ground)
    yield from _from_nouns(ground)


def _line(by: tuple[str, ...], passage: Passage, made: str | None, ground: Ground) -> ProposalLine:
    sentence = ground.sentence(passage)
    return ProposalLine(
        by=by,
        passage=passage,
        terms=tuple(terms_of(passage, ground).items()),
        made=made,
        words=side_by_side(content_words(passage.text)),
        end=sentence.end,
        answers=tuple(_around(by, passage, sentence, ground)),
    )


def _from_statements(ground: Ground) -> Iterator[ProposalLine]:
    for s in ground.statements.values():
        by = s.actors or ((s.actor,) if s.actor else ())
        if s.kind not in {"propose", "demand", "ask", "promise"} or not by or s.stance == "denied":
            continue
        text = " ".join(c.text for c in s.content)
        if only_supposes(s):
            continue
        measure = measure_of(text)
        if s.kind != "propose" and measure in {None, "action", "sanctions"}:
            continue
        if s.kind == "promise" and measure in {"talks", "monitoring"}:
            continue  # to promise a meeting is to announce it
        extent = ground.extent(s)
        yield _line(tuple(by), extent, s.said, ground)


_SUPPOSING = re.compile(r"\bsuggest", re.I)
_WANTED = re.compile(r"\b(?:should|could|would|ought|be)\b(?! \w+ing)", re.I)


def only_supposes(s: Statement) -> bool:
    """Whether "suggested that" says what somebody believes, and proposes nothing."""
    return _supposes(s.cue.text if s.cue else "", s.content[0].text)


def _supposes(cue: str, content: str) -> bool:
    that = content.lstrip().lower().startswith("that ")
    return that and bool(_SUPPOSING.search(cue)) and not _WANTED.search(content[:80])


def _from_verbs(ground: Ground) -> Iterator[ProposalLine]:
    """Who is followed by a verb of proposing and a measure, wherever it stands: inside others' words too."""
    for report in sorted(ground.reports):
        text = ground.reports[report].text
        for body in ground.reports[report].body:
            for start, end, actor in ground.named_in(report, body.start, body.end):
                verb = _PROPOSING.match(text, end)
                if verb is not None and _supposes(verb.group(), text[verb.end() : verb.end() + 80]):
                    continue
                if verb is None or ground.actors[actor].kind == "unnamed":
                    continue
                sentence = ground.sentence(Passage(report, start, end, ""))
                stop = _clause_end(text, verb.end(), sentence.end)
                measure = measure_of(text[verb.end() : stop])
                if measure is not None and measure != "action":
                    passage = Passage(report, start, stop, text[start:stop])
                    yield _line((actor,), passage, None, ground)


def _from_nouns(ground: Ground) -> Iterator[ProposalLine]:
    for report in sorted(ground.reports):
        text = ground.reports[report].text
        for body in ground.reports[report].body:
            for noun in NOUN.finditer(text, body.start, body.end):
                written = author(ground, report, noun.start(), noun.end())
                if written is None:
                    continue
                start, by = written
                sentence = ground.sentence(Passage(report, noun.start(), noun.end(), noun.group()))
                end = _clause_end(text, noun.end(), sentence.end)
                passage = Passage(report, start, end, text[start:end])
                yield _line((by,), passage, None, ground)


def author(ground: Ground, report: str, start: int, end: int) -> tuple[int, str] | None:
    """Who a proposal noun belongs to: the nearest actor inside its noun phrase, or after "by"."""
    text = ground.reports[report].text
    inside = [
        spot
        for spot in ground.named_in(report, max(0, start - 70), start + 1)
        if spot[1] <= start
        and _BETWEEN.match(text[spot[1] : start])
        and ground.actors[spot[2]].kind != "unnamed"
    ]
    if inside:
        drafted = [
            s
            for s in inside
            if re.match(r"[-\s](?:drafted|sponsored|proposed|authored|backed)", text[s[1] : start])
        ]
        spot = drafted[0] if drafted else inside[-1]
        return spot[0], spot[2]
    after = _BY.match(text[end : end + 60])
    if after:
        spots = ground.named_in(report, end + after.end(), end + after.end() + 80)
        if spots and spots[0][0] - (end + after.end()) <= 4:
            return start, spots[0][2]
    return None


def _clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that tells of a proposal's terms ends."""
    match = re.compile(r",\s+(?:which|who|while|but|and|after|as)\b|[;:]|\.\s|\.$").search(text, start, end)
    return match.start() if match else end


BEFORE = 60
"""Characters between a verb of answering and the proposal it answers: "backed the long-awaited ... offer"."""


def _around(by: tuple[str, ...], passage: Passage, sentence: Passage, ground: Ground) -> Iterator[Response]:
    """Answers in the sentence that names the proposal: "X and Y vetoed ...", "X backed the ... offer"."""
    stances: tuple[ResponseStance, ...] = ("reject", "agree")
    for stance in stances:
        for verb in _WORDS[stance].finditer(sentence.text):
            at = sentence.start + verb.start()
            if not 0 < passage.start - at <= BEFORE:
                continue
            for actor in subjects(ground, sentence, at):
                if not (ground.lineage(actor) & ground.circle(by)):
                    yield Response(actor=actor, stance=stance, passage=trimmed(sentence, ground))
            break


_COORDINATED = re.compile(r"\s*(?:,|and|, and|&)\s*(?:the\s+)?(?:[A-Z][\w.-]*\s+){0,3}")


def subjects(ground: Ground, sentence: Passage, verb: int) -> list[str]:
    """The actors right before a verb: the last mention and those coordinated with it."""
    text = ground.reports[sentence.report].text
    spots = ground.named_in(sentence.report, sentence.start, verb)
    found: list[str] = []
    edge = verb
    for start, end, actor in reversed(spots):
        between = text[end:edge]
        if end > edge:
            continue
        if found and not _COORDINATED.fullmatch(between):
            break
        if not found and (len(between) > 30 or re.search(r"[.;:]|\b(?:after|that|of|by|to)\b", between)):
            break
        found.append(actor)
        edge = start
    return found
