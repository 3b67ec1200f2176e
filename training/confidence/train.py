"""Fit how likely a statement is right, and print what cross-validation says of it.

    python training/confidence/train.py ../shared [--write]

Candidates are what the encoder and the rules find in PolNeAR's development articles (the encoder was fitted
to the training ones, and trusts itself too much there); right is what the shared scorer can match with a
statement of the corpus's coders, source included. With --write the weights go to the lexicon that the reader
uses. Needs scikit-learn, which nothing needs at run time.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.bench_statements import scorer, spans
from counterclaim.intake import take_in_text
from counterclaim.reading import statements
from counterclaim.reading.prose import parse
from counterclaim.reading.statements import confidence, encoder, quoted_stretches, relayed, rules, united
from counterclaim.reading.toolkit import language

LEXICON = Path(confidence.__file__).parents[1] / "lexicons" / confidence.WEIGHTS
FOLDS = 12
LEASTS = (0.0, 0.1, 0.15, 0.2, 0.25, 0.27, 0.3, 0.35, 0.4, 0.5, 0.6)
ROWS = ("attribution", "content_token", "source_token", "direct")
HEADER = """\
# How likely a statement is right: the weights of a logistic model, fitted by training/confidence/train.py
# to what PolNeAR's coders marked in its development articles; training/encoder/MODEL_CARD.md says what that
# corpus permits.
# feature	weight
"""

Roles = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True)
class Candidate:
    """An attribution of one article in the scorer's shape, its features, and whether the coders have it."""

    article: str
    roles: Roles
    features: confidence.Features
    quoted: bool
    nested: bool
    right: bool


def candidates(folder: Path, score: Any) -> list[Candidate]:
    """Everything the two engines find in the articles of a folder of the corpus."""
    found: list[Candidate] = []
    for path in sorted((folder / "text").glob("*.txt")):
        text = path.read_bytes().decode()
        prose = parse(take_in_text(path.stem, text), language())
        quotations = quoted_stretches(prose)
        second = [a for a in rules.attributions(prose) if relayed(prose, a, quotations)]
        every = united(prose, encoder.attributions(prose, second), second, quotations)
        every = [a for a in every if statements.assembly.spans_of(prose, a)]
        roles = [
            {
                "source": spans(prose, a.source),
                "cue": spans(prose, a.cue),
                "content": spans(prose, *a.content),
            }
            for a in every
        ]
        coded = score.read_gold(min((folder / "attributions").glob(f"{path.stem}_*.ann")))
        right = matched(score, text, coded, roles)
        for n, a in enumerate(every):
            given = confidence.features(prose, a, second, quotations)
            quoted = any(statements.touches(a, q) for q in quotations)
            found.append(Candidate(path.stem, roles[n], given, quoted, a.nested, n in right))
    return found


def matched(score: Any, text: str, coded: Sequence[Roles], found: Sequence[Roles]) -> set[int]:
    """The indices of the attributions found that the scorer pairs with a coded one."""
    tokens = [m.span() for m in score.TOKEN.finditer(text)]

    def seen(one: Roles) -> dict[str, set[int]]:
        return {
            "content": score.characters(one["content"], text),
            "source": score.tokens_in(one["source"], tokens),
        }

    pairs = score.match([seen(a) for a in coded], [seen(a) for a in found], True)
    return {found_ for _, found_ in pairs}


def model() -> Any:
    """The model that is fitted."""
    return make_pipeline(StandardScaler(), LogisticRegression(C=1.0, max_iter=2000))


def cross_validated(x: np.ndarray, y: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """The probability of each row by a model that saw nothing of its article."""
    result = np.zeros(len(x))
    for fold in range(FOLDS):
        out = groups % FOLDS == fold
        result[out] = model().fit(x[~out], y[~out]).predict_proba(x[out])[:, 1]
    return result


def bar(c: Candidate, least: float) -> float:
    """The confidence from which the reader would keep a candidate, were `least` its limit."""
    return min(least, confidence.LEAST_QUOTED) if c.quoted else least


def report(
    every: Sequence[Candidate],
    nested: list[Candidate],
    likely: np.ndarray,
    measure: Callable[[list[Candidate]], list[float]],
) -> None:
    """Prints the scores for each least confidence, and how right each tenth of confidence is."""
    print(f"{'least':8}" + "".join(f"{row:>15}" for row in ROWS) + f"{'kept':>8}")
    for least in LEASTS:
        kept = nested + [c for c, p in zip(every, likely, strict=True) if p >= bar(c, least)]
        print(f"{least:<8}" + "".join(f"{value:15.4f}" for value in measure(kept)) + f"{len(kept):8}")
    for low in np.arange(0, 1, 0.1):
        inside = [c.right for c, p in zip(every, likely, strict=True) if low <= p < low + 0.1]
        if inside:
            print(f"confidence {low:.1f}: {len(inside):5} statements, {np.mean(inside):.2f} right")


def weights(x: np.ndarray, y: np.ndarray, names: Sequence[str]) -> dict[str, float]:
    """The fitted weights on the features as they are, with the constant."""
    fitted = model().fit(x, y)
    scaler, logistic = fitted[0], fitted[-1]
    plain = logistic.coef_[0] / scaler.scale_
    constant = float(logistic.intercept_[0] - plain @ scaler.mean_)
    return dict(zip(names, map(float, plain), strict=True)) | {"constant": constant}


def main() -> None:
    """Prints the figures of cross-validation; writes the weights fitted to everything when asked to."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    score = scorer(given.shared, "score_attribution")
    folder = given.shared / "data" / "polnear" / "dev"
    found = candidates(folder, score)
    every, nested = [c for c in found if not c.nested], [c for c in found if c.nested]
    names = list(every[0].features)
    articles = sorted({c.article for c in found})
    x = np.array([[c.features[name] for name in names] for c in every])
    y = np.array([c.right for c in every])
    likely = cross_validated(x, y, np.array([articles.index(c.article) for c in every]))

    def measure(kept: list[Candidate]) -> list[float]:
        roles = {article: [c.roles for c in kept if c.article == article] for article in articles}
        tallies, _, _ = score.score(folder, roles)
        return [float(tallies[row].scores()[2]) for row in ROWS]

    print(
        f"{len(every)} candidates, {y.mean():.3f} right, area under the curve {roc_auc_score(y, likely):.3f}"
    )
    report(every, nested, likely, measure)
    fitted = weights(x, y, names)
    print("\n".join(f"{name:28}{weight:8.3f}" for name, weight in fitted.items()))
    if given.write:
        rows = "".join(f"{name}\t{weight:.4f}\n" for name, weight in fitted.items())
        LEXICON.write_text(HEADER + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
