"""How well copies are found: wire cuts made of news articles, and how the time grows.

    python benchmarks/bench_copies.py ../shared

Cuts are made of PolNeAR's development articles with a fixed seed: truncated, thinned, under another
headline, with another dateline, with local paragraphs put in.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path

from counterclaim.evidence import Report
from counterclaim.intake import take_in_text
from counterclaim.intake.copies import find_shared

LOCAL = (
    "Residents of the valley said buses had stopped running and that the bakery on {} street was closed.",
    "The mayor of {} told local radio that schools would open an hour later than usual this week.",
    "A spokeswoman for the {} chamber of commerce said shops expected fewer visitors than last year.",
    "Rain is forecast for {} and the surrounding hills, and the river is expected to rise by Friday.",
)
NAMES = ("Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Gorse", "Hazel", "Ivy", "Juniper")


def cut(paragraphs: list[str], rng: random.Random) -> tuple[list[str], set[str]]:
    """One wire cut, and those of its paragraphs that are the agency's."""
    kept = list(paragraphs)
    if rng.random() < 0.6:
        kept = kept[: max(3, int(len(kept) * rng.uniform(0.3, 0.9)))]
    if rng.random() < 0.6 and len(kept) > 4:
        kept = [p for n, p in enumerate(kept) if n == 0 or rng.random() < 0.75]
    if rng.random() < 0.5:
        kept[0] = f"{rng.choice(NAMES).upper()} — {kept[0]}"
    theirs = set(kept)
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 3)):
            kept.insert(rng.randint(1, len(kept)), rng.choice(LOCAL).format(rng.choice(NAMES)))
    return kept, theirs


def corpus(shared: Path, limit: int) -> tuple[list[Report], dict[str, str], set[tuple[str, str]]]:
    """Originals and their cuts, which is whose, and the paragraphs that are the agency's."""
    rng = random.Random(11)
    reports, whose, theirs = [], {}, set()
    for path in sorted((shared / "data" / "polnear" / "train" / "text").glob("*.txt"))[:limit]:
        paragraphs = [p for p in path.read_text("utf-8").split("\n\n") if len(p.split()) >= 8]
        if len(paragraphs) < 5:
            continue
        origin = f"o{len(reports):05}"
        reports.append(take_in_text(origin, "\n\n".join(paragraphs), published="2016-01-01"))
        for n in range(rng.randint(0, 2)):
            kept, own = cut(paragraphs, rng)
            id = f"c{len(reports):05}-{n}"
            headline = f"Local desk: what the wire says about {rng.choice(NAMES)}"
            reports.append(take_in_text(id, "\n\n".join([headline, *kept]), published="2016-01-02"))
            whose[id] = origin
            theirs |= {(id, paragraph) for paragraph in own}
    return reports, whose, theirs


def measure(shared: Path, limit: int = 400) -> dict[str, float]:
    """Precision and recall of copies and of their paragraphs."""
    if not (shared / "data" / "polnear").is_dir():
        return {}
    reports, whose, theirs = corpus(shared, limit)
    found = find_shared(reports)
    right = sum(whose.get(copy) == origin for copy, origin in found.copy_of.items())
    texts = {report.id: report.text for report in reports}
    aligned: dict[str, list[str]] = {}
    for part in found.shared:
        if whose.get(part.report) == part.origin.report:
            aligned.setdefault(part.report, []).append(texts[part.report][part.start : part.end])
    agency: dict[str, list[str]] = {}
    for id, paragraph in sorted(theirs):
        agency.setdefault(id, []).append(paragraph)
    given = [(id, piece) for id, pieces in aligned.items() for piece in pieces]
    good = sum(any(piece in paragraph for paragraph in agency[id]) for id, piece in given)
    got = sum(
        sum(len(piece) for piece in aligned.get(id, []) if piece in paragraph) >= 0.5 * len(paragraph)
        for id, paragraph in theirs
    )
    return {
        "copies_precision": right / max(1, len(found.copy_of)),
        "copies_recall": right / max(1, len(whose)),
        "paragraphs_precision": good / max(1, len(given)),
        "paragraphs_recall": got / max(1, len(theirs)),
    }


def growth(counts: tuple[int, ...] = (1000, 4000)) -> dict[int, float]:
    """Seconds for so many made-up reports of eight paragraphs, a fifth of them copies."""
    found = {}
    for count in counts:
        rng = random.Random(5)
        vocabulary = [f"w{n}" for n in range(20_000)]
        reports: list[Report] = []
        for n in range(count):
            if n % 5 == 4:
                body = reports[-1].text.split("\n\n")[:5]
            else:
                body = [" ".join(rng.choices(vocabulary, k=40)) + "." for _ in range(8)]
            text = "\n\n".join(body)
            reports.append(take_in_text(f"r{n}", text))
        start = time.perf_counter()
        find_shared(reports)
        found[count] = time.perf_counter() - start
    return found


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    for name, value in measure(shared).items():
        print(f"{name} {value:.3f}")
    for count, seconds in growth().items():
        print(f"reports {count} seconds {seconds:.1f}")


if __name__ == "__main__":
    main()
