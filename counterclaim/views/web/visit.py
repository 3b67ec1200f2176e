"""One request for a page: the record as it is now, the address, and how the answer is rendered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from counterclaim.evidence import Passage
from counterclaim.evidence.judgement import Review
from counterclaim.review.spots import LISTS as REVIEWED
from counterclaim.views import wording
from counterclaim.views.web import links
from counterclaim.views.web.cover import Cover, cover
from counterclaim.views.web.entries import offered
from counterclaim.views.web.excerpts import excerpt
from counterclaim.views.web.exhibits import Margin, exhibit, margin
from counterclaim.views.web.folio import Folio
from counterclaim.views.web.forms import SESSION, Keys, remember, remembered_name
from counterclaim.views.web.ranges import WIDTH
from counterclaim.views.web.scripts import scripts
from counterclaim.views.web.shelf import Shelf
from counterclaim.views.web.visible import islands, isolated, marked, shown, visible

ROOMS: tuple[tuple[str, str, str], ...] = (
    ("overview", "/", "Overview"),
    ("timeline", "/timeline", "Timeline"),
    ("map", "/map", "Map"),
    ("talks", "/talks", "Talks"),
    ("positions", "/positions", "Positions"),
    ("proposals", "/proposals", "Proposals"),
    ("ceasefires", "/ceasefires", "Ceasefires"),
    ("disputes", "/disputes", "Disputes"),
    ("events", "/events", "Events"),
    ("figures", "/figures", "Figures"),
    ("conditions", "/conditions", "Conditions"),
    ("control", "/control", "Control"),
    ("resolutions", "/resolutions", "Resolutions"),
    ("sanctions", "/sanctions", "Sanctions"),
    ("actors", "/actors", "Actors"),
    ("statements", "/statements", "Statements"),
    ("places", "/places", "Places"),
    ("reports", "/reports", "Reports"),
    ("review", "/review", "Review"),
    ("problems", "/problems", "Problems"),
)
"""The parts of the dossier: name, address, what the rail calls it."""

UNCOUNTED = frozenset({"overview", "timeline", "map", "review"})
"""Parts that the rail gives no number."""
FILLED = frozenset({"positions", "ceasefires", "conditions", "control", "resolutions", "sanctions"})
"""Parts that the rail leaves out where the record has nothing for them; their addresses still answer."""


@cache
def environment() -> Environment:
    """The templates, compiled once; whatever they show of a report is made harmless and escaped."""
    found = Environment(
        loader=PackageLoader("counterclaim.views.web", "templates"),
        autoescape=True,
        finalize=shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        bdi=isolated,
        islands=islands,
        date=wording.date,
        word=wording.word,
        number=wording.number,
        short=wording.short,
    )
    found.globals.update(
        wording=wording,
        offered=offered,
        links=links,
        to=links.to,
        anchor=links.anchor,
        rooms=ROOMS,
        uncounted=UNCOUNTED,
        reviewed_kinds=frozenset(REVIEWED),
        filled=FILLED,
        width=WIDTH,
        scripts=scripts,
    )
    return found


class Visit:
    """What a page needs to answer one request."""

    def __init__(
        self, request: Request, shelf: Shelf, templates: Environment, keys: Keys | None = None
    ) -> None:
        self.request = request
        self.shelf = shelf
        self._templates = templates
        self._keys = keys
        self._session = ""
        self._covered = False
        self.query = request.query_params

    @cached_property
    def folio(self) -> Folio:
        """The record as it is now."""
        return self.shelf.folio()

    def again(self) -> Visit:
        """The same request anew, without what was made for this one."""
        return Visit(self.request, self.shelf, self._templates, self._keys)

    def cover(self) -> Folio | Cover:
        """What the frame of a page needs of the record: the folio where it is at hand, else asked of the
        file."""
        return self.shelf.at_hand() or self.shelf.ask(cover)

    def fresh(self) -> Folio:
        """The record as it is after a judgement that came in between."""
        self.__dict__.pop("folio", None)
        return self.folio

    # review

    @property
    def judges(self) -> bool:
        """Whether this dossier takes judgements; without, no page has a form for one."""
        return self._keys is not None

    @property
    def key(self) -> str:
        """What a form of this page carries, so that it is known to come from here."""
        if self._keys is None:
            return ""
        self._session = self._session or self._keys.session(self.request)
        return self._keys.key(self._session)

    @property
    def author(self) -> str:
        """Who judges: the name given last."""
        return remembered_name(self.request)

    def remember(self, response: Response, name: str = "") -> None:
        """Leave what ties the forms of this page to this browser, and the analyst's name."""
        if self._keys is not None and (name or self._session != self.request.cookies.get(SESSION, "")):
            remember(response, self._session or self._keys.session(self.request), name)

    def review(self, kind: str, id_: str) -> Review | None:
        """How a line stands that was reviewed; None for the machine's."""
        return self.folio.reviews.get((kind, id_))

    @property
    def rejected(self) -> Review | None:
        """How the thing that the margin is asked to show was rejected; None where it was not."""
        if self._covered or not self.ask("show"):
            return None
        rejected = self.folio.judged.rejected
        return next((r.review for r in rejected if (r.kind, r.thing.id) == self.asked), None)

    def revision(self, kind: str, id_: str) -> str:
        """What a form about a thing says it was made from."""
        return self.folio.judged.revision(kind, id_)

    def ask(self, name: str) -> str:
        """A parameter of the address, without spaces around it; empty if it is not given."""
        return self.query.get(name, "").strip()

    def here(self, **changes: str | None) -> str:
        """This page's address with some parameters changed."""
        return links.changed(self.request.url.path, self.query.multi_items(), **changes)

    def show(self, kind: str, id_: str) -> str:
        """This page with the margin filled for one thing."""
        return f"{self.here(show=f'{kind}:{id_}')}#{links.anchor(kind, id_)}"

    def on_timeline(self, kind: str, id_: str) -> str:
        """This timeline with the margin filled; statements lead to the timeline of statements."""
        return self.in_timeline(kind, id_) if kind == "statement" else self.show(kind, id_)

    def in_timeline(self, kind: str, id_: str) -> str:
        """The timeline with the margin filled for one thing."""
        lane = "statements" if kind == "statement" else None
        at = links.changed("/timeline", (), kind=lane, show=f"{kind}:{id_}")
        return f"{at}#{links.anchor(kind, id_)}"

    @property
    def asked(self) -> tuple[str, str]:
        """The kind and id of what the margin is asked to show."""
        kind, _, id_ = self.ask("show").partition(":")
        return kind, id_

    def asked_for(self, kind: str) -> str | None:
        """The id of the thing of a kind that the margin is asked to show; None for another kind."""
        asked, id_ = self.asked
        return id_ if asked == kind else None

    # what templates call

    def people(self, ids: tuple[str, ...], most: int | None = 4) -> Markup:
        """Actors' names, each a link, as a list in words."""
        known = [i for i in dict.fromkeys(ids) if i in self.folio.actors]
        rest = len(known) - most if most is not None and len(known) > most else 0
        names = [
            Markup('<a href="{}">{}</a>').format(
                links.to("actor", i), isolated(wording.short(self.folio.name(i), 60))
            )
            for i in known[: len(known) - rest]
        ]
        if rest:
            names.append(Markup("{} more").format(rest))
        if len(names) < 2:
            return Markup("").join(names)
        return Markup(", ").join(names[:-1]) + Markup(" and ") + names[-1]

    def names(self, ids: tuple[str, ...], most: int = 2) -> Markup:
        """Actors' names without links."""
        known = [wording.short(self.folio.name(i), 48) for i in dict.fromkeys(ids) if i in self.folio.actors]
        extra = [f"{len(known) - most} more"] if len(known) > most else []
        islands = [isolated(n) for n in known[:most]] + [Markup(e) for e in extra]
        if len(islands) < 2:
            return Markup("").join(islands)
        return Markup(", ").join(islands[:-1]) + Markup(" and ") + islands[-1]

    def where(self, place: str | None) -> Markup:
        """A place's name as a link; empty for none."""
        name = self.folio.place_name(place)
        return (
            Markup('<a href="{}">{}</a>').format(links.to("place", place or ""), isolated(name))
            if name
            else Markup("")
        )

    def quote(self, passage: Passage, most: int = 170, *, mark: bool = False) -> Markup:
        """A passage's words as a report has them, with more of the sentence where they are few."""
        report = self.folio.reports.get(passage.report)
        if report is None:
            return isolated(wording.short(passage.text, most))
        if len(passage.text) >= 32 and not mark:
            return isolated(wording.short(passage.text, most))
        e = excerpt(report, passage.start, passage.end, most)
        return marked(e.text, e.start, e.end) if mark else isolated(e.text)

    def best(self, passages: tuple[Passage, ...], most: int = 170) -> Markup:
        """Of several passages for one thing, the one that says most in a line."""
        if not passages:
            return Markup("")
        body = [p for p in passages if not self._in_title(p)] or list(passages)
        return self.quote(min(body, key=lambda p: (abs(len(p.text) - 95), p.order)), most)

    def _in_title(self, p: Passage) -> bool:
        report = self.folio.reports.get(p.report)
        return report is not None and report.title_span is not None and p.end <= report.title_span.end

    exhibit = staticmethod(exhibit)

    @property
    def margin(self) -> Margin | None:
        """What the margin shows, where the address asks for something that is there."""
        if self._covered:
            return None
        return margin(self.folio, self.ask("show")) if self.ask("show") else None

    # the answer

    def page(
        self,
        template: str,
        room: str,
        title: str,
        *,
        status: int = 200,
        on: Folio | Cover | None = None,
        **context: Any,
    ) -> Response:
        """A page from a template of the folder `templates`, of the record or `on` what is at hand of it."""
        folio = on or self.folio
        self._covered = isinstance(folio, Cover)
        counts = {name: len(getattr(folio.record, name, ())) for name, _, _ in ROOMS}
        html = self._templates.get_template(template).render(
            v=self,
            folio=folio,
            record=folio.record,
            room=room,
            title=visible(title),
            counts=counts,
            **context,
        )
        answer = HTMLResponse(html, status)
        if self._session:
            self.remember(answer)
        return answer

    def problem(self, status: int, title: str, why: str) -> Response:
        """A page that says why something could not be done."""
        return self.page("problem.html", "", title, status=status, why=why)

    def plain(self, template: str, status: int, **context: Any) -> Response:
        """A page for when there is no record to show."""
        return HTMLResponse(self._templates.get_template(template).render(**context), status)

    def missing(self, what: str) -> Response:
        """The page that says that there is no such thing, and where to look."""
        return self.page("missing.html", "", "Not in this record", status=404, what=what)


Page = Callable[[Visit], Response]
