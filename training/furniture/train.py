"""Train the models that tell furniture from prose, and print what cross-validation says of them.

    python training/furniture/train.py ../shared/data/articles [--check 3 [--flat]]

Writes counterclaim/intake/weights/{lines,lines-second,page}.json; with --check it measures the whole of
intake by cross-validation, so many times with other folds, and writes nothing. Needs LightGBM, which nothing
needs at run time.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

sys.path.insert(0, str(Path(__file__).parent))
from labels import label

from counterclaim.evidence import Report
from counterclaim.intake import boosted, linefeatures, pagefeatures, secondlook, take_in
from counterclaim.intake.alignment import align
from counterclaim.intake.article import extraction
from counterclaim.intake.blocks import lines
from counterclaim.intake.decoding import decode
from counterclaim.intake.markup import read_markup
from counterclaim.intake.page import CHARSET, parse
from counterclaim.intake.rendering import render

WEIGHTS = Path(boosted.__file__).parent / "weights"
SEED = 7
FOLDS, INNER = 5, 3
# every so many-th page, by its name, is never trained on: benchmarks/bench_articles.py measures on it
HELD_OUT = 5
FIXED = {
    "objective": "binary",
    "learning_rate": 0.05,
    "min_data_in_leaf": 20,
    "lambda_l2": 3,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}
FIRST = {"rounds": 200, "num_leaves": 8, "feature_fraction_bynode": 0.3, "seeds": 1}
SECOND = {"rounds": 120, "num_leaves": 6, "feature_fraction_bynode": 0.4, "seeds": 2}
PAGE = {"rounds": 150, "num_leaves": 6, "feature_fraction_bynode": 0.3, "seeds": 3}


@dataclass
class Sample:
    """The lines of one page, what is seen of each, and which are its article."""

    texts: Sequence[str]
    rows: Any
    marks: Any
    weight: float = 1.0

    @property
    def weights(self) -> Any:
        """Longer lines weigh more, every page the same: the score counts words and averages pages."""
        own = np.sqrt(np.array([len(text.split()) for text in self.texts], dtype=float) + 1)
        return own / own.sum() * 100 * self.weight


Models = list[lightgbm.Booster]


def fit(samples: Sequence[Sample], options: Mapping[str, Any]) -> Models:
    """Models that differ in their seed only; what they say is averaged."""
    rows = np.concatenate([s.rows for s in samples])
    marks, weights = np.concatenate([s.marks for s in samples]), np.concatenate([s.weights for s in samples])
    rest = {key: value for key, value in options.items() if key not in {"seeds", "rounds"}}
    return [
        lightgbm.train(
            {**FIXED, **rest, "seed": SEED + n},
            lightgbm.Dataset(rows, marks, weight=weights, params={"verbose": -1}),
            options["rounds"],
        )
        for n in range(options["seeds"])
    ]


def chances(models: Models, rows: Any) -> Any:
    """The models' averaged probability for every row."""
    said = [model.predict(rows, raw_score=True, num_threads=1) for model in models]
    return 1 / (1 + np.exp(-np.mean(said, axis=0)))


def flat_samples(folder: Path, truth: Mapping[str, Any]) -> dict[str, Sample]:
    """The pages without tags."""
    found = {}
    for key in sorted(truth):
        texts = [b.text for b in lines((folder / "flat" / f"{key}.txt").read_text("utf-8"))]
        marks = np.array(label(texts, truth[key]["articleBody"]))
        found[key] = Sample(texts, linefeatures.describe(texts), marks)
    return found


def page_samples(folder: Path, truth: Mapping[str, Any]) -> dict[str, Sample]:
    """The HTML pages, cut to the lines around the extraction; those without one are left out."""
    found = {}
    for key in sorted(truth):
        raw = (folder / "html" / f"{key}.html").read_bytes()
        declared = CHARSET.search(raw[:8192])
        root = parse(decode(raw, declared[1].decode() if declared else None).text)
        page = render(root)
        title = read_markup(root).title
        shares, same = align([line.text for line in page.lines], extraction(root))
        low, high = pagefeatures.window(page.lines, shares)
        if low == high:
            continue
        marks = np.array(label([line.text for line in page.lines], truth[key]["articleBody"]))[low:high]
        rows = pagefeatures.describe(page.lines[low:high], shares[low:high], same[low:high], title)
        found[key] = Sample([line.text for line in page.lines[low:high]], rows, marks)
    return found


