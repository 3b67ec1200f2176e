"""What scripts add, in real Chromium: other views without loading the page, keys, the map, the timeline."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterclaim.views.web.scripts import scripts
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import keep, record
from tests.views.web.served import served

sync_api = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")

pytestmark = [
    *MARKS,
    pytest.mark.skipif(not scripts(), reason="the scripts were not built: npm could not be reached"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(keep(record(), tmp_path_factory.mktemp("scripts") / "r.db")) as found:
        yield found


@pytest.fixture
def page(browser: sync_api.Browser) -> Iterator[sync_api.Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(90_000)
    found = context.new_page()
    wrong: list[str] = []
    found.on("pageerror", lambda e: wrong.append(str(e)))
    found.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    yield found
    context.close()
    assert wrong == []


def stay(page: sync_api.Page) -> None:
    page.evaluate("window.stayed = true")


def stayed(page: sync_api.Page) -> bool:
    return bool(page.evaluate("window.stayed === true"))


def test_a_filter_changes_the_list_and_the_address_without_loading(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/events")
    stay(page)
    assert page.locator("main li.line").count() == 3
    page.select_option("#f-status", "planned")
    page.wait_for_url("**/events?status=planned")
    sync_api.expect(page.locator("main li.line")).to_have_count(1)
    assert stayed(page)
    assert page.evaluate("document.activeElement.id") in {"f-status", ""}
    page.go_back()
    sync_api.expect(page.locator("main li.line")).to_have_count(3)
    assert stayed(page)


def test_the_words_open_in_the_margin_without_loading(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/events")
    stay(page)
    page.locator("main li.line .n").first.click()
    sync_api.expect(page.locator("aside mark").first).to_have_text("Arden's guns had shelled the ferry")
    page.wait_for_url("**show=event**")
    assert stayed(page)


def test_another_page_is_loaded_whole(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/events")
    stay(page)
    page.locator("main li.line .words a").first.click()
    page.wait_for_url("**/events/r1/**")
    assert not stayed(page)


def test_keys_go_from_line_to_line_to_the_words_and_to_search(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/events")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    first = page.locator("main li.line").first
    assert page.evaluate("document.activeElement.id") == first.get_attribute("id")
    page.keyboard.press("Enter")
    page.wait_for_url("**show=event**")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("j?")
    assert page.input_value("#q") == "j?"


def test_help_lists_the_keys_and_turns_them_off(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/events")
    page.keyboard.press("?")
    panel = page.locator("#keys")
    sync_api.expect(panel).to_be_visible()
    panel.locator("input").uncheck()
    page.keyboard.press("Escape")
    sync_api.expect(panel).to_be_hidden()
    assert page.evaluate("document.activeElement.id") == "keys-button"
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.id") == "keys-button"


def test_review_is_done_by_keys(browser: sync_api.Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(keep(record(), tmp_path_factory.mktemp("keys") / "r.db")) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        page = context.new_page()
        page.goto(f"{address}/review")
        page.fill("#name", "Ana")
        page.click("text=Remember")
        page.wait_for_load_state()
        before = page.locator("main li.task").count()
        page.keyboard.press("j")
        page.keyboard.press("y")
        sync_api.expect(page.locator("main li.task")).to_have_count(before - 1)
        page.keyboard.press("u")
        sync_api.expect(page.locator("main li.task")).to_have_count(before)
        context.close()


def test_days_dragged_over_are_what_the_timeline_shows(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/timeline")
    stay(page)
    box = page.locator("svg.lanes").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] - 30
    page.mouse.move(box["x"] + box["width"] * 0.4, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, y, steps=4)
    page.mouse.up()
    page.wait_for_url("**from=2031-05**")
    assert "to=2031-05" in page.url
    assert stayed(page)


def test_the_map_goes_nearer_and_its_slider_moves_through_time(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/map")
    stay(page)
    assert page.locator("svg.map a").count() >= 1
    slider = page.locator("#slider")
    slider.focus()
    page.keyboard.press("Home")
    page.wait_for_url("**to=2031-05-**")
    assert page.evaluate("document.activeElement.id") == "slider"
    frame = page.locator("svg.map").bounding_box()
    assert frame is not None
    page.mouse.dblclick(frame["x"] + 60, frame["y"] + 60)
    page.wait_for_url("**box=**")
    assert stayed(page)


def test_a_point_of_a_chart_is_told_under_it(page: sync_api.Page, address: str) -> None:
    page.goto(f"{address}/figures")
    page.locator("svg.chart a circle").first.hover()
    sync_api.expect(page.locator("figcaption .detail").first).to_contain_text("at least 9, Bryn")


def test_help_and_map_have_no_serious_barrier(browser: sync_api.Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(f"{address}/map")
    page.keyboard.press("?")
    found = axe.Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    context.close()
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []
    assert wide <= 0


def test_printed_pages_leave_out_what_only_a_screen_has(page: sync_api.Page, address: str) -> None:
    page.emulate_media(media="print")
    for path in ("/map", "/timeline", "/ceasefires", "/positions", "/figures"):
        page.goto(address + path)
        for hidden in (".rail", ".filters", ".zoom", "#keys-button"):
            for part in page.locator(hidden).all():
                assert not part.is_visible()
        assert page.locator("main svg, main table").first.is_visible()
