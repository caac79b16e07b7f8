"""Completion: what a shell is told may stand next, asked as click asks and by the shells that are here."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest
from click.shell_completion import ShellComplete

from readiness.cli import cli, completion, shells
from readiness.cli.help import COMPLETE_VAR
from readiness.plugins import declarable, load_method
from readiness.render.formats import FORMATS

if TYPE_CHECKING:
    from tests.conftest import Install, Run

    from readiness.model import Language

PROGRAM = "readiness"


def offered(*line: str, program: click.Command = cli, language: Language = "da") -> dict[str, str | None]:
    """Give what may stand instead of the last word of a command line, each with what it means."""
    *args, incomplete = line
    asking = ShellComplete(program, {"obj": language}, PROGRAM, COMPLETE_VAR)
    return {item.value: item.help for item in asking.get_completions(args, incomplete)}


def taking(kind: click.ParamType) -> click.Command:  # type: ignore[type-arg]  # generic only in newer versions
    """Give a command with one argument of a type."""
    return click.Command(
        "x", params=[click.Argument(["method"], required=False), click.Argument(["y"], type=kind)]
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder with setups, other files, and folders."""
    root = tmp_path / "rod"
    for name in (
        "a.toml",
        "b.txt",
        ".skjult.toml",
        "plan/2027/kommune.toml",
        "plan/2027/note.md",
        "to/en.toml",
    ):
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    (root / "tom/tom").mkdir(parents=True)
    monkeypatch.chdir(root)
    return root


# --- Commands and options ---


def test_commands_are_offered_with_what_they_do_in_the_language_of_the_run() -> None:
    assert offered("ch") == {"check": "Se, om kommunen er klar, og hvad der mangler."}
    assert offered("ch", language="en") == {
        "check": "See whether the municipality is ready, and what is missing."
    }
    assert {"check", "methods", "completion"} <= offered("").keys()


def test_commands_of_a_command_are_offered_with_what_they_do() -> None:
    assert offered("methods", "", language="en") == {
        "list": "Show the installed methods, and what they extend.",
        "show": "Show what a method asks, and what is to be written.",
    }


@pytest.mark.parametrize("line", [[], ["check"], ["methods"], ["methods", "show"], ["completion"]])
def test_options_are_offered_with_what_they_do_in_the_language_of_the_run(line: list[str]) -> None:
    assert offered(*line, "--lan") == {"--lang": "Sprog i teksten. Kan også stå i READINESS_LANG."}
    assert offered(*line, "--lan", language="en") == {
        "--lang": "Language of the text. May also stand in READINESS_LANG."
    }
    assert offered(*line, "--h", language="en") == {"--help": "Show this help."}


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_is_already_written_is_not_carried_out(capsys: pytest.CaptureFixture[str], option: str) -> None:
    assert "check" in offered(option, "")
    assert capsys.readouterr() == ("", "")


def test_a_misspelt_command_is_told_when_it_is_run_and_not_while_it_is_written() -> None:
    assert "check" in offered("chek", "")


def test_the_words_of_a_choice_are_offered() -> None:
    assert list(offered("check", "--fail-on", "")) == ["never", "not-ready", "undetermined", "conditional"]
    assert list(offered("completion", "")) == ["bash", "zsh", "fish"]


def test_offering_commands_imports_none_of_them() -> None:
    code = (
        "import sys; from readiness.cli import main\n"
        "try: main([])\n"
        "except SystemExit: print([each for each in sys.modules if each.startswith('readiness.')])"
    )
    env = {**os.environ, COMPLETE_VAR: "fish_complete", "COMP_WORDS": "readiness ", "COMP_CWORD": ""}
    ran = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    assert not {"readiness.plugins", "readiness.cli.check", "readiness.render"} & set(
        ran.stdout.splitlines()[-1].strip("[]").replace("'", "").split(", ")
    )


# --- Methods, milestones, rules, settings ---


@pytest.mark.usefixtures("proeve")
@pytest.mark.parametrize("line", [["check", "--method"], ["methods", "show"]])
def test_methods_are_offered_with_their_titles(line: list[str]) -> None:
    assert offered(*line, "pro") == {"proeve": "Prøvemetoden"}
    assert offered(*line, "pro", language="en") == {"proeve": "The trial method"}
    assert "faelles" not in offered(*line, "")


def test_a_broken_method_is_offered_without_a_title(install: Install) -> None:
    install("i-stykker", {"i_stykker": "plugin_i_stykker"}, plugin_i_stykker="1 / 0")

    assert offered("methods", "show", "i_") == {"i_stykker": None}
    assert "signs_of_safety" in offered("methods", "show", "")


