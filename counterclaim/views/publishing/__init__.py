"""The dossier as a folder of pages that opens from disk: the same pages as served, links leading to files."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, PackageLoader
from starlette.requests import Request
from starlette.responses import Response

from counterclaim.errors import CounterclaimError
from counterclaim.evidence import Report
from counterclaim.store import Store
from counterclaim.views import wording
from counterclaim.views.publishing.addresses import Address, Map, Static
from counterclaim.views.publishing.asking import Asked, scope
from counterclaim.views.publishing.marking import numbered, stylesheet, with_targets
from counterclaim.views.publishing.rewriting import links, static_page
from counterclaim.views.web.app import application
from counterclaim.views.web.elsewhere import Told, told
from counterclaim.views.web.exhibits import Exhibit, exhibit, margin
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.links import ROOMS as LISTS
from counterclaim.views.web.pages import report as report_page
from counterclaim.views.web.shelf import Shelf
from counterclaim.views.web.visit import ROOMS, Visit, environment

__all__ = ["publish"]

BESIDE = 6
"""Passages beside a sentence."""
MANIFEST = "published.txt"
"""Lists what was written, so that publishing again can take away what is no longer there."""


def _sentences(folio: Folio, report: Report) -> list[tuple[Told, list[Exhibit], int]]:
    """The sentences that stand elsewhere too or are contradicted, with the other passages as exhibits."""
    found = []
    for sentence in told(folio, report):
        if sentence.others:
            shown = [exhibit(folio, p, side=side) for p, side in sentence.others[:BESIDE]]
            more = len(sentence.others) - len(shown)
            found.append((sentence, [e for e in shown if e is not None], more))
    return found


class _Visit(Visit):
    """A visit of the press: a report's page has what a margin would show of its sentences."""

    def page(self, template: str, room: str, title: str, *, status: int = 200, **context: Any) -> Response:
        """A page from a template, with what the published folder adds to it."""
        if template == "report.html":
            template = "told.html"
            context["sentences"] = _sentences(self.folio, context["report"])
        return super().page(template, room, title, status=status, **context)


