"""Train the weights that tell deeds from opinions, habits and figures of speech, and cross-validate them.

    python training/events/train.py [--shared ../shared] [--check]

Reads `sentences.txt` beside it, the sentences of the tests and the sample, and, where it is there, the
development half of the PLOVER gold sentences (CC BY-SA 4.0, Halterman and others): events of the gold type
are deeds. Prints ten-fold cross-validation over sentences, and over families of sentences written together;
without --check it writes counterclaim/reading/lexicons/event_weights.tsv, the weights of the traits, and
event_states.tsv, those of the encoder's states. Needs scikit-learn, which nothing needs at run time.
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
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from counterclaim.reading.encoder.states import States
from counterclaim.reading.events.deed_head import ALWAYS, TRAITS, seen
from counterclaim.reading.events.deeds import traits
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.events.triggers import find_triggers
from counterclaim.reading.prose import Paragraph
from counterclaim.reading.statements.encoder import scored
from counterclaim.reading.toolkit import language

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
WEIGHTS = ROOT / "counterclaim" / "reading" / "lexicons" / "event_weights.tsv"
STRENGTH = 0.5  # inverse of the penalty on large weights; 0.2 to 1 give the same within 0.005
RARE = 2  # a trait seen in fewer triggers has no weight
SPREAD = 6.0  # the mean length that the centred states of an example are brought to
STATES_STRENGTH = 0.2  # the penalty's inverse for the head on the states; 0.05 to 1 give the same within 0.01
FAMILY = 8  # sentences written one after the other that are held out together
HEADER = """\
# How much a trait of a trigger (counterclaim/reading/events/deeds.py) speaks for a deed, in log odds.
# Made by training/events/train.py from sentences written for this project and from the development half of
# the PLOVER gold sentences (A. Halterman and others, CC BY-SA 4.0); no sentence is in it. Apache-2.0.
"""
STATES = WEIGHTS.with_name("event_states.tsv")
STATES_HEADER = """\
# How much the encoder's states speak for a deed (counterclaim/reading/events/deed_head.py), in log odds: a
# constant, the weight of what event_weights.tsv says, and for each of the 384 numbers of a state its weight
# in the mean state of the trigger's word and in that of its sentence. Made by training/events/train.py of the
# same sentences (PLOVER: CC BY-SA 4.0); the encoder: training/encoder/MODEL_CARD.md. No sentence is in it.
# Apache-2.0.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The traits and states [768] of one trigger, whether it tells a deed, and the sentence it stands in.

    `family` are the sentences that are held out with it.
    """

    traits: tuple[str, ...]
    states: np.ndarray
    deed: bool
    sentence: str
    family: str


def triggers(text: str) -> Iterator[tuple[Trigger, np.ndarray]]:
    """The triggers of a text, the dropped ones too, with the encoder's states of each."""
    paragraphs = [Paragraph(m.start(), m.end(), m.start(), False) for m in re.finditer(r"[^\n]+", text)]
    states = States(scored(text, paragraphs))
    for sentence in language()(text).sents:
        for trigger in find_triggers(sentence):
            found = seen(trigger, states)
            if found is not None:
                yield trigger, found


def written(path: Path) -> Iterator[Example]:
    """The marked triggers of the written sentences; prints the marks where the lexicons find nothing."""
    lines = [k for k in path.read_text(encoding="utf-8").splitlines() if k and not k.startswith("#")]
    for number, line in enumerate(lines):
        marks: dict[int, bool] = {}
        text = ""
        for piece in re.split(r"(\[[+-][^\]]+\])", line):
            if piece.startswith("["):
                marks[len(text)] = piece[1] == "+"
                text += piece[2:-1]
            else:
                text += piece
        for trigger, states in triggers(text):
            at = {trigger.head.idx, trigger.anchor.idx} & set(marks)
            if at:
                family = f"written {number // FAMILY}"
                yield Example(tuple(traits(trigger)), states, marks[min(at)], text, family)


