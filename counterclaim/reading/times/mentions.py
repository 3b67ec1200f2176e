"""Time expressions of one document: found by the grammar, given direction by tense and anchor by the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from counterclaim.evidence.when import TimexType
from counterclaim.reading.times import dates, days, periods, stretches
from counterclaim.reading.times.alphabet import Line
from counterclaim.reading.times.feasts import lexicon
from counterclaim.reading.times.grammar import RULES, Draft, Grammar
from counterclaim.reading.times.tense import called_off, direction, ends_ahead

_PATTERNS = (dates, days, periods, stretches)  # each adds its own to RULES as it is imported


@dataclass(frozen=True, slots=True)
class Mention:
    """A time expression at document offsets [start, end), with a value of its own or a settled-later code."""

    start: int
    end: int
    type: TimexType
    value: str
    code: str
    rule: str


@cache
def grammar() -> Grammar:
    """The grammar, compiled once."""
    return Grammar(RULES)


@cache
def _feasts() -> re.Pattern[str]:
    names = sorted(lexicon()["holidays"], key=len, reverse=True)
    any_quote = "|".join(re.escape(" ".join(n.title().split())).replace("'", "['’]?") for n in names)
    return re.compile(rf"(?<!\w)(?:(last|next|this)\s)?({any_quote})(?:\s(?:\d{{4}}))?(?!\w)", re.IGNORECASE)


def _feast_drafts(text: str) -> Iterator[tuple[int, int, str]]:
    for m in _feasts().finditer(text):
        if not m[2][0].isupper():
            continue
        name = m[2].lower().replace("’", "'")
        known = lexicon()["holidays"]
        if name not in known:
            name = next((n for n in known if n.replace("'", "") == name.replace("'", "")), "")
        if m[0][-4:].isdigit():
            yield m.start(), m.end(), f"={m[0][-4:]}|holiday:{name}:this"
        else:
            yield m.start(), m.end(), f"holiday:{name}:?"


def mentions(doc: Doc, text: str) -> list[Mention]:
    """All time expressions of a parsed document with this text in its order; offsets are the document's."""
    g = grammar()
    line = g.alphabet.line(text)
    index = {t.idx: t for t in doc}
    raw: list[tuple[int, int, Draft]] = []
    for d in g.drafts(line):
        start, end = line.words[d.first].start, line.words[d.last - 1].end
        start, end = _trim(text, start, end)
        token = _token(doc, index, start)
        if token is not None and _is_word_of_time(doc, token, d, line):
            raw.append((start, end, d))
    for start, end, code in _feast_drafts(text):
        raw = [r for r in raw if r[1] <= start or r[0] >= end]
        raw.append((start, end, Draft(0, 0, "DATE", "", code, "feast")))
    raw.sort(key=lambda r: r[0])
    return list(_anchored(doc, index, raw))


_FULL_MONTH = re.compile(r"(?:[a-z]{3}y|[a-z]ch|[a-z]ril|may|june|august|[a-z]ber)\Z", re.IGNORECASE)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without blanks, a closing comma or the stop of an abbreviation's sentence."""
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    if text[end - 1] == "." and _FULL_MONTH.search(text, start, end - 1):
        end -= 1
    return start, end


