"""Spots inside files: how members are named in problems and ids, and characters that would hide there."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from pathlib import PurePosixPath

KINDS = ("line", "row", "record", "message", "item", "entry", "member", "attachment")
STEP = re.compile(rf"(?:^|, )({'|'.join(KINDS)}) ")
DOUBLE = frozenset({".gz", ".bz2"})
INNER = frozenset(
    {".tar", ".warc", ".jsonl", ".ndjson", ".csv", ".tsv", ".mbox", ".txt", ".html", ".xml", ".json"}
)
# explicit embeddings, overrides and isolates; the plain marks (LRM, RLM) are common in honest text
TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1b\x7f{TURNING}\ufff9-\ufffb\U000e0000-\U000e007f]")
MAX_NAME = 200


def tail(where: str) -> str:
    """The spot as the end of an id: `member a/b.html, line 3` is `a/b/3`."""
    pieces = STEP.split(where)
    steps = zip(pieces[1::2], pieces[2::2], strict=True)
    named = [stem(name) if kind in {"member", "attachment"} else name for kind, name in steps]
    return "/".join(named) or where


def stem(name: str) -> str:
    """The name without its extension, or both where it is packed: `a/news.tar.gz` is `a/news`."""
    path = PurePosixPath(name)
    if path.suffix.lower() in DOUBLE and PurePosixPath(path.stem).suffix.lower() in INNER:
        path = path.with_suffix("")
    return str(path.with_suffix("")) if path.suffix else name


def shown(name: str) -> str:
    """A member's name as it can be shown: without characters that hide or turn it, and not endless."""
    clean = "".join("�" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Zl", "Zp"} else c for c in name)
    return clean if len(clean) <= MAX_NAME else f"{clean[:MAX_NAME]}…"


def climbs(name: str) -> bool:
    """Whether a member's name would lead out of the folder it is unpacked into."""
    parts = name.replace("\\", "/").split("/")
    return ".." in parts or not parts[0] or bool(re.match(r"[A-Za-z]:", name)) or "\x00" in name


def unseen(text: str) -> str | None:
    """The characters of a text that are not shown or turn it around, as code points with their counts."""
    found = Counter(UNSEEN.findall(text))
    return ", ".join(f"U+{ord(c):04X} × {n}" for c, n in sorted(found.items())[:8]) or None
