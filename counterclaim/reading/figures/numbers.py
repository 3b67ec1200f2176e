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
    suffix, fraction = _any(lexicon["suffixes"]), _any(lexicon["fractions"])
    parts = _any(f for f in lexicon["fractions"] if f != "half")
    cardinal = rf"(?:(?:{tens})(?:[-\s](?:{small}))?|{low_words})"
    many = _any(lexicon["quantifiers"])
    number = rf"""
        (?P<symbol>{CURRENCY})?\s?(?:
          (?P<tensof>(?:tens|dozens|scores|hundreds|thousands)\s+of\s+(?P<tensmag>thousands|millions|billions))\b
        | (?P<portion>half|(?:a\s+)?quarter)(?:\s+of)?(?:\s+an?)?[-\s]+(?P<portionmag>{magnitude})\b
        | (?:(?P<count>{small}|an?)[-\s]+)?(?P<part>{parts})(?P<parts>s)?(?=\s+(?:of|the|its|their|all)\b)
        | (?P<half>half)(?=\s+(?:of|the|its|their|all|our|his|her)\b)
        | (?P<vague>{vague})\b
        | (?P<many>{many})\s+(?P<manymag>{magnitude})\b(?:\s+(?P<manymag2>{magnitude})\b)?
        | (?P<plain>
            (?:(?P<digits>{DIGITS})(?:(?P<suffix>{suffix})\b|\s(?P<loose>bn|mn|mln|tn)\b)?|{cardinal}\b)
            (?:(?:[-\s]+(?:{magnitude})\b)+(?:\s*(?:and\s+)?{cardinal}\b(?!\s*-\s*year))?)*
            (?P<andhalf>\s+and\s+(?:a|one)\s+(?:half|(?P<quarter>quarter))|\s(?P<frac>1/2|1/4|3/4)|½)?
          )
        )"""
    bounds = {w: kind for kind in ("low", "high", "rough", "exact") for w in lexicon["bounds"][kind]}
    bounds |= {w: kind for kind in ("low", "high", "rough") for w in lexicon["after"][kind]}
    qualifier = _any(w for k in ("low", "high", "rough", "exact") for w in lexicon["bounds"][k])
    behind = _any(w for k in ("low", "high", "rough") for w in lexicon["after"][k])
    assert fraction
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
    value = spoken(text)
    if value is None:
        return None
    scale = re.search(r"[a-z]+$", text)
    if extra and scale and scale.group() in g.magnitudes:
        extra *= g.magnitudes[scale.group()]
    return value + extra, False, False


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


THING_NEXT = re.compile(
    r"\s(?!(?:away|from|off|above|below|long|tall|high|wide|deep|down|up|north|south|east|west|race|and|or|in|at|to|of"
    r"|the|long-|on|out|short|behind|ahead|underground|sprint|across)\b)[a-z]{3,}"
)


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
    until = None
    follow = re.compile(r"\s?[-–—]\s?|\s+(?:to|or)\s+").match(text, stop)
    lead = text[max(0, core - 40) : core]
    if re.search(r"\bbetween\s+$", lead, re.I):
        follow = re.compile(r"\s+and\s+(?:about\s+|some\s+)?").match(text, stop) or follow
    if follow and not vague and not re.search(r"\bfrom\s+$", lead, re.I):
        second = g.number.match(text, follow.end()) or (
            g.number.match(text[follow.end() :]) if "-" in follow.group() or "–" in follow.group() else None
        )
        upper = _value(second, False) if second else None
        if second is not None and upper is not None and not upper[1]:
            top = upper[0]
            scale = top / value if value else 0
            shared = re.search(r"(million|billion|thousand|hundred|m|bn)$", second.group().lower())
            bare = re.fullmatch(r"[\d.,]+", text[core:stop].lstrip("$€£"))
            if shared and bare and scale >= 1000 and top / g.magnitudes.get(shared.group(), 1) > value:
                value *= g.magnitudes.get(shared.group(), g.suffixes.get(shared.group(), 1))
            if top > value and "or" not in follow.group():
                until = top
                stop = (
                    follow.end() + second.end() - second.start()
                    if second.string is not text
                    else second.end()
                )
    before = g.before.search(text, max(0, core - 60), core)
    start = before.start() if before else core
    between = re.search(r"\bbetween\s+$", lead, re.I)
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
