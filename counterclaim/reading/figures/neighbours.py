"""Measures told by the words beside a number: its unit, its noun, a verb before it, a state behind it."""

from __future__ import annotations

from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.numbers import grammar
from counterclaim.reading.figures.site import (
    Found,
    Site,
    by_object,
    fits,
    has_object,
    is_body,
    is_passive,
    is_people,
    is_person,
    verb_base,
)

VAGUE = frozenset(grammar().vague)
FILLERS = frozenset(
    "the a an also were was are is been being be have has had reportedly all still then another other now "
    "either".split()
)
SURVIVED = frozenset(
    "shooting stabbing burn rape abuse assault crime fraud torture trafficking violence domestic sexual "
    "flood storm hurricane earthquake scam theft harassment bullying".split()
)
FORTUNES = frozenset("fortune wealth net billionaire millionaire assets heir".split())
HAVING = frozenset("have has had and more others other also still".split())
LINKS = HAVING | frozenset(
    "were are was is remain remained remains be been being left feared believed reported confirmed "
    "reportedly presumed declared listed as found held taken shot".split()
)
TROOPS = frozenset(
    {"man", "soldier", "fighter", "troop", "militant", "serviceman", "officer", "comrade", "policeman"}
)


def by_unit(site: Site) -> Found | None:
    """20 kilometres; five days; $40; 70 percent of the territory."""
    unit, m = site.counted.unit, measures()
    if unit is None and not site.number.share:
        return None
    if unit is None or unit.kind == "percent":
        head = site.counted.head
        if head is not None and head.lemma_.lower() in m.territory and site.counted.partitive:
            return Found("territory_share", head, "unit")
        return None
    if unit.kind == "money":
        back = {t.lemma_.lower() for t in site.doc[max(site.left, site.first - 8) : site.first]}
        ahead = {t.lemma_.lower() for t in site.doc[site.end : min(site.right, site.end + 4)]}
        aided = (back | ahead | set((site.counted.words(site.text) or "").lower().split())) & m.money
        rich = (back | ahead) & FORTUNES
        priced = (back & m.prices and not rich) or ahead & {"per", "apiece"}
        kind = "price" if priced else "aid" if aided else "money"
        return Found(kind, None, "unit")
    if unit.kind in {"area", "weight", "volume"}:
        return Found("count", None, "unit")
    return Found(unit.kind, None, "unit")


def by_verb_before(site: Site) -> Found | None:
    """Killing at least 100 people; wounded 50; hit two hospitals; the deaths of 55."""
    doc, i = site.doc, site.first - 1
    while i >= site.left and i >= site.first - 5 and doc[i].lower_ in FILLERS:
        i -= 1
    if i < site.left:
        return None
    token = doc[i]
    if token.lower_ in {"of", "to"} and i > site.left and doc[i - 1].pos_ == "NOUN":
        return _by_act(site, i - 1) if token.lower_ == "of" or doc[i - 1].lemma_ == "injury" else None
    lemma = verb_base(token)
    headline = token.pos_ == "PROPN" and lemma != token.lower_.removesuffix("s") + "s"
    if not (token.pos_ in {"VERB", "AUX"} or token.tag_.startswith("VB") or headline) or is_passive(token):
        return None
    return by_object(site, lemma, token, "verb")


def _by_act(site: Site, i: int) -> Found | None:
    """The measure of "deaths of", "killing of", "claimed the lives of" before a number."""
    acts, act = measures().acts, site.doc[i]
    lemma = act.lemma_.lower()
    if lemma == "life":
        before = {t.lemma_.lower() for t in site.doc[max(site.left, i - 3) : i]}
        return Found("killed", act, "act") if before & {"claim", "take", "cost", "end"} else None
    measure = acts.get(lemma)
    if lemma == "loss" and not (site.counted.head is not None and is_person(site.counted.head)):
        return None
    if measure is None or not fits(site, measure) or (measure == "members" and not is_body(site)):
        return None
    return Found(measure, act, "act")


