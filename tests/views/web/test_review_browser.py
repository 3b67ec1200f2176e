"""A whole review session in real Chromium, without scripts as with them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from counterclaim.store import Store
from counterclaim.views.exports import export
from counterclaim.views.web.scripts import scripts
from tests.views.chromium import MARKS, chromium
from tests.views.web.records import keep, record
from tests.views.web.served import served
from tests.views.web.test_browser import serious

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = MARKS


@pytest.fixture(scope="module")
def browser() -> Iterator[sync_api.Browser]:
    with chromium() as found:
        yield found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return keep(record(), tmp_path / "r.db")


def log(path: Path) -> list[tuple[str, str]]:
    with Store.open(path) as store:
        return [(j.author, j.action) for j in store.judgements()]


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_whole_session(browser: sync_api.Browser, path: Path, scripts: bool) -> None:
    context = browser.new_context(java_script_enabled=scripts, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.set_default_timeout(12_000)
    with served(path) as address:
        # who judges
        page.goto(f"{address}/")
        page.get_by_role("link", name="Review").click()
        page.get_by_label("Who judges?").fill("Ana Analyst")
        page.get_by_role("button", name="Remember").click()
        # the dispute at the head of the queue is right
        head = page.locator("li.task").first
        assert head.get_attribute("data-kind") == "dispute"
        head.get_by_role("button", name="Confirm").click()
        sync_api.expect(page.locator("li.task[data-id=d1]")).to_have_count(0)
        page.goto(f"{address}/disputes")
        sync_api.expect(page.locator(".dispute .tick")).to_have_count(1)
        # an event is edited from the margin
        page.goto(f"{address}/events?show=event:r1/e2")
        page.locator("aside").get_by_role("link", name="Edit").click()
        edit = page.locator("form[data-review=edit]")
        edit.get_by_label("Status").select_option("denied")
        edit.get_by_label("Date").fill("2031-05-02")
        edit.get_by_label("Reason").fill("the post was empty that day")
        edit.get_by_role("button", name="Keep the changes").click()
        sync_api.expect(page.locator("main")).to_contain_text("edited by Ana Analyst")
        sync_api.expect(edit.get_by_label("Date")).to_have_value("2031-05-02")
        # another is rejected, and put back
        page.goto(f"{address}/events?show=event:r1/e3")
        page.locator("aside").get_by_role("button", name="Reject").click()
        sync_api.expect(page.locator("main")).not_to_contain_text("would go on")
        page.goto(f"{address}/review")
        page.get_by_role("button", name="Undo my last: rejected").click()
        page.goto(f"{address}/events")
        sync_api.expect(page.locator("main")).to_contain_text("would go on")
        # two actors are one
        page.goto(f"{address}/review/actor/arden#merge")
        page.locator("form[data-review=merge]").get_by_label("by name or id").fill("harl")
        page.get_by_role("button", name="Merge into this one").click()
        sync_api.expect(page.locator("form[data-review=split] .part")).to_have_count(2)
        # and are two again: the passage of the one is split off
        page.get_by_label("split off passage 2").check()
        page.get_by_role("button", name="Split off what is ticked").click()
        page.goto(f"{address}/actors")
        sync_api.expect(page.locator("main")).to_contain_text("Mr. Harl")
        # something was missed
        page.goto(f"{address}/reports/r1")
        page.get_by_label("Its words, as they stand here").fill("told reporters")
        page.get_by_role("button", name="Add it").click()
        sync_api.expect(page.locator("main mark")).to_have_text("told reporters")
        page.get_by_label("They tell of").select_option("event")
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("Type").select_option("CONSULT")
        page.get_by_role("button", name="Add this event").click()
        sync_api.expect(page.locator("main")).to_contain_text("added by Ana Analyst")
        # all of it is in the log
        page.goto(f"{address}/review/log")
        sync_api.expect(page.locator(".story li")).to_have_count(7)
        assert serious(page) == [] if scripts else True
    context.close()
    actions = ["confirm", "edit", "reject", "undo", "merge", "split", "add"]
    assert log(path) == [("Ana Analyst", a) for a in actions]


def test_two_analysts_see_each_other(browser: sync_api.Browser, path: Path) -> None:
    with served(path) as address:
        pages = []
        for name in ("Ana", "Ben"):
            context = browser.new_context(bypass_csp=True)
            page = context.new_page()
            page.goto(f"{address}/review")
            page.get_by_label("Who judges?").fill(name)
            page.get_by_role("button", name="Remember").click()
            page.goto(f"{address}/review/event/r1/e2")
            pages.append(page)
        for page, status in zip(pages, ("denied", "claimed"), strict=True):
            page.locator("form[data-review=edit]").get_by_label("Status").select_option(status)
            page.get_by_role("button", name="Keep the changes").click()
        sync_api.expect(pages[1].locator("h1")).to_contain_text("Somebody else was quicker")
        assert serious(pages[1]) == []
        assert log(path) == [("Ana", "edit")]
        pages[1].get_by_role("button", name="Do it all the same").click()
        status = pages[1].locator("form[data-review=edit]").get_by_label("Status")
        sync_api.expect(status).to_have_value("claimed")
        assert log(path) == [("Ana", "edit"), ("Ben", "edit")]
        for page in pages:
            page.context.close()


SELECT = """
([words, nth]) => {
  const source = document.querySelector("article.source");
  const walk = document.createTreeWalker(source, NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode())
    for (let at = node.data.indexOf(words); at >= 0; at = node.data.indexOf(words, at + 1))
      if (--nth === 0) return getSelection().setBaseAndExtent(node, at, node, at + words.length);
  throw new Error("not there");
}
"""
"""Selects the nth occurrence of some words in a report's text, as a mouse would."""
needs_scripts = pytest.mark.skipif(
    not scripts(), reason="the scripts were not built: npm could not be reached"
)


