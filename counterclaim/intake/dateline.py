"""Datelines: the place a report was filed from, as wire style prints it before the first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from counterclaim.intake.agencies import any_agency, by_name
from counterclaim.intake.datestamps import ANY_DAY, MONTH, STAMP, stamp_at

CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*[A-ZÀ-Þ](?:[ ](?:[A-ZÀ-Þ][A-ZÀ-Þ.’'-]*[A-ZÀ-Þ]|de|al|el|[A-ZÀ-Þ]\.?))*"
WRITTEN = r"[A-ZÀ-Þ][\w’'.-]+(?:[ ](?:[A-ZÀ-Þ][\w’'.-]+|de|al|el|of)){0,3}"
REGION = r"(?:,[ ][A-ZÀ-Þ][\w.’' -]{1,30}?){0,2}"
DATED = (
    rf"(?P<date>(?:,?[ ]|,)(?:(?i:{ANY_DAY})|(?i:{MONTH})[ ]\d{{1,2}}\b|\d{{1,2}}[ ](?i:{MONTH})"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
)
AGENCY = rf"(?P<agency>\(\s*{any_agency()}(?:[/,][^()]{{1,30}})?\s*\))"
CREDIT = r"(?:[ ]*\([A-ZÀ-Þ][\w.&’' -]{1,30}\))?"  # an outlet or bureau no list knows
DASH = r"[ ]*(?:--+|—|–|-|:|―|\.-)"
LEAD = rf"(?:\((?P<lead>{any_agency()})\)\s*[-–—]*\s*)?"
SHAPES = (
    # PLACE, May 14. /TASS/. The / PLACE. May 14 (Interfax) -
    re.compile(
        rf"(?P<place>{CAPITALS}?)[.,]{DATED}\.?[ ]*"
        rf"(?:/(?P<agency>{any_agency()})/\.?|\((?P<lead>{any_agency()})\){DASH})(?=\s)"
    ),
    # KYIV, Ukraine (AP) — / ROME, Jan 24 - / MUNICH -- / MOSCOW (Sputnik) Over
    re.compile(
        rf"{LEAD}(?P<place>{CAPITALS})(?:/{CAPITALS})?{REGION}(?:{DATED})?"
        rf"(?:[ ]*{AGENCY}(?:{DASH})?|{CREDIT}{DASH})(?=\s|[“\"])"
    ),
    # Berlin (dpa) - / Hamburg / AFP / (ANSA) - Rome, January 24 -
    re.compile(rf"{LEAD}(?P<place>{WRITTEN}){REGION}(?:{DATED})?[ ]*{AGENCY}{DASH}(?=\s)"),
    re.compile(rf"(?P<place>{WRITTEN})\s*/\s*(?P<agency>{any_agency()})(?:{DASH})?(?=\s|$)"),
    re.compile(rf"{LEAD}(?P<place>{WRITTEN}){REGION}{DATED}{DASH}(?=\s)"),
)  # fmt: skip
# capitals before a dash or colon that are no place
NO_PLACE = frozenset(
    """
    BREAKING UPDATE UPDATED EXCLUSIVE FILE CORRECTION WATCH VIDEO ANALYSIS OPINION LIVE PHOTOS PHOTO NOTE
    WARNING ALERT FACTBOX TIMELINE EXPLAINER INTERVIEW FEATURE NEWS REPORT READ RELATED MORE ADVERTISEMENT
    QUESTION ANSWER NATO OSCE UNHCR UNICEF UNESCO ISIS ISIL OPEC ASEAN WHO HOST CAPTION SOURCE EDITOR
    EDITORIAL COMMENT COMMENTARY
    """.split()
)


@dataclass(frozen=True)
class Dateline:
    """A dateline in the text: its stretch, the place it names, the agency and the full date it gives."""

    start: int
    end: int
    place: str
    agency: str | None
    day: str | None


def dateline_at(text: str, at: int) -> Dateline | None:
    """The dateline that begins at the offset; None where the text begins otherwise."""
    for shape in SHAPES:
        found = shape.match(text, at, min(len(text), at + 160))
        if not found:
            continue
        place = found["place"].strip(" ,.")
        bare = place.upper().strip(".")
        letters = re.sub(r"\W", "", place)
        if bare in NO_PLACE or bare.lower() in by_name() or len(letters) < 3 or STAMP.match(place):
            continue
        groups = found.groupdict()
        if len(letters) < 4 and not groups.get("agency") and not groups.get("date"):
            continue
        dated = groups.get("date")
        stamp = stamp_at(dated.strip(" ,"), 0) if dated else None
        agency = (
            (groups.get("agency") or groups.get("lead") or "")
            .strip("() ")
            .split("/")[0]
            .split(",")[0]
            .strip()
            .lower()
        )
        known = by_name().get(agency)
        return Dateline(
            at, found.end(), proper(place), known.name if known else None, stamp.day if stamp else None
        )
    return None


def proper(place: str) -> str:
    """A place in capitals as names are written: "TEL AVIV" gives "Tel Aviv"."""
    if not place.isupper():
        return place
    return re.sub(
        r"[^\W\d_]+", lambda m: m[0].capitalize() if m[0] not in {"DE", "AL", "EL"} else m[0].lower(), place
    )
