"""Resolutions before a body: who drafted them, how members voted, what became of them.

Every line of a report that names a resolution is a sighting; those of one body, day and drafter are one.
The rules look for who stands before a verb of voting, and for the author as proposals do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from counterclaim.evidence import Passage, Proposal, Resolution, Vote, in_order
from counterclaim.evidence.measure import ResolutionStatus, VoteCast
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.overlaps import Overlaps
from counterclaim.reconcile.phrases import phrases
from counterclaim.reconcile.proposal_lines import author, subjects
from counterclaim.reconcile.support import origins
from counterclaim.reconcile.telling import Telling, meets
from counterclaim.reconcile.terms import terms_of

_WORDS = phrases("decisions.toml", "resolution")
_NUMBER = re.compile(r"\s+(?:No\.?\s*)?(\d{3,4}(?:\s?\(\d{4}\))?|[A-Z]+/\d+/\d+|\d+/\d+)\b")
_TALLY = re.compile(r"\b(\d{1,3})\s?(?:-|–|to|votes? to)\s?(\d{1,3})(?:\s?(?:-|–|, with)\s?(\d{1,3}))?\b")
_VERB = 160
"""Characters between a verb of voting and the resolution it is about."""
_CASTS: tuple[tuple[VoteCast, str], ...] = (
    ("veto", "vetoed"), ("against", "against"), ("abstain", "abstain"), ("for", "for"),
)  # fmt: skip


class ResolutionLine(Struct, frozen=True, array_like=True):
    """A sentence that names a resolution, with what it tells of it."""

    passage: Passage
    body: str | None
    number: str | None
    by: tuple[str, ...]
    date: str | None
    status: ResolutionStatus
    votes: tuple[Vote, ...]
    tally: tuple[tuple[str, int], ...]
    terms: tuple[tuple[str, str], ...]
    harks_back: bool


def resolution_lines(telling: Telling) -> Iterator[ResolutionLine]:
    """The lines that name a resolution as each report has them, in text order."""
    for sentence in telling.sentences:
        yield from _lines(sentence, telling)


def find_resolutions(
    lines: Iterable[ResolutionLine], proposals: Sequence[Proposal], telling: Telling
) -> tuple[Resolution, ...]:
    """The resolutions of the record, by day and place in the text."""
    groups: list[list[ResolutionLine]] = []
    for s in sorted(lines, key=lambda s: (s.harks_back, s.date is None, s.passage.order)):
        home = next((g for g in groups if all(_one(s, o, telling.ground) for o in g)), None)
        if home is not None:
            home.append(s)
        elif not s.harks_back or s.votes:
            groups.append([s])
    overlaps = Overlaps(proposals, telling.ground)
    found = [_resolution(g, overlaps, telling) for g in groups]
    return tuple(sorted(found, key=lambda r: (r.date or "9999", r.id)))


def _lines(sentence: Passage, telling: Telling) -> Iterator[ResolutionLine]:
    ground, report = telling.ground, sentence.report
    for noun in _WORDS["noun"].finditer(sentence.text):
        if _WORDS["not_one"].search(sentence.text[max(0, noun.start() - 20) : noun.end() + 40]):
            continue
        start, end = sentence.start + noun.start(), sentence.start + noun.end()
        body = _body(sentence, start, ground)
        written = author(ground, report, start, end)
        by = (written[1],) if written and not _is_body(written[1], ground) else ()
        number = _NUMBER.match(sentence.text, noun.end())
        votes = tuple(_votes(sentence, start, by, telling))
        status = _status(sentence.text, noun.start())
        if body is None and not votes and number is None and not by:
            continue
        first = min([start, *(v.passage.start for v in votes), *([written[0]] if written else [])])
        after = Passage(report, start, sentence.end, sentence.text[noun.start() :])
        day = telling.day(report, sentence.start, sentence.end, start)
        terms = terms_of(after, ground)
        yield ResolutionLine(
            passage=telling.passage(report, first, _stop(sentence, end)),
            body=body,
            number=number.group(1) if number else None,
            by=by,
            date=day,
            status="vetoed" if any(v.vote == "veto" for v in votes) else status,
            votes=votes,
            tally=_tally(sentence.text) if status in {"adopted", "vetoed", "rejected"} else (),
            terms=tuple(sorted((k, v) for k, v in terms.items() if k != "made" and v != day)),
            harks_back=body is None and not by and number is None,
        )


def _stop(sentence: Passage, end: int) -> int:
    border = re.compile(r",\s+(?:which|who|while|but|and|after|as)\b|;").search(
        sentence.text, end - sentence.start
    )
    return sentence.start + border.start() if border else sentence.end


def _is_body(actor: str, ground: Ground) -> bool:
    return ground.actors[actor].kind in {"intergovernmental", "government_body"}


_BODY = re.compile(
    r"\b(?:council|assembly|parliament|congress|senate|rada|knesset|duma|nations|union|league)\b", re.I
)


def _body(sentence: Passage, noun: int, ground: Ground) -> str | None:
    """The body whose resolution it is: the one named nearest to the noun in its sentence."""
    bodies = [
        (abs(s - noun), s, a)
        for s, _, a in ground.named_in(sentence.report, sentence.start, sentence.end)
        if _is_body(a, ground) and _BODY.search(ground.actors[a].name)
    ]
    return min(bodies)[2] if bodies else None


def _votes(sentence: Passage, noun: int, by: Sequence[str], telling: Telling) -> Iterator[Vote]:
    """Who cast which vote: the actors before a verb of voting that the resolution follows."""
    done: set[str] = set()
    for cast, name in _CASTS:
        for verb in _WORDS[name].finditer(sentence.text):
            at = sentence.start + verb.start()
            if not 0 <= noun - at <= _VERB and not (cast == "abstain" and abs(noun - at) <= _VERB):
                continue
            if re.search(
                r"\b(?:to|would|could|may|might|threat\w*|not)\s+(?:\w+\s+)?$", sentence.text[: verb.start()]
            ):
                continue
            for actor in subjects(telling.ground, sentence, at):
                kind = telling.ground.actors[actor].kind
                if actor in done or actor in by or kind not in {"state", "government_body", "person"}:
                    continue
                done.add(actor)
                told = telling.tellers(sentence.report, at)
                yield Vote(
                    actor=actor,
                    vote=cast,
                    passage=telling.passage(sentence.report, at, sentence.start + verb.end()),
                    date=telling.day(sentence.report, sentence.start, sentence.end, at),
                    claimed_by=told,
                )


def _status(text: str, noun: int) -> ResolutionStatus:
    order: tuple[ResolutionStatus, ...] = ("vetoed", "rejected", "postponed", "adopted")
    near = text[max(0, noun - 80) : noun + 80]
    return next((s for s in order if _WORDS[s].search(near)), "drafted")


def _tally(text: str) -> tuple[tuple[str, int], ...]:
    found = _TALLY.search(text)
    if found is None or not re.search(r"\bvot", text):
        return ()
    names = ("for", "against", "abstain")
    return tuple((n, int(g)) for n, g in zip(names, found.groups(), strict=True) if g is not None)


def _one(a: ResolutionLine, b: ResolutionLine, ground: Ground) -> bool:
    if a.number and b.number:
        return a.number == b.number
    if a.by and b.by and not (ground.circle(a.by) & ground.circle(b.by)):
        return False
    if a.body and b.body and not (ground.lineage(a.body) & ground.lineage(b.body)):
        return False
    if a.passage.report == b.passage.report:
        return (
            a.harks_back or b.harks_back or (meets(a.date, b.date) and bool(a.date or b.date or a.by == b.by))
        )
    return a.date is not None and b.date is not None and meets(a.date, b.date)


def _resolution(group: Sequence[ResolutionLine], overlaps: Overlaps, telling: Telling) -> Resolution:
    order: tuple[ResolutionStatus, ...] = ("vetoed", "adopted", "rejected", "postponed", "drafted")
    mentions = in_order(s.passage for s in group)
    votes: dict[tuple[str, str], Vote] = {}
    for s in sorted(group, key=lambda s: s.passage.order):
        for v in s.votes:
            votes.setdefault((v.actor, v.vote), v)
    same = [
        p.id
        for p in overlaps.of(mentions)
        if re.search(r"\bresolution", " ".join(m.text for m in p.mentions), re.I)
    ]
    return Resolution(
        id=f"resolution:{mentions[0].report}:{mentions[0].start}",
        status=next(s for s in order if s in {x.status for x in group}),
        body=next((s.body for s in group if s.body), None),
        number=next((s.number for s in group if s.number), None),
        drafted_by=tuple(dict.fromkeys(a for s in group for a in s.by)),
        date=next((s.date for s in group if s.date), None),
        votes=tuple(votes[k] for k in sorted(votes)),
        tally={k: v for s in group for k, v in s.tally},
        terms={k: v for s in reversed(group) for k, v in s.terms},
        proposal=same[0] if same else None,
        independent_sources=origins(
            ((m, telling.tellers(m.report, m.start)) for m in mentions), telling.ground
        ),
        mentions=mentions,
    )
