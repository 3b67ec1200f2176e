"""Who put forward what, and who answered how.

Drafts of the reports (`proposal_lines`) are one proposal where side, measure and terms agree; answers
(`replies`) are read from the words around them, from statements that accept or refuse, and from events such
as vetoes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from counterclaim.evidence import Event, Proposal, Response
from counterclaim.evidence.edtf import days
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.proposal_lines import ProposalLine
from counterclaim.reconcile.replies import Reply, answers_to, rejections, votes_against
from counterclaim.reconcile.words import likeness, set_apart


def _together(drafts: list[ProposalLine], ground: Ground) -> list[list[ProposalLine]]:
    """Drafts that are one proposal: the same side, the same measure, no term against another, and reports of
    the same weeks."""
    groups: list[list[ProposalLine]] = []
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


def _month(d: ProposalLine, ground: Ground) -> int | None:
    """The month a draft's report came out, counted from year 0; None where that is not known."""
    span = days(ground.published(d.passage.report))
    return None if span is None else span.first.year * 12 + span.first.month


def _one(a: ProposalLine, b: ProposalLine, ground: Ground) -> bool:
    if not (ground.circle(a.by) & ground.circle(b.by)):
        return False
    if ground.gap(a.passage, b.passage) == 0 and a.passage.report == b.passage.report:
        return True
    ours, theirs = dict(a.terms), dict(b.terms)
    for key in ("duration", "start", "measure"):
        if ours.get(key) and theirs.get(key) and ours[key] != theirs[key]:
            return False
    shared = {k for k in ours if k in theirs} - {"measure"}
    alike = likeness(set_apart(a.words), set_apart(b.words))
    return alike >= 0.6 or (bool(shared) and alike >= 0.3)


def find_proposals(
    lines: Iterable[ProposalLine], replies: Iterable[Reply], events: Sequence[Event], ground: Ground
) -> tuple[Proposal, ...]:
    """The proposals of the record with their answers, in the order of their first words."""
    found = []
    against = rejections(events)
    answering: dict[str, list[Reply]] = defaultdict(list)
    for r in replies:
        answering[r.extent.report].append(r)
    for group in _together(sorted(lines, key=lambda d: (d.passage.order, d.by)), ground):
        responses: dict[tuple[str, str], Response] = {}
        for response in (
            *(answer for d in group for answer in d.answers),
            *answers_to(group, answering, ground),
            *votes_against(group, against, ground),
        ):
            responses.setdefault((response.actor, response.stance), response)
        terms: dict[str, str] = {}
        for d in group:
            for key, value in d.terms:
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