def spliced(samples: Sequence[Sample], rng: np.random.RandomState, times: int = 2) -> list[Sample]:
    """Articles between the furniture of other pages, and articles alone: clean text must be known too."""
    made = []
    spans = []
    for s in samples:
        held = np.flatnonzero(s.marks)
        if len(held):
            spans.append((s, max(0, held[0] - 8), min(len(s.texts), held[-1] + 3)))
    for s, start, end in spans:
        for _ in range(times):
            head, cut, _ = spans[rng.randint(len(spans))]
            foot, _, after = spans[rng.randint(len(spans))]
            before, behind = list(head.texts[:cut]), list(foot.texts[after:])
            before = [[], before[-rng.randint(1, 30) :], before][min(2, int(rng.rand() * 7))]
            behind = [[], behind[: rng.randint(1, 30)], behind][min(2, int(rng.rand() * 7))]
            texts = [*before, *s.texts[start:end], *behind]
            marks = np.concatenate([np.zeros(len(before)), s.marks[start:end], np.zeros(len(behind))]).astype(
                int
            )
            made.append(Sample(texts, linefeatures.describe(texts), marks, 1 / times))
        body = [text for text, mark in zip(s.texts, s.marks, strict=True) if mark]
        if len(body) > 3:
            made.append(Sample(body, linefeatures.describe(body), np.ones(len(body), int), 0.3))
    return made


def stacked(samples: Sequence[Sample]) -> tuple[Any, Any]:
    """The first model on all samples, and the second on what the first says of pages it did not see."""
    rng = np.random.RandomState(SEED)
    second = []
    for fold in range(INNER):
        held = samples[fold::INNER]
        rest = [s for n, s in enumerate(samples) if n % INNER != fold]
        model = fit([*rest, *spliced(rest, rng, 1)], FIRST)
        for s in [*held, *spliced(held, rng, 1)]:
            rows = secondlook.describe(s.rows, chances(model, s.rows))
            second.append(Sample(s.texts, rows, s.marks, s.weight if s.weight < 1 else 2.0))
    return fit([*samples, *spliced(samples, rng)], FIRST), fit(second, SECOND)


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words and how often each comes."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(len(words) - 3, min(len(words), 1))))


def flattened(node: Mapping[str, Any], tree: dict[str, list[Any]]) -> int:
    """The node's number after it and all below it were added to the tree's arrays."""
    at = len(tree["feature"])
    leaf = "leaf_value" in node
    tree["feature"].append(-1 if leaf else node["split_feature"])
    tree["threshold"].append(0.0 if leaf else float(f"{node['threshold']:.7g}"))
    tree["value"].append(float(f"{node['leaf_value']:.5g}") if leaf else 0.0)
    tree["left"].append(0)
    tree["right"].append(0)
    if not leaf:
        tree["left"][at] = flattened(node["left_child"], tree)
        tree["right"][at] = flattened(node["right_child"], tree)
    return at


def deepest(node: Mapping[str, Any]) -> int:
    """How many questions the longest way through a tree asks."""
    if "leaf_value" in node:
        return 0
    return 1 + max(deepest(node["left_child"]), deepest(node["right_child"]))


def export(models: Models, names: Sequence[str], path: Path) -> None:
    """All trees of all models in one file, each model's values divided by their number."""
    trees, depth = [], 0
    for model in models:
        for info in model.dump_model()["tree_info"]:
            tree: dict[str, list[Any]] = {
                key: [] for key in ("feature", "threshold", "left", "right", "value")
            }
            flattened(info["tree_structure"], tree)
            tree["value"] = [float(f"{value / len(models):.5g}") for value in tree["value"]]
            depth = max(depth, deepest(info["tree_structure"]))
            trees.append(tree)
    data = {"names": list(names), "base": 0.0, "depth": depth, "trees": trees}
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n")


