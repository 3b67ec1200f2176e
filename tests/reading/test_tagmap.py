"""The quick attribute ruler gives what spaCy's gives, and reading does not depend on the second thread."""

from __future__ import annotations

import pytest
import spacy
from spacy.pipeline import AttributeRuler

from counterclaim.reading.statements import encoder
from counterclaim.reading.tagmap import TagMap, components, foreseeable
from counterclaim.reading.toolkit import MODEL, language
from tests.reports import report

TEXTS = (
    "The envoy said he isn't gonna sign, but let's see whether they have agreed.",
    "It's what y'all got: there were  two lists,\nand those who did not go ain't on either.",
    "I told you that this, once read, would do; to be heard they've got ta shout.",
    "Nobody gets what she gave him. Not even nothin' of hers!",
)


@pytest.mark.parametrize("text", TEXTS)
def test_same_tags_as_the_ruler(text: str) -> None:
    nlp = language()
    plain, quick = nlp.make_doc(text), nlp.make_doc(text)
    for (_, slow), fast in zip(nlp.pipeline, components(nlp), strict=True):
        plain, quick = slow(plain), fast(quick)
    assert [(t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in quick] == [
        (t.pos_, t.tag_, t.dep_, t.lemma_, str(t.morph)) for t in plain
    ]


def test_the_ruler_is_replaced() -> None:
    assert sum(isinstance(c, TagMap) for c in components(language())) == 1


def test_a_ruler_that_asks_for_more_is_left_alone() -> None:
    nlp = spacy.blank("en")
    ruler = nlp.add_pipe("attribute_ruler")
    assert isinstance(ruler, AttributeRuler)
    ruler.add([[{"SHAPE": "Xxxx"}]], {"POS": "PROPN"})
    assert not foreseeable(ruler)
    assert components(nlp) == (ruler,)


def test_same_parse_as_bare_spacy() -> None:
    text = "\n".join(TEXTS)
    ours, bare = language()(text), spacy.load(MODEL)(text)
    assert [(t.tag_, t.dep_, t.head.i, t.ent_type_) for t in ours] == [
        (t.tag_, t.dep_, t.head.i, t.ent_type_) for t in bare
    ]


def test_the_encoder_beforehand_finds_what_it_finds_afterwards() -> None:
    from counterclaim.reading.prose import parse
    from counterclaim.reading.statements import beforehand

    made = report('Officials in Varna said the bridge was open. "We never closed it," the mayor said.')
    with beforehand(made, "encoder") as learned:
        prose = parse(made, language())
        assert learned is not None
        assert encoder.decoded(prose.text, learned()) == encoder.attributions(prose) != []
    with beforehand(made, "rules") as nothing:
        assert nothing is None
