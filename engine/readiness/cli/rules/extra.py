"""Packages that only those who write methods need: where one is missing, how to install it."""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING

import click

from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Language

_MISSING = Text(
    "Det kræver pakken {package}. Kør: pip install 'readiness[rules]'",
    "This needs the package {package}. Run: pip install 'readiness[rules]'",
)


class Needed(StrEnum):
    """A package of the extra `rules`."""

    OPENPYXL = "openpyxl"
    XLSXWRITER = "xlsxwriter"


@contextmanager
def needed(package: Needed, language: Language) -> Iterator[None]:
    """Say what to install where a package is missing.

    Raises:
        UsageError: It is not installed.

    """
    try:
        yield
    except ModuleNotFoundError:
        raise click.UsageError(_MISSING[language].format(package=package)) from None
