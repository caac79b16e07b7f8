"""Plugins that misbehave while a setup is checked: what they raise, print and never end, and what is said."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from readiness.cli.interrupted import told
from readiness.errors import Interrupted
from readiness.render.formats import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Install, Run

    from readiness.model import Language

SETUP = """\
[kommune]
navn = "Eksempelby Kommune"
opstart = 2027-02-01
[metoder.proeve.maal]
sager = 24
[metoder.proeve.aftener]
moeder = 13
lokaler = { Biblioteket = 30 }
"""
#: Says that it runs, again and again.
FOREVER = "for _ in iter(lambda: open('running', 'w').close(), 1): pass"
BY_THE_PLUGIN = 'raise ValueError("13 tæller ikke")'
LANGUAGES: list[Language] = ["da", "en"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with a setup whose thirteen meetings the plugin cannot take."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "kommune.toml").write_text(SETUP, encoding="utf-8")
    return tmp_path


def instead(proeve: Path, code: str) -> None:
    """Have the plugin's function do something else than raise."""
    path = proeve / "readiness_proeve.py"
    source = path.read_text(encoding="utf-8")
    path.write_text(source.replace(BY_THE_PLUGIN, code), encoding="utf-8")


# --- A rule that raises ---


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "name", [each for each in FORMATS if each not in ("pdf", "docx", "xlsx", "badge", "svg")]
)
@pytest.mark.parametrize("gate", ["true", "false"])
def test_every_format_names_the_rule_its_distribution_the_version_and_what_to_do(
    run: Run, proeve: Path, name: str, language: Language, gate: str
) -> None:
    path = proeve / "proeve.toml"
    text = path.read_text(encoding="utf-8").replace('id = "nok"\ngate = true', f'id = "nok"\ngate = {gate}')
    path.write_text(text, encoding="utf-8")
    ran = run("check", "--format", name, "--lang", language)

    shown = " ".join(ran.out.replace("│", " ").split()).replace("\\u00a0", " ")
    assert ran.code == 4
    assert "aftener.nok" in shown
    assert "proeve 1.2.3" in shown
    if name != "github-summary":
        assert {"da": "eller skriv til dem, der udgiver den", "en": "or write to its maintainers"}[
            language
        ] in shown


@pytest.mark.usefixtures("here", "proeve")
def test_the_other_rules_still_run(run: Run) -> None:
    [method] = json.loads(run("check", "--format", "json").out)["methods"]

    found = {
        rule["id"]: rule["outcome"]
        for factor in method["factors"]
        for milestone in factor["milestones"]
        for rule in milestone["rules"]
    }
    assert found == {"maal.sager": "met", "kursus.form": "unanswered", "aftener.nok": "error"}


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("return None", "returned None"),
        ("return Judgement.met('aftener.moeder', aftener=10**5000)", "no number that a reader can use"),
        ("return Judgement.met('aftener.moeder', aftener=__import__('decimal').Decimal('nan'))", "no number"),
        ("return regel_nok(facts, context)", "RecursionError"),
        ("raise MemoryError", "MemoryError"),
        ("raise SystemExit(0)", "SystemExit: 0"),
        ("raise GeneratorExit", "GeneratorExit"),
        ("raise type('Own', (BaseException,), {})('x')", "Own: x"),
    ],
)
def test_whatever_a_function_does_the_run_ends_with_exit_code_4_and_says_so(
    run: Run, proeve: Path, code: str, said: str
) -> None:
    instead(proeve, code)
    ran = run("check", "--lang", "en")

    assert ran.code == 4
    assert said in " ".join(ran.out.split())


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "field", ["", "x", "a.b", "aftener.[", "aftener.lokaler]", "]", "aftener.lokaler[x]", "\x1b"]
)
@pytest.mark.parametrize("judge", ["met", "unmet", "unanswered"])
def test_a_field_that_does_not_exist_stops_nothing(run: Run, proeve: Path, field: str, judge: str) -> None:
    instead(proeve, f"return Judgement.{judge}({field!r}, aftener=3, moeder=3)")

    for shape in ("text", "json"):
        ran = run("check", "--format", shape)
        assert ran.code in (0, 1, 4)
        assert "\x1b" not in ran.out


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(("raised", "code"), [("SystemExit", 4), ("KeyboardInterrupt", 130)])
def test_an_exception_that_cannot_be_printed_is_told_by_its_type(
    run: Run, proeve: Path, raised: str, code: int
) -> None:
    silent = f"def __str__(self):\n                raise {raised}"
    instead(proeve, f"class Silent(Exception):\n            {silent}\n        raise Silent")
    ran = run("check", "--lang", "en")

    assert ran.code == code
    assert ("proeve 1.2.3: Silent" in " ".join(ran.out.split())) is (code == 4)


