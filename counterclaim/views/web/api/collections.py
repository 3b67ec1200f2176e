"""What the API offers: each list of the record, its order, and by what it may be chosen."""

from __future__ import annotations

import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec

from counterclaim.evidence import Judgement, Passage, Record, Review
from counterclaim.review import evidence_of
from counterclaim.review.spots import KINDS
from counterclaim.views.web.choices import Choice, window
from counterclaim.views.web.citing import Citation, citations
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.listing import Listing, Picked
from counterclaim.views.web.pages.actors import choices as actor_choices
from counterclaim.views.web.pages.actors import listing as actor_listing
from counterclaim.views.web.pages.disputes import choices as dispute_choices
from counterclaim.views.web.pages.disputes import listing as dispute_listing
from counterclaim.views.web.pages.events import choices as event_choices
from counterclaim.views.web.pages.events import listing as event_listing
from counterclaim.views.web.pages.figures import choices as figure_choices
from counterclaim.views.web.pages.figures import listing as figure_listing
from counterclaim.views.web.pages.places import choices as place_choices
from counterclaim.views.web.pages.places import listing as place_listing
from counterclaim.views.web.pages.proposals import choices as proposal_choices
from counterclaim.views.web.pages.proposals import listing as proposal_listing
from counterclaim.views.web.pages.reports import by_date
from counterclaim.views.web.pages.statements import choices as statement_choices
from counterclaim.views.web.pages.statements import listing as statement_listing
from counterclaim.views.web.pages.talks import choices as talk_choices
from counterclaim.views.web.pages.talks import listing as talk_listing

Choices = Callable[[Folio], list[Choice[Any]]]

MOST = 5
"""Passages of one thing in a list of them; a state of a long war has tens of thousands."""

NAMES = 20
"""Other names and roles of an actor in a list."""


@dataclass(frozen=True)
class Collection:
    """One list of the record: `kind` names one of its things, `noun` is their shape.

    `listing` gives them in the order of the dossier's page with the same filters; `dated` says that they can
    be chosen by `from` and `to`.
    """

    name: str
    kind: str
    noun: type
    listing: Callable[[Folio], Listing[Any]]
    choices: Choices
    dated: bool = False

    def count(self, folio: Folio) -> int:
        """How many there are."""
        of = folio.judged.judgements if self.name == "judgements" else getattr(folio.record, self.name)
        return len(of)

    def things(self, folio: Folio) -> Sequence[Any]:
        """All of them, in order."""
        return self.listing(folio).items

    @property
    def parameters(self) -> dict[str, str]:
        """The filters by name, with what they choose by."""
        return _parameters(self)


class _Nowhere(Folio):
    """A folio of nothing, to ask what filters there are."""

    def __init__(self) -> None:
        super().__init__(Record(), {}, 0.0)


@cache
def _parameters(c: Collection) -> dict[str, str]:
    return {choice.name: choice.label for choice in c.choices(_Nowhere())}


def _noun(name: str) -> type:
    hint = typing.get_type_hints(Record)[name]
    found: type = typing.get_args(hint)[0]
    return found


def _by_report(kind: str) -> Choice[Any]:
    return Choice("report", "Report", lambda t: {p.report for p in evidence_of(kind, t)})


_ASKED = ("status", "kind", "issue", "measure", "change", "place", "actor", "event")


def _attribute(name: str) -> Choice[Any]:
    return Choice(name, name.capitalize(), lambda t: (str(v),) if (v := getattr(t, name)) else ())


def _plain(name: str, kind: str) -> Collection:
    """A list without a page of its own: in the record's order, chosen by its plain fields."""
    noun = _noun(name)
    fields = [f.name for f in msgspec.structs.fields(noun)]

    def choices(_: Folio) -> list[Choice[Any]]:
        return [*(_attribute(f) for f in _ASKED if f in fields), _by_report(kind)]

    def listing(folio: Folio) -> Listing[Any]:
        return folio.once(f"api {name}", lambda: Listing(getattr(folio.record, name), choices(folio)), name)

    return Collection(name, kind, noun, listing, choices)


def _judgement_choices(_: Folio) -> list[Choice[Any]]:
    return [
        Choice("author", "Author", lambda j: (j.author,)),
        Choice("action", "Action", lambda j: (j.action,)),
        Choice("kind", "Kind", lambda j: (j.target.kind,) if j.target else ()),
    ]


def _report_choices(folio: Folio) -> list[Choice[Any]]:
    return [
        Choice("outlet", "Outlet", lambda r: (folio.outlet(r.id),)),
        Choice("copy_of", "Copy of", lambda r: (r.copy_of,) if r.copy_of else ()),
    ]


