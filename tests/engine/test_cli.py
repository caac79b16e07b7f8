"""The command line: one exit code for each outcome, reports to stdout, all else to stderr."""

from __future__ import annotations

import json
import os
import re
import runpy
import stat
import subprocess
import sys
from datetime import date
from importlib.metadata import version
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

from readiness import cli
from readiness.check import assess
from readiness.cli import assessing
from readiness.cli import files as written_files
from readiness.render.canvas import Canvas
from readiness.render.data import in_json
from readiness.render.formats import FORMATS
from readiness.toml import MAX_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.conftest import Install, Ran, Run

    from readiness.toml import TomlFile

ROOT = Path(__file__).parents[2]
DAY = "--as-of=2026-11-06"

READY = """\
[kommune]
navn = "Eksempelby Kommune"
opstart = 2027-02-01
[metoder.proeve.maal]
sager = 24
[metoder.proeve.kursus]
form = "uge"
[metoder.proeve.aftener]
moeder = 24
lokaler = { "Biblioteket" = 30 }
"""
SHORT = READY.replace("= 30", "= 20") + 'ansvarlig = "Afsnitsleder"\n'
CONDITIONAL = SHORT + "frist = 2027-01-15\n"
OPEN = READY.replace("sager = 24\n", "")
RAISES = READY.replace("moeder = 24", "moeder = 13")
INVALID = READY.replace("sager = 24", 'sager = "mange"')
NO_METHOD = READY.partition("[metoder")[0]
NOT_INSTALLED = NO_METHOD + "[metoder.findes_ikke]\n"
SETUPS = {
    "ready": READY,
    "conditional": CONDITIONAL,
    "open": OPEN,
    "not_ready": SHORT,
    "invalid": INVALID,
    "no_method": NO_METHOD,
    "not_installed": NOT_INSTALLED,
    "raises": RAISES,
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder of setups, one for each way a run can end, and stand in it."""
    folder = tmp_path / "her"
    folder.mkdir()
    for name, text in SETUPS.items():
        (folder / f"{name}.toml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(folder)
    for name in ("NO_COLOR", "COLUMNS", "GITHUB_STEP_SUMMARY", "READINESS_DEBUG", "READINESS_LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return folder


pytestmark = pytest.mark.usefixtures("proeve", "here")


def told(ran: Ran) -> list[str]:
    """Give the codes of the diagnostics on stderr."""
    return re.findall(r"^(?:fejl|advarsel)\[([A-Z]\d+)\]", ran.err, re.MULTILINE)


def program(
    *args: str | Path, env: dict[str, str] | None = None, cwd: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "readiness", *map(str, args)],
        env={**os.environ, **(env or {})},
        cwd=cwd or ROOT,
        capture_output=True,
        check=False,
    )


# --- Exit codes ---


@pytest.mark.parametrize("shape", [each.name for each in FORMATS.values() if not each.is_binary])
@pytest.mark.parametrize(
    ("names", "code"),
    [
        (["ready"], 0),
        (["conditional"], 0),
        (["open"], 1),
        (["not_ready"], 1),
        (["invalid"], 2),
        (["missing"], 2),
        (["no_method"], 3),
        (["not_installed"], 3),
        (["raises"], 4),
        (["ready", "conditional"], 0),
        (["ready", "open"], 1),
        (["not_ready", "invalid"], 2),
        (["invalid", "not_ready"], 2),
        (["invalid", "no_method", "ready"], 3),
        (["ready", "raises", "no_method", "invalid"], 4),
        (["invalid", "no_method", "raises"], 4),
    ],
    ids=lambda each: "+".join(each) if isinstance(each, list) else None,
)
def test_the_gravest_exit_code_of_the_files_counts_whatever_the_format(
    run: Run, names: list[str], code: int, shape: str
) -> None:
    assert run("check", *(f"{name}.toml" for name in names), DAY, "--format", shape).code == code


WAIVED = """\
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Nyt lokale på vej"
godkendt_af = "Børne- og familiechef"
udloeber = 2027-03-31
"""


@pytest.mark.parametrize(
    ("options", "code", "codes"),
    [
        ([DAY], 0, []),
        ([DAY, "--no-waivers"], 1, []),
        ([DAY, "--min-score=99"], 1, []),
        (["--as-of=2027-04-01"], 1, ["K064"]),
        (["--as-of=2027-04-01", "--fail-on=never"], 0, ["K064"]),
        (["--as-of=2027-04-01", "--no-waivers"], 1, ["K064"]),
        (["--as-of=2027-04-01", "--no-waivers", "--fail-on=never"], 0, ["K064"]),
        (["--as-of=2026-03-30"], 2, ["K063"]),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_a_waiver_lets_a_run_pass_while_it_lasts_and_not_in_an_audit(
    run: Run, here: Path, options: list[str], code: int, codes: list[str]
) -> None:
    (here / "waived.toml").write_text(SHORT + WAIVED, encoding="utf-8")

    for shape in ("text", "json"):
        ran = run("check", "waived.toml", *options, "--format", shape)
        assert (ran.code, told(ran)) == (code, codes)


@pytest.mark.parametrize("language", ["da", "en"])
def test_an_expired_waiver_is_told_as_an_error_and_the_report_is_written(
    run: Run, here: Path, language: str
) -> None:
    (here / "waived.toml").write_text(SHORT + WAIVED, encoding="utf-8")
    ran = run("check", "waived.toml", "--as-of=2027-04-01", f"--lang={language}", "-o", "json=r.json")
    told_once = {"da": ("fejl[K064]", "udløbet", "score ud"), "en": ("error[K064]", "expired", "No score")}
    error, word, no_score = told_once[language]

    assert ran.err.startswith(error)
    assert word in ran.out
    assert no_score not in ran.err
    content = json.loads((here / "r.json").read_text(encoding="utf-8"))
    assert content["exit_code"] == 1
    assert [(each["code"], each["severity"]) for each in content["diagnostics"]] == [("K064", "error")]


def test_a_waiver_of_one_file_lets_no_other_pass(run: Run, here: Path) -> None:
    (here / "waived.toml").write_text(SHORT + WAIVED, encoding="utf-8")

    assert run("check", "waived.toml", "ready.toml", DAY).code == 0
    assert run("check", "waived.toml", "not_ready.toml", DAY).code == 1


def test_a_fault_of_our_own_counts_before_all_else(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(file: TomlFile, **options: Any) -> object:  # noqa: ANN401 (those of `assess`)
        if file.name == "ready.toml":
            raise ZeroDivisionError
        return assess(file, **options)

    monkeypatch.setattr(assessing, "assess", broken)

    assert run("check", "raises.toml", "ready.toml", "invalid.toml").code == 70


@pytest.mark.parametrize(
    "args",
    [
        ["check", "ready.toml", "--findes-ikke"],
        ["check", "ready.toml", "--format", "pdf"],
        ["check", "ready.toml", "--lang", "sv"],
        ["check", "ready.toml", "--as-of", "2026-02-30"],
        ["check", "ready.toml", "--as-of", "i går"],
        ["check", "ready.toml", "--fail-on", "altid"],
        ["check", "ready.toml", "--min-score", "101"],
        ["check", "ready.toml", "--min-score", "-1"],
        ["check", "ready.toml", "--min-score", "halvtreds"],
        ["check", "ready.toml", "-o", "word=rapport.docx"],
        ["check", "ready.toml", "-o", "rapport"],
        ["check", "ready.toml", "-o", "json="],
        ["check", "ready.toml", "-o", "=rapport.json"],
        ["findes-ikke"],
        ["methods", "findes-ikke"],
        ["methods", "show"],
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_on_stderr_with_exit_code_2(run: Run, here: Path, args: list[str]) -> None:
    before = sorted(here.iterdir())

    ran = run(*args)

    assert (ran.code, ran.out) == (2, "")
    assert "\nFejl: " in ran.err
    assert "Traceback" not in ran.err
    assert sorted(here.iterdir()) == before


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_fault_of_our_own_shows_its_traceback_to_those_who_ask(
    run: Run, monkeypatch: pytest.MonkeyPatch, debug: str
) -> None:
    def broken(*_: object, **__: object) -> NoReturn:
        raise ZeroDivisionError("en hemmelighed")

    monkeypatch.setattr(assessing, "assess", broken)
    monkeypatch.setenv("READINESS_DEBUG", debug)

    ran = run("check", "ready.toml", "-o", "json=rapport.json")

    assert (ran.code, ran.out) == (70, "")
    assert "ZeroDivisionError" in ran.err
    assert ("Traceback" in ran.err) is bool(debug)
    assert ("en hemmelighed" in ran.err) is bool(debug)
    assert ("READINESS_DEBUG=1" in ran.err) is not bool(debug)
    assert not Path("rapport.json").exists()


def test_an_interrupted_run_exits_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> NoReturn:
        raise KeyboardInterrupt

    monkeypatch.setattr(assessing, "assess", interrupted)

    ran = run("check", "ready.toml", "-o", "json=rapport.json")

    assert (ran.code, ran.out, ran.err.strip()) == (130, "", "")
    assert not Path("rapport.json").exists()


# --- The demand ---


@pytest.mark.parametrize(
    ("level", "passing"),
    [
        ("never", {"ready", "conditional", "open", "not_ready"}),
        ("not-ready", {"ready", "conditional", "open"}),
        ("undetermined", {"ready", "conditional"}),
        ("conditional", {"ready"}),
    ],
)
def test_fail_on_sets_the_worst_verdict_that_passes(run: Run, level: str, passing: set[str]) -> None:
    codes = {
        name: run("check", f"{name}.toml", DAY, "--fail-on", level).code
        for name in ("ready", "conditional", "open", "not_ready")
    }

    assert codes == {name: 0 if name in passing else 1 for name in codes}


@pytest.mark.parametrize(("least", "code"), [(66, 0), (67, 1), (0, 0), (100, 1)])
def test_min_score_is_held_against_the_low_end(run: Run, least: int, code: int) -> None:
    ran = run("check", "open.toml", DAY, "--fail-on=never", "--min-score", str(least))

    assert "66–100 af 100 point" in ran.out
    assert ran.code == code


def test_no_demand_excuses_a_rule_that_raised(run: Run) -> None:
    assert run("check", "raises.toml", "--fail-on=never").code == 4


def test_a_rule_that_raises_is_an_error_finding_and_the_others_still_run(run: Run) -> None:
    ran = run("check", "raises.toml", DAY, "--format=json", "--lang=en")
    [method] = json.loads(ran.out)["methods"]
    rules = {
        rule["id"]: rule
        for factor in method["factors"]
        for milestone in factor["milestones"]
        for rule in milestone["rules"]
    }

    assert ran.code == json.loads(ran.out)["exit_code"] == 4
    assert {name: rule["outcome"] for name, rule in rules.items()} == {
        "maal.sager": "met",
        "kursus.form": "met",
        "aftener.nok": "error",
    }
    assert "13 tæller ikke" in rules["aftener.nok"]["message"]
    assert method["score"] == {"low": 66, "high": 100}


# --- What is assessed ---


def test_without_a_file_kommune_toml_is_assessed(run: Run, here: Path) -> None:
    assert told(run("check")) == ["F001"]

    (here / "kommune.toml").write_text(READY, encoding="utf-8")

    assert run("check", DAY).out == run("check", "kommune.toml", DAY).out


def test_as_of_sets_the_day_of_the_assessment(run: Run) -> None:
    assert "24. december 2026" in run("check", "ready.toml", "--as-of", "2026-12-24").out


def test_without_as_of_it_is_made_for_today(run: Run) -> None:
    before = date.today()  # noqa: DTZ011 (the local day is meant)
    shown = json.loads(run("check", "ready.toml", "--format=json").out)["as_of"]

    assert before <= date.fromisoformat(shown) <= date.today()  # noqa: DTZ011 (the local day is meant)


@pytest.mark.parametrize(
    ("only", "methods"),
    [
        ([], ["familieraadslagning", "inddragende_netvaerksmoede", "signs_of_safety"]),
        (["signs_of_safety"], ["signs_of_safety"]),
        (["signs_of_safety", "familieraadslagning"], ["familieraadslagning", "signs_of_safety"]),
    ],
)
def test_method_chooses_among_those_of_the_file(run: Run, only: list[str], methods: list[str]) -> None:
    options = [f"--method={name}" for name in only]
    ran = run("check", ROOT / "examples/klar/kommune.toml", "--format=json", *options)

    assert [each["id"] for each in json.loads(ran.out)["methods"]] == methods
    assert ran.code == 0


def test_a_method_that_the_file_does_not_choose_is_told(run: Run) -> None:
    ran = run("check", "ready.toml", "--method=signs_of_safety", "--method=proeve", "-o", "json=rapport.json")

    assert (ran.code, ran.out, told(ran)) == (3, "", ["K052"])
    assert "signs_of_safety" in ran.err
    assert "proeve" in ran.err
    assert json.loads(Path("rapport.json").read_text(encoding="utf-8"))["exit_code"] == 3


def test_several_files_give_a_section_each(run: Run) -> None:
    ran = run("check", "ready.toml", "not_ready.toml", DAY)

    one, other = run("check", "ready.toml", DAY).out, run("check", "not_ready.toml", DAY).out
    sections, _, overview = ran.out.partition("\n\nOVERBLIK: Prøvemetoden, 2 filer\n")
    assert sections == f"{one}\n\n{other}"
    assert "Svar" in overview


def test_one_file_has_no_overview(run: Run) -> None:
    assert "OVERBLIK" not in run("check", "ready.toml", DAY).out


def test_several_files_give_a_list_in_json(run: Run) -> None:
    ran = run("check", "ready.toml", "not_ready.toml", "--format=json")

    assert [each["input"]["path"] for each in json.loads(ran.out)] == ["ready.toml", "not_ready.toml"]
    assert [each["exit_code"] for each in json.loads(ran.out)] == [0, 1]


def test_several_files_give_a_list_also_where_only_one_could_be_assessed(run: Run) -> None:
    ran = run("check", "ready.toml", "invalid.toml", "--format=json")

    assert [each["input"]["path"] for each in json.loads(ran.out)] == ["ready.toml", "invalid.toml"]
    assert ["verdict" in each for each in json.loads(ran.out)] == [True, False]


def test_a_file_with_faults_does_not_keep_the_others_from_being_assessed(run: Run) -> None:
    ran = run("check", "invalid.toml", "ready.toml", DAY)

    assert ran.out == run("check", "ready.toml", DAY).out
    assert told(ran) == ["K010"]


# --- How it is told ---


def test_a_report_goes_to_stdout_and_nothing_to_stderr(run: Run) -> None:
    ran = run("check", "ready.toml")

    assert "Eksempelby Kommune" in ran.out
    assert ran.err == ""


def test_a_warning_goes_to_stderr_and_stops_nothing(run: Run, here: Path) -> None:
    (here / "warned.toml").write_text(READY.replace("Eksempelby", "Eksempel\u200bby"), encoding="utf-8")

    ran = run("check", "warned.toml")

    assert (ran.code, told(ran)) == (0, ["K070"])
    assert "advarsel" not in ran.out


def test_all_shows_every_question(run: Run) -> None:
    assert "ALLE SPØRGSMÅL" in run("check", "ready.toml", "--all").out
    assert "ALLE SPØRGSMÅL" not in run("check", "ready.toml").out


def test_lang_sets_the_language_of_report_and_diagnostics(run: Run) -> None:
    assert " READY " in run("check", "ready.toml", "--lang=en").out
    assert " KLAR " in run("check", "ready.toml", "--lang=da").out
    assert "error[K010]" in run("check", "invalid.toml", "--lang=en").err


def test_the_language_may_be_set_in_the_environment(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("READINESS_LANG", "en")

    assert " READY " in run("check", "ready.toml").out
    assert " KLAR " in run("check", "ready.toml", "--lang=da").out


def test_the_language_changes_no_exit_code(run: Run) -> None:
    for name in SETUPS:
        assert run("check", f"{name}.toml").code == run("check", f"{name}.toml", "--lang=en").code


class Terminal:
    """Makes stdout and stderr look like a terminal."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Take what puts all back after the test."""
        self.patch = monkeypatch

    def __call__(self, columns: int, **environment: str) -> None:
        """Set its width and the environment."""
        self.patch.setenv("COLUMNS", str(columns))
        for name, value in environment.items():
            self.patch.setenv(name, value)
        for stream in (sys.stdout, sys.stderr):
            self.patch.setattr(stream, "isatty", lambda: True)


@pytest.fixture
def terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Terminal:  # noqa: ARG001 (the streams are changed)
    """Give a function that makes the captured streams look like a terminal."""
    return Terminal(monkeypatch)


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": ""}, {"NO_COLOR": "1"}, {"TERM": "dumb"}], ids=str)
def test_colour_is_for_terminals_that_want_it(
    run: Run, terminal: Terminal, environment: dict[str, str]
) -> None:
    terminal(80, **environment)
    wants = environment in ({}, {"NO_COLOR": ""})

    assert ("\x1b[" in run("check", "not_ready.toml", "--all").out) is wants
    assert ("\x1b[" in run("check", "invalid.toml").err) is wants
    assert ("\x1b[" in run("methods", "show", "proeve").out) is wants


def test_a_pipe_and_a_file_get_no_colour(run: Run) -> None:
    assert "\x1b" not in run("check", "not_ready.toml", "--all").out
    assert "\x1b" not in run("check", "invalid.toml").err


@pytest.mark.parametrize(("columns", "width"), [(80, 80), (120, 120), (300, 120), (20, 60)])
def test_a_report_is_as_wide_as_the_terminal_within_reason(
    run: Run, terminal: Terminal, columns: int, width: int
) -> None:
    terminal(columns, NO_COLOR="1")

    assert run("check", "not_ready.toml", DAY).out.splitlines()[1] == "─" * width


@pytest.mark.parametrize("columns", [80, 120])
def test_the_whole_report_fits_a_terminal_with_colour(run: Run, terminal: Terminal, columns: int) -> None:
    terminal(columns)
    ran = run("check", ROOT / "examples/eksempelby/kommune.toml", "--all", DAY)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", ran.out.replace(str(ROOT), "")).splitlines()

    assert [line for line in lines if len(line) > columns and "readiness check" not in line] == []


def test_a_path_that_cannot_be_broken_stands_whole(run: Run, here: Path) -> None:
    path = here / ("m" * 90) / "kommune.toml"
    path.parent.mkdir()
    path.write_text(SHORT, encoding="utf-8")

    assert f"{path}:10:1" in run("check", path).out


@pytest.mark.skipif(os.name != "posix", reason="a pseudo-terminal is a thing of POSIX")
@pytest.mark.parametrize("columns", [80, 120])
def test_a_real_terminal_gets_colour_and_its_width(columns: int) -> None:
    import fcntl  # noqa: PLC0415 (other systems have none)
    import pty  # noqa: PLC0415 (other systems have none)
    import struct  # noqa: PLC0415 (of the same test)
    import termios  # noqa: PLC0415 (other systems have none)

    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen(
        [sys.executable, "-m", "readiness", "methods", "show", "signs_of_safety"], stdout=slave
    ):
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # what Linux says when the other end is closed
                break
            if not part:
                break
            shown += part
    os.close(master)
    lines = shown.decode().split("\r\n")

    assert "\x1b[1m" in lines[0]
    assert "─" * columns in lines
    assert max(len(re.sub(r"\x1b\[[0-9;]*m", "", line)) for line in lines) == columns


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "ascii"])
@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_report_can_be_read_in_every_encoding(encoding: str, shape: str) -> None:
    setup = "examples/eksempelby/kommune.toml"
    ran = program("check", setup, "--all", DAY, "--format", shape, env={"PYTHONIOENCODING": encoding})
    shown = ran.stdout.decode(encoding)

    assert ran.returncode == 1
    assert "advarsel[K071]" in ran.stderr.decode(encoding)
    if shape == "json":
        assert json.loads(shown)["kommune"]["navn"] == "Eksempelby Kommune"
        assert json.loads(shown)["methods"][0]["title"] == "Familierådslagning"
        return
    assert "\\" not in shown
    assert ("Familieraadslagning" if encoding == "ascii" else "Familierådslagning") in shown
    assert ("✗ ikke opfyldt" in shown) is (encoding == "utf-8")
    assert ("[ikke opfyldt]" in shown) is (encoding != "utf-8")


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "cp850", "ascii"])
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--help"], 0),
        (["check", "--help"], 0),
        (["methods", "show", "--help"], 0),
        (["methods", "show", "signs_of_safety"], 0),
        (["methods", "list"], 0),
        (["check", "--findes-ikke"], 2),
        (["check", "findes-ikke-æ.toml"], 2),
        (["methods", "show", "findes_ikke"], 3),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_no_encoding_keeps_the_program_from_answering(encoding: str, args: list[str], code: int) -> None:
    ran = program(*args, env={"PYTHONIOENCODING": encoding})

    assert ran.returncode == code, ran.stderr
    assert bool(ran.stdout) is (code == 0)
    assert bool(ran.stderr) is (code != 0)


