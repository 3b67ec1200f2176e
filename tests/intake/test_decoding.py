"""Bytes become text: charsets that are missing, wrong or lie."""

from __future__ import annotations

import pytest

from counterclaim.intake.decoding import decode


@pytest.mark.parametrize(
    ("codec", "text"),
    [
        ("cp1252", "The envoy flew to Zürich – “for an hour”, he said – and back."),
        ("cp1252", "L’armée a dit que les négociations étaient suspendues à Genève."),
        ("cp1250", "Rozmowy przerwano, powiedział rzecznik, ponieważ żołnierze ostrzelali most."),
        ("cp1254", "Görüşmeler pazartesi günü yeniden başlayacak, dedi sözcü; ateşkes sürüyor, şehir sakin."),
        ("cp1251", "Стороны договорились о прекращении огня, сообщил посредник в понедельник."),
        ("cp1256", "وقال المتحدث إن المحادثات ستستأنف يوم الاثنين في المدينة القديمة"),
        ("cp932", "停戦交渉は月曜日に再開されると調停者が述べた。両国の代表団が会談した。"),
    ],
)
@pytest.mark.parametrize("declared", [None, "no-such-charset"])
def test_text_of_an_unknown_charset_is_read_and_remarked_on(
    codec: str, text: str, declared: str | None
) -> None:
    found = decode(text.encode(codec), declared)
    assert found.text == text
    assert found.remark is not None
