"""Groups of commands that import a command only when it is called."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import click

from readiness.cli.help import Group, language_of
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from click.shell_completion import CompletionItem

_HEADING = Text("Kommandoer", "Commands")


class LazyGroup(Group):
    """A group that knows its commands by name, each with the line that `--help` shows."""

    def __init__(self, *args: Any, package: str, commands: Mapping[str, Text], **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take all that a group takes, and where its commands lie.

        Args:
            *args: As a group takes them.
            package: It holds one module for each command, called as the command is, with a `command` in it;
                a name that is a word of Python's takes an underscore after it.
            commands: The commands in the order of the help.
            **kwargs: As a group takes them.

        """
        super().__init__(*args, **kwargs)
        self._package = package
        self._lines = commands

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Name the commands."""
        return list(self._lines)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command, or give None where there is none of that name."""
        if cmd_name not in self._lines:
            return None
        module = f"{cmd_name}_" if iskeyword(cmd_name) else cmd_name
        command: click.Command = import_module(f"{self._package}.{module}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands and what they do, without importing them."""
        language = language_of(ctx)
        with formatter.section(_HEADING[language]):
            formatter.write_dl([(name, text[language]) for name, text in self._lines.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the commands without importing them, then the options."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 (only a shell asks)

        language = language_of(ctx)
        named = [
            CompletionItem(name, help=text[language])
            for name, text in self._lines.items()
            if name.startswith(incomplete)
        ]
        self.speak(language)
        return named + click.Command.shell_complete(self, ctx, incomplete)
