from counterclaim.reading.events.lexicon import TYPES, lexicon, repaired
from counterclaim.reading.events.subtypes import published_names, rules


def test_every_plover_type_has_entries() -> None:
    found = {e.type for entries in lexicon().verbs.values() for e in entries}
    assert found - {None} == TYPES


def test_several_hundred_verbs_and_nouns() -> None:
    assert len(lexicon().verbs) > 400
    assert sum(len(entries) for entries in lexicon().nouns.values()) > 120


def test_most_demanding_sense_first() -> None:
    weights = [e.weight for e in lexicon().verbs["block"]]
    assert weights == sorted(weights, reverse=True)


def test_mends_lemmas_the_model_does_not_know() -> None:
    assert repaired("stag", "staged", "VBN") == "stage"
    assert repaired("retook", "retook", "VBD") == "retake"
    assert repaired("meet", "met", "VBD") == "meet"


def test_every_label_has_a_published_name() -> None:
    assert {r.label for r in rules()} - {"TERRITORY"} <= set(published_names())
