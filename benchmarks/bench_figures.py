"""Figures of the founding reports and the dossiers against hand-made gold, and how fast they are read."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from counterclaim.evidence import Figure, Report
from counterclaim.intake import take_in
from counterclaim.reading.figures import read_figures
from counterclaim.reading.prose import Prose, parse
from counterclaim.reading.toolkit import language

# the scorer's own names for one measure (tools/score_record.py), so that both say the same
SAME = {
    **dict.fromkeys(("dead", "deaths", "bodies", "victims"), "killed"),
    **dict.fromkeys(("airstrikes", "air strikes", "air raids", "raids"), "strikes"),
    **dict.fromkeys(("facilities", "hospitals", "hit", "destroyed"), "facilities_hit"),
    **dict.fromkeys(("territory", "percent"), "territory_share"),
    **dict.fromkeys(("countries", "participants"), "members"),
    "wounded": "injured",
    "besieged": "trapped",
    "missions": "sorties",
}


class Unknown:
    """An atlas and a clock that know nothing: figures are scored without places and dates."""

    def where(self, start: int, end: int) -> None:  # noqa: ARG002
        return None

    def when(self, start: int, end: int, future: bool | None = None) -> None:  # noqa: ARG002
        return None


def stories(shared: Path) -> Iterator[tuple[str, dict[str, Any], Path]]:
    """Each story's name, gold and folder of reports."""
    if not (shared / "seeds").is_dir():
        raise FileNotFoundError(f"no founding reports at {shared}")
    yield "seeds", json.loads((shared / "gold" / "seeds.json").read_text()), shared / "seeds"
    for path in sorted((shared / "dossiers").glob("*/gold.json")):
        yield path.parent.name, json.loads(path.read_text()), path.parent / "reports"


def words(text: str | None) -> set[str]:
    """The words of a counted phrase, singular."""
    return {w.rstrip("s") for w in re.findall(r"\w+", (text or "").lower())}


def answers(figure: Figure, gold: dict[str, Any], at: tuple[int, int]) -> bool:
    """Whether a figure is the gold one: it overlaps, has the value and an accepted measure or noun."""
    accepted = {SAME.get(m, m) for m in gold["measure"]}
    return (
        figure.span.start < at[1]
        and at[0] < figure.span.end
        and abs(figure.value - gold["value"]) <= 1e-9 * max(1, abs(gold["value"]))
        and (
            SAME.get(figure.measure, figure.measure) in accepted
            or bool(words(figure.of) & {a.rstrip("s") for a in accepted})
        )
    )


def read(reports: list[Report]) -> tuple[dict[str, tuple[Figure, ...]], float]:
    """The figures of each report, and tokens a second after the parse."""
    parsed: list[Prose] = [parse(report, language()) for report in reports]
    began = time.perf_counter()
    nothing = Unknown()
    found = {p.report.id: read_figures(p, None, nothing, nothing, (), ()) for p in parsed}
    return found, sum(len(p.doc) for p in parsed) / (time.perf_counter() - began)


def measure(shared: Path, misses: list[str] | None = None) -> dict[str, float]:
    """Share of gold figures found, in all and by story, and tokens a second; misses go into the list."""
    reached: dict[str, float] = {}
    hits = total = 0
    speed = 0.0
    for name, gold, folder in stories(shared):
        reports = [r for r in take_in([folder]) if isinstance(r, Report)]
        texts = {r.id: r.text for r in reports}
        found, speed = read(reports)
        right = 0
        for fact in gold["figures"]:
            start = texts[fact["report"]].find(fact["has"])
            at = (start, start + len(fact["has"]))
            ok = any(answers(f, fact, at) for f in found[fact["report"]])
            right += ok
            if not ok and misses is not None:
                misses.append(f"{name} {fact['report']} {fact['value']} {fact['measure']}: {fact['has']}")
        reached[name] = right / len(gold["figures"])
        hits, total = hits + right, total + len(gold["figures"])
    return {"found": hits / total, **reached, "tokens_per_s": speed}


def main() -> None:
    missed: list[str] = []
    for figure, value in measure(Path(__file__).resolve().parents[2] / "shared", missed).items():
        print(f"{figure:20}{value:10.3f}")
    print("\n".join(missed))


if __name__ == "__main__":
    main()
