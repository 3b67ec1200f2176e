"""MHTML: a page saved with its pictures, as browsers write it."""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Given
from counterclaim.intake.mail import charset, leaves, payload, words
from counterclaim.intake.sources import Source
from counterclaim.intake.trouble import MAX_FILE, MB, problem

SUFFIXES = frozenset({".mhtml", ".mht"})


class SavedPage:
    """The first page in the file; its pictures and styles are passed over."""

    name = "mhtml"
    takes = ".mhtml, .mht: a page saved by a browser with all that belongs to it"

    def bid(self, source: Source) -> float:
        """Sure by name; else by what browsers write at the beginning."""
        if source.suffix in SUFFIXES:
            return 0.9
        head = source.head[:2000].lower()
        return 0.88 if b"snapshot-content-location:" in head and b"multipart/related" in head else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """The page, with the address it was saved from."""
        if source.size > 4 * MAX_FILE:
            yield problem(source.shown, "too_large", f"{source.size / MB:.0f} MB", source.where)
            return
        try:
            message = message_from_bytes(source.read())
            parts = leaves(message)
        except (MessageError, RecursionError, ValueError, LookupError) as what:
            yield problem(source.shown, "broken", str(what) or "nested too deep", source.where)
            return
        page = next((part for part in parts if part.get_content_subtype() in {"html", "xhtml+xml"}), None)
        if page is None:
            yield problem(source.shown, "no_article", where=source.where)
            return
        address = words(message.get("Snapshot-Content-Location")) or words(page.get("Content-Location"))
        url = address if address and address.startswith(("http://", "https://")) else None
        yield source.part("page.html", payload(page), given=Given(url=url), charset=charset(page))
