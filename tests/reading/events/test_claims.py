import pytest

from tests.reading.events.fakes import events


@pytest.mark.parametrize(
    ("text", "status", "by"),
    [
        ("Kenya rejected a Finland claim Wednesday that Kenyan jets hit two clinics.", "claimed", "Finland"),
        ("Kenya denied a claim by Finland that its jets hit two clinics.", "claimed", "Finland"),
        ("Kenya dismissed reports late Tuesday that its jets bombed a market.", "denied", None),
        ("Kenya rejected claims on Sunday by Finland that it killed 20 farmers.", "claimed", "Finland"),
        ("A claim surfaced Thursday that soldiers killed ten herders.", "claimed", None),
        ("Norway made the charge in a letter to the council that Kenya shelled a port.", "claimed", "Norway"),
        ("A charge was made by Norway that Kenya shelled a port.", "claimed", "Norway"),
        ("Norway told reporters that Kenya shelled a port.", "claimed", "Norway"),
    ],
)
def test_a_claim_and_its_clause_may_stand_apart(text: str, status: str, by: str | None) -> None:
    deed = next(e for e in events(text) if e.type == "ASSAULT")
    assert (deed.status, deed.claimed_by) == (status, (by,) if by else ())


def test_turning_a_claim_down_is_an_act_beside_the_deed() -> None:
    found = events("Kenya rejected a Finland claim Wednesday that Kenyan jets hit two clinics.")
    assert [e.type for e in found] == ["REJECT", "ASSAULT"]
