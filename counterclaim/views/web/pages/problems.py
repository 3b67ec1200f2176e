"""Problems: input that could not be read, and why."""

from __future__ import annotations

from starlette.responses import Response

from counterclaim.views.web.paging import leaf
from counterclaim.views.web.visit import Visit


def problems(visit: Visit) -> Response:
    """Answer with what was set aside."""
    return visit.page(
        "problems.html", "problems", "Problems", leaf=leaf(visit.folio.record.problems, visit.ask("page"))
    )
