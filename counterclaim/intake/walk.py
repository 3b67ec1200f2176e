"""The files under the given paths, and the ids of the reports in them."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from counterclaim.evidence import Problem
from counterclaim.intake.sources import Source
from counterclaim.intake.spots import stem
from counterclaim.intake.trouble import problem


def walk(paths: Iterable[Path]) -> Iterator[Source | Problem]:
    """Every file under the paths once, sorted by path; hidden files are passed over.

    A path that does not exist and a folder that cannot be listed are problems. Links are followed to
    files, not to folders, so that a circle of links ends.
    """
    found: dict[Path, Source | Problem] = {}
    for path in paths:
        for file in _files(Path(path)):
            if isinstance(file, Problem):
                found.setdefault(Path(file.path), file)
                continue
            try:
                found.setdefault(file, Source(file, str(file), file.stat().st_size))
            except OSError as what:
                found.setdefault(file, problem(str(file), "unreadable", what.strerror or str(what)))
    for file in sorted(found):
        yield found[file]


def _files(path: Path) -> Iterator[Path | Problem]:
    try:
        folder = path.is_dir()
        there = folder or path.exists() or path.is_symlink()
    except (OSError, ValueError) as what:
        yield problem(str(path), "unreadable", str(what))
        return
    if not there:
        yield problem(str(path), "missing")
        return
    if not folder:
        yield path
        return
    failed: list[OSError] = []
    for here, folders, names in os.walk(path, onerror=failed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                yield Path(here) / name
    for error in failed:
        yield problem(str(error.filename or path), "unreadable", error.strerror or str(error))


def stems(sources: Sequence[Source]) -> dict[Path, str]:
    """For every file an id of its own: the stem, or as much of the path's end as tells it from others.

    Files of one stem in one folder keep their extensions; files of one stem in several folders get
    the folders' names before the stem, as many as it takes.
    """
    folders: dict[Path, tuple[str, ...]] = {}
    named = {s.path: (*_folder(s.path, folders), stem(s.path.name)) for s in sources}
    doubled = Counter(named.values())
    for source in sources:
        if doubled[named[source.path]] > 1:
            named[source.path] = (*named[source.path][:-1], source.path.name)
    ids: dict[Path, str] = {}
    open_, depth = list(named), 1
    while open_:
        tails = Counter("/".join(parts[-depth:]) for parts in named.values())
        longest = [path for path in open_ if len(named[path]) <= depth]
        for path in open_:
            tail = "/".join(named[path][-depth:])
            if tails[tail] == 1 or path in longest:
                ids[path] = tail
        open_ = [path for path in open_ if path not in ids]
        depth += 1
    return ids


def _folder(path: Path, known: dict[Path, tuple[str, ...]]) -> tuple[str, ...]:
    """The folder a file is in, with links resolved; each folder is looked up once."""
    if path.is_symlink() or path.name in {"", ".."}:
        return path.resolve().parent.parts
    if path.parent not in known:
        known[path.parent] = path.parent.resolve().parts
    return known[path.parent]
