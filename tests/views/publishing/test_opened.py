"""A published dossier opened from disk in real Chromium: styled, its words marked, nobody asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.views.publishing import publish
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import keep, record

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = MARKS
YELLOW = "rgb(246, 231, 168)"


def test_from_a_line_to_the_marked_words(tmp_path: Path) -> None:
    publish(keep(record("<img src=//evil.example/x onerror=alert(1)>"), tmp_path / "r.db"), tmp_path / "out")
    with chromium() as browser:
        page = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
        asked: list[str] = []
        page.on("request", lambda r: asked.append(r.url))
        page.goto((tmp_path / "out" / "index.html").as_uri())
        assert page.evaluate("getComputedStyle(document.body).display") == "grid"
        page.get_by_role("link", name="Events", exact=False).first.click()
        page.locator("li.line .n").nth(1).click()
        page.locator("main cite a").first.click()
        page.wait_for_url("**/reports/r1.html#w*")
        marked = (
            "[...document.querySelectorAll('article span')].filter(e => getComputedStyle(e).backgroundColor"
        )
        told = f"{marked} === '{YELLOW}').map(e => e.textContent).join('')"
        page.wait_for_function(f"() => {told} !== ''")  # the page is laid out a little after it is there
        assert page.evaluate(told) == "Envoys of Arden and Bryn met at Lake Corry"
    assert {url.split(":", 1)[0] for url in asked} == {"file"}
