"""Actors: the list, and one actor with roles, names, meetings, statements and disputes."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.responses import Response

from counterclaim.evidence import Actor
from counterclaim.views import wording
from counterclaim.views.web.choices import Choice
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing, Picked
from counterclaim.views.web.pages.disputes import listing as dispute_listing
from counterclaim.views.web.pages.events import listing as event_listing
from counterclaim.views.web.pages.proposals import listing as proposal_listing
from counterclaim.views.web.pages.statements import listing as statement_listing
from counterclaim.views.web.pages.talks import listing as talk_listing
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.questions import question
from counterclaim.views.web.visit import Visit

SOME, FEW = 12, 6
"""Lines of a kind, and disputes, on an actor's page; the lists have all."""
NAMES, MANY = 8, 200
"""Other names that are shown at once, and that unfold."""


def choices(folio: Folio) -> list[Choice[Actor]]:
    """By what actors may be chosen."""
    return [
        Choice("kind", "Kind", lambda a: (a.kind,), wording.word),
        Choice("part_of", "Part of", lambda a: (a.part_of,) if a.part_of else (), folio.name),
    ]


def by_mentions(actor: Actor) -> tuple[int, str, str]:
    """Most spoken of first."""
    return -len(actor.mentions), actor.name, actor.id


def listing(folio: Folio) -> Listing[Actor]:
    """The actors, most spoken of first, with their filters."""

    def make() -> Listing[Actor]:
        return Listing(sorted(folio.record.actors, key=by_mentions), choices(folio))

    return folio.once("actors listed", make, "actors")


def actors(visit: Visit) -> Response:
    """Answer with the list of actors, most spoken of first."""
    everything = listing(visit.folio)
    left = everything.chosen(visit.ask)
    at = left.place(everything.row(visit.asked_for("actor")))
    return visit.page(
        "actors.html",
        "actors",
        "Actors",
        leaf=leaf(left, visit.ask("page"), at),
        filters=everything.offered(visit.ask),
    )


def other_names(actor: Actor, most: int = 5) -> list[str]:
    """How else the reports call an actor: distinct spellings, shortest first, without its own name."""
    found: dict[str, str] = {}
    for alias in sorted(actor.aliases, key=lambda a: (len(a), a)):
        plain = " ".join(alias.split())
        key = plain.casefold().removeprefix("the ")
        if key != actor.name.casefold().removeprefix("the ") and len(plain) <= 60:
            found.setdefault(key, plain)
    return list(found.values())[:most]


def distinct_roles(actor: Actor) -> list[str]:
    """An actor's roles in the order seen, each in one spelling, without those that a longer one ends with
    ("foreign minister" beside "Russian foreign minister")."""
    plain = {r: r.casefold().replace(".", "") for r in actor.roles if len(r) <= 80}
    kept: dict[str, str] = {}
    for role, text in plain.items():
        if not any(other != text and other.endswith(f" {text}") for other in plain.values()):
            kept.setdefault(text, role)
    return list(kept.values())


def _met(folio: Folio, actor: Actor) -> list[tuple[str, int]]:
    met = Counter(a for t in folio.talks_with.get(actor.id, []) for a in t.participants if a != actor.id)
    return sorted(met.items(), key=lambda pair: (-pair[1], folio.name(pair[0]), pair[0]))


def actor(visit: Visit) -> Response:
    """Answer with one actor."""
    folio = visit.folio
    found = folio.actors.get(visit.request.path_params["id"])
    if found is None:
        return visit.missing("There is no actor with this name in the record.")

    def of(everything: Listing[Any], name: str) -> Picked[Any]:
        return everything.chosen(lambda asked: found.id if asked == name else "")

    said = of(statement_listing(folio), "speaker")
    kinds = Counter(s.kind for s in folio.statements_by.get(found.id, []))
    contested = of(dispute_listing(folio), "actor")
    aliases = other_names(found, MANY)
    rules = Counter(j.rule for j in folio.joins.get(("actor", found.id), []))
    return visit.page(
        "actor.html",
        "actors",
        found.name,
        actor=found,
        aliases=aliases[:NAMES],
        more_aliases=aliases[NAMES:],
        roles=distinct_roles(found)[:NAMES],
        members=sorted(folio.members.get(found.id, []), key=lambda a: (-len(a.mentions), a.id)),
        met=_met(folio, found),
        said=said,
        kinds=sorted(kinds.items(), key=lambda pair: (-pair[1], pair[0])),
        talks=of(talk_listing(folio), "actor"),
        events=of(event_listing(folio), "actor"),
        proposals=of(proposal_listing(folio), "party"),
        disputes=contested,
        questions=[question(folio, d, 2) for d in contested[:FEW]],
        joined=sorted(rules.items(), key=lambda pair: (-pair[1], pair[0])),
        reports=len({m.report for m in found.mentions}),
        some=SOME,
        few=FEW,
    )
