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
    return [
        Picture("overview", f"/{dispute}"),
        Picture("overview-dark", f"/{dispute}", dark=True),
        Picture("overview-phone", "/", 390, 844),
        Picture("timeline", "/timeline"),
        Picture("disputes", "/disputes"),
        Picture("figures", "/figures"),
        Picture("event", event),
        Picture("report", f"/reports/{report}{spot}" if report else "/reports"),
    ]


def packed(png: bytes) -> bytes:
    """The same picture with its image data packed as tightly as zlib can; other chunks dropped."""
    at, header, data = 8, b"", b""
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        header = body if kind == b"IHDR" else header
        data += body if kind == b"IDAT" else b""
        at += 12 + length
    return min(png, _png(header, zlib.compress(zlib.decompress(data), 9)), key=len)


def _png(header: bytes, data: bytes) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def photograph(browser: Browser, base: str, picture: Picture, into: Path) -> int:
    """Write one picture; its size in bytes comes back."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        color_scheme="dark" if picture.dark else "light",
    )
    page = context.new_page()
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
