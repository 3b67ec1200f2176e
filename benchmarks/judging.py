"""How long a judgement on a large record takes until the next page is there: part of `bench_pages`."""

from __future__ import annotations

import json
import random
import re
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from benchmarks.timed import Timed, timed
from counterclaim.store import Store
from counterclaim.views.web import application

ROW = 10
"""Judgements of one action in a row."""


class Analyst:
    """One who judges events and actors that nobody judged yet, by the forms of the dossier."""

    def __init__(self, client: TestClient, path: Path) -> None:
        self.client = client
        chance = random.Random(8)
        with Store.open(path) as store:
            ask = store.connection.execute
            self.events = [i for (i,) in ask("SELECT id FROM event ORDER BY id")]
            self.actors = [i for (i,) in ask("SELECT id FROM actor ORDER BY id")]
            told = ask(
                "SELECT id FROM evidence WHERE kind = 'event' AND role = 'mention'"
                " GROUP BY id HAVING count(DISTINCT report) > 1 ORDER BY id LIMIT 200"
            )
            self.told = [i for (i,) in told]
            objects = dict(ask("SELECT id, object FROM event WHERE id IN (SELECT value FROM json_each(?))",
                               [json.dumps(self.told)]))  # fmt: skip
        self.mentions = {i: json.loads(text)["mentions"] for i, text in objects.items()}
        for things in (self.events, self.actors, self.told):
            chance.shuffle(things)
        self.last = ""

    def _send(self, kind: str, id_: str, seen: str, key: str, more: dict[str, Any]) -> Any:
        form = {"_key": key, "seen": seen, "kind": kind, "id": id_, "author": "Ana", "back": "/review"}
        return self.client.post("/review/judge", data={**form, **more})

    def judges(self, kind: str, id_: str, **more: Any) -> Callable[[], Any]:
        """Sends the form of a thing's review page, and follows to the queue; the page is opened before."""
        html = self.client.get(f"/review/{kind}/{id_}").text
        hidden = {n: re.search(rf'name="{n}" value="(\w*)"', html) for n in ("seen", "_key")}
        found = {n: m[1] if m else "" for n, m in hidden.items()}
        self.last = f"/review/{kind}/{id_}"
        return partial(self._send, kind, id_, found["seen"], found["_key"], more)

    def takes_back(self) -> Callable[[], Any]:
        """Takes back what was judged last."""
        _, _, kind, id_ = self.last.split("/", 3)
        html = self.client.get(self.last).text
        (judgement,) = set(re.findall(r'name="judgement" value="(\w+)"', html))
        return self.judges(kind, id_, action="undo", judgement=judgement)

    def split(self) -> Callable[[], Any]:
        """Splits the first words off an event that several reports tell of."""
        id_ = self.told.pop()
        first = self.mentions[id_][0]
        part = f"{first['report']}:{first['start']}-{first['end']}"
        return self.judges("event", id_, action="split", part=part)


def judging(path: Path) -> Iterator[Timed]:
    """What judgements took on a copy of a record, with the page that follows each."""
    copy = path.with_name(f"judged-{path.name}")
    shutil.copyfile(path, copy)
    try:
        app = application(copy)
        app.state.ready()
        with TestClient(app, base_url="http://127.0.0.1") as client:
            yield from _judged(Analyst(client, copy))
    finally:
        for left in copy.parent.glob(f"{copy.name}*"):
            left.unlink()


def _judged(ana: Analyst) -> Iterator[Timed]:
    events, actors = ana.events, ana.actors
    rows: dict[str, Callable[[], Callable[[], Any]]] = {
        "confirm": lambda: ana.judges("event", events.pop(), action="confirm"),
        "reject": lambda: ana.judges("event", events.pop(), action="reject"),
        "edit": lambda: ana.judges("event", events.pop(), action="edit", **{"f-date": "1951-03-02"}),
        "merge": lambda: ana.judges("event", events.pop(), action="merge", other=events.pop()),
        "split": ana.split,
        "reject an actor": lambda: ana.judges("actor", actors.pop(), action="reject"),
        "merge actors": lambda: ana.judges("actor", actors.pop(), action="merge", other=actors.pop()),
    }
    for name, form in rows.items():
        each = [timed(name, [form()]) for _ in range(ROW)]
        yield _together(f"judging: {name}", each)
    each = []
    for _ in range(ROW):
        rows["reject"]()()
        each.append(timed("undo", [ana.takes_back()]))
    yield _together("judging: undo", each)


def _together(name: str, each: list[Timed]) -> Timed:
    took = tuple(sorted(t.first for t in each))
    walls = sorted(t.wall for t in each)
    return Timed(name, took, each[0].first, walls[len(walls) // 2], max(t.size for t in each))
