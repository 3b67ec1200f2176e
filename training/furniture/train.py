"""Train the models that tell furniture from prose, and print what cross-validation says of them.

    python training/furniture/train.py ../shared/data/articles [--check]

Writes counterclaim/intake/weights/{lines,lines-second,page}.json; with --check it only measures. Needs
scikit-learn, which nothing needs at run time.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

sys.path.insert(0, str(Path(__file__).parent))
from labels import label

from counterclaim.intake import boosted, linefeatures, pagefeatures, secondlook
from counterclaim.intake.article import coverage, extraction
from counterclaim.intake.blocks import lines
from counterclaim.intake.decoding import decode
from counterclaim.intake.markup import read_markup
from counterclaim.intake.page import CHARSET, parse
from counterclaim.intake.rendering import render

WEIGHTS = Path(boosted.__file__).parent / "weights"
SEED = 7
FOLDS, INNER = 5, 3
FIRST = {
    "max_iter": 200,
    "learning_rate": 0.05,
    "max_leaf_nodes": 10,
    "min_samples_leaf": 20,
    "max_features": 0.3,
}
SECOND = {
    "max_iter": 120,
    "learning_rate": 0.05,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 20,
    "max_features": 0.4,
    "seeds": 3,
}
PAGE = {
    "max_iter": 150,
    "learning_rate": 0.05,
    "max_leaf_nodes": 5,
    "min_samples_leaf": 30,
    "max_features": 0.3,
    "seeds": 3,
}


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


Models = list[HistGradientBoostingClassifier]


def fit(samples: Sequence[Sample], options: Mapping[str, Any]) -> Models:
    """Models that differ in their seed only; what they say is averaged."""
    rows = np.concatenate([s.rows for s in samples])
    marks, weights = np.concatenate([s.marks for s in samples]), np.concatenate([s.weights for s in samples])
    fixed = {"early_stopping": False, "l2_regularization": 2}
    seeds = options.get("seeds", 1)
    rest = {key: value for key, value in options.items() if key != "seeds"}
    return [
        HistGradientBoostingClassifier(random_state=SEED + n, **fixed, **rest).fit(
            rows, marks, sample_weight=weights
        )
        for n in range(seeds)
    ]


def chances(models: Models, rows: Any) -> Any:
    """The models' averaged probability for every row."""
    return 1 / (1 + np.exp(-np.mean([model.decision_function(rows) for model in models], axis=0)))


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
        shares, same = coverage(page.lines, extraction(root))
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


def both_looks(first: Any, second: Any) -> Callable[[Sample], Any]:
    """How the two models judge a page together."""
    return lambda s: chances(second, secondlook.describe(s.rows, chances(first, s.rows)))


def cross_validated(
    samples: Mapping[str, Sample], learn: Callable[[list[Sample]], Callable[[Sample], Any]]
) -> dict[str, Any]:
    """What is said of every page by models that did not see it."""
    keys = sorted(samples)
    np.random.RandomState(0).shuffle(keys)
    found = {}
    for fold in range(FOLDS):
        judge = learn([samples[k] for n, k in enumerate(keys) if n % FOLDS != fold])
        for key in keys[fold::FOLDS]:
            found[key] = judge(samples[key])
    return found


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words and how often each comes."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(len(words) - 3, min(len(words), 1))))


def f1(
    truth: Mapping[str, Any], samples: Mapping[str, Sample], found: Mapping[str, Any], least: float
) -> tuple[float, ...]:
    """F1, precision and recall of four-word runs, averaged over pages as the public benchmark does."""
    precision, recall = [], []
    for key, entry in truth.items():
        sample = samples.get(key)
        kept = (
            "\n".join(t for t, c in zip(sample.texts, found[key], strict=True) if c > least) if sample else ""
        )
        true, own = shingles(entry["articleBody"]), shingles(kept)
        hits = sum((true & own).values())
        if own:
            precision.append(hits / sum(own.values()))
        if true:
            recall.append(hits / sum(true.values()))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return round(2 * p * r / (p + r), 4), round(p, 4), round(r, 4)


def export(models: Models, names: Sequence[str], path: Path) -> None:
    """All trees of all models in one file, each model's values divided by their number."""
    trees, depth = [], 0
    for predictor in (predictor for model in models for (predictor,) in model._predictors):
        nodes = predictor.nodes
        leaf = nodes["is_leaf"].astype(bool)
        depth = max(depth, int(nodes["depth"].max()))
        trees.append(
            {
                "feature": np.where(leaf, -1, nodes["feature_idx"]).tolist(),
                "threshold": [float(f"{v:.7g}") for v in np.where(leaf, 0, nodes["num_threshold"])],
                "left": np.where(leaf, 0, nodes["left"]).tolist(),
                "right": np.where(leaf, 0, nodes["right"]).tolist(),
                "value": [float(f"{v:.5g}") for v in np.where(leaf, nodes["value"] / len(models), 0)],
            }
        )
    base = float(np.mean([np.ravel(model._baseline_prediction)[0] for model in models]))
    data = {"names": list(names), "base": base, "depth": depth, "trees": trees}
    path.write_text(json.dumps(data, separators=(",", ":")) + "\n")


def main() -> None:
    """Train, write and measure as asked."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("articles", type=Path)
    options.add_argument("--check", action="store_true", help="measure only, write nothing")
    options.add_argument("--pages", action="store_true", help="only the model for HTML pages")
    options.add_argument("--fast", action="store_true", help="write without measuring")
    chosen = options.parse_args()
    truth = json.loads((chosen.articles / "truth.json").read_text("utf-8"))
    pages = page_samples(chosen.articles, truth)
    if not chosen.check:
        WEIGHTS.mkdir(exist_ok=True)
        export(fit([pages[k] for k in sorted(pages)], PAGE), pagefeatures.NAMES, WEIGHTS / "page.json")
    if not chosen.fast:
        found = cross_validated(
            pages, lambda some: (lambda model: lambda s: chances(model, s.rows))(fit(some, PAGE))
        )
        print("html", {least: f1(truth, pages, found, least) for least in (0.3, 0.4, 0.5, 0.6)}, flush=True)
    if chosen.pages:
        return
    flat = flat_samples(chosen.articles, truth)
    if not chosen.check:
        first, second = stacked([flat[k] for k in sorted(flat)])
        export(first, linefeatures.NAMES, WEIGHTS / "lines.json")
        export(second, secondlook.NAMES, WEIGHTS / "lines-second.json")
        print("written", flush=True)
    if not chosen.fast:
        found = cross_validated(flat, lambda some: both_looks(*stacked(some)))
        print("flat", {least: f1(truth, flat, found, least) for least in (0.3, 0.4, 0.5, 0.6)}, flush=True)


if __name__ == "__main__":
    main()
