"""The dossier in real Chromium: accessibility, phone width, keyboard, and nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from counterclaim.views.publishing import publish
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import PAGES, keep, record
from tests.views.web.served import served

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    arabic = "\u0627\u0644\u0645\u0641\u0627\u0648\u0636\u0627\u062a"
    words = f"<img src=//evil.example/x onerror=alert(1)> \u202eabc {arabic * 9} \u05e9\u05dc\u05d5\u05dd"
    with served(keep(record(words), tmp_path_factory.mktemp("browser") / "r.db")) as found:
        yield found


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    # axe is put into the page by the test; the policy itself is tested on the answers and below
    context = browser.new_context(bypass_csp=True, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    yield context.new_page()
    context.close()


def serious(page: sync_api.Page, *rules: str) -> list[str]:
    """What axe calls serious or worse, by all of its rules or those named."""
    found = axe.Axe().run(page, options={"runOnly": list(rules)} if rules else None).response["violations"]
    return [
        f"{v['id']}: {node['html'][:120]} {node['failureSummary'][:160]}"
        for v in found
        if v["impact"] in {"serious", "critical"}
        for node in v["nodes"]
    ]


BESIDE = """
() => [...document.querySelectorAll("main :is(input, select, button, a, p, h1, h2, li)")]
  .filter(e => !e.closest(".scroll, svg, .vh"))
  .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(e => e.outerHTML.slice(0, 120))
"""
"""What stands beyond the right edge."""
PRINTED = """
() => [...document.querySelectorAll(
    ".rail, .filters, .zoom, .pager, .skip, nav, main :is(button, input, select, textarea, label)"
  )].filter(e => e.getClientRects().length).map(e => e.outerHTML.slice(0, 120))
