"""What a figure measures (killed, injured, strikes, distance ...), told from the words around it.

Words next to the number come before the parse, because in reports that lost their commas the parse is
the less sure of the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.counted import Counted
from counterclaim.reading.figures.lexicon import measures
from counterclaim.reading.figures.numbers import Number, grammar

BE = frozenset({"be", "get"})
FILLERS = frozenset(
    "the a an also were was are is been being be have has had reportedly all still then another other now either".split()
)
VAGUE = frozenset(grammar().vague)
REACHING = frozenset(
    "reach rise climb stand surpass exceed be put hit jump go grow increase top bring pass total mount come to at of "
    "from over soar swell than".split()
)
PEOPLE_ONLY = frozenset({"detained", "treated", "trapped"})


@dataclass(frozen=True, slots=True)
class Found:
    """A measure, the token that says it (None where the unit does) and how it was told."""

    measure: str
    by: Token | None
    how: str


@dataclass(frozen=True, slots=True)
class Site:
    """A number in its document: its tokens [first, last], what it counts, and its sentence's tokens."""

    doc: Doc
    number: Number
    first: int
    last: int
    counted: Counted
    left: int
    right: int

    @property
    def end(self) -> int:
        """Index of the first token behind the counted phrase."""
        i = self.last + 1
        stop = max(self.counted.end, self.number.end)
        while i < self.right and self.doc[i].idx < stop:
            i += 1
        return i


def is_people(head: Token | None) -> bool:
    """Whether a counted noun may be people; an unnamed one may."""
    if head is None:
        return True
    m = measures()
    lemma = head.lemma_.lower()
    if lemma in m.people:
        return True
    return not (lemma in m.facilities or lemma in m.units or lemma in m.nouns)


def measure_of(site: Site) -> Found | None:
    """The measure of a number, or None where no word near it says one."""
    for told in (
        _unit,
        _verb_before,
        _lives,
        _state_behind,
        _noun,
        _parsed,
        _window,
        _toll,
        among,
        _standing,
    ):
        found = told(site)
        if found is not None:
            return found
    return None


def _allowed(site: Site, measure: str) -> bool:
    head = site.counted.head
    return not (
        measure in PEOPLE_ONLY
        and head is not None
        and head.lemma_.lower() in measures().facilities - {"vehicle"}
    ) and (is_people(head) or measure in {"strikes", "sorties"})


def _unit(site: Site) -> Found | None:
    unit, m = site.counted.unit, measures()
    if unit is None:
        return None
    if unit.kind == "percent":
        head = site.counted.head
        if head is not None and head.lemma_.lower() in m.territory and site.counted.partitive:
            return Found("territory_share", head, "unit")
        return None
    if unit.kind == "money":
        back = {t.lemma_.lower() for t in site.doc[max(site.left, site.first - 8) : site.first]}
        ahead = {t.lemma_.lower() for t in site.doc[site.end : min(site.right, site.end + 4)]}
        aided = (back | ahead | set((site.counted.words(site.doc) or "").lower().split())) & m.money
        kind = "price" if back & m.prices or ahead & {"per", "apiece"} else "aid" if aided else "money"
        return Found(kind, None, "unit")
    if unit.kind in {"area", "weight"}:
        return Found("count", None, "unit")
    return Found(unit.kind, None, "unit")


def _verb_before(site: Site) -> Found | None:
    """killing at least 100 people; wounded 50; hit two hospitals."""
    m, doc, i = measures(), site.doc, site.first - 1
    while i >= site.left and i >= site.first - 5 and doc[i].lower_ in FILLERS and doc[i].lower_ not in {","}:
        i -= 1
    if i < site.left:
        return None
    token = doc[i]
    lemma = token.lemma_.lower()
    if token.pos_ not in {"VERB", "AUX"} and token.tag_ not in {"VBN", "VBG", "VBD", "VBZ"}:
        if token.lower_ == "of" and i > site.left:
            act = doc[i - 1].lemma_.lower()
            if (
                act in m.acts
                and _allowed(site, m.acts[act])
                and not (m.acts[act] == "members" and not _group(site))
            ):
                return Found(m.acts[act], doc[i - 1], "act")
        return None
    if _passive(token):
        return None
    head = site.counted.head
    if lemma in m.facility_verbs and head is not None and not _person(head) and site.counted.unit is None:
        if head.lemma_.lower() in m.facilities:
            return Found("facilities_hit", token, "verb")
    measure = m.done.get(lemma)
    if measure and site.counted.unit is None and _allowed(site, measure):
        if measure == "detained" and head is not None and not _person(head):
            return None
        return Found(measure, token, "verb")
    return None


def _group(site: Site) -> bool:
    head = site.counted.head
    return head is not None and head.lemma_.lower() in {
        "country",
        "nation",
        "state",
        "party",
        "member",
        "organisation",
        "organization",
        "government",
        "faction",
    }


def _person(head: Token) -> bool:
    return (
        head.lemma_.lower() in measures().people
        or head.pos_ == "PROPN"
        or head.lower_.endswith(("men", "ers", "ists", "ants"))
    )


def _passive(token: Token) -> bool:
    return any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children)


