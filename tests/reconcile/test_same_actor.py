from __future__ import annotations

from itertools import permutations

import pytest

from counterclaim.evidence import Actor, Passage, Reading, Report
from counterclaim.reconcile.same_actor import join_actors
from counterclaim.reconcile.spelling import surname_alike, surnames_alike


def reading(id_: str, *actors: Actor) -> Reading:
    return Reading(report=Report(id=id_, text=""), actors=actors)


def person(id_: str, name: str, country: str | None = None, part_of: str | None = None) -> Actor:
    mention = Passage(id_.split("/")[0], 0, len(name), name)
    return Actor(id=id_, name=name, kind="person", country=country, part_of=part_of, mentions=(mention,))


def joined(*readings: Reading) -> list[set[str]]:
    _, ids, _ = join_actors(readings)
    groups: dict[str, set[str]] = {}
    for old, new in ids.items():
        groups.setdefault(new, set()).add(old)
    return sorted(groups.values(), key=sorted)


def test_spellings_of_one_name() -> None:
    a = reading("r1", person("r1/a1", "Mykola Azarov", "UKR"))
    b = reading("r2", person("r2/a1", "Mikola Azarov", "UKR"))
    assert joined(a, b) == [{"r1/a1", "r2/a1"}]


def test_brothers_stay_two() -> None:
    a = reading("r1", person("r1/a1", "Vitali Melnyk"), person("r1/a2", "Oleg Melnyk"))
    assert joined(a) == [{"r1/a1"}, {"r1/a2"}]


def test_a_bare_surname_joins_the_only_full_name() -> None:
    a = reading("r1", person("r1/a1", "Turner Joy"))
    b = reading("r2", person("r2/a1", "Joy"))
    assert joined(a, b) == [{"r1/a1", "r2/a1"}]


def test_a_bare_surname_of_two_people_joins_neither() -> None:
    a = reading("r1", person("r1/a1", "Nam Il"), person("r1/a2", "Kim Il"))
    b = reading("r2", person("r2/a1", "Il"))
    assert joined(a, b) == [{"r1/a1"}, {"r1/a2"}, {"r2/a1"}]


def test_one_surname_in_two_countries() -> None:
    a = reading("r1", person("r1/a1", "Jan Novak", "CZE"))
    b = reading("r2", person("r2/a1", "Jan Novak", "SVN"))
    assert joined(a, b) == [{"r1/a1"}, {"r2/a1"}]
    unknown = reading("r3", person("r3/a1", "Jan Novak"))
    assert joined(a, unknown) == [{"r1/a1", "r3/a1"}]


def test_lexicon_entries_join_under_any_name() -> None:
    a = reading("r1", Actor(id="r1/a1", name="United Nations Command", kind="armed_group", known="unc"))
    b = reading("r2", Actor(id="r2/a1", name="UNC", kind="armed_group", known="unc"))
    assert joined(a, b) == [{"r1/a1", "r2/a1"}]


def test_unnamed_sources_never_join() -> None:
    a = reading("r1", Actor(id="r1/a1", name="a senior official", kind="unnamed"))
    b = reading("r2", Actor(id="r2/a1", name="a senior official", kind="unnamed"))
    assert joined(a, b) == [{"r1/a1"}, {"r2/a1"}]


def test_order_does_not_matter() -> None:
    readings = [
        reading("r1", person("r1/a1", "Charles Turner Joy", "USA"), person("r1/a2", "Joy")),
        reading("r2", person("r2/a1", "Joy")),
        reading("r3", person("r3/a1", "C. Turner Joy"), person("r3/a2", "Nam Il", "PRK")),
    ]
    results = {str(join_actors(order)) for order in permutations(readings)}
    assert len(results) == 1


def test_part_of_has_no_cycles() -> None:
    a = Actor(id="r1/a1", name="Left", kind="organisation", part_of="r1/a2")
    b = Actor(id="r1/a2", name="Right", kind="organisation", part_of="r1/a1")
    actors, _, _ = join_actors([reading("r1", a, b)])
    assert sum(x.part_of is None for x in actors) >= 1


def test_a_middle_name_alone() -> None:
    a = reading("r1", person("r1/a1", "J. Mark Odell"))
    b = reading("r2", person("r2/a1", "Mark Odell"), person("r2/a2", "Ruth Odell"))
    assert joined(a, b) == [{"r1/a1", "r2/a1"}, {"r2/a2"}]


def coalition(id_: str, name: str, known: str | None = None) -> Actor:
    return Actor(id=id_, name=name, kind="intergovernmental", known=known)