def test_a_declared_text_that_the_encoding_lacks_becomes_an_escape(here: Path) -> None:
    (here / "navn.toml").write_text('[kommune]\nnavn = "Łódź"\n[metoder.signs_of_safety]\n', encoding="utf-8")

    ran = program("check", "navn.toml", cwd=here, env={"PYTHONIOENCODING": "cp1252"})

    assert b"\\u0141\xf3d\\u017a" in ran.stdout


@pytest.mark.skipif(os.name != "posix", reason="other systems tell a closed pipe otherwise")
@pytest.mark.parametrize("args", [["--all"], ["--format=json"]])
def test_a_reader_who_has_had_enough_is_no_fault(args: list[str]) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    ran = subprocess.run(
        [sys.executable, "-m", "readiness", "check", "examples/klar/kommune.toml", DAY, *args],
        cwd=ROOT,
        stdout=writer,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writer)

    assert ran.stderr == b""
    assert ran.returncode == 0


def test_a_closed_pipe_changes_no_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with monkeypatch.context() as patch, os.fdopen(writer, "w", encoding="utf-8") as closed:
        patch.setattr(sys, "stdout", closed)
        ran = run("check", "not_ready.toml")

    assert (ran.code, ran.err) == (1, "")


# --- Files that are written ---


def test_output_writes_each_format_beside_what_is_shown(run: Run) -> None:
    ran = run("check", "not_ready.toml", DAY, "-o", "json=rapport.json", "--output", "text=rapport.txt")

    assert Path("rapport.txt").read_text(encoding="utf-8") == ran.out
    assert Path("rapport.json").read_text(encoding="utf-8") == (
        run("check", "not_ready.toml", DAY, "--format=json").out
    )
    assert ran.code == 1
    assert ran.err == ""