# --- What it prints ---


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    "command", [["check", "--format", "json"], ["check", "--why", "aftener.nok", "--format", "json"]]
)
def test_what_a_plugin_prints_never_gets_into_a_report(run: Run, proeve: Path, command: list[str]) -> None:
    instead(proeve, "print('støj'); return Judgement.unmet('aftener.lokaler', aftener=3)")
    path = proeve / "readiness_proeve.py"
    path.write_text(f"print('import')\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    ran = run(*command)

    assert json.loads(ran.out)
    assert ran.err.startswith("import\nstøj\n")


# --- A rule that never ends ---


def started(here: Path, proeve: Path, code: str, *args: str) -> subprocess.Popen[str]:
    """Check the setup in a process of its own, and wait until the function is running."""
    instead(proeve, code)
    environment = {**os.environ, "PYTHONPATH": str(proeve)}
    process = subprocess.Popen(
        [sys.executable, "-m", "readiness", "check", *args],
        cwd=here,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    deadline = time.monotonic() + 60
    while not (here / "running").exists() and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.01)
    return process


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            [
                "Afbrudt, mens reglen aftener.nok fra pakken proeve 1.2.3 blev regnet ud.",
                "Bliver den aldrig færdig, så slet [metoder.proeve] i opsætningen.",
                "Eller afinstallér pakken: pip uninstall proeve",
            ],
        ),
        (
            "en",
            [
                "Interrupted while the rule aftener.nok from the package proeve 1.2.3 was worked out.",
                "If it never ends, delete [metoder.proeve] in the setup.",
                "Or uninstall the package: pip uninstall proeve",
            ],
        ),
    ],
)
def test_a_rule_that_never_ends_is_named_when_the_user_stops_the_run(
    here: Path, proeve: Path, language: Language, said: list[str]
) -> None:
    process = started(here, proeve, FOREVER, "--lang", language)
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, out) == (130, "")
    assert err.split("\n") == ["", *said, ""]


def test_a_function_that_swallows_the_interruption_and_returns_does_not_stop_the_check(
    here: Path, proeve: Path
) -> None:
    swallowed = f"try:\n            {FOREVER}\n        except BaseException: pass"
    process = started(here, proeve, f"{swallowed}\n        return None")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)

    assert (process.returncode, "Afbrudt" in err) == (4, False)
    assert "funktionen gav None" in " ".join(out.split())


