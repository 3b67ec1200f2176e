"""Reports come in: files and folders become Reports, and what cannot be read becomes Problems.

`take_in` walks the paths in sorted order. Each file goes to the format that bids most for it
(`formats`, `sources`), which decodes it (`decoding`) and yields drafts: text with what the input says
about it. A draft's prose is told from its furniture by the page's markup (`article`) or by the run of
its lines (`furniture`); the masthead gives title, outlet, byline, agencies, dateline and date
(`masthead`); the result is a Report whose body spans point into the text as it was decoded. Copies
among many reports are found by `copies.find_copies`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from counterclaim.evidence import Problem, Report
from counterclaim.intake.draft import Draft, Given
from counterclaim.intake.finish import finish
from counterclaim.intake.formats import FORMATS
from counterclaim.intake.sources import Source, auction, digest
from counterclaim.intake.trouble import problem
from counterclaim.intake.walk import stems, walk

__all__ = ["take_in", "take_in_text"]


def take_in(paths: Iterable[Path]) -> Iterator[Report | Problem]:
    """Every report of the files under the paths, and a problem for everything set aside.

    Nothing is raised for bad input. Ids are given by the input or made of the file's name; two
    reports never share one.
    """
    files: list[Source] = []
    for file in walk(paths):
        if isinstance(file, Problem):
            yield file
        else:
            files.append(file)
    names = stems(files)
    seen: dict[str, str] = {}
    for source in files:
        try:
            yield from _named(_read(source), names[source.path], seen)
        except OSError as what:
            yield problem(source.shown, "unreadable", what.strerror or str(what))


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


def _read(source: Source) -> Iterator[Draft | Problem]:
    if not source.size:
        yield problem(source.shown, "empty")
        return
    taker = auction(source, FORMATS)
    if taker is None:
        yield problem(source.shown, "unknown_format")
        return
    yield from taker.read(source)


def _named(drafts: Iterable[Draft | Problem], stem: str, seen: dict[str, str]) -> Iterator[Report | Problem]:
    """The drafts as reports with ids of their own; the same report again is set aside."""
    for draft in drafts:
        if isinstance(draft, Problem):
            yield draft
            continue
        wanted = draft.given.id or (f"{stem}/{draft.where.rpartition(' ')[2]}" if draft.where else stem)
        known = seen.get(wanted)
        if known == draft.sha256:
            yield problem(draft.path, "duplicate", f"report {wanted} was already read", draft.where)
            continue
        id = wanted if known is None else f"{wanted}~{draft.sha256[:8]}"
        seen[id] = draft.sha256
        yield finish(draft, id)
