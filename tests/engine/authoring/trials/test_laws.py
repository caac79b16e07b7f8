"""Rules that are deliberately broken, each told with the law that it breaks and the smallest setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readiness import toml
from readiness.authoring import limits
from readiness.authoring.checks import Kind

if TYPE_CHECKING:
    from tests.engine.authoring.trials.conftest import Failures, Held, Write

    from readiness.authoring.checks import Failure

_READ = 'sager = facts.number("maal.sager")\n'
_JUDGE = """
judge = Judgement.met if sager >= 10 else Judgement.unmet
return judge("maal.sager", sager=sager)
"""


def codes(failures: list[Failure]) -> set[str]:
    return {each.diagnostic.code for each in failures}


def test_a_sound_rule_holds(write: Write, held: Held) -> None:
    results = held(write())

    assert [each.check.id for each in results if each.failures] == []
    assert {each.check.kind for each in results} == set(Kind)


def test_a_rule_that_raises_is_told_with_the_smallest_setup_that_can_be_pasted(failures: Failures) -> None:
    [failure, _] = failures(
        f"{_READ}if sager > 12:\n    raise ValueError('for mange')\n{_JUDGE}",
    )

    said = str(failure.diagnostic)
    assert failure.diagnostic.code == "H042"
    assert "maal.nok of readiness-skitse" in said
    assert "ValueError: for mange" in said
    assert failure.diagnostic.place
    assert failure.diagnostic.place.text.startswith("call = ")
    assert toml.parse(failure.setup.encode(), "kommune.toml").values["metoder"] == {
        "skitse": {"maal": {"sager": 13}}
    }


@pytest.mark.parametrize(
    "body",
    [
        "return True",
        "return Judgement('fin', 'maal.sager')",
        "return Judgement.met('maal.sager', sager=1.5)",
        f"{_READ}return Judgement.partial('maal.sager', sager=sager)",
    ],
)
def test_a_rule_that_returns_nonsense_is_told(failures: Failures, body: str) -> None:
    assert codes(failures(body)) == {"H042"}


def test_a_rule_that_leaves_a_name_in_braces_empty_is_told(failures: Failures) -> None:
    [failure, _] = failures(f"{_READ}return Judgement.met('maal.sager', antal=sager)")

    assert failure.diagnostic.code == "H036"
    assert failure.diagnostic.values["missing"] == "sager"


def test_a_rule_that_is_met_before_anything_is_answered_is_told(failures: Failures) -> None:
    assert codes(failures("return Judgement.met('maal.sager', sager=0)")) == {"H044"}


def test_a_rule_that_takes_an_answer_back_is_told(failures: Failures) -> None:
    found = failures(
        """
        sager = facts.number("maal.sager")
        if facts.has("maal.enheder") and not facts.texts("maal.enheder"):
            return Judgement.unmet("maal.sager", sager=sager)
        return Judgement.met("maal.sager", sager=sager)
        """,
        reads='maal.sager", "maal.enheder',
    )

    assert codes(found) == {"H048"}
    assert found[0].diagnostic.values["field"] == "maal.enheder"
    assert "enheder = []" in found[0].setup


def test_a_rule_that_takes_not_knowing_for_an_answer_is_told(failures: Failures) -> None:
    found = failures(
        """
        if facts.says_dont_know("maal.sager"):
            return Judgement.unmet("maal.sager", sager=0)
        sager = facts.number("maal.sager")
        return Judgement.met("maal.sager", sager=sager)
        """
    )

    assert codes(found) == {"H049"}


def test_a_rule_that_remembers_the_last_call_is_told(failures: Failures) -> None:
    found = failures(
        f"{_READ}seen.append(sager)\nif len(seen) % 2:\n    sager += 10\n{_JUDGE}", modules="seen = []"
    )

    assert codes(found) == {"H043"}
    assert "again" in str(found[0].diagnostic)


def test_a_rule_that_takes_the_first_key_of_a_table_is_told(failures: Failures) -> None:
    found = failures(
        """
        timer = list(facts.table("maal.timer").values())
        judge = Judgement.met if timer and timer[0] > 5 else Judgement.unmet
        return judge("maal.timer", sager=1)
        """,
        reads="maal.timer",
    )

    assert codes(found) == {"H043"}
    assert "another order" in str(found[0].diagnostic)


def test_a_rule_that_depends_on_the_order_of_a_set_is_told(failures: Failures) -> None:
    found = failures(
        """
        enheder = set(facts.texts("maal.enheder")) | {"Ung", "Barn", "Familie", "Skole", "Plads"}
        return Judgement.met("maal.enheder", sager=", ".join(enheder))
        """,
        only="any-hash-seed",
    )

    assert codes(found) == {"H043"}
    assert "PYTHONHASHSEED" in str(found[0].diagnostic)


def test_a_rule_that_changes_its_answers_is_told(failures: Failures) -> None:
    found = failures(f"facts._answers.pop('maal.enheder', None)\n{_READ}{_JUDGE}")

    assert codes(found) == {"H047"}
    assert "enheder" in found[0].setup


def test_a_rule_that_never_ends_is_stopped_and_told_with_its_line(
    failures: Failures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readiness.authoring.trial.LIMIT", 0.2)

    found = failures(f"{_READ}while sager > 3:\n    sager += 1\n{_JUDGE}")

    assert codes(found) == {"H046"}
    place = found[0].diagnostic.place
    assert place
    assert place.text.strip() in ("while sager > 3:", "sager += 1")
    assert "function nok in maal.nok of readiness-skitse" in str(found[0].diagnostic)
    assert limits.can_stop()


def test_the_same_setups_are_made_up_in_every_run(write: Write, held: Held) -> None:
    folder = write(f"{_READ}if sager == 17:\n    raise ValueError\n{_JUDGE}")

    one, other = ([each.failures for each in held(folder, only="any-answers")] for _ in range(2))

    assert one == other


def test_more_setups_find_more(write: Write, held: Held) -> None:
    folder = write(f"{_READ}if 20 < sager < 23:\n    raise ValueError\n{_JUDGE}")

    few, many = (
        sum(len(each.failures) for each in held(folder, number, only="any-answers")) for number in (1, 300)
    )

    assert (few, many) == (0, 2)
