"""What a number counts: the unit or the noun phrase behind it, as the report says it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.lexicon import Unit, measures
from counterclaim.reading.figures.numbers import Number

COLLECTIVE = frozenset(
    "police personnel staff aircraft people cattle livestock infantry cavalry crew dead wounded injured "
    "missing civilian more troops militia media".split()
)
ANAPHORS = frozenset({"them", "whom", "which", "these", "those", "us", "you"})
HYPHENED = frozenset("member nation country seat strong man person vehicle bus truck car".split())
QUOTES = frozenset("\"'“”‘’«»")


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands behind a number.

    `head` is the counted noun, `start` and `end` the characters of its phrase (equal where there is
    none), `end` of a figure's span otherwise. `anaphor` marks "of them"; `unit` a unit of measurement;
    `partitive` "of" between number and noun; `others` a noun like "others" or "more".
    """

    head: Token | None
    start: int
    end: int
    unit: Unit | None = None
    anaphor: bool = False
    partitive: bool = False
    others: bool = False

    @property
    def unit_ok(self) -> bool:
        """Whether a state may be said of it: nothing measured in units but percentages is dead or missing."""
        return self.unit is None or self.unit.kind == "percent"

    def words(self, source: str) -> str | None:
        """The counted phrase without quotation marks, or None where nothing is named."""
        text = source[self.start : self.end].strip(" \"'“”‘’,")
        return re.sub(r"\s+", " ", text) or None


def counted(doc: Doc, text: str, number: Number, last: int) -> Counted | None:
    """What follows a number whose last token is `last`; None where the number is part of a name."""
    m = measures()
    if number.symbol:
        key = number.symbol.lower()
        unit = m.units.get(key) or Unit(
            {"a$": "AUD", "c$": "CAD", "hk$": "HKD", "nz$": "NZD"}.get(key, key), "money"
        )
        return _behind_unit(doc, text, number.end, unit, last)
    found = m.unit.match(text, number.stop)
    if found and found.group("unit").lower() in {"barrel", "pound", "gallon"} and number.value != 1:
        found = None if re.match(r"\s\w", text[found.end() : found.end() + 2]) else found
    if found and not number.share and not (number.vague and found.group("unit").lower() in {"m"}):
        unit = m.units[re.sub(r"\s+", " ", found.group("unit").lower())]
        if unit.name == "pound" and re.match(r"s?\s+of\b", text[found.end() :]):
            unit = Unit("pound", "weight")
        return _behind_unit(doc, text, max(found.end(), number.end), unit, last)
    hyphen = re.compile(r"-([A-Za-z]+)").match(text, number.stop)
    if hyphen:
        word = hyphen.group(1).lower()
        if word not in HYPHENED and word not in m.facilities and word not in m.people:
            return None
        token = doc[_token_over(doc, hyphen.end(1) - 1)]
        if word in {"member", "nation", "country", "seat"}:
            return Counted(token, hyphen.start(1), hyphen.end(1), Unit("member", "members"))
        return Counted(token, hyphen.start(1), hyphen.end(1))
    of = (
        re.compile(r"\s+(?:\w+\s+)?(?:percent\s+)?of\s+").match(text, number.end)
        if _of_next(doc, last)
        else None
    )
    if of:
        measured = m.unit.match(text, of.end() - 1)
        if measured and number.vague and measured.group("unit").lower() not in {"m", "rs", "min"}:
            return _behind_unit(
                doc, text, measured.end(), m.units[re.sub(r"\s+", " ", measured.group("unit").lower())], last
            )
        return _phrase(doc, _token_at(doc, of.end()), partitive=True)
    return _phrase(doc, _token_at(doc, number.end), partitive=number.share)


def _of_next(doc: Doc, last: int) -> bool:
    return last + 1 < len(doc) and doc[last + 1].lower_ == "of"


def _token_over(doc: Doc, char: int) -> int:
    """The token that holds a character, the last one where the text ends before."""
    end = doc[-1].idx + len(doc[-1])
    at = min(char, end - 1)
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    return len(doc) - 1 if span is None else span.start


def _token_at(doc: Doc, char: int) -> int:
    """The first token that begins at or behind a character."""
    at = _token_over(doc, char)
    while at < len(doc) and (doc[at].is_space or doc[at].idx < char):
        at += 1
    return at


