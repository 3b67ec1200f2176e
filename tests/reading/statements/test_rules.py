"""A sentence in, exactly who said what out."""

from __future__ import annotations

import pytest

from counterclaim.reading.statements import Attribution, rules
from tests.reports import prose

Found = tuple[str | None, str | None, tuple[str, ...]]


def found(text: str, **more: str) -> list[Found]:
    """(source, cue, content pieces) of every attribution in a text."""
    p = prose(text, **more)

    def words(stretch: tuple[int, int] | None) -> str | None:
        return None if stretch is None else p.doc.text[slice(*stretch)]

    return [
        (words(a.source), words(a.cue), tuple(p.doc.text[slice(*c)] for c in a.content))
        for a in rules.attributions(p)
    ]


ONE = [
    # indirect
    (
        "The ministry said that two drones had crossed the border near Velika.",
        ("The ministry", "said", ("that two drones had crossed the border near Velika",)),
    ),
    ("Peru claims Ecuador moved the markers.", ("Peru", "claims", ("Ecuador moved the markers",))),
    # the cue in the middle, and at the end
    (
        "The convoy, officials said, had been delayed for three days.",
        ("officials", "said", ("The convoy", "had been delayed for three days")),
    ),
    (
        "The mill had burned, residents and an aid worker said.",
        ("residents and an aid worker", "said", ("The mill had burned",)),
    ),
    # according to, before, within and after
    (
        "According to the Red Cross, four nurses are missing.",
        ("the Red Cross", "According to", ("four nurses are missing",)),
    ),
    (
        "The king, according to two aides, has left.",
        ("two aides", "according to", ("The king", "has left")),
    ),
    (
        "Four nurses are missing, according to a doctor at the clinic.",
        ("a doctor at the clinic", "according to", ("Four nurses are missing",)),
    ),
    # quotations, also turned round and in two pieces
    (
        '"We are close to a settlement," Marta Oduya told reporters in Nairobi.',
        ("Marta Oduya", "told", ('"We are close to a settlement,"',)),
    ),
    ('"It is over", said the pilot.', ("the pilot", "said", ('"It is over"',))),
    ('"The bridge," he said, "is gone."', ("he", "said", ('"The bridge,"', '"is gone."'))),
    (
        "\u201cThe road is closed,\u201d said Colonel Ibrahim Sesay. \u201cNobody can leave.\u201d",
        (
            "Colonel Ibrahim Sesay",
            "said",
            ("\u201cThe road is closed,\u201d", "\u201cNobody can leave.\u201d"),
        ),
    ),
    (
        'Uganda said it "will not tolerate" further raids.',
        ("Uganda", "said", ('it "will not tolerate" further raids',)),
    ),
    (
        'The general told the council: "My men are hungry."',
        ("The general", "told", ('"My men are hungry."',)),
    ),
    # infinitives, addressees, gerunds, objects
    ("Ghana promised to send forty engineers.", ("Ghana", "promised", ("to send forty engineers",))),
    (
        "President Adeyemi urged both sides to stop the fighting.",
        ("President Adeyemi", "urged", ("both sides to stop the fighting",)),
    ),
    ("The army denied shelling the hospital.", ("The army", "denied", ("shelling the hospital",))),
    ("The rebels rejected the offer.", ("The rebels", "rejected", ("the offer",))),
    (
        "The council condemned the assault on Goma.",
        ("The council", "condemned", ("the assault on Goma",)),
    ),
    (
        "The rebels ruled out talks with the government.",
        ("The rebels", "ruled out", ("talks with the government",)),
    ),
    (
        "State television put the death toll at 31.",
        ("State television", "put", ("the death toll at 31",)),
    ),
    # prepositions, blame, as, call
    (
        "The envoy called for an immediate end to the siege.",
        ("The envoy", "called", ("an immediate end to the siege",)),
    ),
    (
        "Rwanda accused Burundi of arming the militia.",
        ("Rwanda", "accused", ("Burundi of arming the militia",)),
    ),
    (
        "The ministry blamed the blast on separatists.",
        ("The ministry", "blamed", ("the blast on separatists",)),
    ),
    (
        "The general described the raid as a cowardly crime.",
        ("The general", "described", ("the raid as a cowardly crime",)),
    ),
    (
        "The foreign minister called the vote a farce.",
        ("The foreign minister", "called", ("the vote a farce",)),
    ),
    # negated and questioned cues
    (
        "The spokeswoman did not say whether the prisoners had been freed.",
        ("The spokeswoman", "did not say", ("whether the prisoners had been freed",)),
    ),
    (
        "The governor declined to speculate on the talks.",
        ("The governor", "declined", ("to speculate on the talks",)),
    ),
    # passives
    ("The truce was welcomed by the African Union.", ("the African Union", "was welcomed", ("The truce",))),
    (
        "The colonel was accused by the opposition of ordering the attack.",
        ("the opposition", "was accused", ("The colonel", "of ordering the attack")),
    ),
    (
        "The general is believed to have fled to Chad.",
        (None, "is believed", ("The general", "to have fled to Chad")),
    ),
    ("It was reported that the mill had burned.", (None, "was reported", ("that the mill had burned",))),
    (
        "The king was quoted as saying that the feud was over.",
        ("The king", "saying", ("that the feud was over",)),
    ),
    # nouns
    (
        "The union's call for a general strike was ignored.",
        ("The union's", "call", ("a general strike",)),
    ),
    ("Peru's offer to host the talks fell flat.", ("Peru's", "offer", ("to host the talks",))),
    (
        "The bishop voiced concern about the fate of the hostages.",
        ("The bishop", "voiced", ("concern about the fate of the hostages",)),
    ),
    (
        "The army's claim to have retaken the bridge could not be verified.",
        ("The army's", "claim", ("to have retaken the bridge",)),
    ),
    (
        "Residents reached by phone reported heavy shelling overnight.",
        ("Residents reached by phone", "reported", ("heavy shelling overnight",)),
    ),
    # commas lost
    (
        "At least nine people drowned the Coast Guard said.",
        ("the Coast Guard", "said", ("At least nine people drowned",)),
    ),
    (
        "The attack killed at least six people the Ghana Red Cross said in a statement.",
        ("the Ghana Red Cross", "said", ("The attack killed at least six people",)),
    ),
    ("There was no food left said the nurse.", ("the nurse", "said", ("There was no food left",))),
    # a wish to stay unnamed is no statement
    (
        "A minister who asked not to be named said the bridge had been mined.",
        ("A minister who asked not to be named", "said", ("the bridge had been mined",)),
    ),
]


