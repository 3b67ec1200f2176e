"""The encoder's states tell deeds of domestic news from what only sounds like them."""

from __future__ import annotations

import re

import numpy as np
import pytest

from counterclaim.reading.encoder.states import States
from counterclaim.reading.events.deed_head import head, heard
from counterclaim.reading.events.deeds import deed, likelihood, log_odds
from counterclaim.reading.events.trigger import Trigger
from counterclaim.reading.events.triggers import find_triggers
from counterclaim.reading.prose import Paragraph
from counterclaim.reading.statements import states_of
from counterclaim.reading.statements.encoder import scored
from counterclaim.reading.toolkit import language


def _read(text: str) -> tuple[Trigger, States]:
    paragraphs = [Paragraph(m.start(), m.end(), m.start(), False) for m in re.finditer(r".+", text)]
    triggers = [t for sentence in language()(text).sents for t in find_triggers(sentence)]
    return triggers[0], states_of(scored(text, paragraphs))


def test_the_table_has_a_weight_for_each_number_of_word_and_sentence() -> None:
    assert head().states.shape == (768,)
    assert np.isfinite(head().states).all()


DEEDS = [
    "Governor Amadi on Tuesday denounced the mayor of Enugu after police shot two students at a checkpoint.",
    "A court in Lagos sentenced the former treasurer to nine years in prison on Friday for bribing judges.",
]
OTHERS = [
    "If you want somebody who will always fight for the small shops in this town, Amadi is your man.",
    "The brewery gave two million to a committee that supports Amadi and owns a share of his favourite club.",
]


@pytest.mark.parametrize(("text", "told"), [*((t, True) for t in DEEDS), *((t, False) for t in OTHERS)])
def test_deeds_of_a_campaign_are_told_from_its_talk(text: str, told: bool) -> None:
    trigger, states = _read(text)
    assert deed(trigger, 1.0, states) is told


def test_in_a_report_of_war_the_traits_alone_decide() -> None:
    trigger, states = _read(DEEDS[0])
    assert likelihood(trigger, 0.0, states) == likelihood(trigger)
    assert likelihood(trigger, 1.0, states) != likelihood(trigger)


def test_where_the_encoder_read_nothing_the_traits_stand() -> None:
    trigger, _ = _read(OTHERS[0])
    assert heard(trigger, log_odds(trigger), States([])) == log_odds(trigger)
