"""Problems: input that could not be read, and why."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.responses import Response

from counterclaim.evidence import Problem
from counterclaim.views.web.paging import leaf
from counterclaim.views.web.shelf import NotReadable
from counterclaim.views.web.visit import Visit


def problems(visit: Visit) -> Response:
    """Answer with what was set aside, as the record file has it."""
    found: Sequence[Problem]
    try:
        found, on = visit.shelf.ask(lambda store: store.problems()), visit.cover()
    except NotReadable:
        found, on = visit.folio.record.problems, visit.folio
    return visit.page("problems.html", "problems", "Problems", on=on, leaf=leaf(found, visit.ask("page")))
