"""`readiness rules test` as its users see it, and the same through `readiness.testing`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest
from junitparser import JUnitXml

from readiness import testing, toml
from readiness.errors import NothingAssessed

if TYPE_CHECKING:
    from tests.conftest import Run
    from tests.engine.authoring.trials.conftest import Write

    from readiness.model import Language

#: A rule that is too strict by one, and raises from 20.
WRONG = """
sager = facts.number("maal.sager")
if sager > 19:
    raise ValueError("20 tæller ikke")
judge = Judgement.met if sager > 10 else Judgement.unmet
return judge("maal.sager", sager=sager)
"""


def test_all_that_holds_is_counted_for_each_method(run: Run, write: Write) -> None:
    ran = run("rules", "test", write())

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "skitse"
    assert "3 af 3  prøver" in ran.out
    assert "3 af 3  udfald med en prøve" in ran.out
    assert "✓ Alt holder: " in ran.out


def test_what_does_not_hold_is_told_with_its_line_and_the_setup(run: Run, write: Write) -> None:
    ran = run("rules", "test", write(WRONG, without="maal.nok/unanswered.intet"), "--lang", "en")

    assert ran.code == 1
    assert "error[H033]: The proof of maal.nok must give met, but gives unmet" in ran.out
    assert "projekt/tests/rulesets/skitse/maal.nok/met.ti.toml:2:1" in ran.out
    assert "error[H042]: The rule maal.nok of readiness-skitse fails on a valid setup:" in ran.out
    assert "  It happens in this setup" not in ran.out
    assert ran.out.count("    [metoder.skitse.maal]\n    sager = 20\n") == 1
    assert "Outcomes without a proof\n  maal.nok: unanswered\n" in ran.out
    assert "readiness explain H033" in ran.out


def test_what_breaks_the_same_law_in_a_proof_and_elsewhere_is_told_once_with_the_setup(
    run: Run, write: Write
) -> None:
    ran = run("rules", "test", write("open(__file__)\nreturn Judgement.met('maal.sager', sager=1)"))

    assert ran.out.count("fejl[H045]") == 1
    assert ran.out.count("Det sker i denne opsætning, den mindste, der blev fundet:") == 1


def test_the_folder_is_the_current_one_and_a_ruleset_may_be_named(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write()
    [ruleset] = folder.glob("*/skitse.toml")
    monkeypatch.chdir(folder)

    assert run("rules", "test").code == 0
    assert run("rules", "test", ruleset.relative_to(folder)).out == run("rules", "test", ".").out


def test_json_holds_the_same(run: Run, write: Write) -> None:
    folder = write(WRONG, without="maal.nok/unanswered.intet")

    told = json.loads(run("rules", "test", folder, "--format", "json").out)

    [ruleset] = told["rulesets"]
    assert (told["exit_code"], ruleset["id"]) == (1, "skitse")
    assert ruleset["counts"]["proof"] == {"all": 2, "held": 1}
    assert ruleset["unproved"] == {"maal.nok": ["unanswered"]}
    assert {each["code"] for each in ruleset["failures"]} == {"H033", "H037", "H042"}
    [setup] = {each["setup"] for each in ruleset["failures"] if each["code"] == "H042"}
    assert toml.parse(setup.encode(), "x").values["metoder"]["skitse"]["maal"] == {"sager": 20}
    assert ruleset["failures"][0]["location"] == {
        "path": "projekt/tests/rulesets/skitse/maal.nok/met.ti.toml",
        "line": 2,
        "column": 1,
    }


@pytest.mark.parametrize("target", ["junit=regler.xml", "regler.xml"])
def test_junit_has_a_case_for_each_check(run: Run, write: Write, target: str) -> None:
    folder = write(WRONG, without="maal.nok/unanswered.intet")

    ran = run("rules", "test", folder, "-o", target)
    read = JUnitXml.fromfile("regler.xml")

    told = json.loads(run("rules", "test", folder, "--format", "json").out)
    counts = told["rulesets"][0]["counts"].values()
    assert ran.code == 1
    assert (read.tests, read.failures) == (
        sum(each["all"] for each in counts),
        sum(each["all"] - each["held"] for each in counts),
    )
    [suite] = read
    red = {case.name: case for case in suite if not case.is_passed}
    assert "proof met.ti" in red
    assert red["proof met.ti"].classname == "skitse.maal.nok"
    assert "met.ti.toml:2:1" in red["proof met.ti"].result[0].text
    assert "sager = 20" in red["property any-answers"].result[0].text


def test_what_is_printed_is_what_is_written(run: Run, write: Write) -> None:
    folder = write()

    printed = run("rules", "test", folder, "-o", "prøvet.txt", "-o", "prøvet.json")

    assert Path("prøvet.txt").read_text(encoding="utf-8") == printed.out
    assert (
        Path("prøvet.json").read_text(encoding="utf-8")
        == run("rules", "test", folder, "--format", "json").out
    )


def test_a_file_that_cannot_be_written_is_told(run: Run, write: Write) -> None:
    ran = run("rules", "test", write(), "-o", "findes/ikke.xml")

    assert ran.code == 2
    assert "findes/ikke.xml" in ran.err


def test_another_format_is_refused_with_those_that_there_are(run: Run, write: Write) -> None:
    ran = run("rules", "test", write(), "-o", "rapport.docx")

    assert ran.code == 2
    assert "text, json, junit" in ran.err


@pytest.mark.parametrize(("path", "code"), [("findes-ikke", "M016"), (".", "M017")])
def test_where_there_is_no_method_nothing_is_tested(run: Run, tmp_path: Path, path: str, code: str) -> None:
    ran = run("rules", "test", tmp_path / path)

    assert (ran.code, ran.out) == (3, "")
    assert code in ran.err


def test_a_method_that_cannot_be_loaded_is_no_failure_of_its_rules(run: Run, write: Write) -> None:
    ran = run("rules", "test", write(modules="import findes_ikke"))

    assert (ran.code, ran.out) == (4, "")
    assert "findes_ikke" in ran.err


def test_without_hypothesis_the_proofs_are_held_and_the_rest_says_what_to_install(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "hypothesis", None)
    monkeypatch.delitem(sys.modules, "readiness.authoring.trials.generated", raising=False)

    ran = run("rules", "test", write())

    assert ran.code == 1
    assert "3 af 3  prøver" in ran.out
    assert "pip install 'readiness[rules]'" in ran.out


def test_where_no_rule_can_be_stopped_it_is_said(
    run: Run, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write()
    monkeypatch.delattr("signal.setitimer")

    ran = run("rules", "test", folder)

    assert ran.code == 0
    assert "Her kan en regel, der aldrig ender, ikke stoppes." in ran.out


# --- readiness.testing ---


def test_the_checks_run_with_any_runner(write: Write) -> None:
    found = testing.checks(write())

    assert len({each.id for each in found}) == len(found)
    assert all(str(each) == each.id for each in found)
    for each in found:
        each.run()


@pytest.mark.parametrize(("language", "said"), [("da", "skal give met"), ("en", "must give met")])
def test_a_check_that_fails_says_what_and_where(write: Write, language: Language, said: str) -> None:
    found = {each.id: each for each in testing.checks(write(WRONG), language=language)}

    with pytest.raises(AssertionError) as told:
        found["skitse/maal.nok/proof-met.ti"].run()

    assert said in str(told.value)
    assert "met.ti.toml:2:1" in str(told.value)


def test_where_there_is_no_method_the_checks_say_so(tmp_path: Path) -> None:
    with pytest.raises(NothingAssessed):
        testing.checks(tmp_path)


def test_what_is_public_is_there() -> None:
    assert all(hasattr(testing, name) for name in testing.__all__)


def _pytest(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-W", "error", *args],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def tested(write: Write) -> Path:
    """Write a project with the plugin in its conftest, one proof of which is wrong."""
    folder = write(WRONG)
    files = {
        "conftest.py": 'pytest_plugins = ["readiness.testing"]\n',
        "tests/test_skitse.py": "def test_ruleset(ruleset_check):\n    ruleset_check.run()\n",
        "pytest.ini": "[pytest]\nfilterwarnings = error\nreadiness_language = en\nreadiness_examples = 5\n",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_the_plugin_of_pytest_makes_a_case_of_each_check(tested: Path) -> None:
    listed = _pytest(tested, "--collect-only", "-q").stdout
    ran = _pytest(tested, "-q", "-k", "proof or coverage", "-n", "2")

    assert "test_ruleset[skitse/maal.nok/proof-met.ti]" in listed
    assert "test_ruleset[skitse/*/property-any-hash-seed]" in listed
    assert ran.returncode == 1, ran.stdout + ran.stderr
    assert "1 failed, 5 passed" in ran.stdout
    assert "must give met, but gives unmet" in ran.stdout
    assert "self.held" not in ran.stdout
    assert "warning" not in ran.stdout


def test_the_plugin_of_pytest_tells_of_a_method_that_cannot_be_loaded_as_the_command_does(
    run: Run, tested: Path
) -> None:
    [ruleset] = tested.glob("*/skitse.toml")
    ruleset.write_text(ruleset.read_text(encoding="utf-8").replace('"maal"', ""), encoding="utf-8")
    told = run("rules", "test", tested.absolute(), "--lang", "en").err
    said = {"readiness_path": ".", "readiness_examples": "5", "readiness_language": "en"}
    config = SimpleNamespace(rootpath=tested.absolute(), getini=said.get)
    metafunc = SimpleNamespace(config=config, fixturenames=["ruleset_check"])

    with pytest.raises(pytest.Collector.CollectError) as raised:
        testing.pytest_generate_tests(cast("pytest.Metafunc", metafunc))

    ran = _pytest(tested, "-q")
    assert told.startswith("error[F044]: An answer is missing here.")
    assert str(raised.value) == told
    assert ran.returncode == 2
    assert told in ran.stdout
    assert "testing.py" not in ran.stdout


def test_of_what_a_ruleset_has_none_nothing_is_said(run: Run) -> None:
    root = Path(__file__).parents[4]

    ran = run("rules", "test", root / "rulesets" / "readiness_rulesets" / "moederaekker.toml")

    assert (ran.code, ran.err) == (0, "")
    assert "funktioner" not in ran.out
    assert "prøver af modsigelser" in ran.out
