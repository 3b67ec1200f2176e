import zipfile
from pathlib import Path

import pytest

from counterclaim.reading.places import read_places
from counterclaim.reading.places.dump import NotADump, add_dump
from counterclaim.reading.places.gazetteer import SHIPPED, Gazetteer
from tests.reports import prose

FIELDS = (
    "9000001", "Tarrūqīyah", "Tarruqiyah", "Tarruqiyeh,تروقية", "35.8", "36.7", "P", "PPL", "SY", "", "12",
    "", "", "", "0", "", "400", "Asia/Damascus", "2020-01-01",
)  # fmt: skip
LINE = "\t".join(FIELDS)


def packed(folder: Path, text: str, name: str = "SY") -> Path:
    path = folder / f"{name}.zip"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(f"{name}.txt", text)
        target.writestr("readme.txt", "about")
    return path


def test_a_village_is_known_once_its_country_was_added(tmp_path: Path) -> None:
    added = tmp_path / "places.sqlite"
    assert add_dump(packed(tmp_path, LINE + "\n"), added) == 1
    gazetteer = Gazetteer(SHIPPED, [added])
    atlas = read_places(prose("Shells hit Tarruqiyeh in Idlib province, Syria."), gazetteer)
    village = next(p for p in atlas.places if p.name == "Tarruqiyeh")
    assert (village.geonameid, village.country, village.lat) == (9000001, "SYR", 35.8)


def test_adding_twice_replaces(tmp_path: Path) -> None:
    added = tmp_path / "places.sqlite"
    add_dump(packed(tmp_path, LINE + "\n"), added)
    add_dump(packed(tmp_path, LINE.replace("35.8", "35.9") + "\n"), added)
    found = Gazetteer(SHIPPED, [added]).look_up("Tarruqiyah")
    assert [entry.lat for entry in found] == [35.9]


@pytest.mark.parametrize("text", ["", "not\ta dump\n", LINE + "\nbroken\n"])
def test_what_is_no_dump_adds_nothing(tmp_path: Path, text: str) -> None:
    added = tmp_path / "places.sqlite"
    with pytest.raises(NotADump, match="SY"):
        add_dump(packed(tmp_path, text), added)
    assert not added.exists()
