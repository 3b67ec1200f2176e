"""Make the pictures of the docs: `python tools/screenshots.py` builds the sample's record, serves its dossier
and photographs its main pages in Chromium into docs/pictures."""

from __future__ import annotations

import argparse
import shutil
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
import uvicorn
from playwright.sync_api import Browser, sync_playwright

import counterclaim.sample
from counterclaim.evidence import Record
from counterclaim.store import Store
from counterclaim.views.web import application

PICTURES = Path(__file__).resolve().parent.parent / "docs" / "pictures"
MOST_BYTES = 300_000


class Picture(NamedTuple):
    """One picture: its file's name, the address, the window, and whether it is dark."""

    name: str
    address: str
    width: int = 1280
    height: int = 900
    dark: bool = False


def pictures(record: Record) -> list[Picture]:
    """What is photographed, with the margin filled where the record has something to show."""
    dispute = next((f"?show=dispute:{d.id}" for d in record.disputes), "")
    told = max(record.events, key=lambda e: (e.independent_sources, e.id), default=None)
    report = told.mentions[0].report if told else ""
    spot = f"?mark={told.mentions[0].start}-{told.mentions[0].end}" if told else ""
    event = f"/events/{told.id}" if told else "/events"
    lane = f"?show=event:{told.id}" if told else ""
    return [
        Picture("overview", f"/{dispute}", height=1280),
        Picture("overview-dark", f"/{dispute}", dark=True),
        Picture("overview-phone", "/", 390, 844),
        Picture("timeline", f"/timeline{lane}"),
        Picture("map", "/map", height=1000),
        Picture("map-phone", "/map", 390, 844, dark=True),
        Picture("positions", "/positions"),
        Picture("ceasefires", "/ceasefires"),
        Picture("disputes", "/disputes"),
        Picture("figures", "/figures"),
        Picture("event", event),
        Picture("report", f"/reports/{report}{spot}" if report else "/reports"),
        Picture("review", f"/review{dispute}"),
        Picture("review-line", f"/review/event/{told.id}" if told else "/review", height=1100),
        Picture("review-add", _missed(record)),
    ]


def _missed(record: Record) -> str:
    """The form that adds a dispute on the words of a statement."""
    s = next((s for s in record.statements if s.kind == "deny"), None)
    spot = f"start={s.content[0].start}&end={s.content[0].end}" if s else ""
    return f"/review/add?report={s.report}&{spot}&kind=dispute" if s else "/review"


def _pixels(png: bytes) -> npt.NDArray[np.uint8]:
    """The picture as rows of pixels (height, width, channels); 8-bit RGB or RGBA, as Chromium writes it."""
    at, data, shape = 8, b"", (0, 0, 3)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            width, height, _depth, colours = struct.unpack(">IIBB", body[:10])
            shape = (height, width, 4 if colours == 6 else 3)
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    height, width, step = shape
    rows = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, 1 + width * step)
    above = bytearray(width * step)
    out = np.empty((height, width * step), np.uint8)
    for y, row in enumerate(rows):
        above = _unfiltered(int(row[0]), bytearray(row[1:].tobytes()), above, step)
        out[y] = np.frombuffer(above, np.uint8)
    return out.reshape(shape)[:, :, :3]


def _unfiltered(kind: int, row: bytearray, above: bytearray, step: int) -> bytearray:
    """A row without its PNG filter (PNG specification, section 9)."""
    if kind == 2:
        both = np.frombuffer(row, np.uint8) + np.frombuffer(above, np.uint8)
        return bytearray(both.astype(np.uint8).tobytes())
    for n in range(len(row) if kind else 0):
        left = row[n - step] if n >= step else 0
        up, corner = above[n], above[n - step] if n >= step else 0
        if kind == 1:
            guess = left
        elif kind == 3:
            guess = (left + up) // 2
        else:
            p = left + up - corner
            guess = min((abs(p - left), 0, left), (abs(p - up), 1, up), (abs(p - corner), 2, corner))[2]
        row[n] = (row[n] + guess) & 255
    return row


def _apart(colours: npt.NDArray[np.int32]) -> npt.NDArray[np.int32]:
    """Of colours, commonest first, up to 256 that lie apart, so that a rare hue keeps its place."""
    kept = colours[:1]
    for colour in colours[1:]:
        if len(kept) == 256:
            break
        if int(np.abs(kept - colour).sum(axis=1).min()) > 18:
            kept = np.concatenate([kept, colour[None]])
    return kept


def packed(png: bytes) -> bytes:
    """The same picture with a palette of 256 colours, which is enough for a page of text."""
    pixels = _pixels(png).astype(np.int32)
    height, width, _ = pixels.shape
    codes = (pixels[:, :, 0] << 16) | (pixels[:, :, 1] << 8) | pixels[:, :, 2]
    colours, index, counts = np.unique(codes.ravel(), return_inverse=True, return_counts=True)
    split = np.stack([colours >> 16, (colours >> 8) & 255, colours & 255], axis=1)
    kept = _apart(split[np.argsort(-counts, kind="stable")])
    nearest = np.array([int(np.abs(kept - c).sum(axis=1).argmin()) for c in split], np.uint8)
    rows = np.zeros((height, width + 1), np.uint8)
    rows[:, 1:] = nearest[index].reshape(height, width)
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    palette = kept.astype(np.uint8).tobytes()
    chunks = (
        (b"IHDR", header),
        (b"PLTE", palette),
        (b"IDAT", zlib.compress(rows.tobytes(), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    )


def photograph(browser: Browser, base: str, picture: Picture, into: Path) -> int:
    """Write one picture; its size in bytes comes back."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
    )
    page = context.new_page()
    page.set_default_timeout(90_000)
    page.goto(base + picture.address)
    png = packed(page.screenshot())
    context.close()
    (into / f"{picture.name}.png").write_bytes(png)
    return len(png)


def main() -> int:
    """Make all pictures; exit code 1 when one is larger than it may be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--record", type=Path, help="a record to photograph instead of the sample's")
    parser.add_argument("--out", type=Path, default=PICTURES)
    given = parser.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = given.record or Path(folder) / "sample.db"
        if given.record is None:
            title = "Armistice talks, Korea 1951-53"
            command = [sys.executable, "-m", "counterclaim", "build", str(counterclaim.sample.REPORTS)]
            subprocess.run([*command, "--record", str(record), "--title", title], check=False)
        with Store.open(record) as store:
            wanted = pictures(store.record())
        listening = socket.socket()
        listening.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(application(record), log_level="warning", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        base = f"http://127.0.0.1:{listening.getsockname()[1]}"
        with sync_playwright() as p:
            browser = p.chromium.launch(
                executable_path=shutil.which("chromium"),
                args=[
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-background-networking",
                    "--hide-scrollbars",
                ],
            )
            sizes = {picture.name: photograph(browser, base, picture, given.out) for picture in wanted}
            browser.close()
        server.should_exit = True
        thread.join(10)
    too_large = [name for name, size in sizes.items() if size > MOST_BYTES]
    for name, size in sizes.items():
        sys.stdout.write(f"{name}.png {size / 1000:.0f} kB\n")
    return 1 if too_large else 0


if __name__ == "__main__":
    sys.exit(main())
