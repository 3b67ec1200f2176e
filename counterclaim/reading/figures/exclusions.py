"""Numbers that count nothing: years, dates, clock times, ages, scores, names with a number in them."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from counterclaim.reading.figures.numbers import Number

MONTH = (
    r"(?-i:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUNE?|JULY?|AUG|SEPT?|OCT|NOV|DEC)"
    r"(?:uary|ruary|ch|il|ust|tember|ober|ember)?\.?"
)
BEFORE = re.compile(
    rf"""(?:\b(?:{MONTH})\s+
    |\b(?:resolution|article|section|chapter|pages?|nos?|number|numbered|flight|route|highway|interstate|phase
      |amendment|proposition|aged?|ages|ranked|magnitude|episode|volume|vol|tel|phone|fax|version|apollo
      |(?-i:Day|Week|Round|Game|Season|Unit|Division|Brigade|Battalion|Regiment|Squad|Act|Bill|Rule|Title|Part|Item
      |Point|Step|Stage|Level|Tier|Class|Grade|District|Ward|Sector|Zone|Area|Line|Figure|Table|Photo|Windows
      |Fortune|FTSE|Dow|Group\s+of
      |iPhone|War|Code|Form|Room|Gate|Channel|Pier|Platform|Camp|Hill|Track|Group|Block|Site|Building|Camp
      |Type|Model|Top|Super\s+Bowl|Bowl|URL))\.?\s+\#?
    |\#
    )$""",
    re.I | re.X,
)
AFTER = re.compile(
    rf"""^(?:\s?(?:[ap]\.?m\b\.?|o['’]?clock|gmt|utc|bst|est|edt|cet|hrs?\s+gmt|local\s+time)
    |(?:st|nd|rd|th)\b
    |\s+(?:{MONTH})(?:\W|$)
    |:\d\d
    |[-\s]+years?[-\s]+olds?\b(?!\s+(?:civil\s+)?(?:war|conflict|siege|uprising|insurgency
      |crisis|revolt|rebellion|fighting|blockade|occupation|truce|ceasefire))
    |\s*[-\s](?:months?|weeks?|days?)[-\s]+olds?\b|\s+years\s+of\s+age
    |[/]\d
    |\.\d+\.\d
    |\s+\d{{1,2}}[./:]\d
    |'s\b(?!\s+\w+s\b)|s\b
    |\s+(?:%\s+)?(?:bc|ad|bce|ce)\b
    |\s+(?:or|and)\s+\d+\s+years?\s+old
    |\s+percent(?:age)?\s+mark
    )""",
    re.I | re.X,
)
YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
AGO = re.compile(
    r"^[\s-]*(?:seconds?|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|centuries)"
    r"\s+(?:ago|earlier|later|before|after|prior|old|hence|beforehand)\b",
    re.I,
)
NAMED = re.compile(r"\b[A-Z]\w+\s+(?:for\s+|the\s+|of\s+)?$")
NAMING = re.compile(
    r"^[\"”’']{0,2}\s+(?:movement|campaign|initiative|program(?:me)?|project|coalition|foundation|fund|challenge)s?\b"
)
PRONOUN_ONE = re.compile(
    r"^\s+(?:of\s+(?:(?:the|its|his|her|their|our|\w+['’]s)\s+)?(?:most|\w+est|more|best|worst|main|key|few|two|those|only|my|our)"
    r"|who|that|which|another|day|thing|way|reason|example|side|hand|time|point|place|word|more\s+time"
    r"|could|can|would|might|should|may|must|has|is|was|needs|wants|knows|does|in\s+which|by\s+one|and)\b"
    r"|^[,.;:!?\"”’')\-]",
    re.I,
)
NOT_ONE = re.compile(
    r"\b(?:no|any|every|each|some|this|that|the|which|great|new|good|big|first|last|only|day|not)\s+$", re.I
)


def excluded(doc: Doc, text: str, number: Number, tokens: tuple[int, int]) -> bool:
    """Whether a number of a text counts nothing; `tokens` are the first and last token it touches."""
    before = text[max(0, number.core - 24) : number.core]
    after = text[number.stop : number.stop + 40]
    written = text[number.core : number.stop]
    first: Token = doc[tokens[0]]
    if number.symbol is None and (AFTER.match(after) or BEFORE.search(before)):
        return True
    if AGO.match(after):
        return True
    if NAMED.search(before) and NAMING.match(after):
        return True  # "the Fight for $15 movement": part of a name
    if re.search(r"[A-Za-z]-$|[.:/]$", before) and number.symbol is None:
        return True
    if (
        first.idx < number.core
        and not number.symbol
        and text[first.idx : number.core].strip("$€£~(\"'“‘[-–—+")
    ):
        return True
    if YEAR.fullmatch(written) or (number.until is not None and YEAR.match(written)):
        return _is_year(doc, number, tokens)
    if number.until is not None and re.match(
        r"\s+(?:vote|win|loss|victory|defeat|lead|score|record|ruling|decision|majority|draw|margin|split)\b",
        after,
    ):
        return True
    if re.match(r"\d{1,3}[-–]\d{1,3}$", written) and number.until is None:
        return True
    struck = re.search(r"\b(?:kill|wound|injur|hurt)\w*\s+(?:at least\s+)?$", before, re.I)
    if written.lower() == "one" and not struck and (PRONOUN_ONE.match(after) or NOT_ONE.search(before)):
        return True
    if re.fullmatch(r"\d{7,}", written) or re.fullmatch(r"0\d+", written):
        return True
    if number.digits and number.symbol is None and re.match(r"[-–.]\d|-[A-Z]|\s?x\s?\d|°", after):
        return True
    if number.digits and re.search(r",\s*$", before) and re.match(r"\s*,", after) and number.value < 110:
        return bool(doc[max(0, tokens[0] - 2)].pos_ == "PROPN")
    return False


def _is_year(doc: Doc, number: Number, tokens: tuple[int, int]) -> bool:
    """Whether four digits name a year: no plural noun follows, or a word for a date stands before."""
    lead = doc[tokens[0] - 1].lower_ if tokens[0] else ""
    if number.start < number.core:
        return False
    if lead in {
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "during",
        "of",
        "before",
        "after",
        "the",
        "late",
        "early",
        "mid",
        "to",
        "and",
        "'s",
        "this",
        "a",
        "for",
        ",",
        "between",
    } or re.fullmatch(MONTH, lead, re.I):
        follow = doc[tokens[1] + 1] if tokens[1] + 1 < len(doc) else None
        return not (follow is not None and follow.tag_ == "NNS" and lead in {"of", "and", "to", "for", ","})
    if tokens[0] and doc[tokens[0] - 1].pos_ == "PROPN" and not doc[tokens[0]].is_sent_start:
        return True
    for token in doc[tokens[1] + 1 : tokens[1] + 5]:
        if token.tag_ == "NNS" or token.lower_ in {"people", "police"}:
            return False
        if token.pos_ not in {"ADJ", "NOUN", "PROPN"}:
            break
    return True
