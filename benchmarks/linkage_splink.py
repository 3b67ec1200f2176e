"""The project's own linkage of events beside Splink's, on the hand-made pairs of the stories.

    pip install splink        (for this script only; the product does not need it)
    python -m benchmarks.linkage_splink

Splink (Linacre and others 2022; DuckDB) is given the same features as comparison levels and trained without
labels: u from random pairs, m by expectation maximisation under two blocking rules. Its pairs above a weight
are made groups by connected components. Prints, for each story, pairs joined of those that are one event, and
pairs apart of those that are not. An argument names a folder of pickled readings (encread_STORY.pkl).
"""

from __future__ import annotations

import json
import pickle
import resource
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.bench_record import stories
from benchmarks.run import shared
from counterclaim.evidence import Reading
from counterclaim.intake import take_in
from counterclaim.reading import Toolkit, read
from counterclaim.reconcile.ground import Ground, lay_ground
from counterclaim.reconcile.groups import Groups
from counterclaim.reconcile.same_actor import join_actors
from counterclaim.reconcile.same_event import join_events
from counterclaim.reconcile.same_place import join_places
from counterclaim.reconcile.sighting import Sighting, sightings

WEIGHTS = (0.0, 2.0, 4.0, 6.0, 8.0, 10.0, 12.0, 15.0)
Clusters = Mapping[str, str]


def ground_of(readings: Sequence[Reading]) -> Ground:
    """The readings under one naming of actors and places."""
    actors, actor_ids, _ = join_actors(readings)
    places, place_ids, _ = join_places(readings)
    return lay_ground(readings, actors, places, actor_ids, place_ids, {})


def row(story: str, s: Sighting) -> dict[str, Any]:
    """One sighting as a record of Splink's."""
    return {
        "unique_id": f"{story}|{s.event.id}",
        "story": story,
        "report": s.report,
        "kind": s.event.type,
        "subtype": s.event.acled,
        "first": s.days.first.toordinal() if s.days else None,
        "last": s.days.last.toordinal() if s.days else None,
        "place": s.places[0].id if s.places else None,
        "around": [p.id for p in s.places] or [""],
        "actors": sorted(s.actors.ids) or [""],
        "recipients": sorted(s.recipients.ids) or [""],
        "counts": sorted(f"{m} {v}" for m, v in s.figures) or [""],
        "words": sorted(s.words) or [""],
        "context": sorted(s.context) or [""],
    }


def _array(name: str, levels: Iterable[float]) -> dict[str, Any]:
    """Levels of a list by the share of the shorter one that two have in common."""
    share = f"len(list_intersect({name}_l, {name}_r)) / least(len({name}_l), len({name}_r))"
    return {
        "output_column_name": name,
        "comparison_levels": [
            {"sql_condition": f"{name}_l[1] = '' OR {name}_r[1] = ''", "is_null_level": True,
             "label_for_charts": "none"},
            *({"sql_condition": f"{share} >= {x}", "label_for_charts": f"at least {x}"} for x in levels),
            {"sql_condition": "ELSE", "label_for_charts": "else"},
        ],
    }  # fmt: skip


def _settings() -> dict[str, Any]:
    def level(condition: str, label: str, **more: Any) -> dict[str, Any]:
        return {"sql_condition": condition, "label_for_charts": label, **more}

    gap = "greatest(first_l, first_r) - least(last_l, last_r)"
    date = [
        level("first_l IS NULL OR first_r IS NULL", "none", is_null_level=True),
        level(f"{gap} <= 0 AND greatest(last_l - first_l, last_r - first_r) = 0", "one day"),
        level(f"{gap} <= 0", "meet"),
        level(f"{gap} <= 3", "three days"),
        level("ELSE", "else"),
    ]
    place = [
        level("place_l IS NULL OR place_r IS NULL", "none", is_null_level=True),
        level("place_l = place_r", "same"),
        level("list_contains(around_l, place_r) OR list_contains(around_r, place_l)", "inside"),
        level("ELSE", "else"),
    ]
    kind = [level("kind_l = kind_r", "same"), level("ELSE", "else")]
    subtype = [
        level("subtype_l IS NULL OR subtype_r IS NULL", "none", is_null_level=True),
        level("subtype_l = subtype_r", "same"),
        level("ELSE", "else"),
    ]
    return {
        "link_type": "dedupe_only",
        "unique_id_column_name": "unique_id",
        "blocking_rules_to_generate_predictions": ["l.story = r.story"],
        "comparisons": [
            {"output_column_name": "kind", "comparison_levels": kind},
            {"output_column_name": "subtype", "comparison_levels": subtype},
            {"output_column_name": "first", "comparison_levels": date},
            {"output_column_name": "place", "comparison_levels": place},
            _array("actors", [0.01]),
            _array("recipients", [0.01]),
            _array("counts", [0.01]),
            _array("words", [0.6, 0.3]),
            _array("context", [0.6, 0.3]),
        ],
    }


