"""Every list by keys, and every view an address: what was chosen or opened is in it, and goes back."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from counterclaim.views.web.scripts import scripts
from tests.views.web.records import keep, record
from tests.views.web.served import served
from tests.views.web.test_browser import CHROMIUM

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium, which is not installed"),
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
OWN_PAGES = ("/disputes", "/events", "/actors", "/statements", "/reports", "/search?q=guns", "/review")
"""The lists whose lines have a page of their own."""
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
SHOWN = "() => document.querySelector('main').innerText + '|' + document.querySelector('aside').innerText"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(keep(record(), tmp_path_factory.mktemp("lists") / "r.db")) as found:
        yield found


@pytest.fixture(scope="module")
def page() -> Iterator[sync_api.Page]:
    with sync_api.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        found = browser.new_page(viewport={"width": 1280, "height": 900})
        found.set_default_timeout(20_000)
        yield found
        browser.close()


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


@pytest.mark.parametrize("path", OWN_PAGES)
def test_the_page_of_a_line_by_keys(page: sync_api.Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.keyboard.press("j")
    page.keyboard.press("o")
    page.wait_for_url(lambda url: url.split("?")[0].count("/") > 3)
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
