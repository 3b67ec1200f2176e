"""How long the dossier's pages and its API take on a large record.

    python -m benchmarks.bench_pages --reports 30000

The record is reconciled of the readings of `bench_growth`, told of other days, places, people and numbers,
and kept under `--folder`, so that it is made once: 30,000 reports take five minutes, 5 GB of memory and
1.7 GB of disk. Each kind of page and of answer of the API is asked for many times, with other filters, other
things and other words each time. What the first answer of a kind works out for all later ones is shown apart
(`first`). Times are milliseconds of processor, of the process that asks and answers; `wall` is the median on
the wall, which tells the same on a machine at rest.

Before, the record is laid out in the background, as `counterclaim serve` does it, and a visitor asks for the
overview meanwhile. Afterwards a copy of it is judged: ten judgements of each action in a row, each with the
page that is shown next (`judging: ...`; their first is as all others).
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import random
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import quote

import msgspec
from starlette.applications import Starlette
from starlette.testclient import TestClient

from benchmarks.bench_growth import readings
from benchmarks.judging import judging
from benchmarks.timed import Timed, pages_timed
from counterclaim.evidence import Reading, Record
from counterclaim.reconcile import reconcile
from counterclaim.store import Store
from counterclaim.views.web import application
from counterclaim.views.web.api.collections import COLLECTIONS

FEW = 1000
MEDIAN, SLOWEST = 150.0, 400.0
"""Milliseconds within which half of the answers for a page are to come, and 19 of 20."""

FOLDER = Path(tempfile.gettempdir()) / "counterclaim-pages"


def _own_digest(reading: Reading) -> Reading:
    digest = hashlib.sha256(reading.report.text.encode()).hexdigest()
    return msgspec.structs.replace(reading, report=msgspec.structs.replace(reading.report, sha256=digest))


def _reconciled(reports: int) -> Record:
    return reconcile([_own_digest(r) for r in readings(reports)], {})


def made(reports: int, folder: Path = FOLDER) -> Path:
    """The record of so many reports, reconciled where it is not there yet."""
    path = folder / f"{reports}.db"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".part")
        unfinished.unlink(missing_ok=True)
        with Store.create(unfinished) as store:
            store.save(_reconciled(reports), {}, {"title": f"{reports} reports"})
        unfinished.rename(path)
    return path


def _pick(things: Sequence[Any], chance: random.Random, times: int) -> list[Any]:
    return [chance.choice(things) for _ in range(times)] if things else []


def _own_pages(record: Record, chance: random.Random, times: int) -> Iterator[tuple[str, list[str]]]:
    """The pages of one thing, of many things."""
    for room, things in (
        ("events", record.events), ("actors", record.actors), ("statements", record.statements),
        ("disputes", record.disputes), ("reports", record.reports),
    ):  # fmt: skip
        picked = _pick(things, chance, times)
        yield f"/{room}/ID", [f"/{room}/{quote(t.id)}" for t in picked]
    known = [a for a in record.actors if len(a.mentions) > 50]
    yield "/actors/ID, much told of", [f"/actors/{quote(a.id)}" for a in _pick(known, chance, times)]
    shown = _pick(record.events, chance, times)
    yield "/events?show=", [f"/events?show=event:{quote(e.id)}" for e in shown]
    yield "/timeline?show=", [f"/timeline?show=event:{quote(e.id)}" for e in shown]


def _lists(record: Record, chance: random.Random, times: int) -> Iterator[tuple[str, list[str]]]:
    """Every list as it opens, on another of its pages, and with a filter."""
    filters: dict[str, tuple[str, Sequence[str]]] = {
        "timeline": ("kind", ("incidents", "agreements", "positions", "statements", "talks")),
        "map": ("status", ("reported", "claimed", "denied", "planned")),
        "talks": ("status", ("held", "planned", "cancelled")),
        "positions": ("issue", sorted({p.issue for p in record.positions})),
        "proposals": ("actor", [a for p in record.proposals for a in p.by]),
        "ceasefires": ("status", sorted({c.status for c in record.ceasefires})),
        "disputes": ("kind", sorted({d.kind for d in record.disputes})),
        "events": ("actor", [a for e in record.events for a in e.actors]),
        "figures": ("measure", sorted({f.measure for f in record.figures})),
        "conditions": ("kind", sorted({c.kind for c in record.conditions})),
        "control": ("change", sorted({c.change for c in record.control})),
        "resolutions": ("status", sorted({r.status for r in record.resolutions})),
        "sanctions": ("kind", sorted({s.kind for s in record.sanctions})),
        "actors": ("kind", sorted({a.kind for a in record.actors})),
        "statements": ("speaker", [s.actor for s in record.statements if s.actor]),
        "places": ("country", sorted({p.country for p in record.places if p.country})),
        "reports": ("page", [str(n) for n in range(1, len(record.reports) // 100 + 1)]),
    }
    for room, (name, values) in filters.items():
        yield f"/{room}", [f"/{room}"] * times
        picked = _pick(values, chance, times)
        yield f"/{room}?{name}=", [f"/{room}?{name}={quote(v)}" for v in picked]
    yield "/timeline?page=", [f"/timeline?page={chance.randint(2, 400)}" for _ in range(times)]
    days = [e.date[:7] for e in record.events if e.date and len(e.date) >= 10]
    months = _pick(days, chance, times)
    yield "/timeline?from=&to=", [f"/timeline?from={m}&to={m}" for m in months]
    yield "/map?from=&to=", [f"/map?from={m}&to={m}" for m in months]
    yield "/events?from=&to=", [f"/events?from={m}&to={m}" for m in months]
    yield "/map?box=", [f"/map?box={w},{s},{w + 8},{s + 6}" for w, s in _corners(chance, times)]
    yield "/statements?by=speaker", ["/statements?by=speaker"] * times


def _corners(chance: random.Random, times: int) -> Iterator[tuple[int, int]]:
    for _ in range(times):
        yield chance.randint(-170, 160), chance.randint(-60, 70)


def addresses(record: Record, times: int) -> Iterator[tuple[str, list[str]]]:
    """What is asked for: the name of each kind of page or answer, and its addresses."""
    chance = random.Random(20)
    for path in ("/", "/changes", "/review", "/review/log", "/problems"):
        yield path, [path] * times
    yield from _lists(record, chance, times)
    yield from _own_pages(record, chance, times)
    reviewed = [f"/review/event/{quote(e.id)}" for e in _pick(record.events, chance, times)]
    yield "/review/event/ID", reviewed
    people = [f"/review/actor/{quote(a.id)}" for a in _pick(record.actors, chance, times)]
    yield "/review/actor/ID", people
    yield "/review/add", [f"/review/add?report={quote(r.id)}" for r in _pick(record.reports, chance, times)]
    said = [w for s in _pick(record.statements, chance, 400) for c in s.content for w in c.text.split()]
    words = sorted({w.strip(".,;:'\"“”’").lower() for w in said if len(w) > 3})
    one, two = _pick(words, chance, times), _pick(words, chance, times)
    yield "/search?q=WORD", [f"/search?q={quote(w)}" for w in one]
    yield "/search?q=WORD WORD", [f"/search?q={quote(f'{a} {b}')}" for a, b in zip(one, two, strict=True)]
    yield "/search?q=w", [f"/search?q={quote(w[0])}" for w in one]
    yield "/search?q=WORD&kind=", [f"/search?q={quote(w)}&kind=statement" for w in one]
    yield "/api/search?q=", [f"/api/search?q={quote(w)}" for w in one]
    yield "/api/record", ["/api/record"] * times
    for name in COLLECTIONS:
        pages = [f"/api/{name}?page={chance.randint(1, 3)}" for _ in range(times)]
        yield f"/api/{name}", pages
        things = getattr(record, name, ())
        yield f"/api/{name}/ID", [f"/api/{name}/{quote(t.id)}" for t in _pick(things, chance, times)]
    yield (
        "/api/events?actor=",
        [
            f"/api/events?actor={quote(e.actors[0])}"
            for e in _pick([e for e in record.events if e.actors], chance, times)
        ],
    )
    yield "/api/statements?from=&to=", [f"/api/statements?from={m}&to={m}" for m in ("1951", "1952-03")]


def scripts_size() -> int:
    """Bytes of script that the first page brings, compressed; 0 where the scripts were not built."""
    built = files("counterclaim.views.web") / "static" / "built" / "dossier.js"
    return len(gzip.compress(built.read_bytes())) if built.is_file() else 0


def _laid_out(app: Starlette, client: TestClient) -> tuple[Timed, float]:
    """What the overview takes for who comes while the record is laid out, on the wall too; and the seconds of
    processor that laying it out takes."""
    began = time.process_time()
    laying = threading.Thread(target=app.state.ready)
    laying.start()
    early = pages_timed(client, "/, while it is laid out", ["/"])
    laying.join()
    return early, time.process_time() - began


def pages(
    path: Path, times: int, only: str = "", told: Callable[[str], None] = lambda _: None
) -> Iterator[Timed]:
    """What every kind of page and answer took on a record; `told` is given the seconds of laying it out."""
    with Store.open(path) as store:
        record = store.record()
    app = application(path)
    with TestClient(app, base_url="http://127.0.0.1") as client:
        yield pages_timed(client, "/problems, before all others", ["/problems"])
        early, laid_out = _laid_out(app, client)
        told(f"laid out in {laid_out:.1f} s of processor; the overview meanwhile in {early.wall:.0f} ms")
        for name, asked in addresses(record, times):
            if asked and only in name:
                yield pages_timed(client, name, asked)


def measure(shared: Path) -> dict[str, float]:  # noqa: ARG001 - every benchmark is asked alike
    """The slowest kind of page's median and 95th percentile on 1,000 reports, in milliseconds."""
    found = list(pages(made(FEW), 10))
    return {
        "slowest_median_ms": max(t.median for t in found),
        "slowest_p95_ms": max(t.slow for t in found),
        "script_kb": scripts_size() / 1000,
    }


def main() -> None:
    """Print the median and the 95th percentile of each kind of page, the slowest last."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--reports", type=int, default=FEW)
    parser.add_argument("--times", type=int, default=40)
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--only", default="", help="names that hold this")
    asked = parser.parse_args()
    path = made(asked.reports, asked.folder)
    found = list(pages(path, asked.times, asked.only, print))
    if "judging".startswith(asked.only):
        found += judging(path)
    print(f"{'page':34} {'median':>8} {'p95':>8} {'most':>8} {'first':>8} {'wall':>8}  KB compressed")
    for t in sorted(found, key=lambda t: t.median):
        slow = " *" if t.median > MEDIAN or t.slow > SLOWEST else ""
        times = " ".join(f"{n:8.1f}" for n in (t.median, t.slow, t.took[-1], t.first, t.wall))
        print(f"{t.name:34} {times} {t.size / 1000:8.1f}{slow}")
    print(f"script of the first page: {scripts_size() / 1000:.1f} KB compressed")


if __name__ == "__main__":
    main()
