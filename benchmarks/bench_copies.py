"""How well copies are found: wire cuts made of news articles, and how the time grows.

    python -m benchmarks.bench_copies [--grow 1000 4000 30000]

Cuts are made of PolNeAR's training articles with a fixed seed: truncated, thinned, under another headline,
with another dateline, with local paragraphs put in. Some of those articles are themselves later versions of
others: one that has five paragraphs word for word in common with an earlier one is left out, since what is
told as its copy is one.

A group of `origins_exact` is a paragraph of an article, wherever cuts have it, beside some paragraphs that
others wrote on their own: local ones of the cuts, and those of articles that share nothing and credit no
agency (those of one agency count once by design). It is exact where
the number of independent origins comes out as it was made.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from counterclaim.evidence import Report, Span
from counterclaim.intake import take_in_text
from counterclaim.intake.copies import Copies, find_shared
from counterclaim.reconcile.independence import Independence

LOCAL = (
    "Residents of {a}, {b} and {c} said buses past {d} no longer ran, and {e} bakery on {f} street had shut.",
    "Mayor {a} {b} told {c} radio that {d} schools and {e} college would open late, as {f} had done before.",
    "{a} {b} of the {c} chamber said {d} and {e} shops expected few visitors, unlike {f} last year.",
    "Rain is forecast for {a} and {b}, {c} hills included; {d} and {e} lie below the {f} river by Friday.",
)
FIRST = "al be ce do el fi go ha iv ju ka lo mi no or pe qui ro sa te".split()
LAST = "ford ham ton wick burg dale mere by stead thorpe ley combe grad ovo sk".split()


VERSION = 5  # paragraphs in common, word for word, that make an article a later version of another


def local(rng: random.Random) -> str:
    """A paragraph of the local desk; no two have many runs of words in common."""
    names = {key: (rng.choice(FIRST) + rng.choice(FIRST) + rng.choice(LAST)).title() for key in "abcdef"}
    return rng.choice(LOCAL).format(**names)


def cut(paragraphs: list[str], rng: random.Random) -> tuple[list[str], set[str]]:
    """One wire cut, and those of its paragraphs that are the agency's."""
    kept = list(paragraphs)
    if rng.random() < 0.6:
        kept = kept[: max(3, int(len(kept) * rng.uniform(0.3, 0.9)))]
    if rng.random() < 0.6 and len(kept) > 4:
        kept = [p for n, p in enumerate(kept) if n == 0 or rng.random() < 0.75]
    if rng.random() < 0.5:
        kept[0] = f"{(rng.choice(FIRST) + rng.choice(LAST)).upper()} — {kept[0]}"
    theirs = set(kept)
    if rng.random() < 0.5:
        for _ in range(rng.randint(1, 3)):
            kept.insert(rng.randint(1, len(kept)), local(rng))
    return kept, theirs


def corpus(shared: Path, limit: int) -> tuple[list[Report], dict[str, str], set[tuple[str, str]]]:
    """Originals and their cuts, which is whose, and the paragraphs that are the agency's."""
    rng = random.Random(11)
    reports, whose, theirs = [], {}, set()
    known: dict[str, str] = {}
    for path in sorted((shared / "data" / "polnear" / "train" / "text").glob("*.txt"))[:limit]:
        paragraphs = [p for p in path.read_text("utf-8").split("\n\n") if len(p.split()) >= 8]
        origin = f"o{len(reports):05}"
        again = Counter(known[p] for p in paragraphs if p in known)
        if len(paragraphs) < 5 or max(again.values(), default=0) >= VERSION:
            continue
        known.update(dict.fromkeys(paragraphs, origin))
        reports.append(take_in_text(origin, "\n\n".join(paragraphs), published="2016-01-01"))
        for n in range(rng.randint(0, 2)):
            kept, own = cut(paragraphs, rng)
            id = f"c{len(reports):05}-{n}"
            headline = f"Local desk: what the wire says about {rng.choice(LAST)}"
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
    held = {report.id: report for report in reports}
    wanted = [(id, paragraph) for id, paragraph in theirs if is_article(held[id], paragraph)]
    given = [(id, piece) for id, pieces in aligned.items() for piece in pieces]
    good = sum(any(piece in paragraph for paragraph in agency[id]) for id, piece in given)
    got = sum(
        sum(len(piece) for piece in aligned.get(id, []) if piece in paragraph) >= 0.5 * len(paragraph)
        for id, paragraph in wanted
    )
    return {
        "copies_precision": right / max(1, len(found.copy_of)),
        "copies_recall": right / max(1, len(whose)),
        "paragraphs_precision": good / max(1, len(given)),
        "paragraphs_recall": got / max(1, len(wanted)),
        "origins_exact": origins_exact(reports, whose, theirs, found),
        "growth_1000_to_4000": (times := growth())[4000] / times[1000] / 4,
    }


