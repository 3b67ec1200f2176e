"""The formats there are, in the order that decides between equal bids."""

from __future__ import annotations

from counterclaim.intake.archives import Gzip, Tar, Zip
from counterclaim.intake.crawl import Warc
from counterclaim.intake.jsonl import JsonLines
from counterclaim.intake.mail import Letter, Mailbox
from counterclaim.intake.office import Docx
from counterclaim.intake.page import HtmlPage
from counterclaim.intake.pdf import Pdf
from counterclaim.intake.plain import PlainText
from counterclaim.intake.savedpage import SavedPage
from counterclaim.intake.sources import Format
from counterclaim.intake.syndication import Feed, FeedList
from counterclaim.intake.tables import Table
from counterclaim.intake.wire import Ninjs

FORMATS: tuple[Format, ...] = (
    HtmlPage(),
    SavedPage(),
    JsonLines(),
    Table(),
    Feed(),
    FeedList(),
    Ninjs(),
    Letter(),
    Mailbox(),
    Pdf(),
    Docx(),
    Warc(),
    Zip(),
    Tar(),
    Gzip(),
    PlainText(),
)
