import pytest

from tests.reading.events.fakes import events


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Kenyan warplanes bombed a rebel camp.", "AIR_STRIKE"),
        ("Rebels fired mortar shells at the town hall.", "ART_MISS_ATTACK"),
        ("A roadside bomb killed two soldiers.", "REM_EXPLOS"),
        ("A suicide bomber killed six people at a market.", "SUIC_BOMB"),
        ("Attackers hurled a grenade at a bar.", "GRENADE"),
        ("Gunmen kidnapped nine surveyors.", "ABDUCT_DISSAP"),
        ("Government troops recaptured the town of Nakuru.", "GOV_REGAINS_TERIT"),
        ("Rebel fighters captured the town of Nakuru.", "NON_STATE_ACTOR_OVERTAKES_TER"),
        ("Police seized six rifles and a box of ammunition.", "DISR_WEAP"),
        ("Soldiers clashed with militants near the border.", "ARMED_CLASH"),
        ("Thousands of teachers marched through Nairobi to demand higher pay.", "PEACE_PROTEST"),
        ("Police arrested six editors.", "ARREST"),
        ("Norway expelled two diplomats.", "DIPLO"),
        ("The army set up a new observation post near the lake.", "HQ_ESTABLISHED"),
    ],
)
def test_labels(text: str, label: str) -> None:
    assert events(text)[0].acled == label


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        # a weapon in one clause is not that of another's event
        (
            "The brigade seized the village of Orlec after mines slowed it, "
            "and its rivals launched a suicide attack.",
            {"seized": "GOV_REGAINS_TERIT", "launched attack": "SUIC_BOMB"},
        ),
        # gas is gas, whatever fired it
        (
            "Forty people choked on poisonous gas in Orlec after the militia fired shells at the town.",
            {"fired": "CHEM_WEAP"},
        ),
    ],
)
def test_a_label_comes_from_the_events_own_clause(text: str, labels: dict[str, str]) -> None:
    found = {e.trigger: e.acled for e in events(text)}
    assert labels.items() <= found.items()
