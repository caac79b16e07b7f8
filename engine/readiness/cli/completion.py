"""`readiness completion`: the script that lets a shell complete words, and what may stand where.

The types are given to options and arguments. They take any text, which the command itself judges; nothing is
loaded before a shell asks.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from readiness.cli.help import Argument, Command, LanguageOption, language_of
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from click.shell_completion import CompletionItem

    from readiness.model import Language, Ruleset

_SHELLS = ("bash", "zsh", "fish")

#: A word that may stand next, with what it means; a word that ends in a separator leads to others.
_Word = tuple[str, str]


class _Completed(click.ParamType):  # type: ignore[type-arg]  # generic only in newer versions of click
    """A text that a shell can complete."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Give the words that begin as the incomplete one does."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 (only a shell asks)

        del param
        words = self.words(ctx, incomplete)
        return [
            CompletionItem(word, help=about or None) for word, about in words if word.startswith(incomplete)
        ]

    def words(self, ctx: click.Context, incomplete: str) -> Iterable[_Word]:
        """Give the words that may stand here."""
        raise NotImplementedError


class MethodId(_Completed):
    """The id of an installed method."""

    name = "id"

    def words(self, ctx: click.Context, _incomplete: str) -> Iterator[_Word]:
        """Give the methods that a setup may declare, with their titles."""
        return ((name, title[language_of(ctx)]) for name, title in _titles())


class MilestoneId(_Completed):
    """The id of a milestone in the method that another argument names."""

    name = "id"

    def __init__(self, method: str) -> None:
        """Take the name of the argument that holds the method's id."""
        self._method = method

    def words(self, ctx: click.Context, _incomplete: str) -> Iterator[_Word]:
        """Give the milestones of that method; of all, where it is not named."""
        # An option without its value ends click's parsing: what stood before it is left over.
        named = {ctx.params.get(self._method), *ctx.args}
        rulesets = list(_rulesets())
        for ruleset in [each for each in rulesets if each.id in named] or rulesets:
            yield from _milestones(ruleset, language_of(ctx))


class RuleId(_Completed):
    """A rule as `milestone.rule`, or as `method/milestone.rule`; perhaps also a milestone or a code."""

    name = "id"

    def __init__(self, *, milestones: bool = False, codes: bool = False) -> None:
        """Say what else than rules may stand there.

        Args:
            milestones: Whether a milestone may.
            codes: Whether the code of a diagnostic may.

        """
        self._milestones = milestones
        self._codes = codes

    def words(self, ctx: click.Context, incomplete: str) -> Iterator[_Word]:
        """Give what is asked of the methods, each once; with the method's id where one is being written."""
        language = language_of(ctx)
        words: dict[str, str] = {}
        for ruleset in _rulesets():
            lead = f"{ruleset.id}/" if "/" in incomplete else ""
            if self._milestones:
                words |= {f"{lead}{name}": title for name, title in _milestones(ruleset, language)}
            words |= {f"{lead}{rule.full_id}": rule.question[language] for rule in ruleset.rules}
        if self._milestones and "." not in incomplete:
            words = _near(words, incomplete)
        yield from words.items()
        if self._codes and incomplete[:1].isupper():
            from readiness.catalogue import CATALOGUE  # noqa: PLC0415 (only a shell asks)

            yield from ((code, entry.sentence[language]) for code, entry in CATALOGUE.items())


class SettingPath(_Completed):
    """A field of a setup: as reports name it, `tovholder.funktion`, or by its path in the file."""

    name = "path"

    def words(self, ctx: click.Context, incomplete: str) -> list[_Word]:
        """Give the next part of the path; more of it, where there is but one."""
        paths = dict(_settings(language_of(ctx)))

        def after(written: str) -> list[_Word]:
            done = written.count(".") + 1
            found: dict[str, str] = {}
            for path, about in paths.items():
                if path.startswith(written):
                    parts = path.split(".")
                    is_whole = len(parts) == done
                    word = path if is_whole else ".".join(parts[:done]) + "."
                    found.setdefault(word, about if is_whole else "")
            return list(found.items())

        return _inward(after(incomplete), ".", after)


class SetupFile(_Completed):
    """The file that a setup stands in, as a path."""

    name = "path"

    def convert(self, value: object, _param: click.Parameter | None, _ctx: click.Context | None) -> Path:
        """Give the path."""
        return Path(str(value))

    def words(self, _ctx: click.Context, incomplete: str) -> list[_Word]:
        """Give the TOML files and the folders; what is in a folder, where there is nothing else.

        A shell puts a space after a single word. So a single folder is never given, but what it holds.
        """
        return _inward(_entries(incomplete), "/", _entries)