def test_a_written_file_is_utf_8_without_colour_and_80_wide_whatever_the_terminal(
    run: Run, terminal: Terminal
) -> None:
    terminal(120)
    run("check", "not_ready.toml", "-o", "text=rapport.txt")
    content = Path("rapport.txt").read_bytes()

    assert b"\x1b" not in content
    assert b"\r" not in content
    assert "─" * 80 in content.decode()
    assert "─" * 81 not in content.decode()


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Give a function that sets the permissions that new files are denied."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
@pytest.mark.parametrize(
    ("denied", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o027, 0o640), (0o002, 0o664), (0, 0o666)]
)
def test_a_new_file_has_the_permissions_that_the_user_gives_new_files(
    run: Run, umask: Callable[[int], int], denied: int, mode: int
) -> None:
    umask(denied)
    run("check", "ready.toml", "-o", "json=rapport.json")

    assert stat.S_IMODE(Path("rapport.json").stat().st_mode) == mode
    assert umask(0o022) == denied


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o644, 0o444])
@pytest.mark.parametrize("denied", [0o022, 0o077])
def test_a_file_that_is_replaced_keeps_its_permissions(
    run: Run, umask: Callable[[int], int], denied: int, mode: int
) -> None:
    Path("rapport.json").write_text("gammelt", encoding="utf-8")
    Path("rapport.json").chmod(mode)
    umask(denied)
    ran = run("check", "ready.toml", "-o", "json=rapport.json")

    assert ran.code == 0
    assert stat.S_IMODE(Path("rapport.json").stat().st_mode) == mode
    assert json.loads(Path("rapport.json").read_text(encoding="utf-8"))["verdict"] == "ready"


