"""Visitors who come while the record is being laid out: none waits longer than a moment."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from contextlib import contextmanager

from starlette.responses import Response

from counterclaim.views.web.visit import Page, Visit

MOMENT = 0.7
"""Seconds after which a visitor gets the cover of the record, which asks again by itself."""
AGAIN = 2
"""Seconds after which it does."""


class Patience:
    """Answers for pages. While the record is being laid out a page that takes longer than a moment goes on
    being made, and the visitor is shown what the record holds until it is there."""

    def __init__(self, moment: float = MOMENT) -> None:
        self.moment = moment
        self._waiting: ThreadPoolExecutor | None = None

    @contextmanager
    def laying(self) -> Iterator[None]:
        """The time in which the record is laid out."""
        self._waiting = ThreadPoolExecutor(4, "page")
        try:
            yield
        finally:
            waiting, self._waiting = self._waiting, None
            waiting.shutdown(wait=False)

    def answer(self, page: Page, visit: Visit) -> Response:
        """The page; its cover where it is not there in a moment. Raises what the page raises."""
        waiting = self._waiting
        if waiting is None:
            return page(visit)
        try:
            made = waiting.submit(page, visit)
        except RuntimeError:  # laid out in between
            return page(visit)
        try:
            return made.result(self.moment)
        except Late:
            made.cancel()
            return laid_out_soon(visit.again())


def laid_out_soon(visit: Visit) -> Response:
    """The cover of a record that is being laid out, which asks for the page again in a moment."""
    overview = visit.request.url.path == "/"
    answer = visit.page(
        "soon.html",
        "overview" if overview else "",
        "Overview" if overview else "In a moment",
        on=visit.cover(),
        status=200 if overview else 503,
        overview=overview,
        again=AGAIN,
    )
    answer.headers["Retry-After"] = str(AGAIN)
    answer.headers["Refresh"] = str(AGAIN)
    return answer
