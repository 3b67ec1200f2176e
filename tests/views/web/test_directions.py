"""Names written from right to left, in every page: each is an island, the words around it stay in order."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from counterclaim.views.web.visible import visible
from tests.views.web.records import PAGES, client, keep, record

NAME = "\u05e9\u05dc\u05d5\u05dd \u202e\u0645\u0631\u062d\u0628\u0627\u2067 12"
"""Hebrew, an override, Arabic, an isolate that is never closed, and a number that would jump over both."""

ISLANDS = frozenset({"bdi", "option", "title", "textarea"})
"""Elements that no direction leaves: an isolate, or a box of its own."""
EMPTY = frozenset({"meta", "link", "input", "br"})


class Outside(HTMLParser):
    """The pieces of text of a page that hold letters written from right to left and stand in no island."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.found: list[str] = []
        self.inside = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        isolating = tag in ISLANDS or (tag == "p" and "article" in self.open)
        if tag not in EMPTY:
            self.open.append("bdi" if isolating else tag)
        for name, value in attrs:
            assert "\u202e" not in (value or ""), (tag, name)

    def handle_endtag(self, tag: str) -> None:
        if tag not in EMPTY and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if any("\u0590" <= c <= "\u06ff" for c in data):
            if "bdi" in self.open:
                self.inside += 1
            else:
                self.found.append(f"{self.open[-3:]} {data.strip()[:80]}")


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    path: Path = tmp_path_factory.mktemp("directions") / "r.db"
    return client(keep(record(NAME), path, title=f"Talks {NAME}"))


@pytest.mark.parametrize("path", PAGES)
def test_a_name_from_right_to_left_is_an_island(dossier: TestClient, path: str) -> None:
    page = Outside()
    page.feed(dossier.get(path).text)
    page.close()
    assert page.found == []
    assert page.inside  # the name of the record, at least


def test_the_name_is_all_there(dossier: TestClient) -> None:
    assert f"<bdi>Harl {visible(NAME)}</bdi>" in dossier.get("/actors").text