def test_a_run_that_is_stopped_elsewhere_says_nothing_of_a_plugin(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("readiness.toml.read", stopped)
    ran = run("check", here / "kommune.toml")

    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")


def test_code_of_readiness_itself_is_not_to_be_uninstalled() -> None:
    said = told(Interrupted(("a", "b"), "across.x", "readiness", "0.1"), "en")

    assert said == (
        "Interrupted while the rule across.x from the package readiness 0.1 was worked out.\n"
        "If it never ends, delete [metoder.a] and [metoder.b] in the setup."
    )


def test_a_plugin_that_never_ends_while_it_is_loaded_is_named(run: Run, here: Path, install: Install) -> None:
    install("readiness-evig", {"evig": "plugin_evig"}, plugin_evig="raise KeyboardInterrupt")
    (here / "kommune.toml").write_text(f"{SETUP}[metoder.evig]\n", encoding="utf-8")
    ran = run("check", "--lang", "en")

    assert ran.code == 130
    assert "Interrupted while the method evig from the package readiness-evig 1.2.3 was loaded." in ran.err


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "da",
            (
                "Afbrudt, mens koden fra readiness-evig 0.1.0 kørte.\n"
                "Bliver den aldrig færdig, så led i koden efter noget, der ikke slutter.\n"
            ),
        ),
        (
            "en",
            (
                "Interrupted while the code of readiness-evig 0.1.0 was running.\n"
                "If it never ends, look in the code for what does not end.\n"
            ),
        ),
    ],
)
@pytest.mark.parametrize("command", ["lint", "test"])
def test_whoever_writes_a_method_is_told_to_mend_the_code_that_was_stopped(
    run: Run, tmp_path: Path, command: str, language: str, said: str
) -> None:
    """No setup declares it, and nothing is installed that could be uninstalled."""
    method = '[ruleset]\nid = "evig"\nversion = "0.1.0"\nextends = "faelles"\nguide = "bog"\n'
    method += 'title = { da = "Evig", en = "Endless" }\n'
    method += '[[document]]\nid = "bog"\ntitle = "Bogen"\npublisher = "Forlaget"\n'
    project = '[project]\nname = "readiness-evig"\nversion = "0.1.0"\n'
    project += '[project.entry-points."readiness.methods"]\nevig = "readiness_evig"\n'
    (tmp_path / "pyproject.toml").write_text(project, encoding="utf-8")
    (tmp_path / "readiness_evig").mkdir()
    (tmp_path / "readiness_evig" / "evig.toml").write_text(method, encoding="utf-8")
    (tmp_path / "readiness_evig" / "__init__.py").write_text("raise KeyboardInterrupt", encoding="utf-8")
    ran = run("rules", command, tmp_path, "--lang", language)

    assert (ran.code, ran.out) == (130, "")
    assert ran.err.strip() == said.strip()


def test_a_rule_that_whoever_writes_it_stops_is_named() -> None:
    assert told(Interrupted((), "maal.nok", "readiness-evig", "0.1.0"), "en") == (
        "Interrupted while the rule maal.nok from the package readiness-evig 0.1.0 was worked out.\n"
        "If it never ends, look in the code for what does not end."
    )


# --- A broken plugin that nobody asked for ---


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize(
    "command",
    [
        ["check", "--as-of", "2026-11-06"],
        ["check", "--as-of", "2026-11-06", "--why", "maal.sager"],
        ["init", "ny", "--kommune", "Eksempelby", "--opstart", "2027-02-01", "--method", "signs_of_safety"],
        ["explain", "maal.sager"],
        ["explain", "findes.ikke"],
        ["schema"],
        ["methods", "show", "proeve"],
        ["methods", "list"],
    ],
)
@pytest.mark.parametrize("has_ruleset", [True, False])
def test_a_broken_plugin_that_is_not_declared_changes_nothing_and_is_not_imported(
    run: Run, here: Path, install: Install, command: list[str], *, has_ruleset: bool
) -> None:
    before = run(*command)
    for path in (here / "ny").glob("*"):
        path.unlink()
    site = install("i-stykker", {"i_stykker": "plugin_i_stykker"}, plugin_i_stykker="1 / 0")
    if has_ruleset:
        (site / "i_stykker.toml").write_text("[[noget]]\n", encoding="utf-8")
    after = run(*command)

    assert "plugin_i_stykker" not in sys.modules
    if command == ["methods", "list"]:  # the list tells what it cannot show
        assert (after.code, after.out) == (0, before.out)
        assert "i-stykker" in after.err
    else:
        assert after == before


# --- What is run, and when: the table of SECURITY.md ---

HOOK, FUNCTION = (f"__import__('pathlib').Path('{each}.run').touch()" for each in ("hook", "function"))


