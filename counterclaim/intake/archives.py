"""Archives: zip, tar and gzip yield the files in them, streamed, within bounds, and never written to disk."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from typing import IO, Any, BinaryIO, cast

from counterclaim.evidence import Problem
from counterclaim.intake.limits import Budget, Guard, Overflow, Readable
from counterclaim.intake.sources import Source
from counterclaim.intake.spots import climbs, shown
from counterclaim.intake.trouble import MB, problem

GZIP, BZIP2, ZIP = b"\x1f\x8b", b"BZh", b"PK\x03\x04"
ZIPPED = frozenset({".zip"})
TARRED = (".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2")
CHUNK = 1 << 16
# what unpacking raises on data that is cut off or damaged
UNPACKING = (EOFError, OSError, zlib.error, lzma.LZMAError)
# what one tar header, its long names included, may take
HEADER = MB
# the table of contents of a hundred thousand members with names of a hundred letters
MAX_CONTENTS = 16 * MB


class Zip:
    """The members of a zip file, by name."""

    name = "zip"
    takes = ".zip: files of any of these formats, also archives again"

    def bid(self, source: Source) -> float:
        """Sure by name and beginning; fairly sure where a file without a name begins so."""
        if not source.head.startswith((ZIP, b"PK\x05\x06")):
            return 0.3 if source.suffix in ZIPPED else 0.0
        return 0.9 if source.suffix in ZIPPED else 0.6 if not source.suffix else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """Every member; those with a password, a climbing name or too many bytes are set aside."""
        with source.open() as file:
            if _contents(file, source.size) > MAX_CONTENTS:
                raise Overflow(f"more than {source.budget.limits.members:,} members")
            with zipfile.ZipFile(file) as archive:
                for member in sorted(archive.infolist(), key=lambda m: m.filename):
                    yield from self._member(archive, member, source)

    def _member(
        self, archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Source
    ) -> Iterator[Problem | Source]:
        source.budget.member()
        named = f"member {shown(member.filename)}"
        where = source.spot(named)
        kind = stat.S_IFMT(member.external_attr >> 16)
        if climbs(member.filename):
            yield problem(source.shown, "climbs", where=where)
        elif member.is_dir() or hidden(member.filename):
            return
        elif kind == stat.S_IFLNK:
            yield problem(source.shown, "special", "a link", where)
        elif member.flag_bits & 0x1:
            yield problem(source.shown, "encrypted", where=where)
        else:
            try:
                with archive.open(member) as packed:
                    raw = unpacked(cast(Readable, packed), source.budget, member.compress_size)
            except Overflow as what:
                yield problem(source.shown, "bomb", str(what), where)
                source.budget.spend(0)
            except (*UNPACKING, zipfile.BadZipFile, NotImplementedError, ValueError) as what:
                yield problem(source.shown, "broken", str(what) or "it ends too early", where)
            except RuntimeError:
                yield problem(source.shown, "encrypted", where=where)
            else:
                yield source.part(member.filename, raw, named, deeper=True)


class Tar:
    """The members of a tar file, in its order; one that is cut off gives what came before the cut."""

    name = "tar"
    takes = ".tar, .tar.gz, .tgz, .tar.bz2, .tbz2: the same"

    def bid(self, source: Source) -> float:
        """Sure by name; fairly sure by the mark that a tar header carries."""
        if source.name.endswith(TARRED):
            return 0.9
        return 0.7 if source.head[257:262] == b"ustar" else 0.0

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """Every member that is a file."""
        with source.open() as file:
            guard = Guard(unpacker(file, source.head), source.budget, _packed(source))
            guard.leash = HEADER
            with tarfile.open(fileobj=cast(IO[bytes], guard), mode="r|") as archive:
                while member := archive.next():
                    guard.leash = None
                    yield from self._member(archive, member, source)
                    guard.leash = HEADER

    def _member(
        self, archive: tarfile.TarFile, member: tarfile.TarInfo, source: Source
    ) -> Iterator[Problem | Source]:
        source.budget.member()
        named = f"member {shown(member.name)}"
        where = source.spot(named)
        if climbs(member.name):
            yield problem(source.shown, "climbs", where=where)
        elif member.isdir() or hidden(member.name):
            pass
        elif member.issym() or member.islnk():
            yield problem(source.shown, "special", "a link", where)
        elif not member.isreg() or member.issparse():
            yield problem(source.shown, "special", "a device or a file with holes", where)
        else:
            raw = _held(archive, member, source.budget)
            if raw is None:
                most = source.budget.limits.member / MB
                yield problem(source.shown, "bomb", f"more than {most:.0f} MB", where)
            else:
                yield source.part(member.name, raw, named, deeper=True)
        _pass_over(archive, member)


class Gzip:
    """The one file that was packed; of one that is cut off, what came before the cut."""

    name = "gzip"
    takes = ".gz, .bz2: one file of any of these formats"

    def bid(self, source: Source) -> float:
        """Fairly sure by name; less by the first bytes."""
        packed = source.head.startswith((GZIP, BZIP2))
        return 0.0 if not packed else 0.8 if source.suffix in {".gz", ".bz2"} else 0.4

    def read(self, source: Source) -> Iterator[Problem | Source]:
        """The file, under the name it had."""
        whole = io.BytesIO()
        with source.open() as file:
            try:
                unpack(unpacker(file, source.head), whole, source.budget, source.size)
            except UNPACKING as what:
                yield problem(source.shown, "broken", str(what), source.where)
        inner = source.path.stem if source.suffix in {".gz", ".bz2"} else source.path.name
        yield source.part(inner, whole.getvalue(), deeper=True)


def unpacker(file: BinaryIO, head: bytes) -> Readable:
    """The stream with gzip or bzip2 taken off, where its first bytes say so."""
    if head.startswith(GZIP):
        return cast(Readable, gzip.GzipFile(fileobj=file))
    return cast(Readable, bz2.BZ2File(file) if head.startswith(BZIP2) else file)


def unpack(stream: Readable, into: BinaryIO, budget: Budget, packed: int) -> None:
    """Copy the stream; raises Overflow where it holds more than one member may have."""
    guard = Guard(stream, budget, packed)
    while piece := guard.read(CHUNK):
        into.write(piece)
        if into.tell() > budget.limits.member:
            raise Overflow(f"more than {budget.limits.member / MB:.0f} MB")


def unpacked(stream: Readable, budget: Budget, packed: int) -> bytes:
    """All bytes of the stream, as `unpack` copies them."""
    whole = io.BytesIO()
    unpack(stream, whole, budget, packed)
    return whole.getvalue()


def hidden(name: str) -> bool:
    """Whether the member is one that systems put beside the files, as `walk` passes over them on disk."""
    return any((part.startswith(".") and part != ".") or part == "__MACOSX" for part in name.split("/"))


def _packed(source: Source) -> int | None:
    """The size to hold the unpacked size against; None where nothing is packed."""
    return source.size if source.head.startswith((GZIP, BZIP2)) else None


def _held(archive: tarfile.TarFile, member: tarfile.TarInfo, budget: Budget) -> bytes | None:
    """The member's bytes, None where they are too many to hold."""
    if member.size > budget.limits.member:
        return None
    file = archive.extractfile(member)
    raw = file.read() if file else b""
    if len(raw) < member.size:
        raise EOFError(f"{shown(member.name)} is cut off")
    return raw


def _pass_over(archive: tarfile.TarFile, member: tarfile.TarInfo) -> None:
    """Read what is left of the member in pieces, so that the next header is read on its own.

    tarfile keeps a list of all members it has seen; a long archive must not fill memory with it.
    """
    file = archive.extractfile(member) if member.isreg() and not member.issparse() else None
    if file and archive.fileobj and archive.fileobj.tell() < member.offset_data + member.size:
        while file.read(CHUNK):
            pass
    cast(Any, archive).members.clear()


def _contents(file: BinaryIO, size: int) -> int:
    """The bytes of a zip's table of contents, which is read whole, by the record at its end."""
    file.seek(max(0, size - (1 << 16) - 98))
    end = file.read()
    file.seek(0)
    large = end.rfind(b"PK\x06\x06")
    if large >= 0:
        return int.from_bytes(end[large + 40 : large + 48], "little")
    at = end.rfind(b"PK\x05\x06")
    return int.from_bytes(end[at + 12 : at + 16], "little") if at >= 0 else 0
