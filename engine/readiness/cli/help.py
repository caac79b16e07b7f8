"""Help in both languages: what a command is for, examples of it, then its options.

Click holds one text for each part of its help. These hold two, and choose when the help is shown.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import click

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.model import Language

#: A command line, and what it does.
Example = tuple[str, Text]

_EXAMPLES = Text("Eksempler", "Examples")
_OPTIONS = Text("[VALG]", "[OPTIONS]")


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
        if each == "--lang":
            asked = following
        elif each.startswith("--lang="):
            asked = each.partition("=")[2]
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
        self.placeholder = placeholder

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """Write the option's lines of the help in the language of the run."""
        language = language_of(ctx)
        self.help = self.about[language]
        if self.placeholder:
            self.metavar = self.placeholder[language]
        return super().get_help_record(ctx)


class Argument(click.Argument):
    """An argument that is named in both languages."""

    def __init__(self, *args: Any, placeholder: Text, **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        """Take all that click takes, and what stands for the value."""
        super().__init__(*args, **kwargs)
        self.placeholder = placeholder

    def make_metavar(self, *_ctx: click.Context) -> str:
        """Name the argument in the language of the run; older versions of click give no context."""
        return self.placeholder[language_of(click.get_current_context(silent=True))]


class Command(click.Command):
    """A command with its purpose and its examples in both languages."""

    def __init__(
        self,
        *args: Any,  # noqa: ANN401 (click's own)
        about: Text,
        more: Text | None = None,
        examples: Sequence[Example] = (),
        **kwargs: Any,  # noqa: ANN401 (click's own)
    ) -> None:
        """Take all that click takes, and the texts.

        Args:
            *args: As click takes them.
            about: What the command is for, in one sentence.
            more: What else must be known before the first use.
            examples: Command lines to begin with.
            **kwargs: As click takes them.

        """
        super().__init__(*args, **kwargs)
        self.about = about
        self.more = more
        self.examples = tuple(examples)

    def get_short_help_str(self, _limit: int = 0) -> str:
        """Give the sentence that a list of commands shows."""
        return self.about[language_of(click.get_current_context(silent=True))]

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
                formatter.write_dl([(line, text[language]) for line, text in self.examples])


class Group(Command, click.Group):
    """A command of commands, likewise."""
