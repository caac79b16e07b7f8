"""The templates of GitLab and Azure: their scripts as they stand, run as the hosts run them."""

from __future__ import annotations

import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml  # type: ignore[import-untyped]  # it has no types
from junitparser import JUnitXml
from tests.embedding.conftest import DECLARED, ROOT, SETUP, Done, filled, shell, yaml_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GITLAB = yaml_of(ROOT / "templates/gitlab.yml")["readiness"]
AZURE = yaml_of(ROOT / "templates/azure.yml")
INSTALL, CHECK, PUBLISH = AZURE["steps"]
TOUCH = "$(touch pwned)`touch pwned`\"; touch pwned; '; touch pwned;"


def gitlab(folder: Path, **variables: str) -> Done:
    """Run the script of the job in the shell of a runner; the last of several values of a variable holds."""
    script = "\n".join(GITLAB["script"])
    return shell(["sh", "-c", script], folder, {**GITLAB["variables"], **variables})


def azure(step: Mapping[str, Any], folder: Path, temp: Path, **given: str) -> Done:
    """Run a step in the shell of an agent, with its parameters filled in as the host does."""
    known = {each["name"]: each.get("default", "") for each in AZURE["parameters"]}
    assert given.keys() <= known.keys()
    env = {name: filled(value, known | given) for name, value in step["env"].items()}
    temp.mkdir(exist_ok=True)
    script = ["bash", "--noprofile", "--norc", "-c", step["bash"]]
    return shell(script, folder, {"AGENT_TEMPDIRECTORY": str(temp), "TF_BUILD": "True", **env})


@pytest.mark.parametrize(("form", "name"), [("gitlab-ci", "gitlab.yml"), ("azure-pipelines", "azure.yml")])
def test_a_template_follows_the_published_form(form: str, name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--data-transform", form]
    command += ["--builtin-schema", f"vendor.{form}", f"templates/{name}"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


# --- GitLab ---


def test_gitlab_checks_and_keeps_what_its_merge_requests_show(plan: Path, package: Path) -> None:
    done = gitlab(plan, READINESS_PACKAGE=str(package))

    assert done.code == 1, done.err
    assert "Ikke klar endnu" in done.out
    reports = GITLAB["artifacts"]["reports"]
    quality = yaml.safe_load((plan / reports["codequality"]).read_text(encoding="utf-8"))
    assert {each["location"]["path"] for each in quality} == {"kommune.toml"}
    assert JUnitXml.fromfile(str(plan / reports["junit"])).failures
    assert [(plan / each).exists() for each in GITLAB["artifacts"]["paths"]] == [True]


def test_gitlab_takes_several_files_and_a_baseline_and_obeys_none_of_them(plan: Path, package: Path) -> None:
    names = ["nord og syd.toml", "-o.toml", f"{TOUCH}.toml"]
    for name in names:
        (plan / name).write_text(SETUP, encoding="utf-8")
    (plan / "known.toml").write_text("baseline = 1\nknown = []\n", encoding="utf-8")
    variables = {
        "READINESS_PACKAGE": str(package),
        "READINESS_FILES": "\n".join(names) + "\n",
        "READINESS_BASELINE": "known.toml",
        "READINESS_FAIL_ON": "never",
        "READINESS_LANG": "en",
    }
    done = gitlab(plan, **variables)

    assert done.code == 0, done.err
    assert done.out.count("KNOWN GAPS") == len(names)
    assert not (plan / "pwned").exists()

    options = ("READINESS_BASELINE", "READINESS_FAIL_ON", "READINESS_LANG")
    assert gitlab(plan, **variables | dict.fromkeys(options, TOUCH)).code == 2
    assert not (plan / "pwned").exists()


def test_gitlab_says_what_is_missing_where_no_package_is_named(plan: Path) -> None:
    done = gitlab(plan)
    assert done.code == 2
    assert "READINESS_PACKAGE is not set" in done.err


def test_gitlab_installs_a_method_of_another_package_and_reads_it_as_data(
    plan: Path, package: Path, method: Path
) -> None:
    (plan / "kommune.toml").write_text(DECLARED, encoding="utf-8")
    variables = {"READINESS_PACKAGE": str(package), "READINESS_PACKAGES": f"\n{method}\n"}

    assert "M006" in gitlab(plan, **variables).err  # its code is run, and raises
    done = gitlab(plan, **variables, READINESS_DATA_ONLY="true", READINESS_FAIL_ON="never")
    assert done.code == 0, done.err
    assert "Lille metode" in done.out


# --- Azure ---


@pytest.fixture(scope="module")
def agent(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the package on an agent by the template's own step."""
    temp = tmp_path_factory.mktemp("agent")
    done = azure(INSTALL, temp, temp, package=str(package))
    assert done.code == 0, done.err
    return temp


def test_no_expression_and_no_macro_stands_in_a_script_of_azure() -> None:
    assert [step["bash"] for step in (INSTALL, CHECK) if re.search(r"\$\{\{|\$\(", step["bash"])] == []


def test_azure_shows_issues_at_their_lines_and_keeps_the_results(plan: Path, agent: Path) -> None:
    done = azure(CHECK, plan, agent)

    assert done.code == 1, done.err
    assert "##vso[task.logissue type=error;sourcepath=kommune.toml;linenumber=6;columnnumber=1;" in done.out
    assert "##vso[task.complete result=Failed;]" in done.out
    assert f"##vso[task.uploadsummary]{agent}/readiness-results/readiness.md" in done.log
    published = PUBLISH["inputs"]["testResultsFiles"].replace("$(Agent.TempDirectory)", str(agent))
    assert JUnitXml.fromfile(published).failures


def test_azure_takes_several_files_and_obeys_none_of_its_parameters(plan: Path, agent: Path) -> None:
    names = ["nord og syd.toml", "-o.toml", f"{TOUCH}.toml"]
    for name in names:
        (plan / name).write_text(SETUP, encoding="utf-8")
    (plan / "known.toml").write_text("baseline = 1\nknown = []\n", encoding="utf-8")
    given = {"files": "\r\n".join(names), "baseline": "known.toml", "failOn": "never"}

    assert azure(CHECK, plan, agent, **given).code == 0
    assert azure(CHECK, plan, agent, files="\n", failOn="never").code == 0
    for name in ("files", "baseline", "failOn", "lang"):
        assert azure(CHECK, plan, agent, **given | {name: TOUCH}).code == 2
    assert not (plan / "pwned").exists()


def test_azure_installs_a_method_of_another_package_and_reads_it_as_data(
    plan: Path, package: Path, method: Path, tmp_path: Path
) -> None:
    (plan / "kommune.toml").write_text(DECLARED, encoding="utf-8")
    temp = tmp_path / "agent"
    assert azure(INSTALL, plan, temp, package=str(package), packages=f"{method}\r\n").code == 0

    assert "M006" in azure(CHECK, plan, temp).err  # its code is run, and raises
    assert azure(CHECK, plan, temp, dataOnly="true", failOn="never").code == 0


def test_azure_has_no_summary_of_a_setup_that_is_not_valid(plan: Path, agent: Path, tmp_path: Path) -> None:
    (plan / "kommune.toml").write_text("[kommune", encoding="utf-8")
    fresh = tmp_path / "agent"
    fresh.mkdir()
    (fresh / "readiness").symlink_to(agent / "readiness")
    done = azure(CHECK, plan, fresh)
    assert done.code == 2
    assert "uploadsummary" not in done.out
    assert list((fresh / "readiness-results").iterdir()) == []
