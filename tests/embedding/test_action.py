"""The action of GitHub: its shell steps as they stand, run as the runner runs them."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from tests.embedding.conftest import DECLARED, ROOT, SETUP, Action, yaml_of

if TYPE_CHECKING:
    from pathlib import Path

DEFINITION = yaml_of(ROOT / "action.yml")
STEPS = DEFINITION["runs"]["steps"]
#: What somebody would write into an input to have the shell, or the runner, do something else.
HOSTILE = [
    "$(touch pwned)",
    """"; touch pwned; '; touch pwned; `touch pwned`""",
    "--help; touch pwned",
    "::error::pwned",
    "verdict<<x",
    "* ?",
]


def test_the_action_follows_the_published_form() -> None:
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        "vendor.github-actions",
        "action.yml",
    ]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_expression_stands_in_a_shell_step() -> None:
    assert [step["run"] for step in STEPS if "${{" in step["run"]] == []


def test_each_value_of_the_environment_is_one_expression() -> None:
    values = [value for step in STEPS for value in step["env"].values()]
    assert [each for each in values if not re.fullmatch(r"\$\{\{ [a-z._-]+ \}\}", each)] == []


def test_every_input_is_used_and_every_input_that_is_used_exists() -> None:
    written = str(STEPS)
    assert set(re.findall(r"inputs\.([a-z-]+)", written)) == DEFINITION["inputs"].keys()


def test_no_other_action_is_used() -> None:
    assert all("uses" not in step and step["shell"] == "bash" for step in STEPS)


def test_each_step_is_strict() -> None:
    assert all(step["run"].startswith("set -euo pipefail\n") for step in STEPS)


def test_a_setup_that_is_not_ready_fails_with_annotations_at_its_lines(action: Action, plan: Path) -> None:
    done = action.check(plan)

    assert done.code == 1
    [first] = [each for each in done.commands if "line=6," in each]
    assert first.startswith("::error file=kommune.toml,line=6,endLine=6,col=1,")


def test_the_outputs_tell_verdict_score_and_exit_code(action: Action, plan: Path) -> None:
    outputs = action.check(plan).outputs

    assert outputs.keys() == DEFINITION["outputs"].keys()
    assert outputs["exit-code"] == "1"
    assert outputs["verdict"] == "not_ready"
    assert 0 <= int(outputs["score-low"]) < int(outputs["score-high"]) <= 100


def test_the_job_summary_holds_the_report(action: Action, plan: Path) -> None:
    assert action.check(plan, lang="en").summary.startswith("# Is Prøvekøbing Kommune ready")


def test_a_check_that_holds_succeeds(action: Action, plan: Path) -> None:
    done = action.check(plan, fail_on="never")
    assert (done.code, done.outputs["exit-code"]) == (0, "0")


def test_a_demanded_score_and_a_report_are_passed_on(action: Action, plan: Path) -> None:
    done = action.check(plan, fail_on="not-ready", min_score="100", reports="a b.md\n\nsarif=c.json\r\n")
    assert done.code == 1
    assert (plan / "a b.md").exists()
    assert (plan / "c.json").exists()


def test_a_baseline_is_passed_on(action: Action, plan: Path) -> None:
    (plan / "known.toml").write_text("baseline = 1\nknown = []\n", encoding="utf-8")
    assert "Kendte mangler" in action.check(plan, baseline="known.toml").summary


def test_a_method_of_another_package_is_installed_and_read_as_data(
    action: Action, clone: Path, plan: Path, method: Path, tmp_path: Path
) -> None:
    (plan / "kommune.toml").write_text(DECLARED, encoding="utf-8")
    missing = action.check(plan, lang="en")
    assert missing.code == 3
    assert "in GitHub and Azure under packages" in " ".join(missing.err.replace("|", " ").split())

    temp = tmp_path / "runner"
    temp.mkdir()
    runner = Action(DEFINITION, temp)
    inputs = runner.inputs(python=sys.executable, packages=f"\n{method}\r\n")
    assert runner.run(0, temp, inputs, source=clone).code == 0
    assert "M006" in runner.check(plan).err  # its code is run, and raises
    done = runner.check(plan, data_only="true", fail_on="never")
    assert (done.code, done.outputs["verdict"]) == (0, "undetermined")


