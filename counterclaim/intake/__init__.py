"""Reports come in: files and folders become Reports, and what cannot be read becomes Problems.

`take_in` walks the paths in sorted order. Each file goes to the format that bids most for it
(`formats`, `sources`), which decodes it (`decoding`) and yields drafts: text with what the input says
about it. Archives, crawls and mail yield the files in them, which are auctioned in turn, within bounds
(`limits`). A draft's prose is told from its furniture by the page's markup (`article`) or by the run of
its lines (`furniture`); the masthead gives title, outlet, byline, agencies, dateline and date
(`masthead`); the result is a Report whose body spans point into the text as it was decoded. Copies among
many reports are found by `copies.find_copies`. What was taken in before is remembered (`taken`).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from gzip import BadGzipFile
from lzma import LZMAError
from pathlib import Path
from tarfile import TarError
from zipfile import BadZipFile

from counterclaim.evidence import Problem, Report
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.finish import finish
from counterclaim.intake.formats import FORMATS
from counterclaim.intake.limits import Overflow
from counterclaim.intake.sources import Source, auction, digest
from counterclaim.intake.spots import tail, unseen
from counterclaim.intake.taken import finished, items
from counterclaim.intake.trouble import problem, told
from counterclaim.intake.walk import stems, walk
from counterclaim.memory import Memory

# what the standard library raises for packed or structured data that is cut off or is not what it says
BROKEN = (EOFError, BadGzipFile, BadZipFile, TarError, zlib.error, LZMAError, NotImplementedError)

__all__ = ["take_in", "take_in_text"]


def take_in(paths: Iterable[Path], memory: Memory | None = None) -> Iterator[Report | Problem]:
    """Every report of the files under the paths, and a problem for everything set aside.

    Nothing is raised for bad input. Ids are given by the input or made of the file's name; two
    reports never share one. With a `memory` only new and changed files and lines cost time.
    """
    memory = memory or Memory.none()
    files: list[Source] = []
    for file in walk(paths):
        if isinstance(file, Problem):
            yield file
        else:
            files.append(file)
    names = stems(files)
    seen: dict[str, str] = {}
    for source in files:
        yield from told(_named(_read(source, memory), names[source.path], seen, memory))


def take_in_text(
    id: str,
    text: str,
    *,
    title: str | None = None,
    url: str | None = None,
    outlet: str | None = None,
    published: str | None = None,
    byline: str | None = None,
) -> Report:
    """The report of a string, with what is known of it besides."""
    given = Given(id, title, url, outlet, published, byline)
    return finish(Draft(text, digest(text.encode("utf-8", "replace")), "text", id, given=given), id)


def _read(source: Source, memory: Memory) -> Iterator[Draft | Problem]:
    """The drafts of a file and of the files inside it; whatever its reader raises is one more problem."""
    shown, where = source.shown, source.where
    if source.depth > source.budget.limits.nesting:
        yield problem(shown, "nested", str(source.budget.limits.nesting), where)
        return
    if not source.size:
        yield problem(shown, "empty", where=where)
        return
    try:
        taker = auction(source, FORMATS)
        if taker is None:
            yield problem(shown, "unknown_format", where=where)
            return
        found = False
        for item in items(taker, source, memory):
            found = True
            if isinstance(item, Source):
                yield from _read(item, memory)
            else:
                yield item
        if not found:
            yield problem(shown, "nothing", where=where)
    except Overflow as what:
        yield problem(shown, "bomb", str(what), where)
    except BROKEN as what:
        yield problem(shown, "broken", str(what) or "it ends too early", where)
    except OSError as what:
        yield problem(shown, "unreadable", what.strerror or str(what), where)
    except Exception as what:  # input is untrusted and its readers many: one failure must not end the run
        yield problem(shown, "failed", f"{type(what).__name__}: {what}"[:200], where)


def _named(
    drafts: Iterable[Draft | Problem], stem: str, seen: dict[str, str], memory: Memory
) -> Iterator[Report | Problem]:
    """The drafts as reports with ids of their own; the same report again is set aside."""
    for draft in drafts:
        if isinstance(draft, Problem):
            yield draft
            continue
        wanted = draft.given.id or (f"{stem}/{tail(draft.where)}" if draft.where else stem)
        known = seen.get(wanted)
        id = wanted if known is None else f"{wanted}~{draft.sha256[:8]}"
        if known == draft.sha256 or id in seen:
            yield problem(draft.path, "duplicate", f"report {wanted} was already read", draft.where)
            continue
        try:
            report = finished(draft, id, memory)
        except Exception as what:  # as in _read
            yield problem(draft.path, "failed", f"{type(what).__name__}: {what}"[:200], draft.where)
            continue
        seen[id] = draft.sha256
        if marks := unseen(draft.text):
            yield problem(draft.path, "unseen", marks, draft.where)
        yield report
