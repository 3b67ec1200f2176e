from __future__ import annotations

from pathlib import Path

import pytest

from counterclaim.views.publishing import publish
from counterclaim.views.publishing.addresses import Link, Map
from tests.views.web.records import keep, record


@pytest.mark.parametrize(
    "address",
    ["/map?box=1,2,3,4", "/map?box=all", "/timeline?from=2031-05-01&to=2031-05-09", "/changes?build=2"],
)
def test_choices_without_end_lead_nowhere(address: str) -> None:
    leads = Map(lambda kind, id_: True, frozenset({"map", "timeline", "changes"}))
    assert leads.lead(address) is None
    assert isinstance(leads.lead(address.partition("?")[0]), Link)


def test_the_map_is_published_with_its_drawing_and_without_zoom(tmp_path: Path) -> None:
    publish(keep(record(), tmp_path / "r.db"), tmp_path / "out")
    page = (tmp_path / "out" / "map.html").read_text(encoding="utf-8")
    assert '<svg class="map"' in page
    assert 'class="zoom"' not in page
    assert "<script" not in page
    assert (tmp_path / "out" / "static" / "parts.css").exists()
    assert not (tmp_path / "out" / "static" / "built").exists()
