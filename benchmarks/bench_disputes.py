"""What pairs of passages are to each other: contradict, compatible, superseded, unrelated.

The pairs are in tests/gold/disputes_first.toml and disputes_second.toml; each is read and reconciled as a
story of its own. A pair contradicts when the record has a dispute with a side on each; it is superseded when
a later count overtook an earlier one, or what was planned has come about or been called off; it is compatible
when the record has both in one event, series or round of talks and sees no conflict; else it is unrelated.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from counterclaim.evidence import Passage, Reading, Record
from counterclaim.intake import take_in_text
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import reconcile
from counterclaim.reconcile.stance import Stance

GOLD = Path(__file__).resolve().parent.parent / "tests" / "gold"
HALVES = ("first", "second")
_HAPPENED = frozenset({"reported", "claimed", "did_not_happen"})


class Pair(NamedTuple):
    """Two passages, what they are to each other, and what the question is of."""

    half: str
    number: int
    verdict: Stance
    kind: str
    a: tuple[str, str]
    b: tuple[str, str]
    together: bool


class Stretch(NamedTuple):
    """Where a passage of a pair stands."""

    report: str
    start: int
    end: int

    def holds(self, passages: Iterable[Passage]) -> bool:
        """Whether one of the passages stands here."""
        return any(p.report == self.report and p.start < self.end and self.start < p.end for p in passages)


def pairs(half: str) -> Iterator[Pair]:
    """The pairs of one half, in the order of the file."""
    path = GOLD / f"disputes_{half}.toml"
    if not path.exists():
        return
    for n, p in enumerate(tomllib.loads(path.read_text())["pair"], 1):
        yield Pair(half, n, p["verdict"], p["kind"], tuple(p["a"]), tuple(p["b"]), p.get("together", False))


def story(pair: Pair, toolkit: Toolkit) -> tuple[list[Reading], Stretch, Stretch]:
    """The readings of a pair, and where its two passages stand in them."""
    (day, first), (other, last) = pair.a, pair.b
    if pair.together:
        text = f"{first} {last}" if not last.startswith("\n") else first + last
        report = take_in_text("a", text, published=day)
        at = len(text) - len(last.lstrip())
        return [read(report, toolkit)], Stretch("a", 0, at), Stretch("a", at, len(text))
    reports = [
        take_in_text(id_, text, published=when) for id_, when, text in (("a", day, first), ("b", other, last))
    ]
    return [read(r, toolkit) for r in reports], Stretch("a", 0, len(first)), Stretch("b", 0, len(last))


def verdict(record: Record, readings: Iterable[Reading], a: Stretch, b: Stretch) -> Stance:
    """What the record makes of two stretches of its reports."""
    for d in record.disputes:
        for n, side in enumerate(d.sides):
            if a.holds(side.mentions) and any(b.holds(o.mentions) for o in d.sides[:n] + d.sides[n + 1 :]):
                return "contradict"
    held = [
        c.verdict
        for s in record.series
        for c in s.compared
        if (a.holds([c.a]) and b.holds([c.b])) or (a.holds([c.b]) and b.holds([c.a]))
    ]
    if "superseded" in held or _overtaken(record, readings, a, b):
        return "superseded"
    together = (
        *(e.mentions for e in record.events),
        *(t.mentions for t in record.talks),
        *(s.mentions for s in record.series),
    )
    if held or any(a.holds(m) and b.holds(m) for m in together):
        return "compatible"
    return "unrelated"


def _overtaken(record: Record, readings: Iterable[Reading], a: Stretch, b: Stretch) -> bool:
    """Whether one stretch plans what the other says has come about, or been called off."""
    told = [(e, e.mentions) for r in readings for e in r.events]
    plans = [m for e, m in told if e.status == "planned" and a.holds(m)]
    facts = [m for e, m in told if e.status in _HAPPENED and b.holds(m)]
    whole = [set(e.mentions) for e in record.events] + [set(t.mentions) for t in record.talks]
    return any(set(p) & mentions and set(f) & mentions for mentions in whole for p in plans for f in facts)


def answers(half: str) -> Iterator[tuple[Pair, Stance]]:
    """Each pair of a half with what was found."""
    toolkit = Toolkit()
    for pair in pairs(half):
        readings, a, b = story(pair, toolkit)
        yield pair, verdict(reconcile(readings, {}), readings, a, b)


def measure(shared: Path) -> dict[str, float]:  # noqa: ARG001 - every benchmark is asked alike
    """The share of pairs that are right, and how many unrelated ones were called a contradiction."""
    found = [(pair, got) for half in HALVES for pair, got in answers(half)]
    figures = {"right": sum(p.verdict == got for p, got in found) / len(found)}
    for half in HALVES:
        of_half = [p.verdict == got for p, got in found if p.half == half]
        if of_half:
            figures[f"{half} half right"] = sum(of_half) / len(of_half)
    for wanted in ("contradict", "compatible", "superseded", "unrelated"):
        of_kind = [got == wanted for p, got in found if p.verdict == wanted]
        figures[f"{wanted} right"] = sum(of_kind) / len(of_kind)
    figures["unrelated called wrongly a contradiction"] = float(
        sum(p.verdict == "unrelated" and got == "contradict" for p, got in found)
    )
    return figures


def main() -> None:
    """Print every pair that was taken for something else, and the shares."""
    halves = sys.argv[1:] or HALVES
    right = total = 0
    for half in halves:
        for pair, got in answers(half):
            total += 1
            right += got == pair.verdict
            if got != pair.verdict:
                print(f"{half} {pair.number} {pair.kind}: {got}, not {pair.verdict}")
                print(f"    {pair.a[1]}\n    {pair.b[1]}")
    print(f"{right}/{total}")


if __name__ == "__main__":
    main()
