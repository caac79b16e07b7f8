"""What changes demand of a version, and where it is told that a version is too low."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readiness.authoring.comparison import compare
from readiness.authoring.comparison.changes import Level
from readiness.authoring.comparison.versions import Version, demand, least_after, version_of
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.authoring.comparison.versions import Demand
    from readiness.written import RulesetDocument

_RULESET = """
[ruleset]
id = "proeve"
version = "1.2.3"
guide = "bog"
title = { da = "Prøvemetoden", en = "The trial method" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"

[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4, milestone = 1 }
"""
_FIELD = """
[[milestone.field]]
id = "mere"
type = "bool"
label = { da = "Mere", en = "More" }
"""


@pytest.fixture
def held(document: Callable[..., RulesetDocument]) -> Callable[[str, str], Demand]:
    """Hold the version of one text against its changes since another."""

    def held(old: str, new: str) -> Demand:
        before, after = document(old, "old.toml"), document(new, "new.toml")
        return demand(compare(effective_ruleset([before]), effective_ruleset([after])), before, after)

    return held


@pytest.mark.parametrize(
    ("old", "level", "least"),
    [
        ("1.2.3", Level.MAJOR, "2.0.0"),
        ("1.2.3", Level.MINOR, "1.3.0"),
        ("1.2.3", Level.PATCH, "1.2.4"),
        ("0.2.3", Level.MAJOR, "0.3.0"),
        ("0.2.3", Level.MINOR, "0.2.4"),
        ("0.2.3", Level.PATCH, "0.2.4"),
    ],
)
def test_a_change_demands_the_next_version_of_its_level_and_one_level_down_below_one(
    old: str, level: Level, least: str
) -> None:
    version = version_of(old)
    assert version

    assert str(least_after(version, level)) == least


@pytest.mark.parametrize(
    "text", ["", "1", "1.0", "1.0.0.0", "v1.0.0", "1.0.0-rc1", "01.0.0", "1.0.x", "١.0.0", "1.0.0\n"]
)
def test_what_is_not_three_numbers_is_no_version(text: str) -> None:
    assert version_of(text) is None


def test_versions_are_compared_as_numbers() -> None:
    assert version_of("1.10.0") == Version(1, 10, 0)
    assert Version(1, 10, 0) > Version(1, 9, 0)


@pytest.mark.parametrize(
    ("edit", "code", "least", "names"),
    [
        (("ready = 80", "ready = 70"), "H055", "2.0.0", "proeve"),
        (("milestone = 1 }\n", f"milestone = 1 }}\n{_FIELD}"), "H056", "1.3.0", "maal.mere"),
        (('"Mål"', '"Målet"'), "H057", "1.2.4", "maal"),
    ],
)
def test_a_version_that_is_too_low_is_told_at_its_place_with_what_demands_which(
    edit: tuple[str, str], code: str, least: str, names: str, held: Callable[[str, str], Demand]
) -> None:
    new = _RULESET.replace(*edit)
    [fault] = held(_RULESET, new).faults

    assert fault.code == code
    assert str(fault.place).endswith("new.toml:4:11")
    assert fault.place
    assert fault.place.text == 'version = "1.2.3"'
    for language in ("da", "en"):
        assert least in fault.advice(language)
        assert names in fault.advice(language)
        assert fault.sentence(language).startswith("Version 1.2.3 ")
    assert held(_RULESET, new.replace("1.2.3", least)).faults == ()
    assert held(_RULESET, new.replace("1.2.3", "3.0.0")).faults == ()


def test_a_long_list_of_changes_is_cut(held: Callable[[str, str], Demand]) -> None:
    fields = "".join(_FIELD.replace("mere", f"felt_{number}") for number in range(7))
    [fault] = held(_RULESET, _RULESET + fields).faults

    assert "maal.felt_4, …." in fault.advice("da")
    assert "maal.felt_5" not in fault.advice("da")
    assert "(7)" in fault.sentence("da")


def test_the_same_content_may_have_any_version(held: Callable[[str, str], Demand]) -> None:
    for version in ("9.0.0", "1.2.3", "0.1.0", "fredag"):
        assert held(_RULESET, _RULESET.replace("1.2.3", version)) == (None, ())


def test_a_version_that_is_not_three_numbers_is_told_where_it_stands(
    held: Callable[[str, str], Demand],
) -> None:
    new = _RULESET.replace('"Mål"', '"Målet"')
    told = {
        name: [(each.code, str(each.place).rpartition("/")[2]) for each in held(old, other).faults]
        for name, old, other in (
            ("old", _RULESET.replace("1.2.3", "1"), new),
            ("new", _RULESET, new.replace("1.2.3", "to")),
            ("both", _RULESET.replace("1.2.3", "1"), new.replace("1.2.3", "to")),
        )
    }

    assert told == {
        "old": [("H058", "old.toml:4:11")],
        "new": [("H058", "new.toml:4:11")],
        "both": [("H058", "old.toml:4:11"), ("H058", "new.toml:4:11")],
    }
