"""Who put forward what, and who answered how.

A proposal is read from a statement that proposes or demands a measure (a ceasefire, access, a withdrawal),
or from a noun that names one with its author ("a Brazilian-drafted resolution"). Answers are read from the
words around it, from statements that accept or refuse it, and from events such as vetoes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from counterclaim.evidence import Event, Passage, Proposal, Response, Statement
from counterclaim.evidence.dispute import ResponseStance
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground, trimmed
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.terms import measure_of, terms_of
from counterclaim.reconcile.words import content_words, likeness

_WORDS = phrases("measures.toml", "words")
_NOUN = _WORDS["noun"]
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


@dataclass
class _Draft:
    by: tuple[str, ...]
    passage: Passage
    terms: dict[str, str]
    made: str | None = None
    responses: list[Response] = field(default_factory=list)


def _from_statements(ground: Ground) -> Iterator[_Draft]:
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
        yield _Draft(tuple(by), extent, terms_of(extent, ground), s.said)


_SUPPOSING = re.compile(r"\bsuggest", re.I)
_WANTED = re.compile(r"\b(?:should|could|would|ought|be)\b(?! \w+ing)", re.I)


def only_supposes(s: Statement) -> bool:
    """Whether "suggested that" says what somebody believes, and proposes nothing."""
    return _supposes(s.cue.text if s.cue else "", s.content[0].text)


def _supposes(cue: str, content: str) -> bool:
    that = content.lstrip().lower().startswith("that ")
    return that and bool(_SUPPOSING.search(cue)) and not _WANTED.search(content[:80])


def _from_verbs(ground: Ground) -> Iterator[_Draft]:
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
                    yield _Draft((actor,), passage, terms_of(passage, ground))


def _from_nouns(ground: Ground) -> Iterator[_Draft]:
    for report in sorted(ground.reports):
        text = ground.reports[report].text
        for body in ground.reports[report].body:
            for noun in _NOUN.finditer(text, body.start, body.end):
                written = author(ground, report, noun.start(), noun.end())
                if written is None:
                    continue
                start, by = written
                sentence = ground.sentence(Passage(report, noun.start(), noun.end(), noun.group()))
                end = _clause_end(text, noun.end(), sentence.end)
                passage = Passage(report, start, end, text[start:end])
                yield _Draft((by,), passage, terms_of(passage, ground))


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


def _together(drafts: list[_Draft], ground: Ground) -> list[list[_Draft]]:
    """Drafts that are one proposal: the same side, the same measure, no term against another, and reports of
    the same weeks."""
    groups: list[list[_Draft]] = []
    homes: dict[tuple[str, int | None], list[int]] = defaultdict(list)
    for d in drafts:
        month = _month(d, ground)
        near = (None,) if month is None else (None, *range(month - MONTHS_APART, month + MONTHS_APART + 1))
        side = sorted(ground.circle(d.by))
        likely = sorted({n for actor in side for m in near for n in homes[actor, m]})
        if month is None:
            likely = list(range(len(groups)))
        home = next((n for n in likely if all(_one(d, other, ground) for other in groups[n])), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(d)
        for actor in side:
            if home not in (listed := homes[actor, month]):
                listed.append(home)
    return groups


MONTHS_APART = 1
"""Months between the reports of two proposals that may be one."""


def _month(d: _Draft, ground: Ground) -> int | None:
    """The month a draft's report came out, counted from year 0; None where that is not known."""
    span = days(ground.published(d.passage.report))
    return None if span is None else span.first.year * 12 + span.first.month


def _one(a: _Draft, b: _Draft, ground: Ground) -> bool:
    if not (ground.circle(a.by) & ground.circle(b.by)):
        return False
    if ground.gap(a.passage, b.passage) == 0 and a.passage.report == b.passage.report:
        return True
    for key in ("duration", "start", "measure"):
        if a.terms.get(key) and b.terms.get(key) and a.terms[key] != b.terms[key]:
            return False
    shared = {k for k in a.terms if k in b.terms} - {"measure"}
    alike = likeness(content_words(a.passage.text), content_words(b.passage.text))
    return alike >= 0.6 or (bool(shared) and alike >= 0.3)


BEFORE = 60
"""Characters between a verb of answering and the proposal it answers: "backed the long-awaited ... offer"."""


def _around(draft: _Draft, ground: Ground) -> Iterator[Response]:
    """Answers in the sentence that names the proposal: "X and Y vetoed ...", "X backed the ... offer"."""
    sentence = ground.sentence(draft.passage)
    stances: tuple[ResponseStance, ...] = ("reject", "agree")
    for stance in stances:
        for verb in _WORDS[stance].finditer(sentence.text):
            at = sentence.start + verb.start()
            if not 0 < draft.passage.start - at <= BEFORE:
                continue
            for actor in subjects(ground, sentence, at):
                if not (ground.lineage(actor) & ground.circle(draft.by)):
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


_STANCES: dict[str, ResponseStance] = {
    "agree": "agree",
    "reject": "reject",
    "doubt": "doubt",
    "deny": "reject",
}