def _lives(site: Site) -> Found | None:
    """claimed 100 civilian lives; six people lost their lives; an attack claimed 40 civilians."""
    doc, head = site.doc, site.counted.head
    if head is not None and head.lemma_.lower() == "life":
        for t in doc[max(site.left, site.first - 5) : site.first]:
            if t.lemma_.lower() in {"claim", "take", "lose", "cost", "end"}:
                return Found("killed", t, "verb")
    words = [t.lower_ for t in doc[site.end : min(site.right, site.end + 8)]]
    for k, word in enumerate(words[:-2]):
        if word in {"lost", "losing", "lose"} and "lives" in words[k + 1 : k + 4]:
            return Found("killed", doc[site.end + k], "verb")
    back = site.first - 1
    while back > site.left and doc[back].lower_ in FILLERS:
        back -= 1
    if doc[back].lemma_.lower() == "claim" and head is not None and _person(head):
        before = {t.lemma_.lower() for t in doc[max(site.left, back - 9) : back]}
        after = doc[site.end] if site.end < site.right else None
        if before & measures().attacks and not (after is not None and after.lemma_ == "be"):
            return Found("killed", doc[back], "verb")
    return None


def _state_behind(site: Site) -> Found | None:
    """27 wounded; 56 dead; 30 people missing; 3 were dead or missing."""
    doc, states = site.doc, measures().states
    i = site.end
    copula = False
    while i < site.right and i < site.end + 4:
        word = doc[i].lower_
        if word in {
            "were",
            "are",
            "was",
            "is",
            "remain",
            "remained",
            "remains",
            "be",
            "been",
            "have",
            "has",
            "had",
            "left",
            "still",
            "also",
            "being",
            "feared",
            "believed",
            "reported",
            "confirmed",
            "more",
            "others",
            "other",
            "reportedly",
            "presumed",
            "declared",
            "listed",
            "as",
            "found",
            "held",
            "taken",
            "shot",
            "and",
        }:
            copula = copula or word not in {"and", "more", "others"}
            i += 1
            continue
        if word in states and is_people(site.counted.head) and site.counted.unit_ok:
            follow = doc[i + 1] if i + 1 < len(doc) else None
            if doc[i].dep_ in {"ROOT", "relcl", "advcl", "conj", "ccomp"} and not copula and _active(doc[i]):
                return None
            if follow is not None and follow.pos_ == "NOUN" and doc[i].dep_ == "amod" and not copula:
                return Found(states[word], doc[i], "state")
            return Found(states[word], doc[i], "state")
        return None
    return None


def _active(token: Token) -> bool:
    """Whether a participle-like word is really an active verb with an object of its own."""
    return token.tag_ in {"VBD", "VBN"} and any(c.dep_ in {"dobj", "obj"} for c in token.children)


def _noun(site: Site) -> Found | None:
    m, head = measures(), site.counted.head
    if head is None:
        return None
    lemma = head.lemma_.lower()
    if head.lower_ in m.states and site.counted.partitive:
        return Found(m.states[head.lower_], head, "noun")
    for t in site.doc[site.last + 1 : head.i]:
        if t.lower_ in m.states and t.lower_ != "executed" and _person(head):
            return Found(m.states[t.lower_], t, "noun")
    if lemma in m.people:
        return None
    measure = m.nouns.get(lemma) or m.nouns.get(head.lower_)
    return Found(measure, head, "noun") if measure else None


def _standing(site: Site) -> Found | None:
    """What people are counted as when nothing is told of them: refugees, hostages, members."""
    head = site.counted.head
    if head is None:
        return None
    measure = measures().nouns.get(head.lemma_.lower())
    return Found(measure, head, "standing") if measure else None


def opening(site: Site) -> int:
    """Index of the token before the figure's phrase, articles skipped; before the sentence if none is left."""
    i = site.first - 1
    while i >= site.left and site.doc[i].lower_ in {"the", "a", "an", "at", "some", "about", "least"}:
        i -= 1
    return i


def among(site: Site) -> Found | None:
    """68 children were among the dead; the dead included 109 evacuees."""
    m, doc = measures(), site.doc
    for i in range(site.end, min(site.right, site.end + 7)):
        if doc[i].lower_ == "among":
            return _state_in(doc[i + 1 : min(site.right, i + 8)], m.states)
    i = opening(site)
    if i >= site.left and doc[i].lemma_.lower() == "include":
        return _state_in(doc[max(site.left, i - 6) : i], m.states)
    return None


def _state_in(tokens: Iterable[Token], states: dict[str, str]) -> Found | None:
    for token in tokens:
        if token.lower_ in states:
            return Found(states[token.lower_], token, "among")
        if token.lower_ in {"victims", "casualties"}:
            return Found("killed", token, "among")
    return None


def _climb(token: Token) -> Iterator[tuple[Token, str]]:
    """The words that govern a token, nearest first, with its role under each."""
    role = token.dep_
    for _ in range(6):
        head = token.head
        if head is token:
            return
        if token.dep_ not in {"conj", "appos", "nummod", "compound", "amod", "quantmod"}:
            role = token.dep_
        yield head, role
        token = head
        if head.pos_ in {"VERB", "AUX"} and token.dep_ not in {"xcomp", "conj", "auxpass"}:
            return