@pytest.mark.parametrize(("text", "expected"), ONE, ids=[text[:40] for text, _ in ONE])
def test_one_attribution(text: str, expected: Found) -> None:
    assert found(text) == [expected]


def test_what_is_asked_because_of_what_happened_takes_that_in() -> None:
    (one,) = found("The harbour union demanded an inquiry after a crane crushed two dockers.")
    assert one == (
        "The harbour union",
        "demanded",
        ("an inquiry after a crane crushed two dockers",),
    )


def test_who_goes_on_speaking_after_the_content() -> None:
    text = '"The bridge is gone," the engineer said, adding that a ferry would be ready by June.'
    assert found(text) == [
        ("the engineer", "said", ('"The bridge is gone,"',)),
        ("the engineer", "adding", ("that a ferry would be ready by June",)),
    ]


def test_a_participle_has_the_speaker_of_its_sentence() -> None:
    text = "The rebels said the pass was theirs, adding that they had taken thirty prisoners."
    assert found(text) == [
        ("The rebels", "said", ("the pass was theirs",)),
        ("The rebels", "adding", ("that they had taken thirty prisoners",)),
    ]


def test_somebody_else_s_statement_within_a_statement() -> None:
    assert found("The minister said Sudan would not accept the terms.") == [
        ("The minister", "said", ("Sudan would not accept the terms",)),
        ("Sudan", "would not accept", ("the terms",)),
    ]