def standing_pairs(path: Path) -> Iterator[Example]:
    """The deeds of the minimal pairs of status: told in whatever standing, they are deeds."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        family, text, type, *_ = line.split("\t")
        yield from (
            Example(tuple(traits(t)), s, True, text, f"pair {family}")
            for t, s in triggers(text)
            if t.type == type
        )


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
        for trigger, states in triggers(text):
            at = trigger.anchor.idx
            if any(start <= at < end and trigger.type in types for start, end, types in spans):
                yield Example(tuple(traits(trigger)), states, True, trigger.head.sent.text, path.stem)


def plover(path: Path) -> Iterator[Example]:
    """The triggers of the gold sentences whose type is that of the gold event."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        yield from (
            Example(tuple(traits(t)), s, True, row["text"], row["text"])
            for t, s in triggers(row["text"])
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


def told(model: tuple[DictVectorizer, LogisticRegression], examples: Sequence[Example]) -> np.ndarray:
    """The log odds of a deed by the traits of each example."""
    rows = model[0].transform([dict.fromkeys(e.traits, 1.0) for e in examples])
    return np.asarray(model[1].decision_function(rows))


def held_out(examples: Sequence[Example], groups: Sequence[str], folds: int = 10) -> np.ndarray:
    """The log odds by the traits of each example, from models that saw nothing of its group."""
    reached = np.zeros(len(examples))
    for learn, held in GroupKFold(folds).split(examples, groups=groups):
        reached[held] = told(fitted([examples[i] for i in learn]), [examples[i] for i in held])
    return reached


@dataclass(frozen=True, slots=True)
class Hearing:
    """A fitted head: a constant, the weight of the traits' log odds, those of the states [768]."""

    always: float
    traits: float
    states: np.ndarray

    def odds(self, by_traits: np.ndarray, examples: Sequence[Example]) -> np.ndarray:
        """The log odds of a deed of each example."""
        return self.always + self.traits * by_traits + np.array([e.states for e in examples]) @ self.states


def hearing(examples: Sequence[Example], groups: Sequence[str]) -> Hearing:
    """The head on the states, beside what the traits say of sentences they were not fitted to."""
    states = np.array([e.states for e in examples])
    middle = states.mean(axis=0)
    scale = SPREAD / np.sqrt(((states - middle) ** 2).sum(axis=1).mean())
    rows = np.hstack([held_out(examples, groups)[:, None], (states - middle) * scale])
    model = LogisticRegression(C=STATES_STRENGTH, max_iter=3000).fit(rows, [e.deed for e in examples])
    found = model.coef_[0]
    always = float(model.intercept_[0] - found[1:] @ middle * scale)
    return Hearing(always, float(found[0]), found[1:] * scale)


def heard_held_out(examples: Sequence[Example], groups: Sequence[str]) -> np.ndarray:
    """The log odds by traits and states of each example, from models that saw nothing of its group."""
    reached = np.zeros(len(examples))
    for learn, held in GroupKFold(10).split(examples, groups=groups):
        known, asked = [examples[i] for i in learn], [examples[i] for i in held]
        head = hearing(known, [groups[i] for i in learn])
        reached[held] = head.odds(told(fitted(known), asked), asked)
    return reached


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
    for name, groups in (
        ("sentences", [e.sentence for e in examples]),
        ("families", [e.family for e in examples]),
    ):
        alone, both = held_out(examples, groups), heard_held_out(examples, groups)
        mine = deeds[: len(own)]
        for reader, odds in (("traits", alone), ("traits and states", both)):
            right = ((odds[: len(own)] >= 0) == mine).mean()
            area = roc_auc_score(mine, odds[: len(own)])
            print(f"by {name}, {reader}: area {area:.3f}, right {right:.3f} of the written")
    reached = 1 / (1 + np.exp(-held_out(examples, [e.sentence for e in examples])))
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
    print(f"{len(kept_rows)} weights of traits")
    head = hearing(examples, [e.family for e in examples])
    lines = [f"{ALWAYS}\t{head.always:.4f}", f"{TRAITS}\t{head.traits:.4f}"]
    lines += [f"{n}\t{a:.4f}\t{b:.4f}" for n, (a, b) in enumerate(head.states.reshape(2, -1).T)]
    STATES.write_text(STATES_HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
