"""Bodies of pages, with and without tags, against what people marked; and the speed of reading pages.

    python benchmarks/bench_articles.py ../shared

Every fifth page, by name, was never trained on: `held_out` is F1 on those (few pages, so one page is
worth 0.05 of it). `all_flatters` is on all pages, four fifths of which the models saw. The cross-validated
figures are those that training/furniture/train.py --check prints; its README keeps them.
"""

from __future__ import annotations

import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import trafilatura

from counterclaim.evidence import Report
from counterclaim.intake import take_in


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    if len(words) < 4:
        return Counter([tuple(words)] if words else [])
    return Counter(tuple(words[i : i + 4]) for i in range(len(words) - 3))


def f1(truth: dict[str, dict[str, str]], bodies: dict[str, str]) -> float:
    """The public benchmark's F1: precision and recall of four-word runs, averaged over pages."""
    precision, recall = [], []
    for key, entry in truth.items():
        true, own = shingles(entry["articleBody"]), shingles(bodies.get(key, ""))
        hits = sum((true & own).values())
        if own:
            precision.append(hits / sum(own.values()))
        if true:
            recall.append(hits / sum(true.values()))
    p, r = statistics.mean(precision), statistics.mean(recall)
    return 2 * p * r / (p + r)


# as in training/furniture/train.py
HELD_OUT = 5


def bodies(folder: Path) -> dict[str, str]:
    reports = (item for item in take_in([folder]) if isinstance(item, Report))
    return {report.id: "\n".join(span.text for span in report.body) for report in reports}


def speed(paths: Sequence[Path]) -> float:
    """Our pages per second of processor as a share of trafilatura's, on the same pages in the same run."""
    trafilatura.extract(paths[0].read_bytes(), include_comments=False)
    list(take_in(paths[:1]))
    start = time.process_time()
    for path in paths:
        trafilatura.extract(path.read_bytes(), include_comments=False)
    alone = time.process_time() - start
    start = time.process_time()
    list(take_in(paths))
    return alone / (time.process_time() - start)


def measure(shared: Path) -> dict[str, float]:
    """F1 on HTML and on flattened text, and our pages per second as a share of trafilatura's."""
    articles = shared / "data" / "articles"
    if not articles.is_dir():
        return {}
    truth = json.loads((articles / "truth.json").read_text("utf-8"))
    pages = {path.stem: path.read_bytes() for path in sorted((articles / "html").glob("*.html"))}
    bodies(articles / "html")
    start = time.process_time()
    theirs = {key: trafilatura.extract(raw, include_comments=False) or "" for key, raw in pages.items()}
    alone = time.process_time() - start
    start = time.process_time()
    ours = bodies(articles / "html")
    taken = time.process_time() - start
    flat = bodies(articles / "flat")
    held = {key: truth[key] for key in sorted(truth)[::HELD_OUT]}
    return {
        "article_f1_html_held_out": f1(held, ours),
        "article_f1_html_trafilatura_held_out": f1(held, theirs),
        "article_f1_flat_held_out": f1(held, flat),
        "article_f1_html_all_flatters": f1(truth, ours),
        "article_f1_html_trafilatura": f1(truth, theirs),
        "article_f1_flat_all_flatters": f1(truth, flat),
        "html_speed_of_trafilatura": alone / taken,
        "html_pages_per_second": len(pages) / taken,
    }


def main() -> None:
    for name, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")).items():
        print(f"{name} {value:.3f}")


if __name__ == "__main__":
    main()
