"""The formats there are, in the order that decides between equal bids."""

from __future__ import annotations

from counterclaim.intake.jsonl import JsonLines
from counterclaim.intake.page import HtmlPage
from counterclaim.intake.plain import PlainText
from counterclaim.intake.sources import Format

FORMATS: tuple[Format, ...] = (HtmlPage(), JsonLines(), PlainText())