def _behind_unit(doc: Doc, text: str, end: int, unit: Unit, last: int) -> Counted:
    """A unit, with the noun it measures: "five-day pause", "70 percent of the territory"."""
    i = _token_at(doc, end) if end < len(text) else len(doc)
    gap = text[end : doc[i].idx] if i < len(doc) else "."
    if gap.strip():
        return Counted(None, end, end, unit)
    if i < len(doc) and doc[i].lower_ == "of" and unit.kind not in {"distance"}:
        rest = _phrase(doc, i + 1, partitive=True)
        if rest.head is None and not rest.anaphor:
            return Counted(None, end, end, unit)
        return Counted(rest.head, rest.start, rest.end, unit, partitive=True)
    hyphened = text[doc[last].idx : end].count("-") > 0
    singular = unit.kind == "duration" and hyphened
    while (i < len(doc) and text[doc[i].idx - 1 : doc[i].idx + 4].lower() in {"-old ", "old "}) or (
        i < len(doc) and doc[i].text == "-" and text[doc[i].idx : doc[i].idx + 4].lower() == "-old"
    ):
        i += 1
    if singular or unit.kind in {"percent", "money"}:
        rest = _phrase(doc, i, partitive=False)
        if (
            singular
            or rest.head is None
            or rest.head.dep_ not in {"dobj", "nsubj", "pobj"}
            or unit.kind == "money"
        ):
            return Counted(
                rest.head if singular else None,
                rest.start if singular else end,
                rest.end if singular else end,
                unit,
            )
    return Counted(None, end, end, unit)


def _phrase(doc: Doc, i: int, partitive: bool) -> Counted:
    """The noun phrase that starts at token `i`, read off the tags because lost commas mislead parses."""
    begin = i
    limit = min(len(doc), i + 9)
    while i < limit and partitive and (doc[i].pos_ in {"DET", "NUM"} or doc[i].tag_ in {"PRP$", "WP$"}):
        i += 1
    if i < limit and doc[i].lower_ in ANAPHORS and partitive:
        return Counted(None, doc[begin].idx, doc[i].idx + len(doc[i]), anaphor=True, partitive=True)
    first, head, others = i, None, False
    states = measures().states
    while i < limit:
        token = doc[i]
        if token.is_sent_start and i > first:
            break
        if token.text in QUOTES or token.text == "-":
            if head is not None and not (token.text == "-" and not token.whitespace_ and i + 1 < limit):
                break
            head = None if token.text == "-" else head
            i += 1
            continue
        if token.tag_ == "POS" and head is not None and i + 1 < limit:
            head = None
            i += 1
            continue
        if token.lower_ in {"more", "other", "others", "additional", "further", "another"} and head is None:
            others = True
            first = i + 1
            if token.lower_ == "others":
                first = i
                head = token
                break
            i += 1
            continue
        if token.pos_ == "NOUN" or token.tag_ in {"NNS", "NN"}:
            if head is not None and head.pos_ == "NOUN" and head.dep_ != "compound" and plural(head):
                break
            head = token
        elif token.pos_ == "PROPN":
            if head is not None and (head.pos_ == "NOUN" or _known(head)):
                break
            head = token
        elif token.lower_ in states and head is None and partitive and not _noun_next(doc, i, limit):
            head = token
            break
        elif (
            head is not None
            and not (
                head.pos_ == "PROPN"
                and not plural(head)
                and (token.pos_ == "ADJ" or token.tag_ in {"VBN", "VBG"})
                and _noun_next(doc, i, limit)
            )
        ) or (token.lower_ in states and head is None and not _noun_next(doc, i, limit)):
            break
        elif token.pos_ == "ADJ" or token.tag_ in {"VBN", "VBG", "JJ"} or token.pos_ == "ADV":
            if not _noun_next(doc, i, limit):
                break
        else:
            break
        i += 1
    if head is not None and head.pos_ == "PROPN" and not plural(head):
        head = None
    if head is None:
        at = doc[begin - 1].idx + len(doc[begin - 1]) if begin else 0
        return Counted(None, at, at, partitive=partitive, others=others)
    return Counted(head, doc[first].idx, head.idx + len(head), partitive=partitive, others=others)


def _known(token: Token) -> bool:
    """Whether a capitalised word is really a common noun of a headline: Positions, Civilians."""
    m, word = measures(), token.lower_
    return any(w in m.people or w in m.facilities or w in m.nouns for w in (word, word.removesuffix("s")))


def _noun_next(doc: Doc, i: int, limit: int) -> bool:
    """Whether a noun follows token `i` with only adjectives, participles and hyphens between."""
    for token in doc[i + 1 : limit]:
        if token.pos_ in {"NOUN", "PROPN"}:
            return bool(token.pos_ == "NOUN" or token.tag_ == "NNPS" or doc[i].pos_ == "ADJ")
        if token.pos_ not in {"ADJ", "PUNCT", "CCONJ"} and token.tag_ not in {"VBN", "VBG"}:
            return False
        if token.text in {",", ".", ";", ":", "(", ")"}:
            return False
    return False


def plural(head: Token) -> bool:
    """Whether a noun can stand behind a number above one."""
    return bool(
        head.tag_ in {"NNS", "NNPS"}
        or head.lower_ in COLLECTIVE
        or head.lemma_.lower() in measures().people
        or (head.pos_ == "PROPN" and head.text.endswith(("s", "sh", "ese")))
        or head.lower_.endswith("men")
    )
