"""Sub-event labels against the CASE-2021 snippets, development part; nothing is trained on them.

Run `python -m benchmarks.bench_subtypes [SHARED]`. The first labelled event of a snippet is its label.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.reading_chain import events_of, figures, line, score, shared_folder


def measure(shared: Path) -> dict[str, float]:
    gold = shared / "data" / "case2021" / "dev.tsv"
    if not gold.exists():
        raise FileNotFoundError(gold)
    rows = [text.split("\t") for text in gold.read_text(encoding="utf-8").splitlines()[1:] if text.strip()]
    predicted = [line(row[0], events_of(row[1], row[0])) for row in rows]
    printed = score(shared / "tools" / "score_subtypes.py", gold, predicted)
    return figures(printed, "accuracy", "macro_f1", "weighted_f1", "any")


def main() -> None:
    for name, value in measure(shared_folder()).items():
        print(f"{name:20} {value:.3f}")


if __name__ == "__main__":
    main()
