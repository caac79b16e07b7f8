"""Help in both languages: what a command is for, examples of it, then its options.

Click holds one text for each part of its help. These hold two, and choose when the help is shown.
"""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from readiness.model import Text
from readiness.names import meant

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from click.shell_completion import CompletionItem

    from readiness.model import Language

#: A command line, and what it does.
Example = tuple[str, Text]

_LANGUAGES = ("da", "en")
_LANGUAGE_VAR = "READINESS_LANG"
_NO_DAY = Text(
    "{!r} er ikke en dato. Skriv den som 2026-11-21.", "{!r} is not a date. Write it as 2026-11-21."
)
_NO_COMMAND = Text("Kommandoen {!r} findes ikke. {}", "There is no command {!r}. {}")
_EXAMPLES = Text("Eksempler", "Examples")
_EXIT_CODES = Text("Slutkoder", "Exit codes")
_OPTIONS = Text("[VALG]", "[OPTIONS]")
_COMMAND = Text("KOMMANDO [VÆRDIER]…", "COMMAND [ARGS]…")
#: The variable through which a shell asks what may stand next; click derives it from the program's name.
COMPLETE_VAR = "_READINESS_COMPLETE"
#: What stands for a value in help, by click's name of its type.
_PLACEHOLDERS = {
    "day": Text("ÅÅÅÅ-MM-DD", "YYYY-MM-DD"),
    "text": Text("TEKST", "TEXT"),
    "integer": Text("TAL", "NUMBER"),
    "integer range": Text("TAL", "NUMBER"),
    "float": Text("TAL", "NUMBER"),
    "float range": Text("TAL", "NUMBER"),
}


def language_of(ctx: click.Context | None) -> Language:
    """Give the language that a run is asked for in; Danish when nobody asked."""
    return "en" if ctx is not None and ctx.find_root().obj == "en" else "da"


def asked_language(args: Sequence[str], usual: str | None) -> Language:
    """Find the language in a command line that is not parsed yet: help and errors need it first.

    Args:
        args: The command line.
        usual: The language of the environment, which the command line overrules.

    """
    asked = usual
    for each, following in pairwise([*args, ""]):
        if each == "--":
            break
        name, equals, value = each.partition("=")
        value = value if equals else following
        if name == "--lang" and value in _LANGUAGES:  # another one is told in the language there was
            asked = value
    return "en" if asked == "en" else "da"