"""
"""What only a screen has and paper would show all the same."""
BACKGROUND = "getComputedStyle(document.body).backgroundColor"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PHONE, DESK = {"width": 360, "height": 800}, {"width": 1280, "height": 900}


BESIDES = (
    "/search",
    "/search?q=nothing+of+the+kind",
    "/search?q=guns&kind=event",
    "/events?status=hypothetical",
    "/statements?speaker=nobody",
    "/actors/harl",
    "/review?kind=place",
    "/review/add?report=r1&mark=5-20&kind=dispute",
    "/review/add?report=r1&words=not+there",
    "/review/place/corry",
    "/review/statement/r1/s1",
    "/review/none/none",
)
"""Further states of the pages: nothing found, nothing that fits, every form."""


@pytest.mark.parametrize("path", [*PAGES, *BESIDES])
def test_on_a_phone_in_the_dark_on_a_desk_and_on_paper(
    browser: sync_api.Browser, address: str, path: str
) -> None:
    # axe is put into the page by the test; the policy itself is tested on the answers and below
    context = browser.new_context(bypass_csp=True, color_scheme="dark", viewport=PHONE)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text))
    page.on("dialog", lambda d: said.append(d.message))
    page.goto(address + path)
    assert page.evaluate(WIDER) <= 0
    assert page.evaluate(BESIDE) == []
    assert page.evaluate(BACKGROUND) == "rgb(25, 24, 22)"
    assert serious(page) == []
    page.set_viewport_size(DESK)
    page.emulate_media(color_scheme="light")
    assert page.evaluate(WIDER) <= 0
    assert serious(page, "color-contrast", "scrollable-region-focusable") == []
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate(PRINTED) == []
    assert page.evaluate(BACKGROUND) == "rgb(255, 255, 255)"
    assert page.locator("h1").is_visible()
    assert [u for u in asked if not u.startswith(address)] == []
    assert [s for s in said if "404" not in s] == []
    context.close()


SEND = """
([action, fields]) => {
  const form = Object.assign(document.createElement("form"), { action, method: "post" });
  for (const [name, value] of Object.entries(fields))
    form.append(Object.assign(document.createElement("textarea"), { name, value }));
  document.body.append(form);
  form.submit();
}
"""
TAKEN_NOT = (
    (403, {"_key": ""}),
    (413, {"reason": "x" * 300_000}),
    (422, {"author": ""}),
    (404, {"id": "none"}),
)
"""Forms that are not taken: the status of the answer, and what is other than in the form of the page."""


@pytest.mark.parametrize(("status", "other"), TAKEN_NOT)
def test_pages_that_say_what_is_wrong(
    browser: sync_api.Browser, address: str, status: int, other: dict[str, str]
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme="dark", viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/review/event/r1/e2")
    own = {n: page.locator(f"input[name={n}]").first.input_value() for n in ("_key", "seen")}
    form = {**own, "kind": "event", "id": "r1/e2", "action": "confirm", "author": "Ana", **other}
    with page.expect_navigation() as gone:
        page.evaluate(SEND, ["/review/judge", form])
    assert gone.value.status == status
    assert page.locator("h1").is_visible()
    assert page.evaluate(WIDER) <= 0
    assert serious(page) == []
    page.emulate_media(color_scheme="light")
    assert serious(page, "color-contrast") == []
    context.close()


def test_the_page_where_there_is_no_record(browser: sync_api.Browser, tmp_path: Path) -> None:
    with served(tmp_path / "none.db") as there:
        page = browser.new_context(bypass_csp=True, color_scheme="dark", viewport=PHONE).new_page()
        answer = page.goto(there)
        assert answer is not None
        assert answer.status == 503
        assert serious(page) == []
        page.emulate_media(color_scheme="light")
        assert serious(page, "color-contrast") == []
        page.context.close()


def test_a_sentence_and_what_else_tells_it_on_a_phone_in_the_dark(
    browser: sync_api.Browser, address: str, tmp_path: Path
) -> None:
    context = browser.new_context(bypass_csp=True, color_scheme="dark", viewport=PHONE)
    page = context.new_page()
    page.goto(f"{address}/reports/r1")
    page.locator("a.told").first.click()
    page.wait_for_url("**show=sentence**")
    sync_api.expect(page.locator("aside mark").first).to_be_visible()
    assert serious(page) == []
    assert page.evaluate(WIDER) <= 0
    kept = keep(record("\u05e9\u05dc\u05d5\u05dd"), tmp_path / "r.db")
    with ThreadPoolExecutor(1) as beside:  # the browser holds this thread's loop
        beside.submit(publish, kept, tmp_path / "out").result()
    folder = tmp_path / "out"
    kinds = {p.relative_to(folder).parts[:-1]: p for p in sorted(folder.rglob("*.html"), reverse=True)}
    lists = [folder / f"{name}.html" for name in ("timeline", "map", "positions", "figures")]
    for published in [*lists, *kinds.values()]:
        page.goto(published.as_uri())
        assert serious(page) == [], published
        assert page.evaluate(WIDER) <= 0
    page.emulate_media(color_scheme="light")
    page.goto((folder / "index.html").as_uri())
    assert serious(page) == []
    context.close()


def test_works_without_scripts_from_line_to_words(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 700})
    page = context.new_page()
    page.goto(address + "/events")
    page.locator("li.line .n").first.click()
    words = page.locator("aside mark").first
    assert words.inner_text() == "Arden's guns had shelled the ferry"
    page.locator("aside cite a").first.click()
    mark = page.locator("#m1")
    assert mark.inner_text().startswith("Arden's guns")
    assert mark.is_visible()
    context.close()


def test_the_first_stop_of_the_keyboard_skips_to_the_record(page: sync_api.Page, address: str) -> None:
    page.goto(address + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the record"
    page.keyboard.press("Enter")
    sync_api.expect(page.locator("#main")).to_be_focused()


def test_the_policy_stops_a_script(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address + "/")
    with pytest.raises(sync_api.Error):
        page.add_script_tag(content="document.title = 'taken'")
    assert page.title() != "taken"
    context.close()


def test_prints_without_the_rail(page: sync_api.Page, address: str) -> None:
    page.goto(address + "/disputes/d1")
    page.emulate_media(media="print")
    assert not page.locator(".rail").is_visible()
    assert page.locator(".side.b").is_visible()