@pytest.mark.usefixtures("proeve")
def test_the_milestones_of_the_method_that_is_named_are_offered() -> None:
    assert offered("methods", "show", "proeve", "--milestone", "") == {
        "maal": "Mål",
        "kursus": "Kursus",
        "aftener": "Aftener",
    }
    assert {"maal", "tovholder"} <= offered("methods", "show", "--milestone", "").keys()


@pytest.mark.usefixtures("proeve")
def test_rules_are_offered_with_their_questions() -> None:
    program = taking(completion.RuleId())

    assert offered("-", "kursus", program=program) == {"kursus.form": "Varer kurset en uge?"}
    assert offered("-", "proeve/aft", program=program) == {"proeve/aftener.nok": "Er der aftener nok?"}
    assert offered("-", "K0", program=program) == {}


@pytest.mark.usefixtures("proeve")
def test_milestones_are_offered_before_their_rules() -> None:
    program = taking(completion.RuleId(milestones=True))
    several = offered("-", "", program=program)

    assert several["maal"] == "Mål"
    assert not [each for each in several if "." in each]
    assert offered("-", "kursu", program=program).keys() == {"kursus", "kursus.form"}
    assert offered("-", "kursus.", program=program).keys() == {"kursus.form"}
    assert "proeve/maal" in offered("-", "proeve/", program=program)


def test_codes_are_offered_to_those_who_begin_one() -> None:
    program = taking(completion.RuleId(codes=True))

    assert offered("-", "M00", program=program, language="en")["M002"] == (
        "“{id}” is a foundation of methods and cannot be chosen itself."
    )
    assert "M002" not in offered("-", "", program=program)
    assert "maal_og_maalgruppe.aar" in offered("-", "m", program=program)


@pytest.mark.usefixtures("proeve")
def test_a_path_of_a_setup_is_offered_part_by_part() -> None:
    program = taking(completion.SettingPath())

    assert {"kommune.", "maal.", "tovholder.", "faelles.", "metoder."} <= offered(
        "-", "", program=program
    ).keys()
    assert offered("-", "kommune.o", program=program) == {"kommune.opstart": "Planlagt opstart"}
    assert offered("-", "kurs", program=program) == {"kursus.form": "Kursets form"}
    assert "metoder.proeve." in offered("-", "metoder.", program=program)
    assert offered("-", "metoder.proeve.a", program=program) == {
        "metoder.proeve.aftener.moeder": "Møder om året",
        "metoder.proeve.aftener.lokaler": "Aftener i hvert lokale",
    }
    assert offered("-", "findes.ikke", program=program) == {}


def test_only_what_can_be_shared_is_offered_under_faelles() -> None:
    paths = offered("-", "faelles.maal_og_maalgruppe.", program=taking(completion.SettingPath()))
    [milestone] = [
        each for each in load_method("signs_of_safety").ruleset.milestones if each.id == "maal_og_maalgruppe"
    ]

    assert paths.keys() == {
        f"faelles.maal_og_maalgruppe.{field.id}" for field in milestone.fields if field.scope == "faelles"
    }
    assert {field.scope for field in milestone.fields} == {"faelles", "metode"}


# --- Files ---


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("", ["a.toml", "plan/", "to/", "tom/"]),
        (".", [".skjult.toml"]),
        ("a", ["a.toml"]),
        ("pl", ["plan/2027/kommune.toml"]),
        ("to", ["to/", "tom/"]),
        ("to/", ["to/en.toml"]),
        ("./pl", ["./plan/2027/kommune.toml"]),
        ("tom/", []),
        ("findes/ikke", []),
    ],
)
def test_setups_and_folders_are_offered_and_a_single_folder_is_opened(written: str, words: list[str]) -> None:
    assert list(offered("check", written)) == words


def test_a_file_in_the_home_folder_is_offered(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(folder))

    assert list(offered("check", "~/a")) == ["~/a.toml"]


def test_a_type_that_offers_nothing_must_say_what_it_offers() -> None:
    with pytest.raises(NotImplementedError):
        offered("-", "", program=taking(completion._Completed()))  # noqa: SLF001 (what the types begin with)


