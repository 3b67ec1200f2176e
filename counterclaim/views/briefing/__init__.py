"""A briefing of two pages: what is known, contested, talked about, proposed and counted, each line footnoted.

lines      what may be said, as templates over the record      plan       what is said, by room
markdown, page, document, typeset                              the same briefing as MD, HTML, DOCX, PDF
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from counterclaim.errors import CounterclaimError
from counterclaim.store import Store
from counterclaim.views.briefing.document import as_docx
from counterclaim.views.briefing.markdown import as_markdown
from counterclaim.views.briefing.page import as_html
from counterclaim.views.briefing.plan import ROOM, Brief, plan
from counterclaim.views.briefing.typeset import as_pdf, pages
from counterclaim.views.web.folio import Folio
from counterclaim.writing import write_out

__all__ = ["brief", "plan"]

PAGES = 2


def _two_pages(folio: Folio, store: Store) -> bytes:
    """The PDF, with less room for lines until it is on two pages: long words and other scripts take more."""
    room = ROOM
    while True:
        made = as_pdf(plan(folio, store.builds(), room))
        if pages(made) <= PAGES or room < ROOM / 4:
            return made
        room *= 0.9


_WRITERS: dict[str, Callable[[Brief], bytes]] = {
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
}


def brief(record: Path, out: Path) -> None:
    """Write the briefing of a record file; the ending of `out` says as what. Raises CounterclaimError."""
    ending = out.suffix.lower()
    if ending != ".pdf" and ending not in _WRITERS:
        raise CounterclaimError(f"{out}: --out must end in .md, .html, .docx or .pdf")
    with Store.open(record) as store:
        folio = Folio(store.record(), store.meta(), 0.0)
        made = _two_pages(folio, store) if ending == ".pdf" else _WRITERS[ending](plan(folio, store.builds()))
    write_out(out, made)