@pytest.mark.parametrize(
    ("command", "is_run"),
    [
        (["check"], {"hook", "function"}),
        (["report", "-o", "rapport.csv"], {"hook", "function"}),
        (["baseline", "write"], {"hook", "function"}),
        (["set", "proeve.maal.sager", "25"], {"hook", "function"}),
        (["init", "ny", "--kommune", "E", "--opstart", "2027-02-01", "--method", "proeve"], {"hook"}),
        (["check", "--data-only"], set()),
        (["methods", "show", "proeve"], {"hook"}),
        (["schema", "--method", "proeve"], {"hook"}),
        (["explain", "--method", "proeve", "maal.sager"], {"hook"}),
        (["methods", "list"], set()),
        (["explain", "maal.sager"], set()),
        (["schema"], set()),
        (["rules", "lint", "projekt"], {"hook"}),
        (["rules", "docs", "projekt", "--to", "sider"], set()),
        (["rules", "docs", "proeve", "--to", "sider"], {"hook"}),
        (["rules", "export", "projekt", "--csv", "ud.csv"], set()),
        (["rules", "export", "proeve", "--csv", "ud.csv"], {"hook"}),
        (["rules", "diff", "projekt", "projekt"], set()),
        (["rules", "diff", "proeve", "projekt"], {"hook"}),
        (["rules", "diff", "projekt", "projekt", "kommune.toml"], {"hook", "function"}),
        (["rules", "diff", "proeve", "projekt/proeve.toml", "kommune.toml"], {"hook", "function"}),
    ],
)
def test_of_the_code_of_a_package_just_so_much_is_run_as_is_said(
    run: Run, proeve: Path, here: Path, command: list[str], is_run: set[str]
) -> None:
    instead(proeve, f"{FUNCTION}\n        return Judgement.unmet('aftener.lokaler', aftener=3)")
    path = proeve / "readiness_proeve.py"
    path.write_text(f"{HOOK}\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    (here / "projekt").mkdir()
    for name in ("readiness_proeve.py", "proeve.toml"):
        (here / "projekt" / name).write_text((proeve / name).read_text(encoding="utf-8"), encoding="utf-8")
    project = '[project]\nname = "proeve"\nversion = "1.0.0"\n'
    project += '[project.entry-points."readiness.methods"]\nproeve = "readiness_proeve"\n'
    (here / "projekt" / "pyproject.toml").write_text(project, encoding="utf-8")
    ran = run(*command)

    assert {each.stem for each in here.glob("*.run")} == is_run
    assert ran.code in (0, 1, 4)


# --- With --data-only ---


@pytest.mark.usefixtures("here", "proeve")
@pytest.mark.parametrize(
    "command",
    [["check"], ["check", "--why", "maal.sager"], ["report", "-o", "rapport.csv"], ["baseline", "write"]],
)
def test_data_only_refuses_functions_and_imports_nothing(run: Run, command: list[str]) -> None:
    ran = run(*command, "--data-only")

    assert (ran.code, ran.out) == (4, "")
    assert "M013" in ran.err
    assert "readiness_proeve" not in sys.modules


@pytest.mark.usefixtures("here")
def test_data_only_gives_the_same_report_where_no_rule_needs_a_function(run: Run, proeve: Path) -> None:
    path = proeve / "proeve.toml"
    text = path.read_text(encoding="utf-8").partition('[[milestone]]\nid = "aftener"')[0]
    path.write_text(text, encoding="utf-8")
    Path("kommune.toml").write_text(SETUP.partition("[metoder.proeve.aftener]")[0], encoding="utf-8")
    day = ["--as-of", "2026-11-06"]
    before = run("check", *day, "--data-only")

    assert before.code == 1
    assert "readiness_proeve" not in sys.modules
    assert run("check", *day) == before
    assert run("check", *day, "--why", "maal.sager", "--data-only").code == 1
    assert run("baseline", "write", "--data-only").code == 0
    assert run("baseline", "prune", "--data-only").code == 0


def test_data_only_runs_the_functions_of_readiness_itself(run: Run) -> None:
    example = Path(__file__).parents[2] / "examples" / "eksempelby" / "kommune.toml"
    day = ["--as-of", "2026-11-06"]

    assert run("check", example, *day, "--data-only") == run("check", example, *day)
