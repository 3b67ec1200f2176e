"""The briefing as Markdown, with footnotes as most readers of it know them."""

from __future__ import annotations

import re

from counterclaim.views import wording
from counterclaim.views.briefing.plan import Brief

_SIGNS = re.compile(r"([\\`*_\[\]<>|#~$^])")


def plain(text: str) -> str:
    """Text in which nothing is taken for markup, HTML or an address."""
    safe = _SIGNS.sub(r"\\\1", text.replace("&", "&amp;"))
    return safe.replace("://", ":&#47;&#47;").replace("www.", "www&#46;").replace("@", "&#64;")


def as_markdown(brief: Brief) -> bytes:
    """The briefing as Markdown in UTF-8."""
    out = [f"# {plain(brief.title)}", "", f"*Briefing, {wording.date(brief.day)}*", ""]
    out += [plain(" ".join(brief.lede)), ""]
    for section in brief.sections:
        out += [f"## {plain(section.title)}", ""]
        for line in section.lines:
            out.append(f"- {plain(line.text)}{''.join(f'[^{n}]' for n in line.notes)}")
        out += [f"- *{more(section.left)}*"] if section.left else []
        out.append("")
    out += [f"[^{note.number}]: {plain(note.text)}" for note in brief.notes]
    out += ["", f"{closing(brief)}", ""]
    return "\n".join(out).encode("utf-8", "replace")


def more(left: int) -> str:
    """What says how many lines the record has beside those printed."""
    return f"{wording.number(left)} more in the record."


def closing(brief: Brief) -> str:
    """The last line: what made the briefing, and how to read it."""
    return (
        f"Made by {brief.made_by}. Every line is read from the passages in its footnotes; in brackets stand "
        "the report and the characters of it. What somebody claims is not thereby so."
    )
