"""What markup adds to the look of a line: where it stood in the page, how linked, how others judged it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from counterclaim.intake import linefeatures
from counterclaim.intake.linefeatures import Matrix, smooth
from counterclaim.intake.rendering import Line

# looked for in names put into lower case, which is twice as fast as to fold at every letter
GOOD = re.compile(r"article|story|content|body|entry|post(?!-)|text|paragraph|main|lead|rich")
BAD = re.compile(
    r"comment|disqus|share|social|related|recommend|promo|sponsor|advert|\bads?\b|newsletter|subscri"
    r"|signup|sidebar"
    r"|footer|header|menu|nav|breadcrumb|byline|author|meta|tag|caption|credit|widget|cookie|consent"
    r"|gdpr|popup|modal"
    r"|paywall|teaser|more-|popular|trending|outbrain|taboola|carousel|gallery|copyright|hidden"
    r"|timestamp|date|toolbar"
)
TAGS = ("p", "h", "li", "td", "div", "quote", "fig")
REGIONS = ("nav", "footer", "header", "aside", "form", "figure", "article", "main", "quote", "table", "list")
NAMES = (
    *linefeatures.NAMES,
    *(f"share{step:+d}" for step in (0, -1, 1, -2, 2, -3, 3)),
    "exact", "exact-1", "exact+1", "exact_near", "share_before", "share_after", "linked", "linked-1",
    "linked+1", "linked_near",
    *(f"tag_{tag}" for tag in TAGS),
    *(f"in_{region}" for region in REGIONS),
    "good", "bad", "bad_outer", "depth_off", "depth_shared", "names_shared", "share_total", "is_title",
)  # fmt: skip


# how many lines beside the extraction are looked at: where it was wrong, it was wrong nearby
MARGIN = 12


def window(lines: Sequence[Line], shares: Sequence[float]) -> tuple[int, int]:
    """The lines worth judging: from `MARGIN` before the first line of the extraction to as many after."""
    sure = [at for at, share in enumerate(shares) if share > 0.5 and len(lines[at].text) > 40]
    held = sure or [at for at, share in enumerate(shares) if share > 0.5]
    return (max(0, held[0] - MARGIN), min(len(shares), held[-1] + MARGIN + 1)) if held else (0, 0)


def _tag(line: Line) -> str:
    tag = line.tag
    if tag in {"h1", "h2", "h3", "h4", "h5", "h6"}:
        return "h"
    if tag in {"td", "th"}:
        return "td"
    if tag in {"dd", "dt"}:
        return "li"
    return "quote" if tag == "blockquote" else "fig" if tag == "figcaption" else tag


def _hints(names: str) -> tuple[int, int, int]:
    """How many words for article and for furniture are in the inner names, and for furniture in the outer."""
    names = names.lower()
    inner = names[-120:]
    return len(GOOD.findall(inner)), len(BAD.findall(inner)), len(BAD.findall(names[:-120]))


def describe(
    lines: Sequence[Line], shares: Sequence[float], same: Sequence[bool], title: str | None
) -> Matrix:
    """One row of `NAMES` for every line of a rendered page; `shares` is the extraction's coverage."""
    plain = linefeatures.describe([line.text for line in lines])
    count = len(lines)
    share = np.array(shares, dtype=np.float32)
    size = np.array([min(len(line.text), 600) for line in lines], dtype=np.float32)
    linked = np.array([min(1.0, line.linked / len(line.text)) for line in lines], dtype=np.float32)
    columns: list[NDArray[Any]] = [share, *(_moved(share, step) for step in (-1, 1, -2, 2, -3, 3))]
    covered = np.concatenate([[0.0], np.cumsum(share * size)])
    total = max(1.0, float(covered[-1]))
    exact = np.array(same, dtype=np.float32)
    columns += [exact, _moved(exact, -1), _moved(exact, 1), smooth(exact, np.ones(7))]
    columns += [covered[:-1] / total, 1.0 - covered[1:] / total]
    columns += [linked, _moved(linked, -1), _moved(linked, 1)]
    columns.append(smooth(linked * size, np.ones(7)) / smooth(size, np.ones(7)))
    tags = [_tag(line) for line in lines]
    columns += [np.array([tag == name for tag in tags], dtype=np.float32) for name in TAGS]
    columns += [np.array([name in line.regions for line in lines], dtype=np.float32) for name in REGIONS]
    hints = {names: _hints(names) for names in {line.names for line in lines}}
    columns.append(np.array([hints[line.names][0] for line in lines], dtype=np.float32))
    columns.append(np.array([hints[line.names][1] for line in lines], dtype=np.float32))
    columns.append(np.array([hints[line.names][2] for line in lines], dtype=np.float32))
    depths = np.array([line.depth for line in lines], dtype=np.float32)
    weight = share * size
    usual = _heaviest(depths, weight)
    columns.append(np.clip(depths - usual, -12, 12))
    columns.append(np.array([weight[depths == d].sum() for d in depths], dtype=np.float32) / total)
    by_names: dict[str, float] = {}
    for line, heavy in zip(lines, weight, strict=True):
        by_names[line.names] = by_names.get(line.names, 0.0) + float(heavy)
    columns.append(np.array([by_names[line.names] / total for line in lines], dtype=np.float32))
    columns.append(np.full(count, total, dtype=np.float32))
    folded = " ".join((title or "").lower().split())
    columns.append(
        np.array([bool(folded) and line.text.lower() in folded for line in lines], dtype=np.float32)
    )
    return np.concatenate([plain, np.stack(columns, axis=1).astype(np.float32)], axis=1)


def _moved(values: Matrix, step: int) -> Matrix:
    out = np.full_like(values, -1.0)
    if abs(step) < len(values):
        if step > 0:
            out[:-step] = values[step:]
        else:
            out[-step:] = values[:step]
    return out


def _heaviest(depths: Matrix, weight: Matrix) -> float:
    """The depth at which most of the extraction stands."""
    sums: dict[float, float] = {}
    for depth, heavy in zip(depths.tolist(), weight.tolist(), strict=True):
        sums[depth] = sums.get(depth, 0.0) + heavy
    return max(sorted(sums), key=lambda d: sums[d]) if sums else 0.0