class _Press:
    """Everything that is rendered, before it is written."""

    def __init__(self, record: Path) -> None:
        self.shelf = Shelf(record)
        self.folio: Folio = self.shelf.folio()
        own = PackageLoader("counterclaim.views.publishing", "templates")
        theirs = PackageLoader("counterclaim.views.web", "templates")
        self.templates = environment().overlay(loader=ChoiceLoader([own, theirs]))
        rooms = frozenset(href.strip("/") for _, href, _ in ROOMS) - {"review"}
        self.map = Map(lambda kind, id_: id_ in self.folio.of(kind), rooms | {"evidence", "search"})
        self.application = application(record, review=False)
        self.pages: dict[Address, str] = {}
        self.static: set[str] = {"dossier.css", "mark.svg"}
        self.marks: dict[str, set[str]] = defaultdict(set)

    def gather(self) -> None:
        """Render every page that can be reached from the first."""
        waiting = [Address("/"), Address("/search")]
        known = set(waiting)
        with Asked(self.application) as asked:
            while waiting:
                address = waiting.pop()
                html = self._render(asked, address)
                if html is None:
                    continue
                self.pages[address] = html
                for to in links(html):
                    lead = self.map.lead(to)
                    if isinstance(lead, Static):
                        self.static.add(lead.name)
                    elif lead is not None:
                        if lead.mark:
                            self.marks[lead.page.path].add(lead.mark)
                        if lead.page not in known:
                            known.add(lead.page)
                            waiting.append(lead.page)

    def _render(self, asked: Asked, address: Address) -> str | None:
        if address.path == "/search":
            return self._index()
        if address.path.startswith("/evidence/"):
            return self._evidence(*address.path.removeprefix("/evidence/").split("/", 1))
        if address.path.startswith("/reports/"):
            return self._report(address.path.removeprefix("/reports/"))
        answer = asked.get(address)
        return answer.text if answer.status == 200 else None

    def _visit(self, path: str, **given: str) -> _Visit:
        return _Visit(Request({**scope(path), "path_params": given}), self.shelf, self.templates)

    def _report(self, id_: str) -> str | None:
        """A report's page with the passages beside each of its sentences, which a server shows when asked."""
        answer = report_page(self._visit(f"/reports/{id_}", id=id_))
        return bytes(answer.body).decode("utf-8") if answer.status_code == 200 else None

    def _evidence(self, kind: str, id_: str) -> str:
        """The page of a thing that has none in the dossier: what its margin shows, with every passage."""
        found = margin(self.folio, f"{kind}:{id_}")
        thing = self.folio.of(kind)[id_]
        told = [exhibit(self.folio, p) for p in getattr(thing, "mentions", ())]
        heading = found.title if found else wording.ROOMS.get(kind, kind)
        answer = self._visit(f"/evidence/{kind}/{id_}").page(
            "evidence.html", LISTS.get(kind, ""), heading,
            kind=kind, id=id_, heading=heading, list=LISTS.get(kind, ""), notes=found.notes if found else (),
            exhibits=[e for e in told if e is not None] or (found.exhibits if found else ()),
        )  # fmt: skip
        return bytes(answer.body).decode("utf-8")

    def _index(self) -> str:
        """The page that stands where search stands in the dossier."""
        folio = self.folio

        def sorted_by_name(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
            return sorted(pairs, key=lambda p: (p[1].casefold().removeprefix("the "), p[0]))

        parts = [
            ("Actors", "actor", sorted_by_name((a.id, a.name) for a in folio.record.actors)),
            ("Places", "place", sorted_by_name((p.id, folio.place_name(p.id)) for p in folio.record.places)),
            ("Reports", "report", sorted_by_name((r.id, folio.headline(r.id)) for r in folio.record.reports)),
        ]
        answer = self._visit("/search").page("index.html", "search", "Index of names", parts=parts)
        return bytes(answer.body).decode("utf-8")

    def printed(self) -> dict[str, bytes]:
        """Every file of the folder by its name."""
        targets = {path: numbered(sorted(marks)) for path, marks in self.marks.items()}
        out: dict[str, bytes] = {}
        for address in sorted(self.pages):
            up = "../" if "/" in address.file else ""

            def lead(to: str, here: Address = address, up: str = up) -> str | None:
                return self._file(to, here, up, targets)

            html = self.pages[address]
            report = self.folio.reports.get(address.path.removeprefix("/reports/"))
            if report is not None and address.path.startswith("/reports/"):
                html = with_targets(html, report, targets.get(address.path, {}))
            page = static_page(html, lead, up, first=not address.query)
            out[address.file] = page.encode("utf-8", "replace")
        for name in sorted(self.static):
            source = files("counterclaim.views.web").joinpath("static", *name.split("/"))
            if ".." not in name and source.is_file() and not name.endswith(".js"):
                out[f"static/{name}"] = source.read_bytes()
        out["static/published.css"] = files(__package__).joinpath("static", "published.css").read_bytes()
        most = max((len(t) for t in targets.values()), default=0)
        out["static/marks.css"] = stylesheet(most).encode()
        return out

    def _file(self, to: str, here: Address, up: str, targets: dict[str, dict[str, int]]) -> str | None:
        """The file that an address leads to, as a link from a page."""
        if to.startswith("#"):
            return to
        lead = self.map.lead(to)
        if isinstance(lead, Static):
            return f"{up}static/{lead.name}"
        if lead is None or lead.page not in self.pages:
            return None
        n = targets.get(lead.page.path, {}).get(lead.mark)
        anchor = f"w{n}" if n else lead.anchor
        page = "" if lead.page == here and anchor else f"{up}{lead.page.file}"
        return f"{page}#{anchor}" if anchor else page


def publish(record: Path, out: Path) -> int:
    """Write the dossier of a record file into a folder; how many pages. Raises CounterclaimError.

    Equal records give equal bytes. A folder that holds other things than a published dossier is left alone.
    """
    Store.open(record).close()
    manifest = out / MANIFEST
    if out.exists() and (not out.is_dir() or (any(out.iterdir()) and not manifest.exists())):
        raise CounterclaimError(
            f"{out}: is not empty and not a published dossier; choose a new folder with --out"
        )
    press = _Press(record)
    press.gather()
    made = press.printed()
    for name in manifest.read_text(encoding="utf-8").splitlines() if manifest.exists() else ():
        gone = out / name
        if name not in made and gone.resolve().is_relative_to(out.resolve()) and gone.is_file():
            gone.unlink()
    for name, content in made.items():
        path = out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    manifest.write_text("".join(f"{name}\n" for name in sorted(made)), encoding="utf-8")
    return len(press.pages)
