"""How the language pass is made quick without changing what it gives."""

from __future__ import annotations

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from threadpoolctl import threadpool_info

from counterclaim.reading.prose import parse
from counterclaim.reading.toolkit import MODEL, language
from tests.reports import report

TEXT = (
    "The better boats were sunk off Varna; geese, mice and oxen crossed the burning bridges. "
    "Whoever had lain there thought it the worst of all wars."
)


def test_same_lemmas_as_bare_spacy() -> None:
    ours, bare = language()(TEXT), spacy.load(MODEL)(TEXT)
    assert [t.lemma_ for t in ours] == [t.lemma_ for t in bare]


def test_known_words_are_sets() -> None:
    known = language().get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert {type(words) for words in known.values()} == {frozenset}


def test_a_parse_takes_one_thread() -> None:
    seen: list[int] = []

    @Language.component("threads_seen")
    def threads_seen(doc: Doc) -> Doc:
        seen.extend(lib["num_threads"] for lib in threadpool_info() if lib["user_api"] == "blas")
        return doc

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("threads_seen")
    parse(report("Boats lay off Varna."), nlp)
    assert set(seen) <= {1}
