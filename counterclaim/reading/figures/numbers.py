"""Number phrases in text: digits, words, mixtures, vague plurals, fractions and ranges, with bounds.

The grammar is our own: on the number words of the test list it reads more than text2num or quantulum3
(`docs/figures.md` has the measurement), and it keeps bounds and exact offsets, which they drop.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

LEXICON = Path(__file__).parent.parent / "lexicons" / "numbers.toml"
DIGITS = r"(?:\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)"
CURRENCY = r"(?:(?:US|A|C|NZ|HK)?\$|€|£|¥|₹|₽|₴|₪|₺)"
BETWEEN = re.compile(r"\bbetween\s+(?:about\s+|some\s+)?$", re.I)
FROM = re.compile(r"\bfrom\s+$", re.I)
AND = re.compile(r"\s+and\s+(?:about\s+|some\s+)?", re.I)
HANDED = re.compile(
    r"\b(?:hand|turn|sign|giv|gave|pass|knock|roll|bring|brought)(?:s|ed|en|e|ing|ned|ning)?\s+$", re.I
)
OVER = re.compile(r"over\s+", re.I)
TO = re.compile(r"\s?[-–—]\s?|\s+to\s+", re.I)
SCALE = re.compile(r"(?:million|billion|thousand|hundred|m|bn)$", re.I)
RATIO = re.compile(
    r"\s+(?:out\s+of\s+(?:every\s+)?|of\s+every\s+|in\s+every\s+"
    r"|in\s+(?=(?:\d{1,2}|three|four|five|six|ten)\s)|of\s+(?=10\b|ten\b))"
)
THING_NEXT = re.compile(
    r"\s(?!(?:away|from|off|above|below|long|tall|high|wide|deep|down|up|north|south|east|west|race|and|or|in|at|to|of"
    r"|the|long-|on|out|short|behind|ahead|underground|sprint|across)\b)[a-z]{3,}"
)


@dataclass(frozen=True, slots=True)
class Number:
    """One number phrase: characters [start, end) with its bounds words, [core, stop) the number alone.

    `low` and `high` are bounds; both equal `value` where the text is exact, both are None where it is
    rough ("about 20"). `until` is the upper end where the phrase is a range. `vague` marks "dozens",
    `share` a fraction of a whole, `symbol` a currency sign before the digits, `digits` a number whose
    first part is written in digits.
    """

    start: int
    end: int
    core: int
    stop: int
    value: float
    low: float | None
    high: float | None
    until: float | None = None
    vague: bool = False
    share: bool = False
    symbol: str | None = None
    digits: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled lexicon: value tables and the patterns made of them."""

    words: dict[str, float]
    magnitudes: dict[str, float]
    suffixes: dict[str, float]
    vague: dict[str, float]
    quantifiers: dict[str, float]
    fractions: dict[str, float]
    number: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bounds: dict[str, str]


