"""The most mentioned actors of the founding reports: all ways to name one are one, and no two are joined.

A row is an actor and the pattern of its names; the reports are those of the shared folder, so nothing of
them stands here.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from counterclaim.reading.actors import Cast, read_actors
from tests.reports import prose

SEEDS = {
    "Kerry": r"(?:John )?Kerry",
    "Lavrov": r"(?:Serge[iy] )?Lavrov",
    "Putin": r"(?:Vladimir )?Putin",
    "Obama": r"(?:Barack )?Obama",
    "Assad": r"(?:Bashar )?(?:[Aa]l-)?Assad(?!['’]?s (?:government|forces|regime))",
    "Konashenkov": r"(?:Igor )?Konashenkov",
    "Steinmeier": r"(?:Frank-Walter )?Steinmeier",
    "Russia": r"Russia(?:n Federation)?(?![-’'\w])|Moscow(?= has| said| launched)|Russian government",
    "United States": r"United States|U\.S\.(?= and\b|,)|Washington(?= has| said| remained| itself)",
    "Syrian government": r"Syrian (?:government|regime)(?! forces| military)",
    "Islamic State": r"Islamic State(?: group)?|ISIS|Daesh|(?<![\w.])IS(?= has)",
    "opposition": r"(?<!the Syrian )(?<=the )opposition(?= and|,| could|\.)",
    "Observatory": r"Syrian Observatory for Human Rights|(?<=[Tt]he )Observatory",
    "YPG": r"YPG|(?:Kurdish )?People['’]s Protection Units",
}
DOSSIERS = {
    "coalition": r"(?:US|U\.S\.)-led coalition(?! fighter| jets)",
    "Islamic State": r"Islamic State(?: group)?|ISIS|ISIL|D(?:aesh|AESH)(?! US)",
    "SDF": r"Syrian? Democratic Forces|SDF",
    "Observatory": r"Syrian Observatory for Human Rights|SOHR",
    "United Nations": r"United Nations|(?<!\w)UN(?= (?:has|said))",
    "Syria": r"Syrian government|Syria(?= has| denied)",
    "Yanukovych": r"(?:Viktor )?Yanukov(?:y|i)ch",
    "Klitschko": r"(?:Vital[iy] )?Klitschko",
    "Fico": r"(?:Robert )?Fico",
    "Lajčák": r"(?:Miroslav )?Lajčák",
    "Glazyev": r"(?:Sergei )?Glazyev",
    "Tusk": r"(?:Donald )?Tusk",
    "European Union": r"European Union|(?<=the )EU(?! \w+ (?:chief|leaders))",
    "Ukraine": r"Ukrainian (?:government|authorities)|Ukraine['’]s (?:government|authorities)",
}


def ids(cast: Cast, pattern: str) -> set[str]:
    """Every actor that any match of a pattern denotes."""
    found: set[str] = set()
    for match in re.finditer(rf"(?<![\w”-])(?:{pattern})(?!\w)", cast.prose.doc.text):
        who = cast.who(match.start(), match.end())
        assert len(who) == 1, (match[0], match.start(), who)
        found.update(who)
    return found


def check(folder: Path, rows: dict[str, str]) -> int:
    """Assert that each row is one actor in each report, no two the same; gives how many were seen."""
    seen = 0
    for path in sorted(folder.glob("*.txt")):
        cast = read_actors(prose(path.read_text(encoding="utf-8"), id=path.stem))
        owners: dict[str, str] = {}
        for name, pattern in rows.items():
            found = ids(cast, pattern)
            assert len(found) <= 1, (path.name, name, [cast.get(id).name for id in found])
            for id in found:
                assert owners.setdefault(id, name) == name, (path.name, name, owners[id])
            seen += len(found)
    return seen


@pytest.mark.shared
def test_seeds(shared: Path) -> None:
    assert check(shared / "seeds", SEEDS) > 35


@pytest.mark.shared
@pytest.mark.parametrize("dossier", ["tokhar2016", "rashideen2017", "ukraine-kyiv"])
def test_dossiers(shared: Path, dossier: str) -> None:
    assert check(shared / "dossiers" / dossier / "reports", DOSSIERS) > 8