def test_whoever_issued_it_says_what_a_statement_says() -> None:
    assert found("The two envoys issued a joint statement Friday condemning the raid.") == [
        ("The two envoys", "condemning", ("the raid",))
    ]


def test_a_quotation_within_what_a_translation_says_keeps_its_speaker() -> None:
    text = '"We are innocent," wrote Telco on its page according to a translation of the text.'
    assert ("Telco", "wrote", ('"We are innocent,"',)) in found(text)


def test_who_is_cited_as_saying_it() -> None:
    assert found("Amnesty cited witnesses as saying soldiers had burned the granary.")[-1] == (
        "witnesses",
        "saying",
        ("soldiers had burned the granary",),
    )


def test_a_quotation_without_a_cue_belongs_to_the_speaker_of_the_paragraph_before() -> None:
    text = '"We will never surrender," the commander wrote on Monday.\n\n"Our people are ready to fight."'
    assert found(text)[-1] == ("the commander", None, ('"Our people are ready to fight."',))


def test_the_first_person_without_marks_goes_on_from_the_speaker_before() -> None:
    assert found("The envoy said the talks had failed. We have lost a year. The guards left at noon.") == [
        ("The envoy", "said", ("the talks had failed",)),
        ("The envoy", None, ("We have lost a year",)),
    ]


def test_a_dateline_is_no_part_of_who_speaks_or_of_what_is_said() -> None:
    assert found("LIMA, Peru - The bridge was blown up on Sunday, the Chilean army said.") == [
        ("the Chilean army", "said", ("The bridge was blown up on Sunday",))
    ]


def test_a_quotation_left_open_runs_into_the_next_paragraph() -> None:
    text = 'The bishop said: "We have buried forty people.\n\n"We cannot bury any more."'
    assert found(text) == [
        ("The bishop", "said", ('"We have buried forty people.\n\n"We cannot bury any more."',))
    ] or found(text) == [
        ("The bishop", "said", ('"We have buried forty people.', '"We cannot bury any more."'))
    ]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        (
            "\u201cNo deal yet\u201d as envoys meet: Oman",
            ("Oman", ":", "\u201cNo deal yet\u201d as envoys meet"),
        ),
        ("Oman minister: The talks are over", ("Oman minister", ":", "The talks are over")),
    ],
)
def test_headlines_name_their_speaker(headline: str, expected: tuple[str, str, str]) -> None:
    text = f"{headline}\n\nThe envoys met in Muscat."
    assert (expected[0], expected[1], (expected[2],)) in found(text, title=headline)


def test_transcripts_name_their_speaker() -> None:
    assert found("OKELLO: The ferry sails on Sunday at noon.")[0] == (
        "OKELLO",
        ":",
        ("The ferry sails on Sunday at noon",),
    )


@pytest.mark.parametrize(
    "text",
    [
        "The convoy reached the town on Tuesday.",
        "Two soldiers were killed near the dam.",
        "The play is called \u201cThe Long Way Home\u201d.",
        "Fighter jets struck the depot.",
        "",
    ],
)
def test_plain_narrative_attributes_nothing(text: str) -> None:
    assert found(text) == []


def test_offsets_are_the_document_s_and_in_order() -> None:
    p = prose("The mayor said the well was dry.\n\nAccording to the army, the road is open.")
    made = rules.attributions(p)
    assert [a.reader for a in made] == ["rules", "rules"]
    assert made == sorted(made, key=lambda a: a.start)
    for a in made:
        for start, end in a.content:
            assert 0 <= start < end <= len(p.doc.text)


def test_the_same_text_gives_the_same_attributions() -> None:
    text = 'The mayor said: "The well is dry." She warned that cattle would die. "We need rain."'
    assert rules.attributions(prose(text)) == rules.attributions(prose(text))


def test_an_attribution_counts_its_letters() -> None:
    assert Attribution((0, 3), (4, 8), ((9, 12), (20, 25))).letters() == 8
