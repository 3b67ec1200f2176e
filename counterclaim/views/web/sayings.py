"""What two sides say against each other, as one question: how talks went, who did it."""

from __future__ import annotations

import re
from functools import cache

from markupsafe import Markup

from counterclaim.evidence import Dispute, Event, Passage, Side, Talk
from counterclaim.views import wording
from counterclaim.views.web.exhibits import narrowed
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.visible import isolated

_REACH = 44
"""Characters, from the words on how a meeting went, that a question quotes of them."""
_CLAUSE = re.compile(r"[,;:.!?\"“”()\n]|\s[-–—]\s|\s(?:but|while|although|said|says)\b")
_SETTLED = ("PPL", "ADM", "PCL")
"""Places that things are in, not at."""
_SAID = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN", "CONSULT", "AGREE", "SUPPORT"})
"""Events that are nothing anybody is blamed for."""


def located(folio: Folio, place: str | None, date: str | None) -> Markup:
    """Where and when something was, to stand after it: " in Alder on 3 May 2031"; empty if nobody knows."""
    found = Markup("")
    if name := folio.place_name(place):
        feature = folio.places[place or ""].feature or ""
        found += Markup(" in {}" if feature.startswith(_SETTLED) else " at {}").format(isolated(name))
    return found + (" " + wording.at_date(date) if date else "")


@cache
def _outcomes() -> tuple[re.Pattern[str], ...]:
    from counterclaim.reconcile.phrases import phrases

    words = phrases("denials.toml")
    return words["bad"], words["good"]


def _outcome(folio: Folio, side: Side) -> str:
    """The words of a side on how a meeting went; empty where they are none that the tool knows."""
    for m in side.mentions:
        text = narrowed(folio, m).text
        found = next((f for p in _outcomes() if (f := p.search(text))), None)
        if found is not None:
            stop = _CLAUSE.search(text, found.end())
            words = " ".join(text[found.start() : stop.start() if stop else len(text)].split())
            return words if len(words) <= _REACH else wording.short(words, _REACH)
    return ""


def _talk(folio: Folio, d: Dispute) -> Talk | None:
    """The round that most sides of a dispute give an account of."""

    def make() -> dict[str, list[Talk]]:
        told: dict[str, list[Talk]] = {}
        for t in folio.record.talks:
            for s in dict.fromkeys((*t.outcomes, *(a.statement for a in t.accounts if a.statement))):
                told.setdefault(s, []).append(t)
        return told

    told = folio.once("talks by account", make, "talks")
    sides = [{t.id for s in side.statements for t in told.get(s, ())} for side in d.sides]
    held = {t: sum(t in side for side in sides) for side in sides for t in side}
    best = min(held, key=lambda t: (-held[t], t), default=None)
    return folio.talks[best] if best is not None else None


def outcome(folio: Folio, d: Dispute, against: Markup) -> Markup:
    """How a meeting went, in the words of both sides; `against` is who they are, where there are no words."""
    talk = _talk(folio, d)
    where = located(folio, talk.place, talk.date) if talk is not None else Markup("")
    asked = Markup("How did the {}{} go").format("talks" if talk is not None else "meeting", where)
    a, b = (_outcome(folio, side) for side in d.sides[:2])
    if not a or not b or a.casefold() == b.casefold():
        return asked + Markup("? {}").format(against)
    return asked + Markup(": “{}” or “{}”?").format(isolated(a), isolated(b))


def _state(folio: Folio, side: Side) -> str:
    """Whom a side speaks for: the state that its first speaker is an official of, else the speaker."""
    actor = folio.actors.get(side.actors[0])
    seen: set[str] = set()
    while actor is not None and actor.part_of in folio.actors and actor.id not in seen:
        seen.add(actor.id)
        if actor.kind not in {"government_body", "person", "unnamed"}:
            break
        actor = folio.actors[actor.part_of or ""]
    return actor.id if actor is not None else side.actors[0]


def _meets(folio: Folio, m: Passage) -> set[str]:
    held = folio.events_in.get(m.report, ())
    return {
        e.id
        for e in held
        for n in e.mentions
        if n.report == m.report and m.start <= n.start and n.end <= m.end
    }


def _deed(folio: Folio, d: Dispute) -> Event | None:
    """The event that a dispute is about: the one it names, else the first that both sides speak of."""
    if d.event in folio.events:
        return folio.events[d.event or ""]
    told = [{e for m in side.mentions for e in _meets(folio, m)} for side in d.sides[:2]]
    both = sorted(e for e in set.intersection(*told) if folio.events[e].type not in _SAID)
    return folio.events[both[0]] if both else None


def blame(folio: Folio, d: Dispute, gists: tuple[str, str]) -> Markup | None:
    """Who did it, by the word of whom; `gists` is what each side says. None where not both accuse."""
    one, other = d.sides[:2]
    kinds = [
        {folio.statements[s].kind for s in side.statements if s in folio.statements} for side in (one, other)
    ]
    if not one.actors or not other.actors or kinds != [{"accuse"}, {"accuse"}]:
        return None
    blamed = [isolated(wording.short(folio.name(_state(folio, side)), 44)) for side in (other, one)]
    saying = [isolated(wording.short(folio.name(side.actors[0]), 44)) for side in (one, other)]
    deed = _deed(folio, d)
    if deed is not None:
        what = Markup("Who is to blame for the {}{}").format(
            wording.deed(deed.type, deed.acled), located(folio, deed.place, deed.date)
        )
        return Markup("{}: {}, says {}, or {}, says {}?").format(
            what, blamed[0], saying[0], blamed[1], saying[1]
        )
    words = [Markup(" (“{}”)").format(isolated(g)) if g else Markup("") for g in gists]
    return Markup("Who is to blame: {}, says {}{}, or {}, says {}{}?").format(
        blamed[0], saying[0], words[0], blamed[1], saying[1], words[1]
    )
