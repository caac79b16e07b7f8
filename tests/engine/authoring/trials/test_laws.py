"""Rules that are deliberately broken, each told with the law that it breaks and the smallest setup."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from readiness import toml
from readiness.authoring.trials import limits, properties
from readiness.authoring.trials.checks import Kind

if TYPE_CHECKING:
    from tests.engine.authoring.trials.conftest import Failures, Held, Write

    from readiness.authoring.trials.checks import Failure

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
    assert {each.check.kind for each in results} == set(Kind) - {Kind.CONTRADICTION}


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


def test_a_rule_that_divides_by_what_may_be_nothing_is_told(failures: Failures) -> None:
    """Though only one number does it, and only where the other answers are there."""
    [failure, *_] = failures(
        """
        sager = len(facts.table("maal.timer")) / facts.number("maal.sager") * len(facts.texts("maal.enheder"))
        return Judgement.met("maal.sager", sager=round(sager))
        """,
        reads='maal.sager", "maal.timer", "maal.enheder',
    )

    assert "ZeroDivisionError" in str(failure.diagnostic)


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
    assert 'sager = "ved_ikke"' in found[0].setup


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


@pytest.mark.parametrize(
    "given",
    [
        "int(datetime(2026, 1, 1).timestamp())",
        "','.join(sys.argv)",
        "int(T.timestamp())",
    ],
)
def test_a_rule_that_depends_on_where_it_runs_is_told(failures: Failures, given: str) -> None:
    found = failures(
        f"{_READ}return Judgement.met('maal.sager', sager={given} or sager)",
        modules="import sys\nfrom datetime import datetime\nT = datetime(2026, 1, 1)",
        only="any-hash-seed",
    )

    assert codes(found) == {"H043"}


def test_what_is_printed_unseen_does_not_garble_what_another_process_answers(failures: Failures) -> None:
    assert failures(f"list(map(print, ['her']))\n{_READ}{_JUDGE}", only="any-hash-seed") == []


def test_a_rule_that_changes_its_answers_is_told(failures: Failures) -> None:
    found = failures(f"facts._answers.pop('maal.enheder', None)\n{_READ}{_JUDGE}")

    assert codes(found) == {"H047"}
    assert "enheder" in found[0].setup


def test_a_rule_that_never_ends_is_stopped_and_told_with_its_line(
    failures: Failures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readiness.authoring.trials.trial.LIMIT", 0.2)

    found = failures(f"{_READ}while sager > 3:\n    sager += 1\n{_JUDGE}")

    assert codes(found) == {"H046"}
    place = found[0].diagnostic.place
    assert place
    assert place.text.strip() in ("while sager > 3:", "sager += 1")
    assert "function nok in maal.nok of readiness-skitse" in str(found[0].diagnostic)
    assert limits.can_stop()


def test_a_rule_that_never_ends_is_waited_for_once(
    write: Write, held: Held, stopped: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor do the other processes wait for it: they are told to leave it out."""
    handed, run = [], subprocess.run

    def noted(*args: Any, **options: Any) -> Any:  # noqa: ANN401 (whatever it is called with)
        handed.append(json.loads(options["input"])["without"])
        return run(*args, **options)

    monkeypatch.setattr(subprocess, "run", noted)

    results = held(write(f"{_READ}while True:\n    pass"))

    assert codes([failure for each in results for failure in each.failures]) == {"H046"}
    assert len(stopped) == 1
    assert handed == [["maal.nok"], ["maal.nok"]]


def test_a_rule_that_swallows_being_stopped_is_told_all_the_same(
    failures: Failures, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("readiness.authoring.trials.trial.LIMIT", 0.2)
    monkeypatch.setattr("readiness.authoring.trials.limits._AGAIN", 0.2)
    swallowing = "try:\n    while True:\n        pass\nexcept BaseException:\n    pass\n"

    assert codes(failures(f"{_READ}{swallowing}{swallowing}{_JUDGE}")) == {"H046"}


def test_the_same_setups_are_made_up_in_every_run(write: Write, held: Held) -> None:
    folder = write(f"{_READ}if sager == 17:\n    raise ValueError\n{_JUDGE}")

    one, other = ([each.failures for each in held(folder, only="any-answers")] for _ in range(2))

    assert one == other


def test_more_setups_find_more(write: Write, held: Held) -> None:
    folder = write(f"{_READ}if 20 < sager < 28:\n    raise ValueError\n{_JUDGE}")

    few, many = (
        sum(len(each.failures) for each in held(folder, number, only="any-answers")) for number in (1, 300)
    )

    assert (few, many) == (0, 2)


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('from decimal import Decimal\nreturn Judgement.met("maal.sager", sager=Decimal("sNaN"))', "H042"),
        (f"{_READ}seen.append(1)\nassert len(seen) % 2\n{_JUDGE}", "H042"),
        (f"assert facts.has('maal.sager') or not seen\n{_READ}seen.append(1)\n{_JUDGE}", "H042"),
    ],
)
def test_what_goes_wrong_only_now_and_then_is_told(failures: Failures, body: str, code: str) -> None:
    body = body if "sNaN" not in body else f"{_READ}{body}"

    assert codes(failures(body, modules="seen = []")) == {code}


RULE = """
[[milestone.rule]]
id = "nok_NUMBER"
basis = "afledt"
source = { question = 1 }
question = { da = "Er der nok sager?", en = "Are there enough cases?" }
remedy = { da = "Planlæg flere sager.", en = "Plan more cases." }
call = "nok"
reads = ["maal.sager"]
message.met = { da = "Der er sager nok.", en = "There are enough cases." }
message.unmet = { da = "Der er for få sager.", en = "There are too few cases." }
"""


def test_many_broken_rules_are_told_at_once_but_not_without_end(write: Write, held: Held) -> None:
    folder = write(
        f"{_READ}raise ValueError", more="".join(RULE.replace("NUMBER", str(number)) for number in range(12))
    )

    [told] = [each.failures for each in held(folder, only="/*/property-any-answers")]

    assert len({each.diagnostic.values["rule"] for each in told}) == len(told) == 10


def test_a_fault_of_our_own_is_no_fault_of_a_rule(
    write: Write, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(properties, "broken", fails)

    with pytest.raises(ZeroDivisionError):
        held(write(), only="any-answers")


def test_a_module_that_is_missing_is_a_fault_of_its_own() -> None:
    def look() -> list[Failure]:
        raise ModuleNotFoundError(name="noget_andet")

    with pytest.raises(ModuleNotFoundError):
        properties.or_missing(look)


def test_a_timer_of_others_goes_on_after_a_rule() -> None:
    rang = []
    before = signal.signal(signal.SIGALRM, lambda *_: rang.append(1))
    signal.setitimer(signal.ITIMER_REAL, 0.2)
    try:
        with limits.at_most(10):
            pass
        time.sleep(0.4)
    finally:
        signal.signal(signal.SIGALRM, before)

    assert rang == [1]
