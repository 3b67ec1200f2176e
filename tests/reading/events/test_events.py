from tests.reading.events.fakes import events
from tests.reports import prose


def test_ids_and_offsets_follow_the_text() -> None:
    text = "Kenya bombed the dam.\n\nNorway condemned Kenya. Finland and Norway met in Oslo."
    found = events(text)
    assert [e.id for e in found] == ["r1/e1", "r1/e2", "r1/e3"]
    for event in found:
        mention = event.mentions[0]
        assert mention.text == text[mention.start : mention.end]
    assert found[0].mentions[0].text == "Kenya bombed the dam"


def test_a_mention_does_not_cover_the_neighbouring_event() -> None:
    first, second = events("Kenya bombed the dam, while Norway met Finland in Oslo.")
    assert first.mentions[0].end <= second.mentions[0].start


def test_a_mention_leaves_out_what_caused_it_and_the_deal_it_is_part_of() -> None:
    (protests, *_) = events("Protests were triggered in March by Kenya's decision to leave the union.")
    assert protests.mentions[0].text == "Protests were triggered in March"
    (left, *_) = events("The rebels left the town under a deal that Norway brokered.")
    assert left.mentions[0].text == "The rebels left the town"


def test_same_input_same_output() -> None:
    text = "Rebels attacked the camp after talks between Norway and Kenya collapsed."
    assert events(text) == events(text)


def test_no_prose_no_events() -> None:
    assert prose("").sentences() == [] or events("") == ()