@needs_scripts
@pytest.mark.parametrize("address", ["/reports/r1", "/reports/r1?mark=0-5"])
def test_words_selected_in_a_report_are_what_is_added(
    browser: sync_api.Browser, path: Path, address: str
) -> None:
    with served(path) as host:
        page = browser.new_page()
        page.set_default_timeout(5_000)
        page.goto(host + address)
        page.evaluate(SELECT, ["Bryn", 3])
        sync_api.expect(page.locator("form.missed [name=nth]")).to_have_value("3")
        page.get_by_role("button", name="Add it").click()
        text = record().reports[0].text
        third = [at for at in range(len(text)) if text.startswith("Bryn", at)][2]
        sync_api.expect(page.locator("main mark")).to_have_text("Bryn")
        assert page.locator("input[name=start]").input_value() == str(third)
        page.close()


@pytest.mark.parametrize("scripts", [False, True], ids=["without scripts", "with scripts"])
def test_a_missed_figure_and_a_missed_place(
    browser: sync_api.Browser, path: Path, tmp_path: Path, scripts: bool
) -> None:
    with served(path) as address:
        context = browser.new_context(java_script_enabled=scripts)
        page = context.new_page()
        page.set_default_timeout(5_000)

        def mark(words: str, kind: str) -> None:
            page.goto(f"{address}/reports/r1")
            page.get_by_label("Its words, as they stand here").fill(words)
            page.get_by_role("button", name="Add it").click()
            page.get_by_label("They tell of").select_option(kind)
            page.get_by_role("button", name="Go on").click()

        mark("killing at least nine people", "figure")
        form = page.locator("form[data-review=add]")
        typed = {"Number": "9", "At least": "9", "At most": "", "Measure": "killed"}
        assert {label: form.get_by_label(label).input_value() for label in typed} == typed
        assert "Read from the words “at least nine”" in form.inner_text()
        form.get_by_label("Of what").fill("ferrymen")
        form.get_by_label("Your name").fill("Ana")
        form.get_by_role("button", name="Add this figure").click()
        id_ = page.url.rsplit("/", 1)[1]
        assert "added by Ana" in page.locator("main").inner_text()
        page.get_by_role("link", name="as the record shows it").click()
        assert "ferrymen" in page.locator("main").inner_text()
        assert page.locator("aside mark").inner_text() == "killing at least nine people"
        mark("guns", "place")
        assert page.get_by_label("Name", exact=True).input_value() == "guns"
        page.get_by_label("Latitude").fill("-12.4")
        page.get_by_label("Longitude").fill("40.2")
        page.get_by_role("button", name="Add this place").click()
        page.goto(f"{address}/places")
        assert "guns" in page.locator("main").inner_text()
        keep(record(), path)  # built again
        page.goto(f"{address}/figures")
        assert "at least 9" in page.locator("main tr", has_text="ferrymen").inner_text()
        context.close()
    export(path, "csv", tmp_path / "out", ["figures"])
    line = next(r for r in (tmp_path / "out" / "figures.csv").read_text().splitlines() if id_ in r)
    assert "ferrymen" in line
    assert "killing at least nine people" in line


