"""What was worked out before is believed only where everything it hangs on is the same."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from counterclaim.evidence import Span
from counterclaim.memory import Memory, key_of


def counting(value: tuple[Span, ...]) -> tuple[Callable[[], tuple[Span, ...]], list[int]]:
    calls: list[int] = []

    def make() -> tuple[Span, ...]:
        calls.append(1)
        return value

    return make, calls


SPANS = (Span(0, 4, "Word"), Span(5, 9, "more"))


def again(memory: Memory, stamp: str = "") -> Memory:
    """The memory as the next build meets it."""
    kept = dict(memory.fresh)
    return Memory(lambda kind, key: kept.get((kind, key)), stamp)


def test_the_same_question_is_worked_out_once() -> None:
    make, calls = counting(SPANS)
    memory = Memory()
    assert memory.recall("look", b"k", make, tuple[Span, ...]) == SPANS
    assert memory.recall("look", b"k", make, tuple[Span, ...]) == SPANS
    assert again(memory).recall("look", b"k", make, tuple[Span, ...]) == SPANS
    assert len(calls) == 1


@pytest.mark.parametrize(
    ("kind", "key", "stamp"), [("other", b"k", ""), ("look", b"l", ""), ("look", b"k", "v2")]
)
def test_another_kind_key_or_code_is_asked_anew(kind: str, key: bytes, stamp: str) -> None:
    make, calls = counting(SPANS)
    memory = Memory()
    memory.recall("look", b"k", make, tuple[Span, ...])
    again(memory, stamp).recall(kind, key, make, tuple[Span, ...])
    assert len(calls) == 2


def test_what_is_empty_is_known_too() -> None:
    make, calls = counting(())
    memory = Memory()
    memory.recall("look", b"k", make, tuple[Span, ...])
    assert again(memory).recall("look", b"k", make, tuple[Span, ...]) == ()
    assert len(calls) == 1


def test_what_was_not_asked_for_is_not_among_the_used() -> None:
    make, _ = counting(SPANS)
    memory = Memory()
    memory.recall("look", b"k", make, tuple[Span, ...])
    later = again(memory)
    later.recall("look", b"other", make, tuple[Span, ...])
    assert not later.used["look"] & {key for _, key in memory.fresh}
    assert memory.made["look"] == memory.asked["look"] == 1


def test_parts_that_are_cut_otherwise_give_another_key() -> None:
    assert key_of("ab", "c") != key_of("a", "bc") != key_of("abc")
    assert key_of("a", b"b") == key_of(b"a", "b")


def test_a_memory_that_keeps_nothing_asks_every_time() -> None:
    make, calls = counting(SPANS)
    memory = Memory.none()
    assert memory.recall("look", b"", make, tuple[Span, ...]) == SPANS
    assert memory.recall("look", b"", make, tuple[Span, ...]) == SPANS
    assert len(calls) == 2
    assert not memory.keeps
    assert not memory.fresh
