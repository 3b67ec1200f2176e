"""Train the weights that tell deeds from opinions, habits and figures of speech, and cross-validate them.

    python training/events/train.py [--shared ../shared] [--check]

Reads `sentences.txt` beside it, the sentences of the tests and the sample, and, where it is there, the
development half of the PLOVER gold sentences (CC BY-SA 4.0, Halterman and others): events of the gold type
are deeds. Prints ten-fold cross-validation over sentences; without --check it writes
counterclaim/reading/lexicons/event_weights.tsv. Needs scikit-learn, which nothing needs at run time.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from counterclaim.reading.events.deeds import traits
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.events.triggers import find_triggers
from counterclaim.reading.toolkit import language

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WEIGHTS = ROOT / "counterclaim" / "reading" / "lexicons" / "event_weights.tsv"
STRENGTH = 0.5  # inverse of the penalty on large weights; 0.2 to 1 give the same within 0.005
RARE = 2  # a trait seen in fewer triggers has no weight
HEADER = """\
# How much a trait of a trigger (counterclaim/reading/events/deeds.py) speaks for a deed, in log odds.
# Made by training/events/train.py from sentences written for this project and from the development half of
# the PLOVER gold sentences (A. Halterman and others, CC BY-SA 4.0); no sentence is in it. Apache-2.0.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The traits of one trigger, whether it tells a deed, and the sentence it stands in."""

    traits: tuple[str, ...]
    deed: bool
    sentence: str


def triggers(text: str) -> Iterator[Trigger]:
    """The triggers of a text, the dropped ones too."""
    for sentence in language()(text).sents:
        yield from find_triggers(sentence)


def written(path: Path) -> Iterator[Example]:
    """The marked triggers of the written sentences; prints the marks where the lexicons find nothing."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        marks: dict[int, bool] = {}
        text = ""
        for piece in re.split(r"(\[[+-][^\]]+\])", line):
            if piece.startswith("["):
                marks[len(text)] = piece[1] == "+"
                text += piece[2:-1]
            else:
                text += piece
        for trigger in triggers(text):
            at = {trigger.head.idx, trigger.anchor.idx} & set(marks)
            if at:
                yield Example(tuple(traits(trigger)), marks[min(at)], text)


def standing_pairs(path: Path) -> Iterator[Example]:
    """The deeds of the minimal pairs of status: told in whatever standing, they are deeds."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        _, text, type, *_ = line.split("\t")
        yield from (Example(tuple(traits(t)), True, text) for t in triggers(text) if t.type == type)


def sample(gold: Path, reports: Path) -> Iterator[Example]:
    """The deeds of the gold record of the sample reports."""
    known: dict[str, list[tuple[str, list[str]]]] = {}
    for event in json.loads(gold.read_text(encoding="utf-8"))["events"]:
        known.setdefault(event["report"], []).append((event["has"], event["type"]))
    for path in sorted(reports.iterdir()):
        if path.stem not in known:
            continue
        text = path.read_text(encoding="utf-8")
        spans = [(text.find(has), text.find(has) + len(has), types) for has, types in known[path.stem]]
        for trigger in triggers(text):
            at = trigger.anchor.idx
            if any(start <= at < end and trigger.type in types for start, end, types in spans):
                yield Example(tuple(traits(trigger)), True, trigger.head.sent.text)


def plover(path: Path) -> Iterator[Example]:
    """The triggers of the gold sentences whose type is that of the gold event."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield from (
            Example(tuple(traits(t)), True, row["text"])
            for t in triggers(row["text"])
            if t.type == row["event"]
        )


def fitted(examples: Sequence[Example]) -> tuple[DictVectorizer, LogisticRegression]:
    """A model of the examples; deeds and others weigh the same as a whole."""
    seen = Counter(name for e in examples for name in e.traits)
    table = DictVectorizer()
    rows = table.fit_transform([{n: 1.0 for n in e.traits if seen[n] >= RARE} for e in examples])
    model = LogisticRegression(C=STRENGTH, max_iter=2000, class_weight="balanced")
    model.fit(rows, [e.deed for e in examples])
    return table, model


def chances(model: tuple[DictVectorizer, LogisticRegression], examples: Sequence[Example]) -> np.ndarray:
    """How likely each example is a deed."""
    rows = model[0].transform([dict.fromkeys(e.traits, 1.0) for e in examples])
    return np.asarray(model[1].predict_proba(rows)[:, 1])


def main() -> None:
    """Cross-validates, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--check", action="store_true")
    given = parser.parse_args()
    own = list(written(HERE / "sentences.txt"))
    examples = [
        *own,
        *standing_pairs(ROOT / "tests" / "reading" / "events" / "status_pairs.tsv"),
        *sample(ROOT / "tests" / "gold" / "sample.json", ROOT / "counterclaim" / "sample" / "reports"),
    ]
    gold = given.shared / "data" / "plover_gsr" / "dev.jsonl"
    if gold.exists():
        examples += plover(gold)
    deeds = np.array([e.deed for e in examples])
    print(f"{len(own)} written, {len(examples)} in all, {deeds.sum()} of them deeds")
    reached = np.zeros(len(examples))
    groups = [e.sentence for e in examples]
    for learn, held in GroupKFold(10).split(examples, groups=groups):
        model = fitted([examples[i] for i in learn])
        reached[held] = chances(model, [examples[i] for i in held])
    for threshold in (0.1, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        kept = reached >= threshold
        print(
            f"kept from {threshold:.2f}: deeds kept {kept[deeds].mean():.3f},"
            f" others dropped {1 - kept[~deeds].mean():.3f},"
            f" right of the kept written {deeds[: len(own)][kept[: len(own)]].mean():.3f}"
            f" (all kept {deeds[: len(own)].mean():.3f})"
        )
    if given.check:
        return
    table, model = fitted(examples)
    found = dict(zip(table.get_feature_names_out(), model.coef_[0], strict=True))
    rows = [("(always)", float(model.intercept_[0])), *sorted(found.items())]
    kept_rows = [f"{name}\t{value:.2f}" for name, value in rows if abs(value) >= 0.02]
    WEIGHTS.write_text(HEADER + "\n".join(kept_rows) + "\n", encoding="utf-8")
    print(f"{len(kept_rows)} weights")


if __name__ == "__main__":
    main()
