import pytest

from tests.reading.events.fakes import events


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Kenya bombed the dam.", "reported"),
        ("Norway said Kenya bombed the dam.", "claimed"),
        ("Kenya denied bombing the dam.", "denied"),
        ("Norway called reports of the bombing of the dam by Kenya false.", None),
        ("Reports that Kenya bombed the dam are false.", "denied"),
        ("Kenya plans to bomb the dam.", "planned"),
        ("Kenya may bomb the dam.", "hypothetical"),
        ("Kenya did not bomb the dam.", "did_not_happen"),
        ("Kenya failed to bomb the dam.", "did_not_happen"),
        ("Kenya allegedly bombed the dam.", "claimed"),
        ("Norway and Finland will meet on Friday.", "planned"),
        ("Norway said the ministers would meet on Friday.", "planned"),
    ],
)
def test_status(text: str, status: str | None) -> None:
    found = events(text)
    assert [e.status for e in found if e.type in ("ASSAULT", "CONSULT")][:1] == ([status] if status else [])


def test_who_does_not_deny_a_deed_has_not_denied_it() -> None:
    found = events("Norway did not deny that its planes had bombed the dam.")
    assert [e.status != "denied" for e in found if e.type == "ASSAULT"] == [True]


def test_who_claims_it() -> None:
    assert events("Norway said Kenya bombed the dam.")[0].claimed_by == ("Norway",)
    assert events("The dam was bombed by Kenya, according to Norway.")[0].status in ("claimed", "reported")


def test_claimed_responsibility() -> None:
    event = events("The Green Front claimed responsibility for the bombing of the dam.")[0]
    assert (event.type, event.status, event.claimed_by) == ("ASSAULT", "claimed", ("Green Front",))


def test_denied_involvement_is_a_denied_deed() -> None:
    event = events("The Green Front denied any involvement in the bombing.")[0]
    assert (event.type, event.status, event.actors) == ("ASSAULT", "denied", ("Green Front",))