def is_article(report: Report, paragraph: str) -> bool:
    """Whether intake took most of a paragraph for the article: "sign up for our newsletter" is nobody's."""
    start = report.text.find(paragraph)
    end = start + len(paragraph)
    return sum(max(0, min(s.end, end) - max(s.start, start)) for s in report.body) >= 0.5 * len(paragraph)


def origins_exact(
    reports: list[Report], whose: dict[str, str], theirs: set[tuple[str, str]], found: Copies
) -> float:
    """The share of groups of passages whose number of independent origins is the number they were made of."""
    rng = random.Random(3)
    texts = {report.id: report for report in reports}
    known = Independence(texts, found.copy_of, found.shared)
    groups: dict[tuple[str, str], list[str]] = {}
    added: dict[str, list[str]] = {}
    wire: dict[str, list[str]] = defaultdict(list)
    for id, piece in sorted(theirs):
        wire[id].append(piece)
    for report in reports:
        for span in report.body:
            if report.id not in whose or (report.id, span.text) in theirs:
                groups.setdefault((whose.get(report.id, report.id), span.text), []).append(report.id)
            elif not any(span.text in piece for piece in wire[report.id]) and "desk:" not in span.text:
                added.setdefault(report.id, []).append(span.text)
    exact = tried = 0
    for (origin, text), holders in sorted(groups.items()):
        if len(holders) < 2 or len(text.split()) < 12:
            continue
        told = [(id, text) for id in holders]
        own = [id for id in holders if id in added and rng.random() < 0.5]
        told += [(id, added[id][0]) for id in own]
        others = [id for id in rng.sample(sorted(texts), 2) if id not in whose and id != origin]
        others = [id for id in others if len(texts[id].agencies) != 1]
        told += [(id, texts[id].body[-1].text) for id in others]
        spots = [(id, texts[id].text.index(words), len(words)) for id, words in told]
        count = len({known.source(id, start, start + size) for id, start, size in spots})
        tried += 1
        exact += count == 1 + len(own) + len(others)
    return exact / max(1, tried)


def bare(id: str, paragraphs: list[str]) -> Report:
    """A report that is all body."""
    text, at, body = "\n\n".join(paragraphs), 0, []
    for paragraph in paragraphs:
        body.append(Span(at, at + len(paragraph), paragraph))
        at += len(paragraph) + 2
    return Report(id=id, text=text, body=tuple(body))


def growth(counts: tuple[int, ...] = (1000, 4000)) -> dict[int, float]:
    """Seconds of processor for so many made-up reports of eight paragraphs, a fifth of them copies."""
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
            reports.append(bare(f"r{n}", body))
        start = time.process_time()
        find_shared(reports)
        found[count] = time.process_time() - start
    return found


def main() -> None:
    """Print the figures, or how the time grows where that is asked for."""
    from benchmarks.run import shared

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--grow", type=int, nargs="+", metavar="REPORTS")
    asked = parser.parse_args().grow
    for count, seconds in growth(tuple(asked)).items() if asked else ():
        print(f"{count:7} reports {seconds:8.1f} s {1000 * seconds / count:8.2f} ms a report")
    for name, value in measure(shared()).items() if not asked else ():
        print(f"{name} {value:.3f}")


if __name__ == "__main__":
    main()