def test_a_bare_coalition_is_the_only_led_one() -> None:
    led = coalition("r1/a1", "Kenyan-led coalition", "ken/coalition")
    bare = coalition("r2/a1", "international coalition")
    other = coalition("r3/a1", "Ugandan-led coalition", "uga/coalition")
    assert joined(reading("r1", led), reading("r2", bare)) == [{"r1/a1", "r2/a1"}]
    assert len(joined(reading("r1", led), reading("r2", bare), reading("r3", other))) == 3


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Sergei Ivanenko", "Sergey Ivanenko"),
        ("Mohammed Dahlawi", "Muhammad Dahlawi"),
        ("Moammar Qaddafi", "Muammar Gaddafi"),
        ("Muammar al-Gadhafi", "Muammar Gaddafi"),
        ("Yousef Khatami", "Yusuf Hatami"),
        ("Petro Kovalchuk", "Petro Kowaltschuk"),
        ("Robert Hale Jr.", "Robert Hale"),
    ],
)
def test_one_name_in_two_spellings(left: str, right: str) -> None:
    assert joined(reading("r1", person("r1/a1", left)), reading("r2", person("r2/a1", right))) == [
        {"r1/a1", "r2/a1"}
    ]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hafiz al-Asfari", "Bashir al-Asfari"),  # father and son
        ("Robert Hale Sr.", "Robert Hale Jr."),
        ("Henry Ford Lund", "Henry Abel Lund"),
        ("Kim Sang Il", "Kim Sang Un"),
        ("Anna Petrova", "Ivan Petrov"),
        ("Mohammed bin Rashad", "Mohammed bin Zahir"),
        ("John Baker", "Joan Becker"),
        ("Ali Hassan", "Omar Hassan"),
    ],
)
def test_two_people_of_like_names(left: str, right: str) -> None:
    assert len(joined(reading("r1", person("r1/a1", left)), reading("r2", person("r2/a1", right)))) == 2


def test_a_third_spelling_joins_no_two_who_contradict() -> None:
    father, son = person("r1/a1", "Robert Hale Sr."), person("r2/a1", "Robert Hale Jr.")
    third = person("r3/a1", "Robert Hale")
    assert len(joined(reading("r1", father), reading("r2", son), reading("r3", third))) == 2


def body(id_: str, name: str, country: str | None = None, known: str | None = None) -> Actor:
    return Actor(id=id_, name=name, kind="government_body", country=country, known=known)


def test_two_ministries_of_different_states() -> None:
    left = body("r1/a1", "foreign ministry", "KEN", "KEN/foreign-ministry")
    right = body("r2/a1", "foreign ministry", "UGA", "UGA/foreign-ministry")
    assert len(joined(reading("r1", left), reading("r2", right))) == 2
    assert (
        len(joined(reading("r1", body("r1/a1", "ministry")), reading("r2", body("r2/a1", "ministry")))) == 2
    )


def test_two_spokesmen_of_one_ministry() -> None:
    left = person("r1/a1", "Ali Were", "KEN", "r1/a2")
    right = person("r2/a1", "Ali Otieno", "KEN", "r2/a2")
    ministry = [body(f"{r}/a2", "foreign ministry", "KEN", "KEN/foreign-ministry") for r in ("r1", "r2")]
    assert joined(reading("r1", left, ministry[0]), reading("r2", right, ministry[1])) == [
        {"r1/a1"},
        {"r1/a2", "r2/a2"},
        {"r2/a1"},
    ]


def test_a_lone_name_of_two_times_is_two_people() -> None:
    def on(id_: str, day: str) -> Reading:
        return Reading(report=Report(id=id_, text="", published=day), actors=(person(f"{id_}/a1", "Karim"),))

    assert len(joined(on("r1", "2014-03-02"), on("r2", "2014-03-04"))) == 1
    assert len(joined(on("r1", "2014-03-02"), on("r2", "2016-05-01"))) == 2


def test_a_party_whose_state_one_report_leaves_out() -> None:
    def side(id_: str, country: str | None = None) -> Actor:
        return Actor(id=id_, name="northern side", kind="organisation", country=country)

    told, bare, other = side("r1/a1", "PRK"), side("r2/a1"), side("r3/a1", "SDN")
    assert len(joined(reading("r1", told), reading("r2", bare))) == 1
    assert len(joined(reading("r1", told), reading("r2", bare), reading("r3", other))) == 3


def test_roles_keep_the_dates_they_were_seen() -> None:
    def on(id_: str, day: str, role: str) -> Reading:
        actor = Actor(id=f"{id_}/a1", name="Ines Duarte", kind="person", roles=(role,))
        return Reading(report=Report(id=id_, text="", published=day), actors=(actor,))

    (actor,), _, joins = join_actors(
        [on("r1", "2012-01-05", "envoy"), on("r2", "2015-09-01", "foreign minister")]
    )
    assert [(r.title, r.seen) for r in actor.roles_seen] == [
        ("envoy", "2012-01-05"),
        ("foreign minister", "2015-09-01"),
    ]
    assert [(j.left, j.right, j.rule) for j in joins] == [("r1/a1", "r2/a1", "person: the same name")]


def test_alike_surnames_are_those_that_are_alike_two_by_two() -> None:
    surnames = ["yanukovych", "yanukovich", "kadhafi", "gaddafi", "qadhafi", "lavrov", "lavrentiev", "li"]
    assert surnames_alike(surnames) == {
        a: sorted(b for b in surnames if a == b or surname_alike(a, b)) for a in sorted(surnames)
    }