def _answers(group: list[_Draft], ground: Ground) -> Iterator[Response]:
    """Statements that answer it: they refuse or accept, and name an offer, a plan or the measure."""
    by = ground.circle(a for d in group for a in d.by)
    measure = next((d.terms["measure"] for d in group if "measure" in d.terms), None)
    words = content_words(" ".join(d.passage.text for d in group))
    reports = sorted({d.passage.report for d in group})
    for report in reports:
        for s in ground.statements_of.get(report, []):
            stance = _stance(s)
            if stance is None or s.actor is None or ground.lineage(s.actor) & by:
                continue
            extent = ground.extent(s)
            if any(ground.gap(extent, d.passage) == 0 and extent.start <= d.passage.start for d in group):
                near = True
            else:
                near = min(ground.gap(extent, d.passage) for d in group) < 2500
            names_it = bool(_NOUN.search(extent.text) or _KNOWN.search(extent.text)) or (
                measure is not None and measure_of(extent.text) == measure
            )
            alike = likeness(content_words(extent.text), words) >= 0.2
            theirs = _is_theirs(extent, by, ground)
            right_after = _answers_it(s, group, ground)
            if near and (
                theirs or right_after or (names_it and (alike or _harks_back(extent, group, ground)))
            ):
                for actor in (s.actors if right_after else ()) or (s.actor,):
                    yield Response(actor=actor, stance=stance, statement=s.id, passage=extent)


_IT = re.compile(r"(?:^|\b(?:to|of|with|for|on|about)\s+)(?:it|this)\W*$", re.I)


def _answers_it(s: Statement, group: list[_Draft], ground: Ground) -> bool:
    """Whether a statement takes or refuses "it" in the sentence right after the proposal."""
    if s.kind not in {"agree", "reject"} or not any(_IT.search(c.text) for c in s.content):
        return False
    begins = ground.sentence(ground.extent(s)).start
    return any(
        d.passage.report == s.report and 0 <= begins - ground.sentence(d.passage).end <= GAP for d in group
    )


GAP = 3
"""Characters between two sentences that follow each other, at most."""

_SPOKEN_OF = (
    r"(?:proposals?|offers?|plans?|packages?|demands?|moves?|ideas?|promises?|terms|calls?|concessions?)"
)
_KNOWN = re.compile(
    rf"\b(?:the|this|that|these|such|both|all)\s+(?:[\w-]+\s+){{0,2}}?(?:{_NOUN.pattern}|{_SPOKEN_OF}\b)",
    re.I,
)
_THEIRS = re.compile(rf"[’']s?\s+(?:[\w-]+\s+){{0,2}}?{_SPOKEN_OF}\b", re.I)
BACK = 400
"""Characters between a proposal and "the proposal" that answers it: the sentence after the next at most."""


def _is_theirs(answer: Passage, by: frozenset[str], ground: Ground) -> bool:
    """Whether an answer names the author with what he put forward: "dismissed the minister's promises"."""
    text = ground.reports[answer.report].text
    spots = ground.named_in(answer.report, answer.start, answer.end)
    return any(actor in by and _THEIRS.match(text, end) for _, end, actor in spots)


def _harks_back(answer: Passage, group: list[_Draft], ground: Ground) -> bool:
    """Whether an answer speaks of "the offer" soon after the proposal."""
    after = [d for d in group if d.passage.report == answer.report and d.passage.start < answer.start]
    return bool(_KNOWN.search(answer.text)) and any(ground.gap(answer, d.passage) < BACK for d in after)


def _stance(s: Statement) -> ResponseStance | None:
    text = " ".join(c.text for c in s.content)
    if s.kind in _STANCES:
        return _STANCES[s.kind]
    if s.kind == "condemn" and _KNOWN.search(text):
        return "reject"
    if s.kind in {"assert", "announce"}:
        if _WORDS["reject"].search(text) and _NOUN.search(text):
            return "reject"
        if _WORDS["condition"].search(text):
            return "condition"
    return None


def find_proposals(events: Sequence[Event], ground: Ground) -> tuple[Proposal, ...]:
    """The proposals of the record with their answers, in the order of their first words."""
    drafts = sorted(
        (*_from_statements(ground), *_from_verbs(ground), *_from_nouns(ground)),
        key=lambda d: (d.passage.order, d.by),
    )
    found = []
    against = _rejections(events)
    for group in _together(drafts, ground):
        responses: dict[tuple[str, str], Response] = {}
        for r in (
            *(r for d in group for r in _around(d, ground)),
            *_answers(group, ground),
            *_votes(group, against, ground),
        ):
            responses.setdefault((r.actor, r.stance), r)
        terms: dict[str, str] = {}
        for d in group:
            for key, value in d.terms.items():
                terms.setdefault(key, value)
        found.append(
            Proposal(
                id=f"proposal:{group[0].passage.report}:{group[0].passage.start}",
                by=tuple(dict.fromkeys(a for d in group for a in d.by)),
                made=terms.get("made") or next((d.made for d in group if d.made), None),
                terms=terms,
                responses=tuple(responses[k] for k in sorted(responses)),
                mentions=tuple(d.passage for d in group),
            )
        )
    return tuple(found)


def _rejections(events: Sequence[Event]) -> dict[str, list[tuple[int, Event]]]:
    """The rejections that each report tells of, with their place among all events."""
    found: dict[str, list[tuple[int, Event]]] = defaultdict(list)
    for n, e in enumerate(events):
        if e.type == "REJECT" and e.status not in {"planned", "hypothetical", "did_not_happen", "denied"}:
            for report in {m.report for m in e.mentions}:
                found[report].append((n, e))
    return found


def _votes(
    group: list[_Draft], against: Mapping[str, list[tuple[int, Event]]], ground: Ground
) -> Iterator[Response]:
    """Vetoes and votes against, read as events whose words overlap the proposal's sentence."""
    by = ground.circle(a for d in group for a in d.by)
    near = {n: e for d in group for n, e in against.get(d.passage.report, ())}
    for n in sorted(near):
        e = near[n]
        for m in e.mentions:
            if any(ground.gap(m, d.passage) == 0 for d in group):
                for actor in e.actors:
                    if not (ground.lineage(actor) & by):
                        yield Response(actor=actor, stance="reject", statement=m.statement, passage=m)
                break
