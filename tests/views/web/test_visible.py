from __future__ import annotations

import pytest
from markupsafe import Markup

from counterclaim.store.search import MARK_OFF, MARK_ON
from counterclaim.views.web.visible import fenced, islands, isolated, marked, marked_hits, shown, visible


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("plain", "plain"),
        ("a\x00b", "a\u2400b"),
        ("\x1b[2J", "\u241b[2J"),
        ("\u202eabc\u202c", "\ufffdabc\ufffd"),
        ("tab\tand\nline", "tab\tand\nline"),
        ("\u200fשלום", "\u200fשלום"),
    ],
)
def test_control_characters_are_shown_not_obeyed(text: str, seen: str) -> None:
    assert visible(text) == seen
    assert len(visible(text)) == len(text)


def test_outside_text_is_an_island() -> None:
    assert isolated("<b>") == Markup("<bdi>&lt;b&gt;</bdi>")


def test_markup_stays_and_text_is_made_harmless() -> None:
    assert shown(Markup("<b>")) == "<b>"
    assert shown("\x07") == "\u2407"
    assert shown(7) == 7


def test_words_between_offsets_are_marked() -> None:
    assert marked("a <b> c", 2, 5) == "<bdi>a <mark>&lt;b&gt;</mark> c</bdi>"


@pytest.mark.parametrize(
    ("snippet", "html"),
    [
        (f"the {MARK_ON}guns{MARK_OFF} of", "the <mark>guns</mark> of"),
        (f"{MARK_ON}a{MARK_OFF}{MARK_ON}b{MARK_OFF}", "<mark>a</mark><mark>b</mark>"),
        (f"{MARK_ON}cut", "cut"),
        (f"stray{MARK_OFF} sign", "stray sign"),
        (f"{MARK_ON}<i>{MARK_OFF}", "<mark>&lt;i&gt;</mark>"),
    ],
)
def test_hits_are_marked_once_each(snippet: str, html: str) -> None:
    assert marked_hits(snippet, MARK_ON, MARK_OFF) == f"<bdi>{html}</bdi>"


def test_names_in_a_sentence_are_islands_that_nothing_in_them_ends() -> None:
    name = fenced("a\u2069<b>\u2068")
    assert islands(f"at {name} & c") == "at <bdi>a\ufffd&lt;b&gt;\ufffd</bdi> &amp; c"
