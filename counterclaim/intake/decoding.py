"""Bytes become text: byte-order marks, declared charsets, charsets that lie, files that are no text."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"Rar!", "a rar archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\x00asm", "a program"),
)
SAMPLE = 1 << 16
# what browsers read when a page says one of these: the Windows superset
SUPERSET = {"iso-8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "ascii": "cp1252"}
SUPERSET |= {"us-ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030"}
SUPERSET |= {"shift_jis": "cp932", "ks_c_5601-1987": "cp949", "euc-kr": "cp949"}
# what undeclared text on the web is in; other code pages are guesses at noise
LIKELY = """
    cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r cp932 euc_jp gb18030 big5 cp949
    """.split()
LATIN = frozenset({"cp1250", "cp1252", "cp1254", "cp1257"})
# letters of western Europe and the signs of typesetting; text of these alone is western, or Turkish
WEST = r"\x00-\x7fà-ïñ-öøùúûüÀ-ÏÑ-ÖØÙÚÛÜßœŒÿ‘’“”„‚–—…•«»€£§°´·©®™½¼¾\xa0\xad"
NARROW = (("cp1252", re.compile(f"[{WEST}]*")), ("cp1254", re.compile(f"[{WEST}ğışĞİŞ]*")))
CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
C1 = re.compile(r"[\x80-\x84\x86-\x9f]")


@dataclass(frozen=True)
class Decoded:
    """Text, the codec that gave it, and a remark where that codec had to be guessed or repaired."""

    text: str
    encoding: str
    remark: str | None = None


class NotText(Exception):
    """The bytes are no text; the message says what they look like."""


def magic(head: bytes) -> str | None:
    """What the first bytes say the file is, where they say that it is no text."""
    return next((name for mark, name in MAGIC if head.startswith(mark)), None)


def decode(raw: bytes, declared: str | None = None) -> Decoded:
    """The text of the bytes: mark, then UTF-8, then what is declared, then what is likeliest.

    UTF-8 is tried before the declared charset because text that is valid UTF-8 beyond ASCII is
    practically never anything else, while declarations often lie. Raises `NotText` for binary data.
    """
    what = magic(raw[:16])
    if what:
        raise NotText(what)
    for mark, codec in MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(codec), codec)
            except UnicodeDecodeError:
                text = raw.decode(codec, "replace")
                return _checked(Decoded(text, codec, f"some bytes are not valid {codec} and were replaced"))
    wide = _wide(raw[:SAMPLE])
    if wide:
        try:
            return _checked(Decoded(raw.decode(wide), wide, f"no charset is declared; read as {wide}"))
        except UnicodeDecodeError:
            pass
    try:
        return _checked(Decoded(raw.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    repaired = _nearly_utf8(raw)
    if repaired is not None:
        return _checked(Decoded(repaired, "utf-8", "some bytes are not valid UTF-8 and were replaced"))
    if declared:
        name = SUPERSET.get(declared.strip().lower(), declared.strip().lower())
        try:
            text = raw.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
        else:
            if not C1.search(text[:SAMPLE]):
                return _checked(Decoded(text, name))
    return _checked(_guess(raw, declared))


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark shows as zero bytes in every second place."""
    if len(head) < 8 or not head.count(0):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = len(head) / 2
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _nearly_utf8(raw: bytes) -> str | None:
    """UTF-8 with a few broken bytes: at least twenty good sequences for every bad one."""
    text = raw.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(1 for char in text if ord(char) > 127) - bad
    return text if good >= 20 * bad else None


def _guess(raw: bytes, declared: str | None) -> Decoded:
    said = f"the charset is said to be {declared} but is not" if declared else "no charset is declared"
    best = from_bytes(raw[:SAMPLE], cp_isolation=LIKELY).best()
    guess = best.encoding if best else "cp1252"
    if guess in LATIN:
        fits = (name for name, letters in NARROW if letters.fullmatch(raw[:SAMPLE].decode(name, "replace")))
        guess = next(fits, guess)
    for name in (guess, "cp1252"):
        try:
            text = raw.decode(SUPERSET.get(name, name))
        except (LookupError, UnicodeDecodeError):
            continue
        return Decoded(text, name, f"{said}; read as {name}")
    return Decoded(raw.decode("latin-1"), "latin-1", f"{said}; read as latin-1")


def _checked(found: Decoded) -> Decoded:
    sample = found.text[:SAMPLE]
    if sample and len(CONTROLS.findall(sample)) > 0.02 * len(sample):
        raise NotText("binary data")
    return found
