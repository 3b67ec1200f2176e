"""Cue and content in, kind and stance out."""

from __future__ import annotations

import pytest

from counterclaim.reading.statements import Attribution, kind_of, rules
from tests.reports import prose

CASES = [
    ("The ministry said that two drones had crossed the border.", "assert", "asserted"),
    ("The embassy announced that it would close.", "announce", "asserted"),
    ("The army denied shelling the hospital.", "deny", "denied"),
    ("The army rejected a claim that its planes bombed the market.", "deny", "denied"),
    ('"The report is pure invention," General Haddad said.', "deny", "denied"),
    ("The rebels rejected the offer.", "reject", "denied"),
    ("The rebels would not accept a foreign force.", "reject", "denied"),
    ('"We cannot accept such terms," the delegate said.', "reject", "denied"),
    ("The rebels ruled out talks with the government.", "reject", "denied"),
    ("Rwanda accused Burundi of arming the militia.", "accuse", "asserted"),
    ("The ministry blamed the separatists for the blast.", "accuse", "asserted"),
    ("Kenya has proposed a ten-day truce along the river.", "propose", "open"),
    ("Peru's offer to host the talks fell flat.", "propose", "open"),
    ("The envoy called for an immediate end to the siege.", "demand", "open"),
    ("President Adeyemi urged both sides to stop the fighting.", "demand", "open"),
    ("The protesters demanded that the president step down.", "demand", "open"),
    ("The president must resign, the opposition leader said.", "demand", "open"),
    ("Kenya countered with a demand for free passage.", "demand", "open"),
    ("Chile reiterated its demand that the prisoners be freed.", "demand", "open"),
    ('"Stop the shelling," the nurse begged.', "demand", "open"),
    ("The delegates agreed to meet again in May.", "agree", "asserted"),
    ("The truce was welcomed by the African Union.", "agree", "asserted"),
    ("Ghana promised to send forty engineers.", "promise", "asserted"),
    ('"We will never surrender," the commander wrote.', "promise", "asserted"),
    ("The militia threatened to blow up the dam.", "threaten", "asserted"),
    ('"They will pay a heavy price," the general said.', "threaten", "asserted"),
    ("The mayor warned that water would run out within days.", "assert", "asserted"),
    ("The general doubted that the truce would hold.", "doubt", "open"),
    ("The bishop voiced concern about the fate of the hostages.", "assert", "asserted"),
    ("The council condemned the assault on Goma.", "condemn", "asserted"),
    ("The general described the raid as a cowardly crime.", "condemn", "asserted"),
    ('"We condemn this crime in the strongest terms," the embassy said.', "condemn", "asserted"),
    ("The minister called the blockade unacceptable.", "condemn", "asserted"),
    ("The two generals expressed hope for a deal.", "hope", "open"),
    ('"We hope that the boats get through," he said.', "hope", "open"),
    ("The villagers asked for medicine.", "ask", "open"),
    ('"What have we done to deserve this?" asked Tendai Moyo.', "ask", "open"),
    ("The spokeswoman did not say whether the prisoners had been freed.", "assert", "open"),
    ("The governor declined to speculate on the talks.", "assert", "open"),
    ("Both ministers reaffirmed their support for the ceasefire.", "agree", "asserted"),
    ("Neither side commented on the report.", "assert", "open"),
    ("The defence ministry could not confirm the figure.", "assert", "open"),
    ("The council is considering sending observers.", "propose", "open"),
    ("The army did not deny that its guns had fired.", "assert", "open"),
]


def test_what_a_letter_does_is_its_kind() -> None:
    p = prose("The mayors sent a letter urging both armies to leave the bridge.")
    at = [
        (p.text.index(w), p.text.index(w) + len(w))
        for w in ("The mayors", "sent a letter", "urging both armies")
    ]
    assert kind_of(p, Attribution(at[0], at[1], ((at[2][0], len(p.text) - 1),)))[0] in ("demand", "ask")


def test_hope_is_told_whatever_the_lemma() -> None:
    p = prose("The bishop said he hoped that the guns might fall silent.")
    start = p.text.index("he hoped")
    assert kind_of(p, Attribution((0, 10), (11, 15), ((start, len(p.text) - 1),)))[0] == "hope"


@pytest.mark.parametrize(("text", "kind", "stance"), CASES, ids=[c[0][:40] for c in CASES])
def test_kind_and_stance(text: str, kind: str, stance: str) -> None:
    p = prose(text)
    assert kind_of(p, rules.attributions(p)[0]) == (kind, stance)
