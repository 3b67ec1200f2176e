from __future__ import annotations

from counterclaim.views.web.elsewhere import sentence_at, told
from counterclaim.views.web.folio import Folio
from tests.views.web.records import CLAIM, LEAD, record


def test_each_sentence_is_contradicted_said_elsewhere_or_alone() -> None:
    folio = Folio(record(), {}, 0.0)
    report = folio.reports["r1"]
    found = {report.text[t.start : t.end]: t for t in told(folio, report)}
    assert found[CLAIM].how == "contradicted"
    against = [p.text for p, side in found[CLAIM].others if side == "b"]
    assert against == ["Arden denied that any of its guns had fired"]
    # the copy holds it word for word
    assert found[LEAD].how == "elsewhere"
    assert [p.report for p, _ in found[LEAD].others] == ["r2"]


def test_without_others_a_sentence_stands_alone() -> None:
    whole = record()
    alone = Folio(type(whole)(reports=whole.reports[:1]), {}, 0.0)
    assert {t.how for t in told(alone, alone.reports["r1"])} == {"alone"}


def test_a_sentence_has_a_name() -> None:
    folio = Folio(record(), {}, 0.0)
    first = told(folio, folio.reports["r1"])[0]
    assert sentence_at(folio, f"r1@{first.start}-{first.end}") == first
    assert sentence_at(folio, "r1@0-1") is None
    assert sentence_at(folio, "none@0-1") is None