class Option(click.Option):
    """An option that says what it does in both languages."""

    def __init__(self, *args: Any, about: Text, placeholder: Text | None = None, **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take all that click takes, and the texts.

        Args:
            *args: As click takes them.
            about: What the option does.
            placeholder: What stands for its value, where click's word does not say it.
            **kwargs: As click takes them.

        """
        super().__init__(*args, **kwargs)
        self.about = about
        self.placeholder = placeholder or (None if self.metavar else _PLACEHOLDERS.get(self.type.name))

    def speak(self, language: Language) -> None:
        """Put the texts of one language where click looks for them."""
        self.help = self.about[language]
        if self.placeholder:
            self.metavar = self.placeholder[language]

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the option's lines of the help in the language of the run."""
        self.speak(language_of(ctx))
        return super().get_help_record(ctx)


class LanguageOption(Option):
    """The language of a run. It may stand before a command and after it; the last one counts."""

    def __init__(self, _names: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take what click takes; all else is the same everywhere."""
        super().__init__(
            ["--lang", "language"],
            type=click.Choice(_LANGUAGES),
            default="da",
            envvar=_LANGUAGE_VAR,
            show_default=True,
            callback=_agreed,
            about=Text(
                f"Sprog i teksten. Kan også stå i {_LANGUAGE_VAR}.",
                f"Language of the text. May also stand in {_LANGUAGE_VAR}.",
            ),
            **kwargs,
        )

    def get_error_hint(self, ctx: click.Context | None) -> str:
        """Name what the wrong language stands in."""
        source = ctx and ctx.get_parameter_source(self.name or "")
        if source is click.core.ParameterSource.ENVIRONMENT:
            return f"'{_LANGUAGE_VAR}'"
        return super().get_error_hint(ctx)


def _agreed(ctx: click.Context, param: click.Parameter, value: str) -> str:
    """Take the language that stands at the command itself, else the one the run was asked for in."""
    source = ctx.get_parameter_source(param.name or "")
    return value if source is click.core.ParameterSource.COMMANDLINE else language_of(ctx)


class Day(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A day, written as `2026-11-21`."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day.

        Raises:
            BadParameter: It is none, or it is written in another way.

        """
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or day.isoformat() != value:
            self.fail(_NO_DAY[language_of(ctx)].format(value), param, ctx)
        return day


class Argument(click.Argument):
    """An argument that is named in both languages."""

    def __init__(self, *args: Any, placeholder: Text, **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take all that click takes, and what stands for the value."""
        super().__init__(*args, **kwargs)
        self.placeholder = placeholder

    def make_metavar(self, ctx: click.Context | None = None) -> str:
        """Name the argument in the language of the run; older versions of click give no context."""
        return self.placeholder[language_of(ctx or click.get_current_context(silent=True))]


class Command(click.Command):
    """A command with its purpose and its examples in both languages."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (click's own)
        about: Text,
        more: Text | None = None,
        examples: Sequence[Example] = (),
        exit_codes: Mapping[str, Text] | None = None,
        **kwargs: Any,  # noqa: ANN401 (click's own)
    ) -> None:
        """Take all that click takes, and the texts.

        Args:
            *args: As click takes them.
            about: What the command is for, in one sentence.
            more: What else must be known before the first use.
            examples: Command lines to begin with.
            exit_codes: What the command's exit codes mean, where they say something of their own.
            **kwargs: As click takes them.

        """
        super().__init__(*args, **kwargs)
        self.about = about
        self.more = more
        self.examples = tuple(examples)
        self.exit_codes = exit_codes or {}
        self._asks_for_help: Option | None = None

    def get_short_help_str(self, _limit: int = 0) -> str:
        """Give the sentence that a list of commands shows."""
        return self.about[language_of(click.get_current_context(silent=True))]

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Give the option that shows the help; click's own has its text in one language."""
        if self._asks_for_help is None:
            self._asks_for_help = Option(
                [*self.get_help_option_names(ctx), "asks_for_help"],
                is_flag=True,
                is_eager=True,
                expose_value=False,
                callback=_show_help,
                about=Text("Vis denne hjælp.", "Show this help."),
            )
        self._asks_for_help.speak(language_of(ctx))
        return self._asks_for_help

    def speak(self, language: Language) -> None:
        """Put the options' texts of one language where click looks for them."""
        for param in self.params:
            if isinstance(param, Option):
                param.speak(language)

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name options and arguments in the language of the run."""
        self.options_metavar = _OPTIONS[language_of(ctx)]
        return super().collect_usage_pieces(ctx)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the purpose, then the examples: they are what most readers came for."""
        language = language_of(ctx)
        for text in (self.about, self.more):
            if text:
                formatter.write_paragraph()
                with formatter.indentation():
                    formatter.write_text(text[language])
        if self.examples:
            with formatter.section(_EXAMPLES[language]):
                for line, text in self.examples:
                    formatter.write(f"{'':{formatter.current_indent}}{line}\n")  # never broken: it is copied
                    with formatter.indentation(), formatter.indentation():
                        formatter.write_text(text[language])

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the exit codes: who needs them looks for them at the end."""
        if self.exit_codes:
            language = language_of(ctx)
            with formatter.section(_EXIT_CODES[language]):
                formatter.write_dl([(code, text[language]) for code, text in self.exit_codes.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Offer the options, each with what it does in the language of the run."""
        self.speak(language_of(ctx))
        with ctx.scope(cleanup=False):
            return super().shell_complete(ctx, incomplete)


class Group(Command, click.Group):
    """A command of commands, likewise. What it is for stands before its options."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take all that a command takes."""
        super().__init__(*args, **kwargs)
        self.params.append(LanguageOption(expose_value=False))

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Name the command that is to follow in the language of the run."""
        self.subcommand_metavar = _COMMAND[language_of(ctx)]
        return super().collect_usage_pieces(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; a misspelt one is told with the one that was probably meant."""
        name = args[0]
        if name[:1].isalnum() and not ctx.resilient_parsing and self.get_command(ctx, name) is None:
            guess = meant(name, self.list_commands(ctx))[language_of(ctx)]
            ctx.fail(_NO_COMMAND[language_of(ctx)].format(name, guess).strip())
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands before the options, which only few need."""
        self.format_commands(ctx, formatter)
        click.Command.format_options(self, ctx, formatter)


def _show_help(ctx: click.Context, _param: click.Parameter, value: bool) -> None:  # noqa: FBT001 (click's own)
    if value and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()
