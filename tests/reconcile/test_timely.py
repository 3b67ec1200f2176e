"""Statements by what they have in common, against looking through all of them."""

from __future__ import annotations

from math import ceil

from hypothesis import given, settings
from hypothesis import strategies as st

from counterclaim.evidence import Span, Statement
from counterclaim.reconcile.timely import COMMON, LATER, Timely

QUICKLY = settings(max_examples=60, deadline=None)
WORDS = "bridge convoy fuel harbour road school tower valley".split()


def statement(number: int, actor: str | None) -> Statement:
    return Statement(
        id=f"r{number}/s1",
        report=f"r{number}",
        content=(Span(0, 4, "said"),),
        kind="assert",
        direct=False,
        actor=actor,
    )


def timely(told: list[tuple[str | None, int | None, frozenset[str]]]) -> Timely:
    """Statements of reports of their own: source, day of the report, words."""
    statements = [statement(n, actor) for n, (actor, _, _) in enumerate(told)]
    words = {s.id: words for s, (_, _, words) in zip(statements, told, strict=True)}
    days = {f"r{n}": day for n, (_, day, _) in enumerate(told) if day is not None}
    return Timely(statements, words, days)


TOLD = st.lists(
    st.tuples(
        st.sampled_from([None, "arden", "veska"]),
        st.one_of(st.none(), st.integers(700_000, 700_003)),
        st.frozensets(st.sampled_from(WORDS), max_size=6),
    ),
    max_size=12,
)


@QUICKLY
@given(told=TOLD)
def test_those_alike_are_all_that_share_enough(
    told: list[tuple[str | None, int | None, frozenset[str]]],
) -> None:
    found = timely(told)
    prefix = [size - ceil(0.6 * size) + 1 if size else 0 for size in range(7)]
    alike = dict(found.alike(0.6, 3, prefix))
    for n, s in enumerate(found.told):
        own = found.words[n]
        if s.actor is None or len(own) < 3:
            assert n not in alike
            continue
        expected = {
            m
            for m, other in enumerate(found.told)
            if other.actor == s.actor and len(own & found.words[m]) >= 0.6 * len(own | found.words[m])
        }
        assert {n, *alike[n]} == expected


@QUICKLY
@given(told=TOLD, words=st.frozensets(st.sampled_from(WORDS)), least=st.integers(1, 3))
def test_those_sharing_are_all_that_have_so_many(
    told: list[tuple[str | None, int | None, frozenset[str]]], words: frozenset[str], least: int
) -> None:
    found = timely(told)
    expected = sorted(s.id for n, s in enumerate(found.told) if len(found.words[n] & words) >= least)
    assert [s.id for s in found.sharing(words, least, "r0")] == expected


def test_only_those_of_its_weeks_and_of_no_day_are_near() -> None:
    found = timely([("arden", 700_000 + 10 * n if n else None, frozenset()) for n in range(65)])
    listed = range(len(found.told))
    reach = LATER // 10
    assert list(found.near(listed, "r20") or ()) == [0, *range(20 - reach, 21 + reach)]
    assert list(found.near_and_dated(listed, "r20")) == list(range(20 - reach, 21 + reach))
    assert found.near(listed, "r20", 2) is None
    assert found.near(listed, "r0") == listed
    assert list(found.near_and_dated(listed, "r0")) == []
    assert found.near(range(COMMON + 1), "r0", COMMON) is None