def _reports(folio: Folio) -> Listing[Any]:
    def make() -> Listing[Any]:
        ordered = sorted(folio.record.reports, key=by_date)
        return Listing(ordered, _report_choices(folio), lambda r: r.published)

    return folio.once("api reports", make, "reports")


def _judgements(folio: Folio) -> Listing[Any]:
    def make() -> Listing[Any]:
        latest = folio.judged.judgements[::-1]
        return Listing(latest, _judgement_choices(folio), lambda j: j.made[:10])

    return folio.once("api judgements", make)


def _made() -> dict[str, Collection]:
    own: dict[str, tuple[Callable[[Folio], Listing[Any]], Choices, bool]] = {
        "reports": (_reports, _report_choices, True),
        "actors": (actor_listing, actor_choices, False),
        "places": (place_listing, place_choices, False),
        "statements": (statement_listing, statement_choices, True),
        "events": (event_listing, event_choices, True),
        "figures": (figure_listing, figure_choices, True),
        "talks": (talk_listing, talk_choices, True),
        "proposals": (proposal_listing, proposal_choices, True),
        "disputes": (dispute_listing, dispute_choices, False),
    }
    found = {}
    for name, kind in KINDS.items():
        if name in own:
            listing, choices, dated = own[name]
            found[name] = Collection(name, kind, _noun(name), listing, choices, dated)
        else:
            found[name] = _plain(name, kind)
    found["judgements"] = Collection(
        "judgements", "judgement", Judgement, _judgements, _judgement_choices, True
    )
    return found


COLLECTIONS: dict[str, Collection] = _made()
"""Every list the API offers, by the name it has in the export."""


def fitting(c: Collection, folio: Folio, ask: Callable[[str], str]) -> Picked[Any]:
    """The things of a collection that fit what is asked, in its order."""
    return c.listing(folio).chosen(ask, window(ask("from"), ask("to")) if c.dated else None)


@cache
def item_type(c: Collection) -> type:
    """The shape of one thing with its words and how it was reviewed."""
    fields: list[Any] = [
        ("item", c.noun),
        ("passages", tuple[Citation, ...]),
        ("review", Review | None, None),
        ("more", int, 0),
    ]
    name = f"{c.noun.__name__}Item"
    doc = (
        f"One {c.noun.__name__} with the exact words it stands on; `review` is null for the machine's. "
        f"`more` counts the passages beyond the first {MOST}: they stand in the answer for this one thing."
    )
    return msgspec.defstruct(name, fields, frozen=True, kw_only=True, namespace={"__doc__": doc})


@cache
def page_type(c: Collection) -> type:
    """The shape of one page of a collection."""
    fields: list[Any] = [
        ("items", tuple[item_type(c), ...]),  # type: ignore[misc]
        ("total", int),
        ("page", int),
        ("pages", int),
        ("size", int),
        ("next", str | None, None),
    ]
    name = f"{c.noun.__name__}Page"
    doc = f"One page of a list of {c.name}; `next` is the address of the following one, null on the last."
    return msgspec.defstruct(name, fields, frozen=True, kw_only=True, namespace={"__doc__": doc})


def _words(c: Collection, thing: Any) -> tuple[Passage, ...]:
    if isinstance(thing, Judgement):
        spots = (*(thing.target.spots if thing.target else ()), *thing.parts)
        return tuple(Passage(s.report, s.start, s.end, s.text) for s in spots)
    return evidence_of(c.kind, thing)


def item(folio: Folio, c: Collection, thing: Any, *, whole: bool = False) -> Any:
    """A thing as the API sends it; a report's source text, and all the words of what stands on very many,
    only where it is asked for by itself."""
    more = 0
    if c.name == "reports" and not whole:
        thing = msgspec.structs.replace(thing, text="")
    elif not whole and len(getattr(thing, "mentions", ())) > MOST:
        more = len(thing.mentions) - MOST
        thing = msgspec.structs.replace(thing, mentions=thing.mentions[:MOST])
    if not whole and c.name == "actors" and max(len(thing.aliases), len(thing.roles)) > NAMES:
        thing = msgspec.structs.replace(thing, aliases=thing.aliases[:NAMES], roles=thing.roles[:NAMES])
    words = _words(c, thing)
    if not whole and len(words) > MOST:
        more, words = more + len(words) - MOST, words[:MOST]
    review = folio.reviews.get((c.kind, thing.id))
    passages = citations(folio, words)
    return item_type(c)(item=thing, passages=passages, review=review, more=more)
