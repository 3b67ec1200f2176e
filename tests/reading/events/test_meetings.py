"""Meetings: held, set for a day, put off, called off, broken off; delegations; what talks are about."""

from __future__ import annotations

import pytest

from tests.reading.events.fakes import events as read


@pytest.mark.parametrize(
    ("text", "kind", "mode", "status"),
    [
        ("The two delegations met in Nairobi on Monday.", "CONSULT", None, "reported"),
        ("Envoys of Peru and of Chile sat down in Lima on Monday.", "CONSULT", None, "reported"),
        ("The peace talks resumed in Lusaka on Monday.", "CONSULT", None, "reported"),
        ("The session was put off until Friday.", "CONSULT", "postpone", "did_not_happen"),
        ("A meeting planned for Monday was called off.", "CONSULT", "cancel", "did_not_happen"),
        ("The next session is expected on Friday.", "CONSULT", "multilateral", "planned"),
        ("The peace talks broke down on Monday.", "REJECT", "meet", "reported"),
        ("No agreement was reached on Monday.", "AGREE", None, "did_not_happen"),
        ("Both armies have two days to withdraw from the river.", "RETREAT", "withdraw", "planned"),
    ],
)
def test_how_far_a_meeting_came(text: str, kind: str, mode: str | None, status: str) -> None:
    found = [(e.type, e.mode, e.status) for e in read(text)]
    assert (kind, mode, status) in found


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peruvian soldiers crossed the border on Sunday.", "ASSAULT"),
        ("The fort changed hands twice on Sunday.", "ASSAULT"),
        ("Gunmen took 30 villagers hostage on Sunday.", "ASSAULT"),
        ("Heavy fighting broke out in Mogadishu on Monday.", "ASSAULT"),
        ("Serb forces have surrounded the enclave.", "COERCE"),
        ("Turkey massed 10,000 troops along the border.", "MOBILIZE"),
        ("The rebels released 40 prisoners on Monday.", "RETREAT"),
        ("A truce took effect at noon on Monday.", "RETREAT"),
        ("Norway put forward a plan for a buffer zone on Monday.", "REQUEST"),
        ("Norway voiced regret to Kenya over the raid.", "SUPPORT"),
        ("Chile lifted the blockade of the port.", "CONCEDE"),
    ],
)
def test_senses_of_war_and_talks(text: str, kind: str) -> None:
    assert kind in [e.type for e in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "She had to make ends meet.",
        "Sixty percent of the voters agreed.",
        "The plan promises to make life harder.",
        "He let them know that he was tired.",
    ],
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert not read(text)