def by_idiom(site: Site) -> Found | None:
    """claimed 100 civilian lives; six people lost their lives; an attack claimed 40 civilians."""
    doc, head = site.doc, site.counted.head
    if head is not None and head.lemma_.lower() == "life":
        for t in doc[max(site.left, site.first - 5) : site.first]:
            if t.lemma_.lower() in {"claim", "take", "lose", "cost", "end"}:
                return Found("killed", t, "verb")
    words = [t.lower_ for t in doc[site.end : min(site.right, site.end + 12)]]
    for k, word in enumerate(words[:-2]):
        if word in {"lost", "losing", "lose"} and "lives" in words[k + 1 : k + 4]:
            return Found("killed", doc[site.end + k], "verb")
    if ({"their", "homes"} <= set(words[:7]) or "homeless" in words[:4]) and {
        "forced",
        "driven",
        "fled",
        "flee",
        "left",
        "leave",
        "abandon",
        "abandoned",
        "drove",
        "from",
    } & {t.lower_ for t in doc[max(site.left, site.first - 3) : min(site.right, site.end + 7)]}:
        return Found("displaced", doc[site.end], "verb")
    back = site.first - 1
    while back > site.left and doc[back].lower_ in FILLERS:
        back -= 1
    if (
        back > site.left
        and doc[back].lemma_.lower() == "lose"
        and head is not None
        and head.lemma_.lower() in TROOPS
    ):
        return Found("killed", doc[back], "verb")
    if doc[back].lemma_.lower() == "claim" and head is not None and is_person(head):
        before = {t.lemma_.lower() for t in doc[max(site.left, back - 9) : back]}
        after = doc[site.end] if site.end < site.right else None
        if before & measures().attacks and not (after is not None and after.lemma_ == "be"):
            return Found("killed", doc[back], "verb")
    return None


def by_state(site: Site) -> Found | None:
    """27 wounded; 56 dead; 30 people missing; 3 were dead or missing; 12 remain in hospital."""
    doc, states, i = site.doc, measures().states, site.end
    if not is_people(site.counted.head) or not site.counted.unit_ok:
        return None
    near = [t.lower_ for t in doc[i : min(site.right, i + 5)]]
    for k, word in enumerate(near[:-1]):
        if word == "in" and near[k + 1] in {"hospital", "hospitals"}:
            return Found("treated", doc[i + k + 1], "state")
    copula = False
    while i < min(site.right, site.end + 4) and doc[i].lower_ in LINKS:
        copula = copula or doc[i].lower_ not in HAVING
        i += 1
    if i == min(site.right, site.end + 4) or doc[i].lower_ not in states:
        return None
    if not copula and has_object(doc[i]):
        return None
    return Found(states[doc[i].lower_], doc[i], "state")


def _survivable(site: Site, at: int) -> bool:
    """Whether victims are of something that need not kill: "nine shooting victims", "victims of fraud"."""
    near = [*site.doc[site.last + 1 : at], *site.doc[at + 1 : min(site.right, at + 4)]]
    return any(t.lower_ in SURVIVED for t in near)


def by_noun(site: Site) -> Found | None:
    """40 deaths; 12 air strikes; 27 wounded soldiers."""
    m, head = measures(), site.counted.head
    if head is None:
        return None
    lemma = head.lemma_.lower()
    if head.lower_ in m.states and site.counted.partitive:
        return Found(m.states[head.lower_], head, "noun")
    for t in site.doc[site.last + 1 : head.i]:
        if t.lower_ in m.states and t.lower_ != "executed" and is_person(head):
            return Found(m.states[t.lower_], t, "noun")
    if lemma in m.people or (lemma == "victim" and _survivable(site, head.i)):
        return None
    measure = m.nouns.get(lemma) or m.nouns.get(head.lower_)
    if measure == "strikes" and any(t.lower_ in m.peaceful for t in site.doc[site.last + 1 : head.i]):
        return None
    return Found(measure, head, "noun") if measure else None


def by_standing(site: Site) -> Found | None:
    """What people are counted as when nothing is told of them: refugees, hostages, prisoners."""
    m, head = measures(), site.counted.head
    if head is None or head.lemma_.lower() not in m.people:
        return None
    measure = m.nouns.get(head.lemma_.lower())
    return Found(measure, head, "standing") if measure else None


def by_passive_ahead(site: Site) -> Found | None:
    """A passive of the lexicon within ten words, no other number between; for parses gone wrong."""
    m, doc = measures(), site.doc
    if site.counted.unit is not None or (site.counted.head is not None and not is_person(site.counted.head)):
        return None
    for i in range(site.end, min(site.right, site.end + 10)):
        token = doc[i]
        if (
            token.like_num
            or token.text in {";", ":"}
            or token.lower_ in VAGUE
            or (token.text == "," and i + 1 < site.right and doc[i + 1].pos_ == "CCONJ")
            or token.lower_ in {"when", "while", "after", "as", "because"}
        ):
            return None
        lemma = token.lemma_.lower()
        earlier = {doc[k].lemma_ for k in range(max(site.end, i - 4), i)}
        if lemma in m.done and token.tag_ in {"VBN", "VBD"} and "be" in earlier and fits(site, m.done[lemma]):
            return Found(m.done[lemma], token, "window")
        if lemma in m.does and token.pos_ == "VERB" and i < site.end + 4 and fits(site, m.does[lemma]):
            return Found(m.does[lemma], token, "window")
    return None