def by_splink(rows: Sequence[dict[str, Any]]) -> list[tuple[str, str, float]]:
    """Pairs of sightings with Splink's match weight."""
    import pyarrow
    from splink import DuckDBAPI, Linker

    api = DuckDBAPI()
    linker = Linker(api.register(pyarrow.Table.from_pylist(list(rows))), _settings(), log_level=40)
    linker.training.estimate_u_using_random_sampling(max_pairs=2e5, seed=1)
    for rule in ("l.story = r.story AND l.kind = r.kind AND l.first = r.first",
                 "l.story = r.story AND l.place = r.place AND list_has_any(l.actors, r.actors)"):  # fmt: skip
        linker.training.estimate_parameters_using_expectation_maximisation(rule, record_sample_proportion=1.0)
    found = linker.inference.predict(threshold_match_weight=min(WEIGHTS)).as_record_list()
    return [(p["unique_id_l"], p["unique_id_r"], p["match_weight"]) for p in found]


def components(ids: Iterable[str], pairs: Iterable[tuple[str, str, float]], least: float) -> Clusters:
    """Connected components of the pairs above a weight."""
    groups: Groups[str] = Groups(ids)
    for a, b, weight in pairs:
        if weight >= least:
            groups.join(a, b)
    return {i: members[0] for members in groups.all() for i in members}


def scored(gold: Mapping[str, Any], texts: Mapping[str, str], found: Sequence[Sighting],
           cluster: Clusters) -> tuple[int, int, int, int]:  # fmt: skip
    """Pairs joined, pairs to be joined, pairs apart, pairs to be apart (of those that were read)."""

    def clusters(x: Mapping[str, str]) -> set[str]:
        start = texts[x["report"]].find(x["has"])
        end = start + len(x["has"])
        return {
            cluster[s.event.id] for s in found for m in s.event.mentions
            if m.report == x["report"] and m.start < end and start < m.end
        }  # fmt: skip

    groups = [[clusters(x) for x in g] for g in gold.get("same_event", [])]
    joined = [bool(a & b) for g in groups for a, b in combinations(g, 2)]
    apart = [not a & b for g, h in combinations(groups, 2) for a in g for b in h if a and b]
    return sum(joined), len(joined), sum(apart), len(apart)


def main() -> None:
    """Print joined and apart for our linkage and for Splink's at each weight, with time and memory."""
    kept = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    toolkit = None if kept else Toolkit()
    told: dict[str, tuple[Ground, list[Sighting], dict[str, Any], dict[str, str]]] = {}
    for story, (gold, folder) in stories(shared()).items():
        if kept is not None:
            readings = pickle.loads((kept / f"encread_{story}.pkl").read_bytes())
        else:
            readings = [read(r, toolkit or Toolkit()) for r in take_in([folder])]
        ground = ground_of(readings)
        texts = {r.report.id: r.report.text for r in readings}
        told[story] = ground, sightings(ground), json.loads(gold.read_text()), texts
    began = time.process_time()
    ours = {}
    for story, (ground, *_) in told.items():
        groups, _ = join_events(ground)
        ours[story] = {s.event.id: g[0].event.id for g in groups for s in g}
    print(f"ours: {time.process_time() - began:.1f} s, {_megabytes():.0f} MB")
    for story, (_, found, gold, texts) in told.items():
        print(f"  {story:16}", *scored(gold, texts, found, ours[story]))
    began = time.process_time()
    rows = [row(story, s) for story, (_, found, *_) in told.items() for s in found]
    pairs = by_splink(rows)
    print(f"splink: {time.process_time() - began:.1f} s, {_megabytes():.0f} MB, {len(rows)} sightings")
    for least in WEIGHTS:
        of = components((r["unique_id"] for r in rows), pairs, least)
        shares = []
        for story, (_, found, gold, texts) in told.items():
            own = {s.event.id: of[f"{story}|{s.event.id}"] for s in found}
            shares.append(scored(gold, texts, found, own))
        print(f"  weight {least:4}", *(f"{j}/{n} {a}/{m}" for j, n, a, m in shares))


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
