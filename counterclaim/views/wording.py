"""How the tool words what it shows: dates, figures with their bounds, status glyphs, lists of names.

Templates over the record, never generated prose.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from counterclaim.evidence import Figure

GLYPHS: dict[str, str] = {
    "reported": "●",
    "claimed": "◐",
    "disputed": "◑",
    "denied": "○",
    "planned": "◌",
    "hypothetical": "◌",
    "did_not_happen": "✕",
    "held": "●",
    "cancelled": "✕",
    "broken_off": "✕",
    "called_for": "◌",
    "announced": "◌",
    "in_force": "●",
    "expired": "○",
    "collapsed": "✕",
}
WORDS: dict[str, str] = {
    "did_not_happen": "did not happen",
    "broken_off": "broken off",
    "government_body": "government body",
    "armed_group": "armed group",
    "called_for": "called for",
    "in_force": "in force",
}

_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")


def word(code: str) -> str:
    """A code of the contract as a reader's word."""
    return WORDS.get(code, code.replace("_", " "))


def date(edtf: str | None) -> str:
    """An EDTF date for people: "11 February 2016", "February 2016", "2 to 5 March 2016"; "undated"."""
    if not edtf:
        return "undated"
    if "/" in edtf:
        first, last = edtf.split("/", 1)
        if first == "..":
            return f"until {date(last)}"
        if last in {"..", ""}:
            return f"since {date(first)}"
        return f"{_opening(first, last)} to {date(last)}"
    match = _DAY.match(edtf)
    if match is None:
        return edtf
    year, month, day = match.groups()
    about = "about " if edtf.endswith(("~", "%")) else ""
    if month is None or not 1 <= int(month) <= 12:
        return about + year
    name = calendar.month_name[int(month)]
    return f"{about}{int(day)} {name} {year}" if day else f"{about}{name} {year}"


def at_date(edtf: str) -> str:
    """A date with the word that stands before it: "on 11 February 2016", "in February 2016"."""
    words = date(edtf)
    if "/" in edtf:
        return words if words.startswith(("until", "since")) else f"from {words}"
    return (
        words if words.startswith("about") else f"{'on' if len(edtf.rstrip('?~%')) == 10 else 'in'} {words}"
    )


def _opening(first: str, last: str) -> str:
    """The first of two dates without what the second repeats: "3" of 3 to 9 October 2016."""
    words = date(first)
    if len(first) == len(last) == 10 and first[:7] == last[:7]:
        return words.split(" ", 1)[0]
    return words.removesuffix(f" {first[:4]}") if len(first) > 4 and first[:4] == last[:4] else words


def number(value: float) -> str:
    """A number with thousands separated, without a needless fraction."""
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,.2f}".rstrip("0").rstrip(".")


_FRACTIONS = {0.25: "a quarter", 0.33: "a third", 0.5: "half", 0.67: "two thirds", 0.75: "three quarters"}


def amount(value: float) -> str:
    """A number, or a share that has a word of its own: 0.5 gives "half"."""
    return _FRACTIONS.get(round(value, 2), number(value)) if 0 < value < 1 else number(value)


_ONE_FORM = {"percent", "km", "USD", "EUR", "GBP"}


def _units(unit: str, value: float) -> str:
    if value == 1 or unit in _ONE_FORM or not unit.islower():
        return unit
    return "feet" if unit == "foot" else f"{unit}s"


def bounded(figure: Figure) -> str:
    """A figure's number with its bounds: "at least 45", "up to 3,000", "16 to 20", "about 150"."""
    unit = f" {_units(figure.unit, figure.value)}" if figure.unit else ""
    low, high = figure.low, figure.high
    if low is not None and high is None:
        return f"at least {amount(low)}{unit}"
    if low is None and high is not None:
        return f"up to {amount(high)}{unit}"
    if low is not None and high is not None and low != high:
        return f"{amount(low)} to {amount(high)}{unit}"
    about = "about " if low is None else ""
    return f"{about}{amount(figure.value)}{unit}"


