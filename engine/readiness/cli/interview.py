"""What a new setup must know: taken from the command line, or asked of the one at the keyboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from readiness.cli.console import print_diagnostics
from readiness.diagnostics import Diagnostic
from readiness.errors import ReadinessError, SetupError
from readiness.model import DONT_KNOW, Text
from readiness.municipalities import found, is_code, near
from readiness.names import known
from readiness.personal import holds_cpr
from readiness.wording import harmless, is_hostile, read_day

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from readiness.model import Language, Ruleset

_T = TypeVar("_T")

_MUNICIPALITY = Text("Hvilken kommune? Skriv navn eller kode:", "Which municipality? Write its name or code:")
_ANYWAY = Text(
    "Skriv navnet igen, eller tryk Enter for at bruge ”{}”, som det står:",
    "Write the name again, or press Enter to use “{}” as it stands:",
)
_START = Text(
    "Hvornår begynder I? Skriv fx 1.2.2027, eller tryk Enter, hvis det ikke er besluttet:",
    "When do you start? Write for instance 1.2.2027, or press Enter if it is not decided:",
)
_METHODS = Text(
    "Hvilke metoder? Skriv ét eller flere numre, fx 1 3:",
    "Which methods? Write one or more numbers, such as 1 3:",
)
_MEANT = Text("Mente I {}? ", "Did you mean {}? ")
_AND = {"og", "and", "+", "&"}


class Name(NamedTuple):
    """A municipality as it is written in the file."""

    name: str
    code: str | None  #: None for one that is not on the list


class Interview:
    """Takes each answer from the command line, or asks until it is understood."""

    def __init__(self, language: Language, *, is_asking: bool) -> None:
        """Begin. Without anybody to ask, an answer that is not understood ends it."""
        self._language = language
        self._is_asking = is_asking

    def require(self, given: Mapping[str, object]) -> None:
        """Check that every option is given, where nobody can be asked.

        Raises:
            SetupError: Some are missing; all of them are named.

        """
        missing = [option for option, value in given.items() if not value]
        if missing and not self._is_asking:
            raise SetupError(Diagnostic("K047", values={"name": ", ".join(missing)}))

    def municipality(self, given: str | None) -> Name:
        """Get the municipality, which may be an invented one. Raises `SetupError` as all of these do."""
        written = given
        while True:
            try:
                if written is None:
                    written = self._prompt(_MUNICIPALITY[self._language])
                return _on_the_list(written)
            except SetupError as error:
                name = _tidy(written or "")
                if not self._is_asking:
                    if _may_be_invented(name):
                        return Name(name, None)
                    raise
                self._tell(error)
                written = None
                if _is_usable(name):
                    question = _ANYWAY[self._language].format(harmless(name))
                    written = self._prompt(question) or None
                    if written is None:
                        return Name(name, None)

    def start(self, given: str | None) -> date | None:
        """Get the planned start; None when it is not decided."""
        return self._answer(given, _START[self._language], _day)

    def methods(self, given: Sequence[str], rulesets: Mapping[str, Ruleset]) -> list[str]:
        """Get the ids of one or more methods, each once, from those that are installed."""
        if given:
            return list(dict.fromkeys(given))
        for number, each in enumerate(rulesets.values(), start=1):
            click.echo(f"  {number}  {harmless(each.title[self._language])}", err=True)
        return self._answer(None, _METHODS[self._language], lambda written: _chosen(written, list(rulesets)))

    def _answer(self, given: str | None, question: str, read: Callable[[str], _T]) -> _T:
        written = given
        while True:
            try:
                return read(self._prompt(question) if written is None else written)
            except ReadinessError as error:
                if not self._is_asking:
                    raise
                self._tell(error)
                written = None

    def _prompt(self, question: str) -> str:
        answer: str = click.prompt(question, prompt_suffix=" ", default="", show_default=False, err=True)
        return answer

    def _tell(self, error: ReadinessError) -> None:
        print_diagnostics(error.diagnostics, self._language)


def _on_the_list(written: str) -> Name:
    name = _tidy(written)
    if holds_cpr(name):
        raise SetupError(Diagnostic("P001"))
    if is_hostile(name):
        raise SetupError(Diagnostic("K070"))
    official = found(name)
    if official is None:
        close = near(name)
        da, en = " eller ".join(close), " or ".join(close)
        meant = Text(_MEANT.da.format(da), _MEANT.en.format(en)) if close else Text("", "")
        raise SetupError(Diagnostic("K044", values={"name": name, "meant": meant}))
    return Name(official.name, official.code)


def _is_usable(name: str) -> bool:
    """Tell whether a name that is not on the list can stand in a file."""
    return bool(name) and not (is_code(name) or holds_cpr(name) or is_hostile(name))


def _may_be_invented(name: str) -> bool:
    """Tell whether a name is far enough from all that are official to be meant as it is."""
    return _is_usable(name) and not near(name)


def _tidy(written: str) -> str:
    return " ".join(written.split())


def _day(written: str) -> date | None:
    if not written.strip() or written.strip() == DONT_KNOW:
        return None
    found_day = read_day(written)
    if found_day is None:
        raise SetupError(Diagnostic("K045", values={"name": written.strip()}))
    return found_day


def _chosen(written: str, names: Sequence[str]) -> list[str]:
    """Read numbers and ids, with commas or blanks between them."""
    words = [each for each in re.split(r"[\s,;]+", written) if each and each.casefold() not in _AND]
    numbered = {str(number): name for number, name in enumerate(names, start=1)}
    chosen = [numbered.get(each, each) for each in words]
    unknown = [each for each in chosen if each not in names]
    if unknown or not chosen:
        raise SetupError(*(Diagnostic("M001", values=known(each, names)) for each in unknown or [""]))
    return list(dict.fromkeys(chosen))