def _any(words: Iterable[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def grammar() -> Grammar:
    """The grammar made from `lexicons/numbers.toml`."""
    lexicon: dict[str, Any] = tomllib.loads(LEXICON.read_text(encoding="utf-8"))
    words: dict[str, float] = {**lexicon["words"], **lexicon["tens"]}
    low_words, tens = _any(lexicon["words"]), _any(lexicon["tens"])
    small = _any(w for w, v in lexicon["words"].items() if v < 10)
    magnitude, vague = _any(lexicon["magnitudes"]), _any(lexicon["vague"])
    suffix = _any(lexicon["suffixes"])
    parts = _any(f for f in lexicon["fractions"] if f != "half")
    cardinal = rf"(?:(?:{tens})(?:[-\s](?:{small}))?|{low_words})"
    many = _any(lexicon["quantifiers"])
    number = rf"""
        (?P<symbol>{CURRENCY})?\s?(?:
          (?P<tensof>(?:tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<tensmag>thousands|millions|billions))\b
        | (?P<portion>half|(?:a\s+)?quarter)(?:\s+of)?(?:\s+an?)?[-\s]+(?P<portionmag>{magnitude})\b
        | (?:(?P<count>{small}|an?)[-\s]+)?(?P<part>{parts})(?(count)s?)(?=\s+(?:of|the|its|their|all)\b)
        | (?P<half>half)(?=\s+(?:of|the|its|their|all|our|his|her)\b
            (?!\s+(?:size|length|rate|price|time|number|amount|way|story|battle|fun|problem)\b))
        | (?P<vague>{vague})\b
        | (?P<many>{many})\s+(?P<manymag>{magnitude})\b(?:\s+(?P<manymag2>{magnitude})\b)?
        | (?P<plain>
            (?:(?P<digits>{DIGITS})(?:(?P<suffix>{suffix}|{magnitude}|thousand)\b|\s(?P<loose>bn|mn|mln|tn)\b)?|{cardinal}\b)
            (?:(?:[-\s]+(?:{magnitude})\b)+(?:\s*(?:and\s+)?{cardinal}\b(?!\s*-\s*year))?)*
            (?P<andhalf>\s+and\s+(?:a|one)\s+(?:half|(?P<quarter>quarter))|\s(?P<frac>1/2|1/4|3/4)|½)?
          )
        )"""
    bounds = {w: kind for kind in ("low", "high", "rough", "exact") for w in lexicon["bounds"][kind]}
    bounds |= {w: kind for kind in ("low", "high", "rough") for w in lexicon["after"][kind]}
    qualifier = _any(w for k in ("low", "high", "rough", "exact") for w in lexicon["bounds"][k])
    behind = _any(w for k in ("low", "high", "rough") for w in lexicon["after"][k])
    return Grammar(
        words=words,
        magnitudes=lexicon["magnitudes"],
        suffixes=lexicon["suffixes"],
        vague=lexicon["vague"],
        quantifiers=lexicon["quantifiers"],
        fractions=lexicon["fractions"],
        number=re.compile(rf"(?<![\w$€£.,/:-])(?:{number})(?![\w])", re.I | re.X),
        before=re.compile(rf"(?:\b(?:{qualifier})\s+(?:the\s+)?)+$|[~≈]\s?$", re.I),
        after=re.compile(rf"\s+(?:{behind})\b|\+", re.I),
        bounds=bounds,
    )


def spoken(text: str) -> float | None:
    """The value of a plain number: digits, number words, magnitudes; None where it is none."""
    g = grammar()
    total, group, seen = 0.0, 0.0, False
    for piece in re.findall(rf"{DIGITS}|[a-z]+", text.lower()):
        if piece[0].isdigit():
            group += float(piece.replace(",", ""))
        elif piece in g.words:
            group += g.words[piece]
        elif piece in g.magnitudes:
            scale = g.magnitudes[piece]
            if scale == 100 or scale == 12:
                group = max(group, 1.0) * scale
            elif group == 0 and total:
                total *= scale
            else:
                total, group = total + max(group, 1.0) * scale, 0.0
        elif piece in ("and", "a"):
            continue
        elif piece in g.suffixes:
            group *= g.suffixes[piece]
        else:
            return None
        seen = True
    return total + group if seen else None


def _value(found: re.Match[str], metres: bool) -> tuple[float, bool, bool] | None:
    """The value of a match, whether it is vague, whether it is a share of a whole."""
    g = grammar()
    part = {k: v.lower() for k, v in found.groupdict().items() if v is not None}
    if "tensof" in part:
        tens = re.split(r"\s+", part["tensof"])[0]
        unit = g.magnitudes[part["tensmag"].rstrip("s")]
        return {"tens": 20.0, **g.vague}[tens] * unit, True, False
    if "portion" in part:
        share = g.fractions["half" if part["portion"] == "half" else "quarter"]
        return share * g.magnitudes[part["portionmag"]], False, False
    if "part" in part:
        count = part.get("count", "a")
        times = g.words.get(count, 1.0)
        return times * g.fractions[part["part"]], False, True
    if "half" in part:
        return 0.5, False, True
    if "vague" in part:
        return g.vague[part["vague"]], True, False
    if "many" in part:
        many = re.sub(r"\s+", " ", part["many"])
        value = (
            g.quantifiers[many]
            * g.magnitudes[part["manymag"]]
            * g.magnitudes.get(part.get("manymag2", ""), 1)
        )
        return value, many not in ("a", "an"), False
    text = part["plain"]
    extra = 0.0
    if "andhalf" in part:
        written = part["andhalf"]
        text = text[: len(text) - len(written)]
        extra = {"1/4": 0.25, "3/4": 0.75}.get(part.get("frac", ""), 0.25 if "quarter" in part else 0.5)
    if metres and part.get("suffix") == "m":
        text = text.replace("m", "")
    plain = spoken(text)
    if plain is None:
        return None
    scale = re.search(r"[a-z]+$", text)
    if extra and scale and scale.group() in g.magnitudes:
        extra *= g.magnitudes[scale.group()]
    return plain + extra, False, False


def _bound(words: str) -> str:
    """What qualifying words do to a number: low, high, rough or exact; the strongest of several."""
    g = grammar()
    flat = re.sub(r"\s+", " ", words.strip().lower())
    if flat in ("~", "≈"):
        return "rough"
    if flat == "+":
        return "low"
    held = {kind for word, kind in g.bounds.items() if re.search(rf"(?:^|\s){re.escape(word)}(?:\s|$)", flat)}
    exact = g.bounds.get(flat)
    if exact:
        return exact
    if re.search(r"\b(?:no|not) (?:more|exceeding)\b", flat):
        return "high"
    return next((kind for kind in ("low", "high", "rough") if kind in held), "exact")


def _bounds(kind: str, value: float) -> tuple[float | None, float | None]:
    """Lower and upper bound of a value under a qualifier."""
    return {"low": (value, None), "high": (None, value), "rough": (None, None)}.get(kind, (value, value))


def find_numbers(text: str) -> Iterator[Number]:
    """Every number phrase of a text in order, none overlapping another; no judgement what it counts."""
    g = grammar()
    at = 0
    while found := g.number.search(text, at):
        number = _number(text, found)
        if number is None:
            at = found.end()
            continue
        yield number
        at = number.stop


def _number(text: str, found: re.Match[str]) -> Number | None:
    g = grammar()
    core, stop = found.start(), found.end()
    symbol = found.group("symbol")
    core += len(found.group()) - len(found.group().lstrip())
    metres = found.group("suffix") == "m" and symbol is None and not THING_NEXT.match(text, stop)
    read = _value(found, metres)
    if read is None:
        return None
    if metres:
        stop = found.end("suffix") - 1
    value, vague, share = read
    rate = None if vague or share else _ratio(text, stop, value)
    if rate is not None:
        value, stop, share = *rate, True
    until = None
    spread = None if vague or share else _range(text, core, stop, value)
    if spread is not None:
        value, until, stop = spread
    before = g.before.search(text, max(0, core - 60), core)
    particle = OVER.match(text, before.start()) if before else None
    if particle is not None and HANDED.search(text[max(0, core - 80) : particle.start()]):
        before = g.before.fullmatch(text, particle.end(), core)  # "handed over 100 rifles": no more than 100
    start = before.start() if before else core
    between = BETWEEN.search(text[:core], max(0, core - 12))
    if until is not None and between:
        start = core - len(between.group())
    after = g.after.match(text, stop)
    kind = _bound(before.group()) if before else "exact"
    end = stop
    if after and kind in ("exact", "rough"):
        kind, end = _bound(after.group()), after.end()
    if vague and kind in ("exact", "rough"):
        kind = "low"
    low, high = _bounds(kind, value)
    if until is not None:
        low, high = value, until
    return Number(
        start, end, core, stop, value, low, high, until, vague, share, symbol, bool(found.group("digits"))
    )


def _ratio(text: str, stop: int, value: float) -> tuple[float, int] | None:
    """The share that "7 out of 10" or "one in four" is, and where the phrase ends."""
    joint = RATIO.match(text, stop)
    second = grammar().number.match(text, joint.end()) if joint else None
    whole = _value(second, False) if second else None
    if joint is None or second is None or whole is None or not value < whole[0] <= 100:
        return None
    if value != 1 and "in" in joint.group() and whole[0] % 5:
        return None
    return value / whole[0], second.end()


def _range(text: str, core: int, stop: int, value: float) -> tuple[float, float, int] | None:
    """Both ends of a range and where it ends; "1.2-1.5 billion" gives its magnitude to both."""
    g = grammar()
    lead = text[max(0, core - 12) : core]
    joint = (AND.match(text, stop) if BETWEEN.search(lead) else None) or TO.match(text, stop)
    if joint is None or FROM.search(lead):
        return None
    dashed = joint.group().strip() in {"-", "–", "—"}
    rest = text[joint.end() : joint.end() + 60] if dashed else ""
    second = g.number.match(rest) if dashed else g.number.match(text, joint.end())
    upper = _value(second, False) if second else None
    if second is None or upper is None or upper[1]:
        return None
    end = second.end() + (joint.end() if dashed else 0)
    shared = SCALE.search(second.group())
    if shared and re.fullmatch(r"[\d.,]+", text[core:stop].lstrip("$€£")):
        word = shared.group().lower()
        scale = g.magnitudes.get(word) or g.suffixes[word]
        if upper[0] / scale > value:
            value *= scale
    return (value, upper[0], end) if upper[0] > value else None
