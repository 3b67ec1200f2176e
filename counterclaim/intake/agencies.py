"""Which news agencies a report credits: by dateline, in credits, in its text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

# names that are words or common abbreviations too: only where the place says that an agency is meant
AMBIGUOUS = frozenset(
    """
    Beta Trend Turan Andina Fars Mehr Saba Petra MENA APS MAP TAP UNI RIA TT MIA STA AGI IPS RSS CP APP INA
    Bloomberg SPA ONA BNA ENA NAN ATA CNA TNA VNA PNA KNA GNA PPI UNB Fides Kabar Antara IPN UzA SANA
    NNA NINA ANF ANI APA BSS DHA IHA AAP LUSA Regnum Rudaw Khovar Jiji Ma'an WAFA Wafa
    """.split()
)


@dataclass(frozen=True)
class Agency:
    """One agency: the name it is credited under, and everything it is called."""

    name: str
    names: tuple[str, ...]
    country: str


@cache
def agencies() -> tuple[Agency, ...]:
    """Every agency of the lexicon."""
    found = []
    text = files("counterclaim.intake").joinpath("lexicons", "agencies.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            name, others, country = line.split("\t")
            names = (name, *(other for other in others.split(";") if other))
            short = min((n for n in names if n.isupper()), key=len, default=name)
            found.append(Agency(short, names, country))
    return tuple(found)


@cache
def by_name() -> dict[str, Agency]:
    """Agencies under every name they have, in lower case."""
    return {name.lower(): agency for agency in agencies() for name in agency.names}


@cache
def any_agency() -> str:
    """A pattern that matches any agency's name, the longest first."""
    names = {name for agency in agencies() for name in agency.names}
    capitals = {name.upper() for name in names} | {"Afp", "dpa", "afp"}
    return "(?:" + "|".join(re.escape(n) for n in sorted(names | capitals, key=lambda n: (-len(n), n))) + ")"


@cache
def _first_words() -> frozenset[str]:
    """The words that agencies' names begin with, as they may be written; a text without any names none."""
    names = {name for agency in agencies() for name in agency.names} | {"Afp", "dpa", "afp"}
    words = {word for name in names for word in re.findall(r"\w+", name)[:1]}
    return frozenset(words | {word.upper() for word in words})


@cache
def _said() -> re.Pattern[str]:
    """An agency that tells or is told something: reported, said, told X, an X correspondent."""
    name = any_agency()
    told = r"report(?:s|ed|ing)|sa(?:id|ys)|quot(?:es|ed|ing)|cit(?:es|ed|ing)|put|wrote|added|tall(?:y|ied)"
    return re.compile(
        rf"\b(?P<verb>told|telling)\s+(?:the\s+)?(?P<hearer>{name})(?!\w)"
        rf"|\b(?i:according to|by|to|cited by|quoted by|an?|the|with)\s+(?:the\s+)?(?P<source>{name})(?!\w)"
        r"(?P<office>\s+(?:news\s|press\s|photo|correspondent|reporter|journalist|agency|writer|tally"
        r"|count))?"
        rf"|\b(?:news|press|state|state-run) agency,?\s+(?P<named>{name})(?!\w)"
        rf"|(?<!\w)(?P<teller>{name})(?:\s+(?:news|press))?(?:\s+agency)?,?\s+(?:has\s+|also\s+"
        rf"|had\s+)?(?:{told})\b"
    )


def named_in(text: str) -> tuple[str, ...]:
    """The agencies that a credit line, dateline or byline names, in order, each once."""
    found: dict[str, None] = {}
    for match in re.finditer(rf"(?<!\w)(?<!\w-){any_agency()}(?![\w-])", text):
        found.setdefault(by_name()[match[0].lower()].name)
    return tuple(found)


def its_agency(name: str | None) -> str | None:
    """The agency that a byline or an outlet is: "Ann Marlow, Reuters", "Sputnik News", "www.reuters.com"."""
    for part in re.split(r"[,/|()]|\s(?:for|of)\s", name or ""):
        words = re.sub(r"\s+(?:news|news agency|agency|international)$", "", part.strip().lower())
        label = re.sub(r"^www\.|\.[a-z.]+$", "", words) if re.fullmatch(r"\S+\.[a-z]{2,}", words) else ""
        site = label.removesuffix("news") if len(label) > 5 else ""
        known = by_name().get(words) or by_name().get(site)
        if known is not None:
            return known.name
    return None


def opening(text: str) -> str | None:
    """The agency that a paragraph opens with instead of a dateline: "Afp - The toll"."""
    match = re.match(rf"\W{{0,2}}({any_agency()})\W{{0,2}}\s*(?:--?|—|–|:)\s", text)
    return by_name()[match[1].lower()].name if match else None


def quoted_in(text: str) -> tuple[str, ...]:
    """The agencies that the prose says report, are told or count something, in order, each once."""
    found: dict[str, None] = {}
    if _first_words().isdisjoint(re.findall(r"\w+", text)):
        return ()
    for match in _said().finditer(text):
        kind = match.lastgroup if match.lastgroup != "office" else "source"
        name = next(match[key] for key in ("hearer", "source", "named", "teller") if match[key])
        if kind == "source" and not match["office"] and name in AMBIGUOUS:
            continue
        if kind == "teller" and name in AMBIGUOUS and name.isupper() and len(name) < 4:
            continue
        found.setdefault(by_name()[name.lower()].name)
    return tuple(found)