@click.command(
    "completion",
    cls=Command,
    about=Text(
        "Få skallen til at fuldføre kommandoer, valg og navne med tabulatortasten.",
        "Let the shell complete commands, options and names with the tab key.",
    ),
    more=Text(
        "Kommandoen skriver et script ud. Øverst i det står, hvor det skal ligge.",
        "The command prints a script. Its first lines say where it belongs.",
    ),
    examples=[
        (
            "readiness completion bash > ~/.local/share/bash-completion/completions/readiness",
            Text("bash: virker i næste vindue", "bash: works in the next window"),
        ),
        (
            "readiness completion fish > ~/.config/fish/completions/readiness.fish",
            Text("fish: virker i næste vindue", "fish: works in the next window"),
        ),
        (
            'eval "$(readiness completion zsh)"',
            Text(
                "zsh: linjen skal stå i ~/.zshrc, efter compinit",
                "zsh: the line belongs in ~/.zshrc, after compinit",
            ),
        ),
    ],
)
@click.argument("shell", cls=Argument, placeholder=Text("SKAL", "SHELL"), type=click.Choice(_SHELLS))
@click.option("--lang", "language", cls=LanguageOption)
@click.pass_context
def command(ctx: click.Context, *, shell: str, language: Language) -> None:
    """Print the script of a shell."""
    from readiness.cli import shells  # noqa: PLC0415 (the types above are loaded by every command)
    from readiness.cli.console import canvas_for, print_out  # noqa: PLC0415 (only this command prints)

    print_out(shells.script(shell, ctx.find_root().command, language), canvas_for(sys.stdout))


def _inward(found: list[_Word], separator: str, after: Callable[[str], list[_Word]]) -> list[_Word]:
    """Go on while the only word is one that leads to others."""
    while len(found) == 1 and found[0][0].endswith(separator):
        found = after(found[0][0])
    return found


def _near(words: dict[str, str], incomplete: str) -> dict[str, str]:
    """Leave out the rules while several milestones may be meant."""
    meant = [word for word in words if word.startswith(incomplete)]
    milestones = [word for word in meant if "." not in word]
    return {word: words[word] for word in (milestones if len(milestones) > 1 else meant)}


def _entries(written: str) -> list[_Word]:
    """Give the TOML files and folders that begin as a written path does."""
    lead, slash, begun = written.rpartition("/")
    folder = Path(lead + slash or ".").expanduser()
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return []
    found = []
    for entry in entries:
        if not entry.name.startswith(begun) or (entry.name.startswith(".") and not begun):
            continue
        if entry.is_dir():
            found.append((f"{lead}{slash}{entry.name}/", ""))
        elif entry.suffix == ".toml":
            found.append((f"{lead}{slash}{entry.name}", ""))
    return found


def _titles() -> Iterator[tuple[str, Text]]:
    """Name the methods with their titles; one that is broken has none."""
    from readiness.errors import ReadinessError  # noqa: PLC0415 (only a shell asks)
    from readiness.plugins import declarable, look  # noqa: PLC0415 (only a shell asks)

    for name in declarable():
        try:
            yield name, look(name)[-1].body.ruleset.title
        except ReadinessError:
            yield name, Text("", "")


def _rulesets() -> Iterator[Ruleset]:
    """Give the effective rulesets of the methods that can be read."""
    from readiness.plugins import offered  # noqa: PLC0415 (only a shell asks)

    return iter(offered().values())


def _milestones(ruleset: Ruleset, language: Language) -> Iterator[_Word]:
    return ((milestone.id, milestone.title[language]) for milestone in ruleset.milestones)


def _settings(language: Language) -> Iterator[_Word]:
    """Give each field as reports name it, and by its path: first what may be shared."""
    from readiness.declarable import KOMMUNE  # noqa: PLC0415 (only a shell asks)

    rulesets = list(_rulesets())
    yield from ((f"kommune.{field.id}", field.label[language]) for field in KOMMUNE.values())
    for ruleset in rulesets:
        for each in ruleset.milestones:
            yield from ((f"{each.id}.{field.id}", field.label[language]) for field in each.fields)
    for ruleset in rulesets:
        for milestone, fields in ruleset.inherited.items():
            for field in fields:
                if field.scope == "faelles":
                    yield f"faelles.{milestone}.{field.id}", field.label[language]
    for ruleset in rulesets:
        for each in ruleset.milestones:
            for field in each.fields:
                yield f"metoder.{ruleset.id}.{each.id}.{field.id}", field.label[language]