def _parsed(site: Site) -> Found | None:
    """The verb or noun that governs the counted noun in the parse, or a clause that describes it."""
    m = measures()
    start = site.counted.head if site.counted.head is not None else site.doc[site.last]
    for child in start.children:
        if child.dep_ in {"acl", "relcl"} and child.i > start.i and child.i < site.right:
            lemma = child.lemma_.lower()
            passive = child.tag_ == "VBN" and not _active(child)
            if passive and lemma in m.done and _allowed(site, m.done[lemma]):
                return Found(m.done[lemma], child, "clause")
            if lemma in m.does and _allowed(site, m.does[lemma]):
                return Found(m.does[lemma], child, "clause")
    for head, role in _climb(start):
        lemma = head.lemma_.lower()
        if head.pos_ in {"VERB", "AUX"} or head.tag_ in {"VBN", "VBG"}:
            for verb in (head, *(c for c in head.children if c.dep_ == "conj" and c.pos_ == "VERB")):
                found = _under(site, verb, verb.lemma_.lower(), role, head)
                if found is not None:
                    return found
        elif (
            role == "pobj"
            and lemma in m.acts
            and m.acts[lemma] != "members"
            and _allowed(site, m.acts[lemma])
        ):
            return Found(m.acts[lemma], head, "act")
    return None


def _under(site: Site, verb: Token, lemma: str, role: str, head: Token) -> Found | None:
    """The measure a verb gives to its subject or object."""
    m, counted = measures(), site.counted.head
    passive = _passive(head) or _passive(verb)
    if role in {"nsubj", "nsubjpass"}:
        if lemma in m.does and _allowed(site, m.does[lemma]):
            return Found(m.does[lemma], verb, "subject")
        if passive or role == "nsubjpass":
            if lemma in m.done and _allowed(site, m.done[lemma]):
                return Found(m.done[lemma], verb, "subject")
            if lemma in m.facility_verbs and counted is not None and counted.lemma_.lower() in m.facilities:
                return Found("facilities_hit", verb, "subject")
        for child in verb.children:
            if (
                child.lower_ in m.states
                and child.dep_ in {"oprd", "acomp", "advmod", "attr"}
                and is_people(counted)
            ):
                return Found(m.states[child.lower_], child, "subject")
    if role in {"dobj", "obj"} and not passive:
        if (
            lemma in m.done
            and _allowed(site, m.done[lemma])
            and (m.done[lemma] != "detained" or counted is None or _person(counted))
        ):
            return Found(m.done[lemma], verb, "object")
        if lemma in m.facility_verbs and counted is not None and counted.lemma_.lower() in m.facilities:
            return Found("facilities_hit", verb, "object")
    return None


def _window(site: Site) -> Found | None:
    """A passive of the lexicon within ten words, no other number between; for parses gone wrong."""
    m, doc = measures(), site.doc
    if site.counted.unit is not None or (site.counted.head is not None and not _person(site.counted.head)):
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
        if (
            lemma in m.done
            and token.tag_ in {"VBN", "VBD"}
            and "be" in earlier
            and _allowed(site, m.done[lemma])
        ):
            return Found(m.done[lemma], token, "window")
        if lemma in m.does and token.pos_ == "VERB" and i < site.end + 4 and _allowed(site, m.does[lemma]):
            return Found(m.does[lemma], token, "window")
    return None


def _toll(site: Site) -> Found | None:
    """death toll reached 112; the number of victims is at least 70; brings to four the number of dead."""
    m, doc = measures(), site.doc
    head = site.counted.head
    if site.counted.unit is not None or (head is not None and not is_people(head)):
        return None
    i = site.first - 1
    if i < site.left or not (
        doc[i].lemma_.lower() in REACHING
        or doc[i].lower_ in REACHING
        or doc[i].lower_ == "at"
        or site.number.start < site.number.core
    ):
        return None
    lead = doc[site.left : site.first]
    for token in reversed(lead):
        if token.lower_ in {"toll", "tolls"}:
            kind = doc[token.i - 1].lemma_.lower() if token.i else ""
            return Found(m.tolls.get(kind, m.nouns.get(kind, "killed")), token, "toll")
        if (
            token.lower_ in {"number", "numbers"}
            and token.i + 1 < len(doc)
            and doc[token.i + 1].lower_ == "of"
        ):
            return _number_of(site, token)
    tail = doc[site.last + 1 : min(site.right, site.last + 8)]
    for token in tail:
        if token.lower_ == "number" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ == "of":
            return _number_of(site, token)
        if token.lower_ == "toll" and head is None:
            return Found("killed", token, "toll")
    return None


def _number_of(site: Site, token: Token) -> Found | None:
    m = measures()
    for t in site.doc[token.i + 2 : min(site.right, token.i + 6)]:
        word = t.lemma_.lower()
        measure = m.tolls.get(word) or m.nouns.get(word) or m.states.get(t.lower_)
        if measure:
            return Found(measure, t, "toll")
    return None
