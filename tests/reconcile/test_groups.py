from __future__ import annotations

from counterclaim.reconcile.groups import Groups


def test_joins_carry_over() -> None:
    groups = Groups("abcd")
    assert groups.join("a", "b")
    assert groups.join("c", "b")
    assert groups.all() == [["a", "b", "c"], ["d"]]


def test_a_pair_that_must_not_be_keeps_groups_apart() -> None:
    groups = Groups("abc")

    def allowed(x: str, y: str) -> bool:
        return {x, y} != {"a", "c"}

    assert groups.join("a", "b", allowed)
    assert not groups.join("b", "c", allowed)
    assert groups.all() == [["a", "b"], ["c"]]