def test_several_files_are_given_one_to_a_line(action: Action, plan: Path) -> None:
    names = ["nord.toml", "syd og øst.toml", "-o.toml", "$(touch pwned).toml", "'a\".toml"]
    for name in names:
        (plan / name).write_text(SETUP, encoding="utf-8")
    done = action.check(
        plan, files="\n".join(names[:3]) + "\r\n" + "\n".join(names[3:]) + "\n\n", fail_on="never"
    )

    assert done.code == 0
    assert done.outputs["verdict"] == "not_ready"
    assert done.summary.count("# Er Prøvekøbing Kommune klar") == len(names)
    assert not (plan / "pwned").exists()


def test_without_a_file_the_usual_one_is_checked(action: Action, plan: Path) -> None:
    assert action.check(plan, files="\n", fail_on="never").code == 0


def test_a_setup_that_is_not_valid_has_outputs_without_a_verdict(action: Action, plan: Path) -> None:
    (plan / "kommune.toml").write_text(SETUP.replace("false", "maaske"), encoding="utf-8")
    done = action.check(plan)

    assert done.code == 2
    assert done.outputs == {"verdict": "", "exit-code": "2", "score-low": "", "score-high": ""}
    [command] = done.commands
    assert command.startswith("::error file=kommune.toml,line=6,")
    assert "| " in done.err


def test_what_an_earlier_run_found_is_not_told_again(action: Action, plan: Path) -> None:
    action.check(plan)
    (plan / "kommune.toml").unlink()
    assert action.check(plan).outputs["verdict"] == ""


@pytest.mark.parametrize(
    "name", ["files", "baseline", "fail-on", "min-score", "reports", "lang", "data-only"]
)
def test_no_input_is_obeyed(action: Action, plan: Path, name: str) -> None:
    before = sorted(each.name for each in plan.iterdir())
    for text in HOSTILE:
        done = action.check(plan, **{name: text})
        assert done.code in (1, 2), (text, done.err)
        assert done.outputs.keys() == DEFINITION["outputs"].keys()
        assert done.outputs["exit-code"] == str(done.code)
        assert not [each for each in done.commands if "pwned" in each.partition("::")[0]]
        assert not [each for each in done.commands if each.startswith("::error::")]
        written = {each.name for each in plan.iterdir()} - set(before)
        assert "pwned" not in written
        for each in written:
            (plan / each).unlink()


def test_no_text_of_a_setup_begins_a_line_of_the_log(action: Action, plan: Path) -> None:
    hostile = "::set-output name=verdict::ready\\n::error::pwned\\u001b[2J"
    (plan / "kommune.toml").write_text(SETUP.replace("Prøvekøbing Kommune", hostile), encoding="utf-8")
    for done in (action.check(plan), action.check(plan, files="::error::pwned.toml")):
        kinds = {each.split()[0] for each in done.commands}
        assert kinds <= {"::error", "::warning", "::notice"}
        assert "\x1b" not in done.out + done.err


def test_the_ends_of_the_outputs_cannot_be_guessed(action: Action, plan: Path) -> None:
    ends = []
    for _ in range(2):
        action.check(plan)
        ends += re.findall(r"<<(\w+)$", (action.temp / "output").read_text(encoding="utf-8"), re.MULTILINE)
    assert len(set(ends)) == len(ends) == 2 * len(DEFINITION["outputs"])
    assert all(re.fullmatch(r"[0-9a-f]{32}", each) for each in ends)


def test_a_python_that_is_too_old_is_told(action: Action, clone: Path, tmp_path: Path) -> None:
    old = tmp_path / "python3.10"
    patched = f"""#!/bin/sh
exec "{sys.executable}" -c "import sys; sys.version_info = (3, 10); exec(sys.argv[1])" "$2"
"""
    old.write_text(patched, encoding="utf-8")
    old.chmod(0o755)
    done = action.run(0, tmp_path, action.inputs(python=str(old)), source=clone)
    assert done.code == 1
    assert "readiness needs Python 3.11 or newer" in done.err