def test_a_dispute_of_the_words_of_two_reports(browser: sync_api.Browser, path: Path) -> None:
    with served(path) as address:
        page = browser.new_page(java_script_enabled=False)
        page.set_default_timeout(5_000)
        page.goto(f"{address}/reports/r1")
        page.get_by_label("Its words, as they stand here").fill(
            "Arden denied that\n any of its guns had fired"
        )
        page.get_by_role("button", name="Add it").click()
        page.get_by_label("They tell of").select_option("dispute")
        page.get_by_role("button", name="Go on").click()
        page.get_by_label("What says otherwise").fill("Arden's guns had shelled the ferry")
        page.get_by_label("In which report").fill("r2")
        page.get_by_label("Kind").select_option("denial")
        page.get_by_label("Your name").fill("Ana")
        page.get_by_role("button", name="Add this dispute").click()
        sync_api.expect(page.locator("main")).to_contain_text("added by Ana")
        page.get_by_role("link", name="as the record shows it").click()
        sides = page.locator(".sides .side")
        sync_api.expect(sides).to_have_count(2)
        assert sides.nth(0).locator("mark").inner_text() == "that any of its guns had fired"
        assert sides.nth(1).locator("mark").inner_text() == "Arden's guns had shelled the ferry"
        page.goto(f"{address}/review/log")
        page.get_by_role("button", name="Take it back").click()
        page.goto(f"{address}/disputes")
        sync_api.expect(page.locator("main .dispute")).to_have_count(1)
        page.close()
    assert log(path) == [("Ana", "add"), ("Ana", "undo")]


@needs_scripts
def test_the_queue_goes_on_after_what_was_judged(browser: sync_api.Browser, path: Path) -> None:
    focused = "document.activeElement.id"
    with served(path) as address:
        page = browser.new_page()
        page.set_default_timeout(5_000)
        page.goto(f"{address}/review")
        page.get_by_label("Who judges?").fill("Ana")
        page.get_by_role("button", name="Remember").click()
        lines = page.locator("li.task").evaluate_all("all => all.map(e => e.id)")
        page.keyboard.press("j")
        page.keyboard.press("j")
        page.keyboard.press("k")
        page.keyboard.press("y")
        sync_api.expect(page.locator("li.task")).to_have_count(1)
        assert page.evaluate(focused) == lines[1]
        page.keyboard.press("n")
        sync_api.expect(page.locator("li.task")).to_have_count(0)
        page.close()
    assert [action for _, action in log(path)] == ["confirm", "reject"]


def test_what_was_rejected_from_the_margin_says_so_there(browser: sync_api.Browser, path: Path) -> None:
    with served(path) as address:
        page = browser.new_page(java_script_enabled=False)
        page.goto(f"{address}/events?show=event:r1/e3")
        page.locator("aside").get_by_label("Your name").fill("Ana")
        page.locator("aside").get_by_role("button", name="Reject").click()
        sync_api.expect(page.locator("aside")).to_contain_text("rejected by Ana")
        page.locator("aside").get_by_role("link", name="What was judged").click()
        page.get_by_role("button", name="Take it back").click()
        page.goto(f"{address}/events")
        sync_api.expect(page.locator("main li.line")).to_have_count(3)
        page.close()


@pytest.mark.parametrize(
    "view", ["/review", "/review/event/r1/e2", "/review/add?report=r1&mark=5-20&kind=event", "/review/log"]
)
def test_dark_and_on_a_phone(browser: sync_api.Browser, path: Path, view: str) -> None:
    with served(path) as address:
        size = {"width": 360, "height": 800}
        context = browser.new_context(bypass_csp=True, color_scheme="dark", viewport=size)
        page = context.new_page()
        page.goto(address + view)
        found = serious(page)
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        context.close()
    assert found == []
    assert wide <= 0


def test_printed_without_forms(browser: sync_api.Browser, path: Path) -> None:
    with served(path) as address:
        page = browser.new_page()
        page.goto(f"{address}/review/event/r1/e2")
        page.emulate_media(media="print")
        assert not page.get_by_role("button", name="Confirm").is_visible()
        assert page.locator("main mark").first.is_visible()
        page.close()
