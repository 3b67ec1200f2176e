"""Every list by keys, and every view an address: what was chosen or opened is in it, and goes back."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest

from counterclaim.views.web.scripts import scripts
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import keep, record
from tests.views.web.served import served

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = [
    *MARKS,
    pytest.mark.skipif(not scripts(), reason="the scripts were not built: npm could not be reached"),
]

LISTS = (
    ("/talks", "talk"),
    ("/proposals", "proposal"),
    ("/ceasefires", "ceasefire"),
    ("/disputes", "dispute"),
    ("/events", "event"),
    ("/figures", "figure"),
    ("/conditions", "condition"),
    ("/control", "control"),
    ("/resolutions", "resolution"),
    ("/sanctions", "sanction"),
    ("/actors", "actor"),
    ("/statements", "statement"),
    ("/places", "place"),
    ("/timeline", ""),
    ("/map", "place"),
    ("/review", ""),
)
"""The lists whose lines open their words in the margin, and what the margin is asked for there."""
LEADS = {
    "/": "/disputes/d1",
    "/talks": "/talks?show=talk",
    "/positions": "/positions?show=position",
    "/proposals": "/proposals?show=proposal",
    "/ceasefires": "/ceasefires?show=ceasefire",
    "/disputes": "/disputes/d1",
    "/events": "/events/r1/",
    "/figures": "/figures?show=figure",
    "/conditions": "/conditions?show=condition",
    "/control": "/control?show=control",
    "/resolutions": "/resolutions?show=resolution",
    "/sanctions": "/sanctions?show=sanction",
    "/actors": "/actors/arden",
    "/statements": "/statements/r1/",
    "/places": "/places?show=place",
    "/reports": "/reports/r1",
    "/timeline": "/events/r1/",
    "/map": "/map?show=place",
    "/search?q=guns": "/statements/r1/",
    "/review": "/review/dispute/d1",
}
"""Where the key "o" leads from the first line of each list: its page, or its words where it has none."""
CHOICES = "/talks /ceasefires /disputes /events /figures /actors /statements /timeline /map /review".split()
"""The lists that have more than one thing to choose between in this record."""
CHOSEN = """
() => {
  const choice = [...document.querySelectorAll("main form.filters select")].find(s => s.options.length > 1);
  if (!choice) return null;
  choice.value = choice.options[1].value;
  choice.dispatchEvent(new Event("change", { bubbles: true }));
  return choice.name;
}
"""
FOCUSED = "document.activeElement.matches('main *') ? document.activeElement.outerHTML : ''"
SHOWN = "() => document.querySelector('main').innerText + '|' + document.querySelector('aside').innerText"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    found, again = record(), msgspec.structs.replace
    truce, access = found.positions
    stand = again(access.standpoints[0], statement="r1/s2")
    found = again(found, positions=(truce, again(access, standpoints=(stand,))))
    with served(keep(found, tmp_path_factory.mktemp("lists") / "r.db")) as there:
        yield there


@pytest.fixture(scope="module")
def page() -> Iterator[sync_api.Page]:
    with chromium() as browser:
        found = browser.new_page(viewport={"width": 1280, "height": 900})
        found.set_default_timeout(5_000)
        yield found


@pytest.mark.parametrize(("path", "kind"), LISTS)
def test_a_line_by_keys_its_words_by_address_and_back(
    page: sync_api.Page, address: str, path: str, kind: str
) -> None:
    page.goto(address + path)
    before = page.evaluate(SHOWN)
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.matches('main li, main article, main tr')")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**show={kind}**")
    sync_api.expect(page.locator("aside mark").first).to_be_visible()
    opened, told = page.url, page.evaluate(SHOWN)
    assert told != before
    page.go_back()
    page.wait_for_url(address + path)
    page.wait_for_function("() => !document.querySelector('aside .close')")
    assert page.evaluate(SHOWN) == before
    page.goto(opened)
    assert page.evaluate(SHOWN) == told
    assert page.locator("aside .close").is_visible()


@pytest.mark.parametrize(("path", "leads"), LEADS.items())
def test_every_key_on_every_list(page: sync_api.Page, address: str, path: str, leads: str) -> None:
    page.goto(address + path)
    keys = page.locator("#keys")
    page.keyboard.press("?")
    sync_api.expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    sync_api.expect(keys).to_be_hidden()
    page.keyboard.press("/")
    sync_api.expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("j")
    first = page.evaluate(FOCUSED)
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate(FOCUSED) == first != ""
    page.keyboard.press("j")
    page.keyboard.press("k")
    page.keyboard.press("o")
    page.wait_for_url(f"{address}{leads}**")
    page.go_back()
    page.wait_for_url(address + path)


@pytest.mark.parametrize("path", CHOICES)
def test_a_choice_is_in_the_address(page: sync_api.Page, address: str, path: str) -> None:
    page.goto(address + path)
    before = page.evaluate(SHOWN)
    name = page.evaluate(CHOSEN)
    assert name, "nothing to choose by"
    page.wait_for_url(f"**?*{name}=**")
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")
    chosen, told = page.url, page.evaluate(SHOWN)
    page.go_back()
    page.wait_for_url(address + path)
    page.wait_for_function("() => !document.querySelector('[aria-busy]')")
    assert page.evaluate(SHOWN) == before
    page.goto(chosen)
    assert page.evaluate(SHOWN) == told
    assert page.locator(f"main form.filters [name={name}]").input_value()


def test_statements_by_topic_and_date(page: sync_api.Page, address: str) -> None:
    lines = page.locator("main li.line")
    page.goto(f"{address}/statements")
    sync_api.expect(lines).to_have_count(2)
    page.get_by_label("Topic").select_option("shelling")
    page.wait_for_url("**?topic=**")
    page.get_by_label("From").fill("2031-05-03")
    page.get_by_label("To", exact=True).fill("2031-05-03")
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2031-05-03&to=2031-05-03**")
    assert "topic=" in page.url
    sync_api.expect(lines).to_have_count(1)
    assert "Bryn" in lines.first.inner_text()
    page.goto(page.url)
    sync_api.expect(lines).to_have_count(1)
    page.locator("form.filters a", has_text="all").click()
    page.wait_for_url(f"{address}/statements")
    sync_api.expect(lines).to_have_count(2)