def _token(doc: Doc, index: dict[int, Token], char: int) -> Token | None:
    found = index.get(char)
    if found is not None:
        return found
    span = doc.char_span(char, char + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _is_word_of_time(doc: Doc, token: Token, draft: Draft, line: Line) -> bool:
    """Whether the word class the parser gave goes with a time: `May` the verb and `2000 people` do not."""
    single = draft.last - draft.first == 1
    before = doc[token.i - 1] if token.i else None
    after = line.words[draft.last].lower if draft.last < len(line.words) else ""
    match draft.rule:
        case "month" if single:
            return _is_month(token)
        case "year" if single:
            return _is_year(doc, token, before.lower_ if before is not None else "", after)
        case "duration" if token.lower_ in ("a", "an") and before is not None:
            # `$3 a day`, `700 seats a week`: a rate
            return before.tag_ not in ("NN", "NNS", "CD", "$", "NNP") or before.head == before
        case "pointer" if token.lower_ in ("soon", "shortly"):
            if after in ("as", "after", "before") or (
                before is not None and before.lower_ in ("as", "too", "how")
            ):
                return False
            return direction(token) != "past"
        case "set" if single:
            return token.dep_ not in ("amod", "compound")
        case "pointer":
            return token.tag_ not in ("NNP", "NNPS", "NN") or token.lower_ == "now"
        case "the past" if token.lower_ == "the" and after.isalpha():
            follower = doc[min(len(doc) - 1, token.i + draft.last - draft.first)]
            return follower.pos_ not in ("NOUN", "NUM", "ADJ", "PROPN")
        case _:
            return True


def _is_month(token: Token) -> bool:
    """Whether a lone month name is no verb and no person."""
    if token.lower_ in ("may", "march", "mar", "dec", "sep", "jan", "jun") and token.tag_ not in (
        "NNP",
        "NNPS",
    ):
        return False
    if token.lower_ == "march" and token.i:
        before = token.doc[token.i - 1]
        if before.tag_ in ("JJ", "VBN", "VBG", "DT", "PRP$", "POS") and before.lower_ not in _OF_MONTHS:
            return False  # an armed march, the Selma march
    return token.ent_type_ != "PERSON" and not (token.lower_ == "may" and token.dep_ == "aux")


_OF_MONTHS = frozenset("last next this early late mid past coming following previous same each every".split())


def _is_year(doc: Doc, token: Token, before: str, after: str) -> bool:
    """Whether a lone number counts nothing and starts no compound (`1980-style`)."""
    follower = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if (
        follower is not None
        and follower.tag_ == "NNS"
        and token.head == follower
        and before not in ("the", "in")
    ):
        return False
    return not (after == "-" and before not in ("the", "in", "since"))


def _anchored(doc: Doc, index: dict[int, Token], raw: list[tuple[int, int, Draft]]) -> Iterator[Mention]:
    """Drafts with the direction of their tense and the anchor of the text put in."""
    focus = ""
    quarter = ""
    spoken = 0
    for start, end, d in raw:
        code = d.code
        token = _token(doc, index, start)
        if d.rule == "duration" and token is not None and _is_some_day(doc, token, start, end):
            yield Mention(start, end, "DATE", "FUTURE_REF", "", d.rule)
            continue
        if "?" in code and token is not None:
            code = _directed(code, doc, token, end)
        if d.rule == "so far into" and not _begins(doc, index, spoken):
            yield Mention(start, end, d.type, "XXXX-XX-XX", "", d.rule)
            continue
        if code.startswith("@") or code == "year-ago":
            code = _counted(code, focus, quarter)
            if ";?" not in code and code.count("|") < _CHAIN and _DAY.match(code.split("|")[-1]):
                focus = code.split(";")[0]
        elif code and not code.startswith("span:"):
            focus = code.split(";")[0]
        spoken = start
        if "|" not in code and _QUARTER.match(code):
            quarter = code
        yield Mention(start, end, d.type, d.value, code, d.rule)


_BEGINS = frozenset(
    "begin start commence declare announce proclaim sign agree launch impose erupt open enter effect"
    " force".split()
)


def _begins(doc: Doc, index: dict[int, Token], char: int) -> bool:
    """Whether the sentence at a character tells of a beginning."""
    token = _token(doc, index, char)
    return token is not None and any(t.lemma_.lower() in _BEGINS for t in token.sent)


def _is_some_day(doc: Doc, token: Token, start: int, end: int) -> bool:
    """Whether `one day` means some day to come."""
    if token.lower_ != "one" or token.head.dep_ != "npadvmod" or direction(token) != "ahead":
        return False
    span = doc.char_span(start, end, alignment_mode="expand")
    return span is not None and span.text.lower() == "one day"


_QUARTER = re.compile(r"(?:quarter:|=\d{4}-Q|[+-]?\d+Q\Z)")


def _directed(code: str, doc: Doc, token: Token, end: int) -> str:
    span = doc.char_span(token.idx, end, alignment_mode="expand")
    root = span.root if span is not None else token
    colon = span is not None and span.end < len(doc) and doc[span.end].text == ":"
    toward = "past" if colon else direction(root)
    before = doc[token.i - 1].lower_ if token.i else ""
    if code.startswith("quarter:") and root.dep_ in ("amod", "compound", "nmod", "poss"):
        toward = "past"
    if before in ("until", "till") and ends_ahead(root):
        toward = "ahead"
    if code.startswith("date:") and root.dep_ in ("compound", "nummod", "nmod", "amod", "npadvmod"):
        toward = toward if toward == "ahead" or root.head.pos_ == "VERB" else ""
    if code.startswith("date:"):
        word = {"ahead": "ahead", "past": "past"}.get(toward, "near")
    elif code.startswith("month:"):
        noun = root.head.dep_ == "prep" and root.head.head.pos_ in ("NOUN", "PROPN")
        other = "near" if before in ("by", "until", "through", "till") else "soon" if noun else "past"
        word = {"ahead": "ahead"}.get(toward, other)
    else:
        word = {"ahead": "ahead"}.get(toward, "past")
        if word == "ahead" and code.startswith("weekday:") and called_off(root):
            word = "near"
    return code.replace("?", word)


_CHAIN = 4
_DAY = re.compile(r"(?:weekday:|date:|holiday:|=\d{4}-\d\d-\d\d|[+-]?\d+D\b)")


def _counted(code: str, focus: str, quarter: str) -> str:
    """A code that is counted from what the text spoke of last."""
    if code in ("year-ago", "@year-ago"):
        if quarter:
            return quarter + "|-4Q"
        return focus + "|-1Y" if focus and code[0] == "@" else "-1Y"
    code = code[1:]
    step, *marks = code.split(";")
    tail = "".join(";" + m for m in marks)
    last = focus.split("|")[-1]
    if step in ("0Q", "-4Q") and quarter:
        return quarter + ("|" + step if step != "0Q" else "") + tail
    if step == "0Q":
        return "-1Q" + tail
    if re.match(r"[+-]?\d+[DW]\Z|weekday:", step):
        if not _DAY.match(last):
            return step + ";?" + tail
        return (focus if step == "0D" else f"{focus}|{step}") + tail
    return (f"{focus}|{step}" if focus else step) + tail


__all__ = ["Mention", "grammar", "mentions"]
