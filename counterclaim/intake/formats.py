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

NEEDS = {
    "html": "one article on the page",
    "mhtml": "the page among its parts",
    "jsonl": "the key `text` (or body, content) on every line",
    "csv": "names in the first row, one of them `text` (or body, content)",
    "feed": "entries with content or a summary; DOCTYPEs with entities are refused",
    "opml": "nothing; to fetch what it lists: counterclaim fetch",
    "ninjs": "body_text, body_xhtml, bodies or `text` in every item",
    "eml": "a text or HTML part",
    "mbox": "messages that begin with a From line",
    "pdf": "a text layer (no scans) and no password",
    "docx": "no password; .doc has to be saved as .docx",
    "warc": "answers with status 200",
    "zip": "no password; at most 3 archives deep, 2 GB in all",
    "tar": "at most 3 archives deep, 2 GB in all",
    "gzip": "a name that says what is inside (wire.jsonl.gz)",
    "text": "any charset; one report a file",
}
"""What each format needs of a file so that a report comes of it."""
