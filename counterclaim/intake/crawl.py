"""Crawls: WARC files, as Common Crawl's news crawl lays them out, yield the pages that were answered."""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import TYPE_CHECKING, Any

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from counterclaim.evidence import Problem
from counterclaim.intake.archives import BZIP2, GZIP, unpacker
from counterclaim.intake.draft import Given
from counterclaim.intake.limits import Guard, Limits
from counterclaim.intake.sources import Source
from counterclaim.intake.trouble import MAX_FILE, MB, problem

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

CHUNK = 1 << 16
# what the headers of one record may take
HEADERS = MB
# crawls are large and read record by record: bounded in growth, hardly in size
TOTAL = 64 * 1024 * MB
ENDINGS = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "txt",
    "application/pdf": "pdf",
    "application/rss+xml": "rss",
    "application/atom+xml": "atom",
}


class _Cut(Guard):
    """A stream whose end before its time is noted, not raised: the library takes EOFError for the end."""

    cut = False

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """As of any guard; 0 at a cut."""
        try:
            return super().readinto(buffer)
        except (EOFError, zlib.error):
            self.cut = True
            return 0


class Warc:
    """Every page that was answered with 200; requests, redirects and pictures are no reports."""

    name = "warc"
    takes = ".warc, .warc.gz, .wet, .wet.gz: crawls; pages, texts, PDFs and feeds in them"

    def bid(self, source: Source) -> float:
        """Sure by name; by the first line otherwise."""
        if source.name.endswith((".warc", ".warc.gz", ".wet", ".wet.gz")):
            return 0.95
        return 0.9 if source.head.startswith(b"WARC/") else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """The pages with the addresses they were fetched from; records count from 1."""
        packed = source.size if source.head.startswith((GZIP, BZIP2)) else None
        with source.open() as file:
            if not packed and not source.head.startswith(b"WARC/"):
                yield problem(source.shown, "broken", "it does not begin as a crawl", source.where)
                return
            budget = type(source.budget)(Limits(total=TOTAL))
            guard = _Cut(unpacker(file, source.head), budget, packed)
            records = ArchiveIterator(io.BufferedReader(guard, CHUNK), verify_http=False)
            yield from self._records(records, guard, source)

    def _records(self, records: ArchiveIterator, guard: _Cut, source: Source) -> Iterator[Problem | Source]:
        number = 0
        while True:
            guard.leash = HEADERS
            astray = records.err_count
            try:
                # the library warns on standard error; what is wrong is a problem here
                with redirect_stderr(io.StringIO()):
                    record = next(records)
            except StopIteration:
                if guard.cut or not number:
                    detail = "it is cut off" if guard.cut else "there is no record in it"
                    yield problem(source.shown, "broken", detail, source.where)
                return
            # the library's word for a bad record, and what it raises itself on headers that are cut off
            except (ArchiveLoadFailed, AttributeError, LookupError, TypeError, ValueError) as what:
                told = isinstance(what, ArchiveLoadFailed) and str(what).strip().splitlines()
                reason = told or ["its headers cannot be read"]
                yield problem(source.shown, "broken", reason[0][:120], source.spot(f"record {number + 1}"))
                return
            guard.leash = None
            if records.err_count > astray:
                detail = "its length is not what its header says"
                yield problem(source.shown, "broken", detail, source.spot(f"record {number}"))
            number += 1
            if record.length is None or not record.rec_type:
                detail = "it does not say its length or kind"
                yield problem(source.shown, "broken", detail, source.spot(f"record {number}"))
                if record.length is None:
                    return
            yield from self._record(record, number, source)
            _drain(record.raw_stream)
            if getattr(record.raw_stream, "limit", 0):
                yield problem(source.shown, "broken", "it is cut off", source.spot(f"record {number}"))
                return

    def _record(self, record: Any, number: int, source: Source) -> Iterator[Problem | Source]:
        ending = _ending(record)
        if ending is None:
            return
        here = f"record {number}"
        if record.length > MAX_FILE:
            yield problem(source.shown, "too_large", f"{record.length / MB:.0f} MB", source.spot(here))
            return
        raw = record.content_stream().read(MAX_FILE + 1)
        if getattr(record.raw_stream, "limit", 0) and len(raw) <= MAX_FILE:
            return
        url = record.rec_headers.get_header("WARC-Target-URI")
        url = url.strip("<>") if url and url.strip("<>").startswith(("http://", "https://")) else None
        yield source.part(
            f"record.{ending}", raw, here, given=Given(url=url), charset=_charset(record), deeper=True
        )


def _ending(record: Any) -> str | None:
    """The ending that a file of the record's kind would have; None where no report can be in it."""
    if record.rec_type == "response":
        if record.http_headers is None or record.http_headers.get_statuscode() != "200":
            return None
        kind = record.http_headers.get_header("Content-Type") or "text/html"
    elif record.rec_type in {"resource", "conversion"}:
        kind = record.rec_headers.get_header("Content-Type") or ""
    else:
        return None
    return ENDINGS.get(kind.partition(";")[0].strip().lower())


def _charset(record: Any) -> str | None:
    """The charset that the answer's headers say, if any."""
    kind = (record.http_headers.get_header("Content-Type") if record.http_headers else None) or ""
    said = kind.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return said[:60] or None


def _drain(stream: Any) -> None:
    """Read what is left of a record in pieces."""
    while stream.read(CHUNK):
        pass