def listed(names: Iterable[str], most: int | None = None) -> str:
    """Names as a list in words: "a, b and c"; with `most`, "a, b and 3 more"."""
    found = list(names)
    if most is not None and len(found) > most:
        found = [*found[:most], f"{len(found) - most} more"]
    if len(found) < 2:
        return "".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}"


def count(n: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "3 reports"."""
    return f"{number(n)} {one if n == 1 else many or one + 's'}"


def short(text: str, most: int = 160) -> str:
    """A text on one line, cut at a word where it is long."""
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 2].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " …"


ROOMS: dict[str, str] = {
    "talk": "Round of talks",
    "event": "Event",
    "statement": "Statement",
    "figure": "Figure",
    "proposal": "Proposal",
    "dispute": "Dispute",
    "actor": "Actor",
    "place": "Place",
    "report": "Report",
    "ceasefire": "Ceasefire",
    "series": "Quantity over time",
    "condition": "Condition of a place",
    "control": "Control of a place",
    "resolution": "Resolution",
    "sanction": "Sanction or measure",
    "position": "Position",
}

_MANY: dict[str, str] = {
    "talk": "rounds of talks",
    "series": "quantities over time",
    "condition": "conditions of places",
    "control": "changes of control",
    "sanction": "sanctions or measures",
}


def things(n: int, kind: str, what: str = "") -> str:
    """A count of things of a kind: "3 new events", "1 round of talks"; `what` stands between the two."""
    one = ROOMS.get(kind, word(kind)).lower()
    return f"{number(n)} {what + ' ' if what else ''}{one if n == 1 else _MANY.get(kind, one + 's')}"


_SPEECH: dict[str, tuple[str, str]] = {
    "assert": ("said", "assertion"),
    "deny": ("denied", "denial"),
    "accuse": ("accused", "accusation"),
    "propose": ("proposed", "proposal"),
    "demand": ("demanded", "demand"),
    "agree": ("agreed", "agreement"),
    "reject": ("rejected", "rejection"),
    "promise": ("promised", "promise"),
    "threaten": ("threatened", "threat"),
    "doubt": ("doubted", "doubt"),
    "announce": ("announced", "announcement"),
    "condemn": ("condemned", "condemnation"),
    "hope": ("hoped", "hope"),
    "ask": ("asked", "question"),
}

_DEEDS: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "meeting",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "request",
    "ACCUSE": "accusation",
    "REJECT": "rejection",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
    "AIR_STRIKE": "air strike",
    "ART_MISS_ATTACK": "shelling",
    "ARMED_CLASH": "clash",
    "ATTACK": "attack on people",
    "SUIC_BOMB": "suicide bombing",
    "REM_EXPLOS": "explosion",
    "GRENADE": "grenade attack",
    "CHEM_WEAP": "chemical attack",
    "SEX_VIOL": "sexual violence",
    "ABDUCT_DISSAP": "abduction",
    "ARREST": "arrest",
    "PEACE_PROTEST": "peaceful protest",
    "PROTEST_WITH_INTER": "protest met with force",
    "FORCE_AGAINST_PROTEST": "force against protesters",
    "VIOL_DEMONSTR": "violent demonstration",
    "MOB_VIOL": "mob violence",
    "AGREEMENT": "agreement",
    "DISR_WEAP": "weapons seized",
    "PROPERTY_DISTRUCT": "destruction of property",
    "ORG_CRIME": "organised crime",
    "HQ_ESTABLISHED": "base established",
    "CHANGE_TO_GROUP_ACT": "change of a group's activity",
    "NON_VIOL_TERRIT_TRANSFER": "peaceful handover of ground",
    "GOV_REGAINS_TERIT": "government regains ground",
    "NON_STATE_ACTOR_OVERTAKES_TER": "armed group takes ground",
}

_DATE_FROM: dict[str, str] = {
    "own": "",
    "clause": "",
    "sentence": ", from its sentence",
    "paragraph": ", from its paragraph",
    "report": ", from the report's date",
    "event": ", from another mention of it",
}

_MEASURES: dict[str, str] = {
    "count": "counted",
    "facilities_hit": "facilities hit",
    "territory_share": "share of territory",
}


def speech(kind: str) -> str:
    """What a source did in a statement, as a verb that fits one speaker and many: "denied"."""
    return _SPEECH[kind][0] if kind in _SPEECH else word(kind)


def speech_act(kind: str) -> str:
    """What a statement was read as, as a noun: "denial"."""
    return _SPEECH[kind][1] if kind in _SPEECH else word(kind)


SURE = 0.75
DOUBTFUL = 0.5


def certainty(confidence: float | None) -> str:
    """How sure the reader of a statement was: "sure", "likely", "doubtful"; "not said" without a figure."""
    if confidence is None:
        return "not said"
    return "sure" if confidence >= SURE else "likely" if confidence >= DOUBTFUL else "doubtful"


def deed(type_: str, acled: str | None = None) -> str:
    """What kind of event it is, in a reader's words; the sub-type where it says more."""
    if acled in _DEEDS and (
        type_ in {"ASSAULT", "PROTEST", "COERCE", "RETREAT"} or acled not in {"AGREEMENT"}
    ):
        return _DEEDS[acled or ""]
    return _DEEDS.get(type_, word(type_.lower()))


def measure(code: str) -> str:
    """What a figure measures, in a reader's words."""
    return _MEASURES.get(code, word(code))


def date_from(basis: str | None) -> str:
    """Where an event's date was taken from, to stand after the date; empty where its own words say it."""
    return _DATE_FROM.get(basis or "", "")


def short_date(edtf: str | None) -> str:
    """A date for a narrow column: "11 Feb 2016", "Feb 2016", "4–11 Feb 2016"; "undated"."""
    words = date(edtf)
    for name in calendar.month_name[1:]:
        words = words.replace(name, name[:3])
    return words.replace(" to ", "–" if re.match(r"\d+ to \d+ ", words) else " – ")


def settled_case(name: str) -> str:
    """A name that a dateline wrote in capitals, as one writes it elsewhere: "MUNICH" gives "Munich"."""
    return name.title() if name.isupper() and len(name) > 4 else name


def sentence_case(text: str) -> str:
    """The text with its first letter large."""
    return text[:1].upper() + text[1:]


_ANSWERS: dict[str, str] = {
    "agree": "agreed",
    "reject": "rejected it",
    "counter": "answered with other terms",
    "condition": "agreed on conditions",
    "doubt": "doubted it",
}

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?")


def answer(stance: str) -> str:
    """How somebody answers a proposal, as a verb: "rejected it"."""
    return _ANSWERS.get(stance, word(stance))


def duration(iso: str) -> str:
    """An ISO 8601 duration in words: "P7D" gives "7 days"."""
    match = _PERIOD.fullmatch(iso)
    if match is None or not any(match.groups()):
        return iso
    units = ("year", "month", "week", "day", "hour", "minute")
    return listed(count(int(n), unit) for n, unit in zip(match.groups(), units, strict=True) if n)


def terms(found: dict[str, object]) -> str:
    """A proposal's terms in words: "a ceasefire of 7 days from 5 December 2016"."""
    text = word(str(found["measure"])) if found.get("measure") else ""
    if found.get("duration"):
        text += f" for {duration(str(found['duration']))}"
    start = str(found.get("start") or "")
    if start:
        text += f" starting {'at once' if start == 'immediate' else date(start)}"
    if found.get("place"):
        text += f" at {found['place']}"
    return text.strip()


def coordinates(lat: float, lon: float) -> str:
    """A point in degrees: "36.20° N, 37.16° E"."""
    return f"{abs(lat):.2f}° {'N' if lat >= 0 else 'S'}, {abs(lon):.2f}° {'E' if lon >= 0 else 'W'}"