# --- What goes to and fro ---


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ask as a shell does."""
    monkeypatch.setenv("COMP_WORDS", "readiness check --method fam")
    monkeypatch.setenv("COMP_CWORD", "3")


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    "asked_for", ["bash_complete", "zsh_complete", "bash_source", "klingon_complete", "", "x"]
)
def test_a_shell_is_never_told_an_error(
    run: Run, install: Install, monkeypatch: pytest.MonkeyPatch, asked_for: str
) -> None:
    install(
        "i-stykker",
        {"familie": "stoej"},
        stoej="import sys; print('støj'); print('x', file=sys.stderr); 1 / 0",
    )
    monkeypatch.setenv(COMPLETE_VAR, asked_for)

    ran = run()

    assert (ran.code, ran.err) == (0, "")
    assert "støj" not in ran.out
    assert "Traceback" not in ran.out


@pytest.mark.usefixtures("asked")
def test_a_shell_that_has_had_enough_is_no_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(click, "echo", full)
    monkeypatch.setenv(COMPLETE_VAR, "bash_complete")

    assert run().code == 0


@pytest.mark.parametrize(
    ("words", "language"),
    [("readiness --lang en ch", "en"), ("readiness ch", "da"), ("readiness --lang=en ch", "en")],
)
def test_the_command_line_that_is_written_tells_the_language(
    run: Run, monkeypatch: pytest.MonkeyPatch, words: str, language: Language
) -> None:
    for name, value in ((COMPLETE_VAR, "fish_complete"), ("COMP_WORDS", words), ("COMP_CWORD", "ch")):
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("READINESS_LANG", raising=False)

    assert run().out == f"plain,check\t{offered('ch', language=language)['check']}\n"


def test_what_is_one_word_for_a_shell_is_completed_as_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    line = (
        (COMPLETE_VAR, "fish_complete"),
        ("COMP_WORDS", "readiness check --lang=e"),
        ("COMP_CWORD", "--lang=e"),
    )
    for name, value in line:
        monkeypatch.setenv(name, value)

    assert run().out == "plain,--lang=en\n"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_says_where_it_belongs(run: Run, shell: str) -> None:
    danish, english = run("completion", shell), run("completion", shell, "--lang", "en")
    told = [line for line in danish.out.splitlines() if line.startswith("# ")]

    assert (danish.code, danish.err, english.code) == (0, "", 0)
    assert told
    assert told != [line for line in english.out.splitlines() if line.startswith("# ")]
    assert "next" not in danish.out
    assert (danish.out.splitlines()[0] == "#compdef readiness") == (shell == "zsh")


def test_only_the_first_comma_parts_what_fish_is_told() -> None:
    assert "split -m 1" in shells.script("fish", cli, "da")


# --- The shells themselves ---

_BASH = r"""
eval "$(readiness completion bash)"
COMP_WORDS=("$@"); COMP_CWORD=$(( $# - 1 ))
_readiness_completion readiness
printf '%s\n' "${COMPREPLY[@]}"
"""
_ZSH = r"""
compdef() { }
compadd() { print -rl -- $completions }
_describe() { print -rl -- $completions_with_descriptions }
eval "$(readiness completion zsh)"
words=("$@"); CURRENT=$#
_readiness_completion
"""
_FISH = 'readiness completion fish | source; complete -C "$argv"'


def _asks(shell: str, *line: str) -> list[str]:
    """Let a shell complete the last word of a command line."""
    command = {
        "bash": ["bash", "--norc", "--noprofile", "-c", _BASH, "x", *line],
        "zsh": ["zsh", "-f", "-c", _ZSH, "x", *line],
        "fish": ["fish", "--no-config", "-c", _FISH, " ".join(line)],
    }[shell]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    env = {**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"}
    ran = subprocess.run(command, env=env, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.stderr == ""
    return ran.stdout.splitlines()


HERE = [shell for shell in ("bash", "zsh", "fish") if shutil.which(shell)]


@pytest.mark.parametrize("shell", HERE)
def test_a_shell_completes_a_method(shell: str) -> None:
    [told] = _asks(shell, "readiness", "methods", "show", "fam")

    assert told.startswith("familieraadslagning")
    assert shell == "bash" or told.endswith("Familierådslagning")


@pytest.mark.parametrize("shell", HERE)
def test_a_shell_completes_commands_with_whole_descriptions(shell: str) -> None:
    told = _asks(shell, "readiness", "methods", "l")

    assert len(told) == 1
    assert shell == "bash" or told[0].endswith("Vis de installerede metoder, og hvad de bygger på.")


@pytest.mark.parametrize("shell", HERE)
def test_a_shell_completes_a_file_and_a_name_with_a_space(shell: str, folder: Path) -> None:
    (folder / "min kommune.toml").touch()

    name = r"min\ kommune.toml" if shell == "bash" else "min kommune.toml"
    assert _asks(shell, "readiness", "check", "m") == [name]
    assert _asks(shell, "readiness", "check", "pl") == ["plan/2027/kommune.toml"]


@pytest.mark.parametrize("shell", HERE)
def test_a_shell_completes_what_stands_after_an_equals_sign(shell: str) -> None:
    if shell == "bash":
        assert _asks(shell, "readiness", "check", "--lang", "=", "e") == ["en"]
        assert _asks(shell, "readiness", "check", "--lang", "=") == ["da", "en"]
        assert _asks(shell, "readiness", "check", "--lang", "=", "en", "--format", "") == list(FORMATS)
    else:
        assert _asks(shell, "readiness", "check", "--lang=e") == ["--lang=en"]


def test_every_method_can_be_completed() -> None:
    assert _asks("bash", "readiness", "check", "--method", "") == declarable()
