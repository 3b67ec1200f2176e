"""Mail: a message is a report, its subject the title; a box of messages gives each of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from counterclaim.evidence import Problem
from counterclaim.intake.draft import Given
from counterclaim.intake.sources import Source
from counterclaim.intake.spots import shown
from counterclaim.intake.trouble import MAX_FILE, MB, problem

FIELD = re.compile(
    rb"\s*(?:Return-Path|Delivered-To|Received|Message-ID|MIME-Version|From|To|Subject|Date)\s*:", re.I
)
FIRST = re.compile(rb"From \S+ +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) ")
# headers that matter are short; longer ones are made to be slow to parse
MAX_HEADER = 2000
MAX_PARTS = 200
# lines that may part a message; the parser takes long over more
MAX_SEAMS = 20_000
# kinds of attachments that no report comes in
MUTE = frozenset({"image", "audio", "video", "font"})


class Letter:
    """One message: its text, or its page, and its attachments."""

    name = "eml"
    takes = ".eml: one message, with its attachments of any of these formats"

    def bid(self, source: Source) -> float:
        """Sure by name; fairly sure where a file without a telling name begins with headers of mail."""
        if source.suffix == ".eml":
            return 0.9
        return 0.5 if source.suffix in {"", ".msg"} and len(FIELD.findall(source.head[:2000])) > 2 else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """The message's text and its attachments."""
        if source.size > MAX_FILE:
            yield problem(source.shown, "too_large", f"{source.size / MB:.0f} MB", source.where)
            return
        yield from letter(source.read(), source)


class Mailbox:
    """Every message of a box; one that cannot be read is set aside and the others are kept."""

    name = "mbox"
    takes = ".mbox, .mbx: many messages"

    def bid(self, source: Source) -> float:
        """Sure by name; fairly sure by the line that opens a message."""
        if source.suffix in {".mbox", ".mbx"}:
            return 0.9
        return 0.6 if FIRST.match(source.head) and source.suffix in {"", ".txt"} else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """The messages with their numbers from 1; memory stays below one message's limit."""
        for number, raw in _messages(source):
            here = f"message {number}"
            if raw is None:
                yield problem(source.shown, "too_large", f"more than {MAX_FILE // MB} MB", source.spot(here))
            else:
                yield from letter(raw, source, here)


def letter(raw: bytes, source: Source, here: str | None = None) -> Iterator[Problem | Source]:
    """The text of a message, plain if there is one, else as a page, and the files attached to it."""
    where = source.spot(here) if here else source.where
    if raw.count(b"\n--") > MAX_SEAMS:
        yield problem(source.shown, "broken", "it is in too many parts", where)
        return
    try:
        message = message_from_bytes(raw)
        parts = leaves(message)
    except (MessageError, RecursionError, ValueError, LookupError) as what:
        yield problem(source.shown, "broken", str(what) or "nested too deep", where)
        return
    if not message.keys():
        yield problem(source.shown, "broken", "it has no headers", where)
        return
    texts = [part for part in parts if not attached(part) and part.get_content_maintype() == "text"]
    plain = [part for part in texts if part.get_content_subtype() != "html"]
    body = next((part for part in plain if payload(part).strip()), None)
    body = body or next((part for part in texts if payload(part).strip()), None)
    files = [part for part in parts if attached(part) and part.get_content_maintype() not in MUTE]
    if body is not None:
        ending = "html" if body.get_content_subtype() == "html" else "txt"
        yield source.part(f"body.{ending}", payload(body), here, given=said(message), charset=charset(body))
    elif not files:
        yield problem(source.shown, "no_text", where=where)
    for part in files:
        name = words(part.get_filename()) or "unnamed"
        if part.get_content_type() == "message/rfc822" and not name.lower().endswith(".eml"):
            name += ".eml"
        spot = f"attachment {shown(name)}"
        yield source.part(name, payload(part), f"{here}, {spot}" if here else spot, deeper=True)


def leaves(message: Message) -> list[Message]:
    """The parts that hold something, in order; a message inside the message is not opened."""
    found: list[Message] = []
    queue = [message]
    while queue and len(found) < MAX_PARTS:
        part = queue.pop(0)
        inner = part.get_payload() if part.is_multipart() else None
        if part.get_content_type() == "message/rfc822" or not isinstance(inner, list):
            found.append(part)
        else:
            queue = [piece for piece in inner if isinstance(piece, Message)] + queue
    return found


def attached(part: Message) -> bool:
    """Whether the part is a file sent along rather than text to be read."""
    kind = part.get_content_type()
    return (
        kind == "message/rfc822"
        or part.get_content_disposition() == "attachment"
        or (not kind.startswith("text/") and bool(part.get_filename()))
    )


def payload(part: Message) -> bytes:
    """The part's bytes, decoded from base64 or quoted-printable as far as they can be."""
    if part.get_content_type() == "message/rfc822":
        inner = part.get_payload()
        return inner[0].as_bytes() if isinstance(inner, list) and isinstance(inner[0], Message) else b""
    raw = part.get_payload(decode=True)
    return raw if isinstance(raw, bytes) else b""


def charset(part: Message) -> str | None:
    """The charset the part says it has."""
    said = part.get_content_charset()
    return said if isinstance(said, str) and len(said) < 60 else None


def said(message: Message) -> Given:
    """What the headers give: subject, sender, day by its own clock, and the address it is archived at."""
    address = words(message.get("Archived-At"))
    return Given(
        title=words(message.get("Subject")),
        url=address.strip("<>") if address else None,
        published=day(message.get("Date")),
        byline=parseaddr(words(message.get("From")) or "")[0] or None,
    )


def words(header: object) -> str | None:
    """A header's words, decoded and on one line."""
    raw = str(header or "")[:MAX_HEADER]
    with suppress(MessageError, LookupError, ValueError):
        raw = str(make_header(decode_header(raw)))
    raw = raw.encode("utf-8", "replace").decode("utf-8")
    return re.sub(r"\s+", " ", raw).strip() or None


def day(header: object) -> str | None:
    """The day of a Date header, in its own time zone."""
    try:
        return parsedate_to_datetime(str(header)[:100]).date().isoformat() if header else None
    except (ValueError, TypeError, OverflowError, IndexError):
        return None


def _messages(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """Every message without the line that opens it, None for one beyond the limit."""
    number, size, blank = 0, 0, True
    lines: list[bytes] = []
    with source.open() as file:
        while line := file.readline(1 << 16):
            if blank and line.startswith(b"From "):
                if number:
                    yield number, b"".join(lines) if size <= MAX_FILE else None
                number, size = number + 1, 0
                lines = []
            elif number:
                size += len(line)
                if size <= MAX_FILE:
                    lines.append(line[1:] if re.match(rb">+From ", line) else line)
                else:
                    lines = []
            blank = not line.strip()
        if number:
            yield number, b"".join(lines) if size <= MAX_FILE else None
