"""Events against the PLOVER gold sentences, development half (type F1, actors, recipients, full).

Run `python -m benchmarks.bench_events [SHARED]`. `aside_` figures: a random third that no rule was
tuned on; the lexicon's author had read all sentences before, so even these are no held-out figures.
"""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

from benchmarks.reading_chain import events_of, figures, line, score, shared_folder

SEED, ASIDE = 7, 54
NAMES = ("type_f1", "actor_acc", "recipient_acc", "full_acc")


def measure(shared: Path) -> dict[str, float]:
    gold = shared / "data" / "plover_gsr" / "dev.jsonl"
    if not gold.exists():
        raise FileNotFoundError(gold)
    rows = [json.loads(text) for text in gold.read_text(encoding="utf-8").splitlines() if text.strip()]
    aside = set(random.Random(SEED).sample(sorted({r["id"] for r in rows}), ASIDE))
    predicted = {r["id"]: line(r["id"], events_of(r["text"], r["id"])) for r in rows}
    tool = shared / "tools" / "score_events.py"
    reached = figures(score(tool, gold, list(predicted.values())), *NAMES)
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as part:
        part.write("".join(json.dumps(r) + "\n" for r in rows if r["id"] in aside))
        part.flush()
        printed = score(tool, Path(part.name), [predicted[i] for i in sorted(aside)])
    return reached | {f"aside_{k}": v for k, v in figures(printed, "type_f1", "full_acc").items()}


def main() -> None:
    for name, value in measure(shared_folder()).items():
        print(f"{name:20} {value:.3f}")


if __name__ == "__main__":
    main()