def learned(
    pages: Sequence[Sample] | None, flat: Sequence[Sample] | None, folder: Path, names: Mapping[str, Path]
) -> None:
    """Weights files, from the samples that are given, at the paths."""
    folder.mkdir(exist_ok=True)
    if pages:
        export(fit(pages, PAGE), pagefeatures.NAMES, names["page"])
    if flat:
        first, second = stacked(flat)
        export(first, linefeatures.NAMES, names["lines"])
        export(second, secondlook.NAMES, names["lines-second"])


def placed(folder: Path) -> dict[str, Path]:
    """Where each weights file lies in a folder."""
    return {name: folder / f"{name}.json" for name in ("page", "lines", "lines-second")}


def whole_intake(
    articles: Path,
    truth: Mapping[str, Any],
    pages: Mapping[str, Sample],
    flat: Mapping[str, Sample],
    turn: int,
) -> dict[str, dict[str, str]]:
    """The bodies that the whole of intake, rules included, finds with models that did not see the page.

    Without `pages` only the text without tags is read.
    """
    keys = sorted(truth)
    np.random.RandomState(turn).shuffle(keys)
    found: dict[str, dict[str, str]] = {"html": {}, "flat": {}} if pages else {"flat": {}}
    for fold in range(FOLDS):
        held = set(keys[fold::FOLDS])
        with tempfile.TemporaryDirectory() as made:
            names = placed(Path(made))
            learned(
                [pages[k] for k in sorted(pages) if k not in held],
                [flat[k] for k in sorted(flat) if k not in held],
                Path(made),
                names,
            )
            trees = {n: boosted.parse(path.read_text("utf-8")) for n, path in names.items() if path.exists()}
        shipped, boosted.load = boosted.load, trees.__getitem__
        for kind, ending in (("html", "html"), ("flat", "txt")) if pages else (("flat", "txt"),):
            for item in take_in([articles / kind / f"{key}.{ending}" for key in sorted(held)]):
                if isinstance(item, Report):
                    found[kind][item.id] = "\n".join(span.text for span in item.body)
        boosted.load = shipped
    return found


def averaged(truth: Mapping[str, Any], bodies: Mapping[str, str]) -> tuple[float, ...]:
    """F1, precision and recall of four-word runs, averaged over pages as the public benchmark does."""
    precision, recall = [], []
    for key, entry in truth.items():
        true, own = shingles(entry["articleBody"]), shingles(bodies.get(key, ""))
        hits = sum((true & own).values())
        if own:
            precision.append(hits / sum(own.values()))
        if true:
            recall.append(hits / sum(true.values()))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return round(2 * p * r / (p + r), 4), round(p, 4), round(r, 4)


def main() -> None:
    """Train and write, or measure as asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("articles", type=Path)
    options.add_argument("--pages", action="store_true", help="only the model for HTML pages")
    options.add_argument("--flat", action="store_true", help="check only text without tags, in minutes")
    options.add_argument("--check", type=int, metavar="TURNS", help="cross-validate so often, write nothing")
    chosen = options.parse_args()
    truth = json.loads((chosen.articles / "truth.json").read_text("utf-8"))
    pages = {} if chosen.flat and chosen.check else page_samples(chosen.articles, truth)
    flat = flat_samples(chosen.articles, truth)
    for turn in range(chosen.check or 0):
        for kind, bodies in whole_intake(chosen.articles, truth, pages, flat, turn).items():
            print(turn, kind, averaged(truth, bodies), flush=True)
    if not chosen.check:
        seen = [key for key in sorted(truth) if key not in sorted(truth)[::HELD_OUT]]
        lines_too = None if chosen.pages else [flat[k] for k in seen]
        learned([pages[k] for k in seen if k in pages], lines_too, WEIGHTS, placed(WEIGHTS))


if __name__ == "__main__":
    main()
