"""What a shell asks and is told: the script that it reads once, and the words that may stand next."""

from __future__ import annotations

import os
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from typing import TYPE_CHECKING

import click
from click.shell_completion import BashComplete, CompletionItem, FishComplete, ShellComplete, ZshComplete

from readiness.cli.help import COMPLETE_VAR, asked_language
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.model import Language

_PROGRAM = "readiness"


class _Whole(ShellComplete):
    """A shell that takes `--lang=e` as one word wants one word back."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """Give the words that may stand next, as they are to stand."""
        found = super().get_completions(args, incomplete)
        option, equals, _ = incomplete.partition("=")
        if not (equals and option.startswith("--")):
            return found
        return [CompletionItem(f"{option}={item.value}", item.type, item.help) for item in found]


class _Bash(_Whole, BashComplete):
    """Bash takes `--lang=e` apart into three words, and puts no backslash before a space."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """Put the words together as they were written."""
        args, incomplete = super().get_completion_args()
        return [each for each in args if each != "="], incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Write a word as it must stand on the command line; the script takes one backslash away."""
        return f"{item.type},{item.value}".replace(" ", "\\\\ ")


class _Zsh(_Whole, ZshComplete):
    """Zsh, likewise."""


class _Fish(_Whole, FishComplete):
    """Fish, likewise. Only the first comma parts what it is told; the others stand in the description."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


_KNOWN: Mapping[str, type[ShellComplete]] = {"bash": _Bash, "zsh": _Zsh, "fish": _Fish}
_WHERE: Mapping[str, Text] = {
    "bash": Text(
        "Læg dette i ~/.local/share/bash-completion/completions/readiness, og åbn et nyt vindue.\n"
        'Eller skriv i ~/.bashrc:  eval "$(readiness completion bash)"',
        "Put this in ~/.local/share/bash-completion/completions/readiness, and open a new window.\n"
        'Or write in ~/.bashrc:  eval "$(readiness completion bash)"',
    ),
    "zsh": Text(
        'Skriv i ~/.zshrc, efter compinit:  eval "$(readiness completion zsh)"\n'
        "Eller læg dette som _readiness i en mappe i fpath. Åbn så et nyt vindue.",
        'Write in ~/.zshrc, after compinit:  eval "$(readiness completion zsh)"\n'
        "Or put this as _readiness in a folder of fpath. Then open a new window.",
    ),
    "fish": Text(
        "Læg dette i ~/.config/fish/completions/readiness.fish, og åbn et nyt vindue.",
        "Put this in ~/.config/fish/completions/readiness.fish, and open a new window.",
    ),
}


def script(shell: str, program: click.Command, language: Language) -> str:
    """Write the script of a shell, with where it belongs.

    Args:
        shell: `bash`, `zsh` or `fish`.
        program: The whole command line.
        language: The language of what it says of itself.

    """
    asking = _KNOWN[shell](program, {}, _PROGRAM, COMPLETE_VAR)
    written = ShellComplete.source(asking)  # not the shell's own, which looks for the shell on this machine
    about = "".join(f"# {line}\n" for line in _WHERE[shell][language].split("\n"))
    first, newline, rest = written.partition("\n")
    return first + newline + about + rest if first.startswith("#compdef") else about + written


def answer(program: click.Command, usual: str | None) -> int:
    """Tell a shell which words may stand next; nothing, where something is wrong.

    Args:
        program: The whole command line.
        usual: The language of the environment.

    """
    shell, _, asked = os.environ[COMPLETE_VAR].partition("_")
    language = asked_language(os.environ.get("COMP_WORDS", "").split(), usual)
    told = ""
    # A plugin may raise or print what it likes: faults are told when a command is run, not while it is typed.
    with suppress(Exception, SystemExit), redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        if asked == "complete":
            told = _KNOWN[shell](program, {"obj": language}, _PROGRAM, COMPLETE_VAR).complete()
        else:
            told = script(shell, program, language)
    with suppress(OSError):
        click.echo(f"{told}\n".encode(), nl=False)
    return 0