@pytest.mark.skipif(os.name != "posix", reason="other systems have other permissions")
def test_a_link_to_a_file_leaves_its_permissions(run: Run) -> None:
    Path("gemt.json").touch(0o600)
    Path("rapport.json").symlink_to("gemt.json")
    run("check", "ready.toml", "-o", "json=rapport.json")

    assert stat.S_IMODE(Path("gemt.json").stat().st_mode) == 0o600


def test_a_written_file_replaces_what_stood_there(run: Run) -> None:
    Path("rapport.json").write_text("gammelt" * 100_000, encoding="utf-8")
    run("check", "ready.toml", "-o", "json=rapport.json")

    assert json.loads(Path("rapport.json").read_text(encoding="utf-8"))["verdict"] == "ready"


def test_a_list_of_several_files_is_written_too(run: Run) -> None:
    run("check", "ready.toml", "open.toml", "-o", "json=rapport.json")

    assert len(json.loads(Path("rapport.json").read_text(encoding="utf-8"))) == 2


def test_a_link_is_followed(run: Run, here: Path) -> None:
    (here / "mappe").mkdir()
    (here / "mappe/rapport.json").write_text("gammelt", encoding="utf-8")
    (here / "rapport.json").symlink_to("mappe/rapport.json")
    run("check", "ready.toml", "-o", "json=rapport.json")

    assert (here / "rapport.json").is_symlink()
    assert json.loads((here / "mappe/rapport.json").read_text(encoding="utf-8"))["verdict"] == "ready"


@pytest.mark.skipif(os.name != "posix", reason="other systems have no named pipes in folders")
def test_what_is_no_plain_file_is_written_to_and_not_replaced(run: Run, here: Path) -> None:
    pipe = here / "rør"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    ran = run("check", "ready.toml", DAY, "-o", "text=rør")
    written = os.read(reader, 65536)
    os.close(reader)

    assert ran.code == 0
    assert pipe.is_fifo()
    assert written.decode() == ran.out


