"""The weights of the linkage of events set by hand, beside weights fitted to all stories but the one scored.

    python -m benchmarks.linkage_fitted

Two fits, each scored on the story it has not seen: logistic regression on the parts of every pair of
sightings that the gold calls one event or two (the hand weights as the mean of a Gaussian prior, so that a
part few pairs have stays near its hand weight), and the best of some sets of hand constants. Prints pairs
joined of those that are one event, and pairs apart of those that are not. An argument names a folder of
pickled readings (encread_STORY.pkl).
"""

from __future__ import annotations

import json
import pickle
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from benchmarks.bench_record import stories
from benchmarks.linkage_splink import ground_of, scored
from benchmarks.run import shared
from counterclaim.evidence import Report
from counterclaim.intake import take_in
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile import likeness, same_event
from counterclaim.reconcile.ground import Ground
from counterclaim.reconcile.sighting import Parts, Sighting, sightings

PRIORS = (0.3, 1.0, 3.0, 10.0, 30.0)
"""How strongly weights are held to those set by hand."""
DAYS = ((2.0, 2.0, 2.0), (2.5, 2.0, 1.5), (2.0, 1.5, 1.0))
PLACES = ((1.0, 1.0, 1.0), (1.0, 0.75, 0.5), (1.0, 0.5, 0.25))
SOONS = (0.0, -0.5, -1.0)
LEASTS = (2.5, 2.75, 3.0)
APART_COUNTS = 3.0
"""How many times a point of `apart` counts as a point of `joined`, up to ENOUGH: a false join is worse."""
ENOUGH = 0.985
Scores = tuple[int, int, int, int]
Compared = tuple[float, Parts] | None
_by_hand = likeness.compare


class Story(NamedTuple):
    """A story's readings, their sightings, its gold and its texts."""

    ground: Ground
    found: Sequence[Sighting]
    gold: Mapping[str, Any]
    texts: Mapping[str, str]


def told(kept: Path | None) -> dict[str, Story]:
    """Every story, read or as it was kept."""
    toolkit = None if kept else Toolkit()
    found = {}
    for name, (gold, folder) in stories(shared()).items():
        if kept is not None:
            readings = pickle.loads((kept / f"encread_{name}.pkl").read_bytes())
        else:
            reports = [r for r in take_in([folder]) if isinstance(r, Report)]
            readings = [read(r, toolkit or Toolkit()) for r in reports]
        ground = ground_of(readings)
        texts = {r.report.id: r.report.text for r in readings}
        found[name] = Story(ground, sightings(ground), json.loads(gold.read_text()), texts)
    return found


def score(story: Story) -> Scores:
    """Pairs joined, pairs to be joined, pairs apart, pairs to be apart, with the weights as they stand."""
    groups, _ = same_event.join_events(story.ground)
    cluster = {s.event.id: g[0].event.id for g in groups for s in g}
    return scored(story.gold, story.texts, story.found, cluster)


def labelled(story: Story) -> Iterator[tuple[Sighting, Sighting, bool]]:
    """Pairs of sightings that the gold calls one event, or two; of each group those of its commonest type."""
    groups = []
    for group in story.gold.get("same_event", []):
        at = [[s for s in story.found if _told_in(s, x, story.texts)] for x in group]
        kinds = Counter(kind for listed in at for kind in {s.event.type for s in listed})
        kind = min(kinds, key=lambda k: (-kinds[k], k), default="")
        groups.append([[s for s in listed if s.event.type == kind] for listed in at])
    for one in groups:
        yield from ((a, b, True) for x, y in combinations(one, 2) for a, b in product(x, y))
    for one, other in combinations(groups, 2):
        for x, y in product(one, other):
            yield from ((a, b, False) for a, b in product(x, y) if a is not b)


def _told_in(s: Sighting, x: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    start = texts[x["report"]].find(x["has"])
    end = start + len(x["has"])
    return any(m.report == x["report"] and m.start < end and start < m.end for m in s.event.mentions)


def _summed(parts: Parts) -> Counter[str]:
    found: Counter[str] = Counter()
    for name, weight in parts:
        found[name] += weight  # type: ignore[assignment]
    return found


def fitted(train: Iterable[Story], held_to: float) -> dict[str, float]:
    """A factor for each part, and the least weight under "" that joins, by Newton's method."""
    rows = [(r[1], y) for story in train for a, b, y in labelled(story) if (r := _by_hand(a, b)) is not None]
    names = sorted({name for of_pair, _ in rows for name, _ in of_pair})
    parts = [_summed(of_pair) for of_pair, _ in rows]
    x: NDArray[np.float64] = np.array([[*(p[name] for name in names), 1.0] for p in parts])
    y = np.array([float(joined) for _, joined in rows])
    prior = np.array([1.0] * len(names) + [-same_event.ACROSS])
    strength = np.array([held_to] * len(names) + [held_to / 10])
    w = prior.copy()
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ w))
        slope = x.T @ (p - y) + strength * (w - prior)
        w = w - np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + np.diag(strength), slope)
    return dict(zip([*names, ""], w.tolist(), strict=True))


def by_fit(held_to: float, told_: Mapping[str, Story]) -> list[Scores]:
    """Each story with weights fitted to the others."""
    found = []
    for name, story in told_.items():
        weights = fitted([s for other, s in told_.items() if other != name], held_to)

        def compare(a: Sighting, b: Sighting, weights: Mapping[str, float] = weights) -> Compared:
            if (pair := _by_hand(a, b)) is None:
                return None
            total = sum(weights.get(name, 1.0) * weight for name, weight in pair[1])
            return total + weights[""] + same_event.ACROSS, pair[1]

        same_event.compare = compare  # type: ignore[attr-defined]
        found.append(score(story))
    same_event.compare = _by_hand  # type: ignore[attr-defined]
    return found


def by_choice(told_: Mapping[str, Story]) -> list[Scores]:
    """Each story with the constants that do best on the others."""
    kept = likeness.SAME_DAY, likeness.SURE_PLACE, likeness.SOON, same_event.ACROSS
    tried = []
    for constants in product(DAYS, PLACES, SOONS, LEASTS):
        likeness.SAME_DAY, likeness.SURE_PLACE, likeness.SOON, same_event.ACROSS = constants
        tried.append({name: score(story) for name, story in told_.items()})
    likeness.SAME_DAY, likeness.SURE_PLACE, likeness.SOON, same_event.ACROSS = kept

    def worth(scores: Mapping[str, Scores], without: str) -> float:
        joined, one, apart, two = _sum(s for name, s in scores.items() if name != without)
        return joined / one + APART_COUNTS * min(apart / two, ENOUGH)

    return [max(tried, key=lambda scores: worth(scores, name))[name] for name in told_]


def _sum(scores: Iterable[Scores]) -> Scores:
    a, b, c, d = map(sum, zip(*scores, strict=True))
    return a, b, c, d


def _line(label: str, scores: Sequence[Scores]) -> str:
    return f"{label:24}" + " | ".join(f"{j}/{n} {a}/{m}" for j, n, a, m in (*scores, _sum(scores)))


def main() -> None:
    """Print each way's scores, story by story and of all."""
    found = told(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    sys.stdout.write(" | ".join([*found, "all"]) + "\n")
    sys.stdout.write(_line("by hand", [score(s) for s in found.values()]) + "\n")
    for held_to in PRIORS:
        sys.stdout.write(_line(f"fitted, prior {held_to}", by_fit(held_to, found)) + "\n")
    sys.stdout.write(_line("constants chosen", by_choice(found)) + "\n")


if __name__ == "__main__":
    main()
