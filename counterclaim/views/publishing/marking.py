"""Words marked without a server: each passage that a page leads to is a target inside its report's page.

The stylesheet marks the pieces of a passage while its target is the one in the address.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from html import unescape
from itertools import pairwise

from markupsafe import escape

from counterclaim.evidence import Report
from counterclaim.views.web.scripture import spots
from counterclaim.views.web.visible import visible

_ARTICLE = re.compile(r'(<article class="source"[^>]*>)(.*?)(</article>)', re.S)
_TOKENS = re.compile(r"(<[^>]*>)")


def numbered(marks: Sequence[str]) -> dict[str, int]:
    """The marks that links ask for, numbered from 1 by where they begin."""

    def order(mark: str) -> tuple[int, int, str]:
        found = spots(mark, 10**9)
        return (*(found[0] if found else (0, 0)), mark)

    return {mark: n for n, mark in enumerate(sorted(set(marks), key=order), 1)}


class _Laid:
    """The targets of a report laid over its text."""

    def __init__(self, report: Report, targets: Mapping[str, int]) -> None:
        length = len(report.text)
        self.spans = [(a, b, n) for mark, n in targets.items() for a, b in spots(mark, length)]
        found = {n: spots(mark, length) for mark, n in targets.items()}
        self.begins = sorted((spot[0][0], n) for n, spot in found.items() if spot)
        self.edges = sorted({p for a, b, _ in self.spans for p in (a, b)})

    def piece(self, text: str, start: int) -> str:
        """A piece of the text that begins at an offset, with its targets and what covers it."""
        end = start + len(text)
        cuts = [start, *(p for p in self.edges if start < p < end), end]
        html = ""
        for a, b in pairwise(cuts):
            while self.begins and self.begins[0][0] <= a:
                html += f'<span id="w{self.begins.pop(0)[1]}"></span>'
            over = sorted({n for s, e, n in self.spans if s <= a and b <= e})
            words = str(escape(text[a - start : b - start]))
            classes = " ".join(f"k{n}" for n in over)
            html += f'<span class="{classes}">{words}</span>' if over else words
        return html


def with_targets(html: str, report: Report, targets: Mapping[str, int]) -> str:
    """A report's page with its targets in the text; as it was where its text is not the report's."""
    found = _ARTICLE.search(html)
    if found is None or not targets:
        return html
    plain, laid = visible(report.text), _Laid(report, targets)
    at, inside, out = 0, False, list[str]()
    for token in _TOKENS.split(found[2]):
        if token.startswith("<"):
            inside = token.startswith("<p") or (inside and token != "</p>")
            out.append(token)
            continue
        words = unescape(token)
        if not inside or not words:
            out.append(token)
            continue
        start = plain.find(words, at)
        if start < 0 or plain[at:start].strip():
            return html
        out.append(laid.piece(words, start))
        at = start + len(words)
    return html[: found.start(2)] + "".join(out) + html[found.end(2) :]


def stylesheet(most: int) -> str:
    """The rules that mark the pieces of as many targets as a report has at most."""
    rule = ":root:has(#w{0}:target) .k{0}{{background:var(--mark);color:var(--ink)}}\n"
    return "".join(rule.format(n) for n in range(1, most + 1))