@pytest.mark.skipif(os.name != "posix", reason="other systems have no named pipes in folders")
def test_a_link_to_a_pipe_is_written_to_and_not_replaced(run: Run, here: Path) -> None:
    os.mkfifo(here / "rør")
    (here / "rapport.json").symlink_to("rør")
    reader = os.open(here / "rør", os.O_RDONLY | os.O_NONBLOCK)
    ran = run("check", "ready.toml", DAY, "--format=json", "-o", "json=rapport.json")
    written = os.read(reader, 65536)
    os.close(reader)

    assert (ran.code, ran.err) == (0, "")
    assert (here / "rapport.json").is_symlink()
    assert (here / "rør").is_fifo()
    assert written.decode() == ran.out


# --- A full disk ---

FULL = Path("/dev/full")
needs_full = pytest.mark.skipif(
    not FULL.is_char_device(), reason="only some systems have a device that is full"
)


@needs_full
@pytest.mark.parametrize("shape", ["text", "json"])
def test_a_report_to_a_full_disk_is_told_with_exit_code_2(run: Run, shape: str) -> None:
    ran = run("check", "ready.toml", "-o", f"{shape}=/dev/full", "-o", "text=rapport.txt")

    assert ran.code == 2
    assert ran.err == "/dev/full: No space left on device\n"
    assert "Eksempelby Kommune" in ran.out
    assert Path("rapport.txt").exists()
    assert FULL.is_char_device()


@needs_full
@pytest.mark.parametrize(
    "args",
    [
        ["check", "ready.toml"],
        ["check", "not_ready.toml", "--format=json"],
        ["check", "raises.toml"],
        ["methods", "list"],
        ["methods", "show", "signs_of_safety"],
        ["--help"],
        ["check", "--help"],
        ["--version"],
    ],
    ids=" ".join,
)
def test_stdout_on_a_full_disk_is_told_with_exit_code_2(here: Path, proeve: Path, args: list[str]) -> None:
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "readiness", *args],
            cwd=here,
            env={**os.environ, "PYTHONPATH": str(proeve)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )

    assert ran.returncode == 2
    assert "No space left on device" in ran.stderr
    assert "Traceback" not in ran.stderr
    assert "readiness selv" not in ran.stderr


@needs_full
@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["check", "invalid.toml"], 2),
        (["check", "--findes-ikke"], 2),
        (["methods", "show", "findes_ikke"], 3),
    ],
    ids=lambda each: " ".join(each) if isinstance(each, list) else None,
)
def test_stderr_on_a_full_disk_never_looks_like_a_verdict(here: Path, args: list[str], code: int) -> None:
    with FULL.open("wb") as full:
        ran = subprocess.run(
            [sys.executable, "-m", "readiness", *args],
            cwd=here,
            stdout=subprocess.PIPE,
            stderr=full,
            check=False,
        )

    assert ran.returncode in {2, code}
    assert ran.stdout == b""


