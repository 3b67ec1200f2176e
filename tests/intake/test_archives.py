"""Archives: the files in them, streamed and within bounds; what was made to do harm is set aside."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import stat
import tarfile
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from counterclaim.evidence import Problem
from counterclaim.intake.archives import Tar, Zip
from counterclaim.intake.limits import Budget, Limits, Overflow
from counterclaim.intake.sources import Source, digest
from tests.making import FIRST, PAGE, SECOND, THIRD, codes, document, item, pdf, rss, taken, tarred, zipped

MEMBERS = {"may/talks.txt": FIRST, "page.html": PAGE, "wire.jsonl": json.dumps({"text": SECOND})}


@pytest.mark.parametrize(
    ("name", "raw"),
    [("news.zip", zipped(MEMBERS)), ("news.tar.gz", tarred(MEMBERS)), ("news.tar", tarred(MEMBERS, "w"))],
)
def test_members_become_reports_that_say_where_they_stood(tmp_path: Path, name: str, raw: bytes) -> None:
    (tmp_path / name).write_bytes(raw)
    reports, problems = taken(tmp_path)
    assert not problems
    assert set(reports) == {"news/may/talks", "news/page", "news/wire/1"}
    assert reports["news/page"].title == "Strait talks resume"
    assert {report.path for report in reports.values()} == {str(tmp_path / name)}
    assert reports["news/may/talks"].sha256 == digest(FIRST.encode())


def test_a_changed_archive_leaves_its_other_reports_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "news.zip"
    path.write_bytes(zipped({"b.txt": FIRST, "c.txt": SECOND}))
    before, _ = taken(path)
    path.write_bytes(zipped({"a.txt": THIRD, "c.txt": SECOND, "b.txt": FIRST + " "}))
    after, _ = taken(path)
    assert after["news/c"] == before["news/c"]
    assert after["news/b"].sha256 != before["news/b"].sha256


def test_every_format_may_lie_in_an_archive(tmp_path: Path) -> None:
    inner = {
        "in.tar.gz": tarred({"deep.txt": FIRST}),
        "f.rss": rss(item("g1", SECOND)),
        "d.docx": document(THIRD),
    }
    (tmp_path / "all.zip").write_bytes(zipped({**inner, "p.pdf": pdf([(72, 700, FIRST)])}))
    reports, problems = taken(tmp_path)
    assert not problems
    assert set(reports) == {"all/in/deep", "g1", "all/d", "all/p"}


def test_single_packed_files_have_the_name_they_had(tmp_path: Path) -> None:
    (tmp_path / "one.txt.gz").write_bytes(gzip.compress(FIRST.encode()))
    (tmp_path / "two.jsonl.gz").write_bytes(gzip.compress(json.dumps({"text": SECOND}).encode()))
    (tmp_path / "three.html.bz2").write_bytes(bz2.compress(PAGE.encode()))
    reports, problems = taken(tmp_path)
    assert not problems
    assert set(reports) == {"one", "two/1", "three"}


def test_names_that_climb_out_are_set_aside_and_the_rest_is_kept(tmp_path: Path) -> None:
    bad = ("../up.txt", "/etc/abs.txt", "a/../../b.txt", "C:\\x.txt", "..\\w.txt")
    members = {**dict.fromkeys(bad, FIRST), "good.txt": SECOND}
    (tmp_path / "z.zip").write_bytes(zipped(members))
    (tmp_path / "t.tar").write_bytes(tarred(members, "w"))
    reports, problems = taken(tmp_path)
    assert set(reports) == {"z/good", "t/good"}
    assert [p.code for p in problems] == ["climbs"] * 10
    assert ("climbs", "member ../up.txt") in codes(problems)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["t.tar", "z.zip"]


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode="w") as archive:
        for name, kind in (
            ("link.txt", tarfile.SYMTYPE),
            ("hard.txt", tarfile.LNKTYPE),
            ("tty", tarfile.CHRTYPE),
        ):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    (tmp_path / "t.tar").write_bytes(file.getvalue())
    linked = zipfile.ZipInfo("link.txt")
    linked.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(tmp_path / "z.zip", "w") as packed:
        packed.writestr(linked, "/etc/passwd")
    reports, problems = taken(tmp_path)
    assert not reports
    assert [p.code for p in problems] == ["special"] * 4


def test_names_that_hide_or_turn_are_shown_plainly(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({"\u202etxt.elif\n.txt": FIRST, "x" * 400 + ".txt": SECOND}))
    reports, _ = taken(tmp_path)
    assert {id[:13] for id in reports} == {"z/�txt.elif�", "z/xxxxxxxxxxx"}
    assert all(len(id) < 210 for id in reports)


def test_a_bomb_is_left_before_it_fills_memory(tmp_path: Path) -> None:
    zeros = gzip.compress(bytes(200 << 20), 9)
    (tmp_path / "a.txt.gz").write_bytes(zeros)
    (tmp_path / "b.zip").write_bytes(zipped({"bomb.txt": bytes(100 << 20), "good.txt": FIRST}))
    with gzip.open(tmp_path / "c.tar.gz", "wb", 9) as packed:
        entry = tarfile.TarInfo("bomb.txt")
        entry.size = 100 << 20
        packed.write(entry.tobuf() + bytes(entry.size))
    tracemalloc.start()
    reports, problems = taken(tmp_path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert set(reports) == {"b/good"}
    assert codes(problems) == [("bomb", None), ("bomb", "member bomb.txt"), ("bomb", None)]
    assert peak < 100 << 20


def test_archives_within_archives_end_at_the_third(tmp_path: Path) -> None:
    raw = FIRST.encode()
    for n in range(5):
        raw = zipped({f"{n}.zip" if n else "x.txt": raw, "beside.txt": f"{SECOND} {n}"})
    (tmp_path / "nest.zip").write_bytes(raw)
    reports, problems = taken(tmp_path)
    assert set(reports) == {"nest/beside", "nest/4/beside", "nest/4/3/beside"}
    assert codes(problems) == [
        ("nested", "member 4.zip, member 3.zip, member 2.zip, member 1.zip"),
        ("nested", "member 4.zip, member 3.zip, member 2.zip, member beside.txt"),
    ]


def limited(raw: bytes, name: str, **limits: int) -> Source:
    return Source(Path(name), name, len(raw), raw=raw, budget=Budget(Limits(**limits)))


def test_members_and_bytes_are_counted_over_all_levels() -> None:
    many = zipped({f"{n}.txt": FIRST for n in range(5)})
    reader = Zip().read(limited(many, "m.zip", members=3))
    assert len([next(reader) for _ in range(3)]) == 3
    with pytest.raises(Overflow, match="more than 3 members"):
        next(reader)
    with pytest.raises(Overflow, match="MB when unpacked"):
        list(Tar().read(limited(tarred({"a.txt": "x" * 9000, "b.txt": "y" * 9000}), "m.tgz", total=12_000)))


def test_a_member_too_large_to_hold_is_passed_over() -> None:
    raw = tarred({"big.txt": "x" * 5000, "small.txt": FIRST})
    found = list(Tar().read(limited(raw, "t.tgz", member=1000)))
    assert isinstance(found[0], Problem)
    assert found[0].code == "bomb"
    assert isinstance(found[1], Source)
    assert found[1].raw == FIRST.encode()


def test_a_tar_header_that_says_it_is_endless_is_not_read_whole() -> None:
    entry = tarfile.TarInfo("././@LongLink")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 1 << 33
    raw = gzip.compress(entry.tobuf(tarfile.GNU_FORMAT) + bytes(8 << 20))
    with pytest.raises(Overflow, match="header"):
        list(Tar().read(limited(raw, "t.tgz")))


def test_a_truncated_tar_keeps_what_came_before(tmp_path: Path) -> None:
    whole = tarred({"a.txt": FIRST, "b.txt": SECOND * 40, "c.txt": THIRD}, "w")
    (tmp_path / "cut.tar").write_bytes(whole[: 512 + 512 + 512 + 1000])
    noise = "".join(f"{n * n * 7919:x} " for n in range(20_000))
    (tmp_path / "cut2.tar.gz").write_bytes(tarred({"a.txt": FIRST, "b.txt": noise})[:-9000])
    reports, problems = taken(tmp_path)
    assert "cut/a" in reports
    assert "cut2/a" in reports
    assert {p.code for p in problems} == {"broken"}
    assert {Path(p.path).name for p in problems} == {"cut.tar", "cut2.tar.gz"}


def test_a_truncated_gzip_keeps_the_lines_before_the_cut(tmp_path: Path) -> None:
    rows = "\n".join(json.dumps({"id": f"n{n}", "text": f"{FIRST} {n * 7919}"}) for n in range(200))
    (tmp_path / "w.jsonl.gz").write_bytes(gzip.compress(rows.encode())[:-600])
    reports, problems = taken(tmp_path)
    assert "n0" in reports
    assert len(reports) > 20
    assert problems[0].code == "broken"


def test_broken_members_and_passwords_are_named(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": FIRST, "b.txt": SECOND}, zipfile.ZIP_STORED))
    raw[raw.index(b"Nothing was")] ^= 1
    (tmp_path / "crc.zip").write_bytes(bytes(raw))
    locked = bytearray(zipped({"secret.txt": FIRST, "open.txt": SECOND}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    (tmp_path / "locked.zip").write_bytes(bytes(locked))
    (tmp_path / "cut.zip").write_bytes(zipped(MEMBERS)[:-40])
    (tmp_path / "not.zip").write_bytes(b"this is no archive at all")
    reports, problems = taken(tmp_path)
    assert set(reports) == {"crc/a", "locked/open"}
    assert codes(problems) == [
        ("broken", "member b.txt"),
        ("broken", None),
        ("encrypted", "member secret.txt"),
        ("broken", None),
    ]


def test_a_table_of_contents_that_says_it_is_endless_is_not_read(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": FIRST}))
    at = raw.rindex(b"PK\x05\x06")
    raw[at + 12 : at + 16] = (1 << 30).to_bytes(4, "little")
    (tmp_path / "z.zip").write_bytes(bytes(raw))
    assert codes(taken(tmp_path)[1]) == [("bomb", None)]


def test_hidden_members_are_passed_over_like_hidden_files(tmp_path: Path) -> None:
    (tmp_path / "z.zip").write_bytes(zipped({".x.txt": FIRST, "__MACOSX/a.txt": SECOND, "./a.txt": THIRD}))
    reports, problems = taken(tmp_path)
    assert [report.text for report in reports.values()] == [THIRD]
    assert not problems


def test_office_files_of_other_kinds_are_no_archives(tmp_path: Path) -> None:
    (tmp_path / "sheet.xlsx").write_bytes(zipped({"xl/workbook.xml": "<x/>"}))
    assert codes(taken(tmp_path)[1]) == [("unknown_format", None)]
