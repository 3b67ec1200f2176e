"""Long lists a page at a time in real Chromium: further, back and by address, with what was chosen kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import msgspec
import pytest

from counterclaim.evidence import Record
from counterclaim.views.web.scripts import scripts
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import keep, record
from tests.views.web.served import served

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = [
    *MARKS,
    pytest.mark.skipif(not scripts(), reason="the scripts were not built: npm could not be reached"),
]

TIMES = 230
"""Of each thing so many: three pages of a hundred."""
CHOSEN = {
    "/talks": "status=held",
    "/proposals": "measure=truce",
    "/ceasefires": "status=collapsed",
    "/disputes": "kind=denial",
    "/events": "status=disputed&from=2031-05",
    "/figures": "measure=killed",
    "/conditions": "",
    "/control": "",
    "/resolutions": "",
    "/sanctions": "kind=travel_ban",
    "/actors": "kind=state",
    "/statements": "kind=deny&from=2031",
    "/places": "",
    "/reports": "",
    "/timeline": "status=disputed",
    "/search": "q=guns",
    "/review": "kind=dispute",
    "/problems": "",
}
"""The lists with something chosen in them, where there is something to choose."""
SHOWN = """
() => [...document.querySelectorAll("main :is(li, article, tbody tr)")].map(e => e.id + e.innerText).join("|")
"""

T = TypeVar("T", bound=msgspec.Struct)


def many(things: Sequence[T]) -> tuple[T, ...]:
    """The things, and the last of them again and again under other ids."""
    last = things[-1]
    ids = (f"{last.id}x{n:03}" for n in range(TIMES))  # type: ignore[attr-defined]
    return (*things, *(msgspec.structs.replace(last, id=i) for i in ids))


def long() -> Record:
    """The record with long lists of everything."""
    short, again = record(), msgspec.structs.replace
    kinds = "talks proposals ceasefires disputes statements conditions control resolutions sanctions"
    lists = {kind: many(getattr(short, kind)) for kind in kinds.split()}
    figures = many(short.figures[:1])
    return again(
        short,
        **lists,
        reports=many(short.reports[::-1]),
        actors=many(short.actors[:1]),
        events=many(short.events[:2]),
        figures=tuple(again(f, of=f"crew {n}", event=None) for n, f in enumerate(figures)),
        places=tuple(again(p, name=f"{p.name} {n:03}") for n, p in enumerate(many(short.places))),
        problems=short.problems * TIMES,
    )


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    path: Path = keep(long(), tmp_path_factory.mktemp("long") / "r.db")
    with served(path) as found:
        yield found


@pytest.fixture(scope="module")
def page() -> Iterator[sync_api.Page]:
    with chromium() as browser:
        found = browser.new_page(viewport={"width": 1280, "height": 900})
        found.set_default_timeout(4_000)
        yield found


def settle(page: sync_api.Page) -> str:
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")
    return str(page.evaluate(SHOWN))


@pytest.mark.parametrize(("path", "chosen"), CHOSEN.items())
def test_further_back_and_by_address(page: sync_api.Page, address: str, path: str, chosen: str) -> None:
    begin = f"{address}{path}?{chosen}".rstrip("?")
    page.goto(begin)
    first = settle(page)
    assert page.locator("main .pager a[rel=prev]").count() == 0
    page.evaluate("window.stayed = true")
    page.locator("main .pager a[rel=next]").click()
    page.wait_for_url("**page=2**")
    second = settle(page)
    assert second != first or path in {"/problems", "/search"}
    assert all(part in page.url for part in chosen.split("&"))
    assert page.evaluate("window.stayed === true")
    further = page.url
    page.go_back()
    page.wait_for_url(begin)
    page.wait_for_function("() => !document.querySelector('main .pager a[rel=prev]')")
    assert settle(page) == first
    page.go_forward()
    page.wait_for_url(further)
    page.locator("main .pager a[rel=prev]").wait_for()
    page.goto(further)
    assert settle(page) == second
    page.locator("main .pager a[rel=prev]").click()
    page.wait_for_url("**page=1**")
    page.wait_for_function("() => !document.querySelector('main .pager a[rel=prev]')")
    assert settle(page) == first