@pytest.mark.parametrize("args", [["--help"], ["check", "--help"], ["--version"]], ids=" ".join)
def test_what_click_writes_to_a_full_disk_is_wrong_use_and_no_fault_of_our_own(
    run: Run, monkeypatch: pytest.MonkeyPatch, args: list[str]
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(sys.stdout, "write", full)
        ran = run(*args)

    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert "readiness selv" not in ran.err


def test_a_stream_that_cannot_be_written_is_told_with_exit_code_2(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(StringIO):
        encoding = "utf-8"

        def flush(self) -> None:
            raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", Full())
        ran = run("check", "ready.toml")

    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert "Traceback" not in ran.err


def test_the_setup_itself_is_never_overwritten(run: Run, here: Path) -> None:
    ran = run("check", "ready.toml", "-o", f"json={here / 'ready.toml'}")

    assert (ran.code, ran.out) == (2, "")
    assert Path("ready.toml").read_text(encoding="utf-8") == READY


@pytest.mark.parametrize(
    "target",
    ["findes-ikke/rapport.json", "mappe", "ready.toml/rapport.json", "m" * 300],
    ids=["missing folder", "a folder", "beneath a file", "name too long"],
)
def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(run: Run, here: Path, target: str) -> None:
    (here / "mappe").mkdir()
    before = sorted(here.rglob("*"))

    ran = run("check", "ready.toml", "-o", f"json={target}")

    assert ran.code == 2
    assert target in ran.err
    assert "Traceback" not in ran.err
    assert sorted(here.rglob("*")) == before


def test_what_cannot_be_written_keeps_no_other_file_from_being_written(run: Run) -> None:
    ran = run("check", "ready.toml", "-o", "json=findes-ikke/rapport.json", "-o", "text=rapport.txt")

    assert ran.code == 2
    assert Path("rapport.txt").read_text(encoding="utf-8") == ran.out


def test_what_cannot_be_written_hides_no_graver_exit_code(run: Run) -> None:
    assert run("check", "raises.toml", "-o", "json=findes-ikke/rapport.json").code == 4
    assert run("check", "not_ready.toml", "-o", "json=findes-ikke/rapport.json").code == 2


def test_a_folder_that_may_not_be_written_is_told(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(written_files, "NamedTemporaryFile", denied)
    before = sorted(here.iterdir())

    ran = run("check", "ready.toml", "-o", "json=rapport.json")

    assert ran.code == 2
    assert "rapport.json: Permission denied" in ran.err
    assert sorted(here.iterdir()) == before


@pytest.mark.parametrize("step", ["chmod", "replace", "write_bytes"])
def test_a_write_that_fails_half_way_leaves_what_stood_there(
    run: Run, here: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    (here / "rapport.json").write_text("gammelt", encoding="utf-8")
    before = sorted(here.iterdir())
    monkeypatch.setattr(Path, step, full)

    ran = run("check", "ready.toml", "-o", "json=rapport.json")

    assert ran.code == 2
    assert "No space left on device" in ran.err
    assert sorted(here.iterdir()) == before
    assert (here / "rapport.json").read_text(encoding="utf-8") == "gammelt"


@pytest.mark.skipif(sys.platform != "linux", reason="only some systems have file names that are no text")
def test_a_file_name_that_is_no_text_can_be_assessed_and_written(run: Run, here: Path) -> None:
    name = os.fsdecode(b"\xff.toml")
    (here / name).write_text(READY, encoding="utf-8")

    ran = run("check", name, "-o", "json=rapport.json", "-o", "text=rapport.txt")

    assert ran.code == 0
    assert json.loads(Path("rapport.json").read_text(encoding="utf-8"))["input"]["path"] == name
    assert "\\udcff.toml" in ran.out


# --- Setups that are wrong ---

_HEAD = b'[kommune]\nnavn = "Eksempelby Kommune"\n[metoder.proeve]\n'
_WAIVER = (
    b'[[fravigelser]]\nregel = "proeve/x.y"\nbegrundelse = "x"\ngodkendt_af = "x"\nudloeber = 2027-01-01\n'
)
_DEEP = b"a = " + b"[" * 500 + b"]" * 500
#: What is wrong, the file, the code of the diagnostic, its line and the exit code.
WRONG = [
    ("not TOML", _HEAD + b"maal =\n", "F044", 4, 2),
    ("yes in Danish", _HEAD + b"maal = { sager = ja }\n", "F010", 4, 2),
    ("curved quotes", "[kommune]\nnavn = “Eksempelby”\n".encode(), "F011", 2, 2),
    ("written date", _HEAD + b"frist = 1. februar 2027\n", "F012", 4, 2),
    ("letter in a key", _HEAD + "mål = 1\n".encode(), "F013", 4, 2),
    ("decimal comma", _HEAD + b"timer = 7,5\n", "F014", 4, 2),
    ("quote missing", _HEAD + b'note = "x\n', "F015", 4, 2),
    ("field above its milestone", _HEAD + b"sager = 24\n", "K034", 4, 2),
    ("personal number", _HEAD + b'maal = { note = "010190-1234" }\n', "P001", 4, 2),
    ("endless number", _HEAD + b"maal = { sager = 0x" + b"f" * 5000 + b" }\n", "K011", 4, 2),
    ("no quotes", b"[kommune]\nnavn = Eksempelby\n", "F019", 2, 2),
    ("wrong type", _HEAD + b'maal = { sager = "mange" }\n', "K010", 4, 2),
    ("number too small", _HEAD + b"maal = { sager = -1 }\n", "K011", 4, 2),
    ("unknown choice", _HEAD + b'kursus = { form = "ugen" }\n', "K012", 4, 2),
    ("unknown field", _HEAD + b"maal = { sagre = 1 }\n", "K030", 4, 2),
    ("unknown milestone", _HEAD + b"maalet = { sager = 1 }\n", "K031", 4, 2),
    ("unknown table", _HEAD + b"[kommunen]\n", "K001", 4, 2),
    ("unknown method", _HEAD + b"[metoder.proven]\n", "M001", 4, 3),
    ("duplicate key", _HEAD + b"maal = { sager = 1 }\nmaal = { sager = 2 }\n", "F008", 5, 2),
    ("duplicate table", _HEAD + b"[kommune]\n", "F008", 4, 2),
    ("no name", b"[kommune]\n[metoder.proeve]\n", "K040", 1, 2),
    ("no method", b'[kommune]\nnavn = "Eksempelby Kommune"\n', "K051", 1, 3),
    ("empty", b"", "K051", 1, 3),
    ("too large", _HEAD + b"#" * 2 * MAX_BYTES, "F004", 1, 2),
    ("too deep", _HEAD + _DEEP, "F007", 4, 2),
    ("far too deep", _HEAD + b"a = " + b"[" * 100_000, "F007", 4, 2),
    ("too long a number", _HEAD + b"a = " + b"9" * 5000, "F009", 4, 2),
    ("NUL", _HEAD + b"# \0\n", "F006", 4, 2),
    ("Latin-1", _HEAD + "# Prøve\n".encode("latin-1"), "F005", 4, 2),
    ("UTF-16", _HEAD.decode().encode("utf-16"), "F005", 1, 2),
    ("BOM", b"\xef\xbb\xbf" + _HEAD + b"maal = { sagre = 1 }\n", "K030", 4, 2),
    ("CRLF", (_HEAD + b"maal = { sagre = 1 }\n").replace(b"\n", b"\r\n"), "K030", 4, 2),
    ("half a waiver", _HEAD + b'[[fravigelser]]\nregel = "proeve/maal.sager"\n', "K061", 4, 2),
    ("unknown rule waived", _HEAD + _WAIVER, "K062", 5, 2),
]


@pytest.mark.parametrize("shape", ["text", "json"])
@pytest.mark.parametrize(
    ("content", "said", "line", "code"), [each[1:] for each in WRONG], ids=[each[0] for each in WRONG]
)
def test_a_setup_that_is_wrong_is_told_with_file_and_line(  # noqa: PLR0913, PLR0917 (each by its name)
    run: Run, here: Path, content: bytes, said: str, line: int, code: int, shape: str
) -> None:
    (here / "kommune.toml").write_bytes(content)
    before = sorted(here.iterdir())

    ran = run("check", "--format", shape, "-o", "json=rapport.json", "-o", "text=rapport.txt")

    assert ran.code == code
    assert said in told(ran)
    assert re.search(rf"\[{said}\](?:(?!┌─).)*┌─ kommune\.toml:{line}:\d+\n", ran.err, re.DOTALL)
    assert "Traceback" not in ran.err
    assert len(ran.err) < 10_000
    assert sorted(here.iterdir()) == sorted([*before, here / "rapport.json"])
    refusal = json.loads((here / "rapport.json").read_text(encoding="utf-8"))
    assert (refusal["input"]["path"], refusal["exit_code"]) == ("kommune.toml", code)
    assert said in [each["code"] for each in refusal["diagnostics"]]
    assert ran.out == ("" if shape == "text" else (here / "rapport.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("path", "said"), [("findes-ikke.toml", "F001"), (".", "F002"), ("m" * 300, "F003")])
def test_a_file_that_cannot_be_opened_is_told(run: Run, path: str, said: str) -> None:
    ran = run("check", path)

    assert (ran.code, ran.out, told(ran)) == (2, "", [said])


def test_a_file_that_may_not_be_read_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(*_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", denied)

    ran = run("check", "ready.toml")

    assert (ran.code, told(ran)) == (2, ["F003"])
    assert "Permission denied" in ran.err


@pytest.mark.parametrize(
    "content", [b"\xef\xbb\xbf" + READY.encode(), READY.replace("\n", "\r\n").encode()], ids=["BOM", "CRLF"]
)
def test_a_file_as_windows_saves_it_is_read(run: Run, here: Path, content: bytes) -> None:
    (here / "windows.toml").write_bytes(content)

    ran = run("check", "windows.toml", DAY)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out == run("check", "ready.toml", DAY).out.replace("ready.toml", "windows.toml")


def test_all_faults_of_a_file_are_told_in_one_run(run: Run, here: Path) -> None:
    (here / "kommune.toml").write_bytes(_HEAD + b"maal = { sagre = 1 }\nkursus = { form = 3 }\nx = 1\n")

    assert told(run("check")) == ["K030", "K010", "K031"]


def test_faults_of_the_file_are_told_with_those_of_its_methods(run: Run, here: Path) -> None:
    (here / "kommune.toml").write_bytes(_HEAD + b"maal = { sager = -1 }\n[metoder.proven]\n")

    ran = run("check")

    assert ran.code == 3
    assert sorted(told(ran)) == ["K011", "M001"]


def test_hostile_texts_are_harmless_on_stdout_and_stderr_and_whole_in_json(run: Run, here: Path) -> None:
    name = r"\u001b]0;x\u0007\u001b[2J\u0000\u202e"
    (here / "kommune.toml").write_text(
        READY.replace("Eksempelby", name + "\u202e").replace("Biblioteket", name), encoding="utf-8"
    )

    ran = run("check", "--all")
    steering = {chr(each) for each in (0, 7, 27, 0x202E)}

    assert (ran.code, set(told(ran))) == (0, {"K070"})
    assert not steering & set(ran.out + ran.err)
    navn = json.loads(run("check", "--format=json").out)["kommune"]["navn"]
    assert navn == json.loads(f'"{name}"') + "\u202e Kommune"


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234"])
@pytest.mark.parametrize(
    "content",
    [
        'maal = {{ note = "sag {0}" }}',
        'maal = {{ sager = "{0}" }}',
        'maal = {{ ansvarlig = "{0}" }}',
        'maal = {{ "{0}" = 1 }}',
        '"{0}" = 1',
        'aftener = {{ lokaler = {{ "{0}" = 1 }} }}',
        'kursus = {{ form = "{0}" }}',
        "maal = {{ sager = {0} }}",
        "maal = {{ sager = -1 }} # {0}",
        '[[fravigelser]]\nregel = "proeve/maal.sager"\nbegrundelse = "{0}"\ngodkendt_af = "{0}"',
        '[[fravigelser]]\nregel = "{0}"\nbegrundelse = "x"\ngodkendt_af = "x"\nudloeber = 2027-03-31',
        '[metoder."{0}"]',
        '["{0}"]',
    ],
)
def test_a_personal_number_is_never_repeated(run: Run, here: Path, content: str, number: str) -> None:
    (here / "kommune.toml").write_text(_HEAD.decode() + content.format(number), encoding="utf-8")

    for options in ([], ["--lang=en"], ["--format=json"]):
        ran = run("check", *options)

        assert ran.code in {2, 3}
        assert "•" in ran.err
        assert not re.search("0101|1234", ran.out + ran.err)


@pytest.mark.parametrize("number", ["4500123456", "320190-1234", "011390 1234"])
def test_ten_digits_that_are_no_date_are_printed(run: Run, here: Path, number: str) -> None:
    (here / "kommune.toml").write_text(READY.replace("Biblioteket", number), encoding="utf-8")

    ran = run("check", "--all")
    assert (ran.code, ran.err) == (0, "")
    assert number in ran.out


#: What steers a terminal or cannot be seen, with how it stands in JSON.
STEERING = [
    ("\x1b", "\\u001b"),
    ("\x9b", "\\u009b"),
    ("\x7f", "\\u007f"),
    ("\u202e", "\\u202e"),
    ("\u200b", "\\u200b"),
    ("\u2028", "\\u2028"),
    ("\ufeff", "\\ufeff"),
    ("\U000e0041", "\\udb40\\udc41"),
    ("\udcff", "\\udcff"),
    ("\n", "\\n"),
    ("\x00", "\\u0000"),
]


@pytest.mark.parametrize(("character", "written"), STEERING, ids=[written for _, written in STEERING])
@pytest.mark.parametrize("has_signs", [True, False])
def test_what_steers_a_terminal_is_an_escape_in_json_and_the_same_text_when_read(
    character: str, written: str, *, has_signs: bool
) -> None:
    content = {f"a{character}": [f"x{character}y", {"b": character * 2}], "c": "uændret"}

    shown = in_json(content, Canvas(has_signs=has_signs))

    assert written in shown
    assert character == "\n" or character not in shown
    assert json.loads(shown) == content


@given(st.text())
def test_any_text_in_json_can_be_seen_and_reads_back(text: str) -> None:
    shown = in_json([text], Canvas())

    assert json.loads(shown) == [text]
    assert shown.endswith("\n]\n")
    assert all(line.isprintable() for line in shown.split("\n"))
    assert in_json([text], Canvas(has_signs=False)).isascii()


@pytest.mark.parametrize("text", ["##vso[task.complete]", "##[error]x", "a##VSO[b"])
def test_what_begins_a_command_of_a_run_is_an_escape_in_json_and_the_same_text_when_read(text: str) -> None:
    shown = in_json([text], Canvas())

    assert "##" not in shown
    assert json.loads(shown) == [text]


def test_what_can_be_seen_is_no_escape_in_json() -> None:
    assert in_json("Rådslagning – “é” 漢 🏠", Canvas()) == '"Rådslagning – “é” 漢 🏠"\n'


def test_json_on_stdout_and_in_a_file_holds_nothing_that_steers_a_terminal(run: Run, here: Path) -> None:
    hostile = r"\u001b\u009b2J\u007f\u202e\U000e0041\u2028"
    text = READY.replace("Eksempelby", hostile).replace("sager = 24", f'sager = 24\nansvarlig = "{hostile}"')
    (here / "kommune.toml").write_text(text, encoding="utf-8")

    shown = run("check", "--format=json", "-o", "json=rapport.json").out

    assert Path("rapport.json").read_text(encoding="utf-8") == shown
    assert all(line.isprintable() for line in shown.splitlines())
    assert json.loads(shown)["kommune"]["navn"] == "\x1b\x9b2J\x7f\u202e\U000e0041\u2028 Kommune"
    assert "\\u009b2J\\u007f\\u202e\\udb40\\udc41\\u2028 Kommune" in shown


def test_a_hostile_file_name_is_harmless(run: Run, here: Path) -> None:
    name = f"{chr(27)}[2J{chr(0x202E)}.toml"
    (here / name).write_text(SHORT, encoding="utf-8")
    missing = run("check", f"{chr(27)}]0;x{chr(7)}", "ready.toml", "-o", f"json={chr(27)}[2J/x")

    assert not {chr(27), chr(0x202E)} & set(run("check", name).out)
    assert not {chr(27), chr(7)} & set(missing.err)


# --- Methods ---


def test_list_shows_each_method_with_its_package_and_the_checksum_of_its_ruleset(run: Run) -> None:
    ran = run("methods", "list")
    listed = json.loads(run("methods", "list", "--format=json").out)

    assert (ran.code, ran.err) == (0, "")
    by_id = {each["id"]: each for each in listed}
    assert list(by_id) == sorted(by_id)
    assert {"familieraadslagning", "inddragende_netvaerksmoede", "proeve", "signs_of_safety"} <= by_id.keys()
    for each in listed:
        assert re.fullmatch(r"[0-9a-f]{64}", each["ruleset"]["sha256"])
        for said in (each["id"], each["title"], each["ruleset"]["sha256"][:12]):
            assert said in ran.out
    assert {"distribution": "proeve", "version": "1.2.3"}.items() <= by_id["proeve"].items()
    ours = {"distribution": "readiness", "version": version("readiness")}
    assert ours.items() <= by_id["signs_of_safety"].items()
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize("args", [["list"], ["show", "familieraadslagning"]], ids=" ".join)
def test_json_is_written_with_danish_letters_where_they_can_be_shown(run: Run, args: list[str]) -> None:
    assert "Familierådslagning" in run("methods", *args, "--format=json").out


@pytest.mark.parametrize(("language", "title"), [("da", "Prøvemetoden"), ("en", "The trial method")])
def test_methods_are_shown_in_both_languages(run: Run, language: str, title: str) -> None:
    listed = run("methods", "list", "--format=json", "--lang", language)
    shown = run("methods", "show", "proeve", "--format=json", "--lang", language)

    assert title in run("methods", "list", "--lang", language).out
    assert (listed.code, shown.code, run("methods", "show", "proeve").code) == (0, 0, 0)
    assert title in [each["title"] for each in json.loads(listed.out)]
    assert run("methods", "show", "proeve", "--lang", language).out.startswith(f"{title} · proeve 1.0.0\n")
    assert json.loads(shown.out)["title"] == title


def test_a_method_that_is_not_installed_cannot_be_shown(run: Run) -> None:
    ran = run("methods", "show", "proven")

    assert (ran.code, ran.out, told(ran)) == (3, "", ["M001"])
    assert "proeve" in ran.err


def test_a_foundation_of_methods_is_not_listed_and_cannot_be_shown(run: Run) -> None:
    ran = run("methods", "show", "faelles")

    assert (ran.code, ran.out, told(ran)) == (3, "", ["M002"])


def test_a_method_that_cannot_be_read_is_told_and_the_others_are_listed(run: Run, install: Install) -> None:
    install("i-stykker", {"i_stykker": "plugin_i_stykker"}, plugin_i_stykker="1 / 0")

    for shape in ("text", "json"):
        ran = run("methods", "list", "--format", shape)

        assert (ran.code, told(ran)) == (0, ["M014"])
        assert "plugin_i_stykker" not in sys.modules
        assert "signs_of_safety" in ran.out
        assert "i_stykker" not in ran.out


def test_a_declared_method_that_cannot_be_loaded_stops_with_exit_code_4(
    run: Run, here: Path, install: Install
) -> None:
    install("i-stykker", {"i_stykker": "plugin_i_stykker"}, plugin_i_stykker="1 / 0")
    (here / "kommune.toml").write_text(f"{READY}[metoder.i_stykker]\n", encoding="utf-8")

    ran = run("check", "-o", "json=rapport.json")

    assert (ran.code, ran.out, told(ran)) == (4, "", ["M006"])
    assert "┌─ kommune.toml:11:10" in ran.err
    assert json.loads(Path("rapport.json").read_text(encoding="utf-8"))["exit_code"] == 4


def test_a_broken_method_that_is_not_declared_does_not_matter(run: Run, install: Install) -> None:
    install("i-stykker", {"i_stykker": "plugin_i_stykker"}, plugin_i_stykker="1 / 0")

    assert run("check", "ready.toml").code == 0


def test_show_prints_the_fields_with_where_and_how_they_are_written(run: Run) -> None:
    shown = run("methods", "show", "proeve").out

    assert (
        "    Svarene skrives under\n      [metoder.proeve.maal]\n      sager = helt tal: Sager om året\n"
        in shown
    )
    assert "      form = dag | uge: Kursets form\n" in shown
    english = run("methods", "show", "proeve", "--lang=en").out
    assert "      lokaler = table of names: Evenings in each room\n" in english


def test_show_tells_what_a_method_asks_across_others(run: Run) -> None:
    content = json.loads(run("methods", "show", "signs_of_safety", "--format=json").out)

    assert [each["id"] for each in content["across"]] == ["tovholder_timer", "lokaler_aftener"]
    assert json.loads(run("methods", "show", "proeve", "--format=json").out)["across"] == []


# --- Help ---


@pytest.mark.parametrize(
    "args", [["--help"], ["check", "--help"], ["methods", "--help"], ["methods", "show", "-h"]]
)
def test_help_is_shown_on_stdout(run: Run, args: list[str]) -> None:
    ran = run(*args)

    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("Brug: readiness")


def test_help_names_every_command_and_every_exit_code(run: Run) -> None:
    shown = run("--help").out

    for said in ("check", "methods", "  0  ", "  1  ", "  2  ", "  3  ", "  4  ", "  70  ", "130"):
        assert said in shown


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from readiness.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: print([each for each in sys.modules if each.startswith('readiness.cli.')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == str(
        ["readiness.cli.exits", "readiness.cli.help", "readiness.cli.lazy", "readiness.cli.translation"]
    )


def test_a_shell_can_complete_the_commands(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_READINESS_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", "readiness ")
    monkeypatch.setenv("COMP_CWORD", "1")

    assert {"plain,check", "plain,methods", "plain,completion"} <= set(run().out.split())


def test_the_version_is_that_of_the_package(run: Run) -> None:
    assert run("--version").out == f"readiness {version('readiness')}\n"


def test_called_without_a_command_it_shows_its_help(run: Run) -> None:
    ran = run()

    assert ran.code == 2
    assert "check" in ran.err


def test_the_program_can_be_run_as_a_module() -> None:
    ran = program("--version")

    assert (ran.returncode, ran.stdout.decode().strip()) == (0, f"readiness {version('readiness')}")


def test_the_module_hands_its_arguments_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["readiness", "--version"])

    with pytest.raises(SystemExit) as done:
        runpy.run_module("readiness", run_name="__main__")

    assert done.value.code == 0
    assert version("readiness") in capsys.readouterr().out


def test_a_stream_that_cannot_be_changed_is_used_as_it_is(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        stream = StringIO()
        patch.setattr(sys, "stdout", stream)
        ran = run("check", "ready.toml", DAY)

    assert ran.code == 0
    assert "[opfyldt]" not in stream.getvalue()
    assert stream.getvalue().isascii()


def test_a_command_that_says_nothing_exits_0(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli.cli, "main", lambda *_, **__: None)

    assert run("check").code == 0
