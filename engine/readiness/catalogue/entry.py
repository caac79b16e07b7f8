"""What is told of one code."""

from __future__ import annotations

from dataclasses import dataclass

from readiness.model import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of a diagnostic. Braces are filled with the values of the diagnostic."""

    sentence: Text  #: what is wrong
    advice: Text  #: what to do, or to write instead
    why: Text  #: why it matters, and how it usually comes about; without braces
    wrong: str = ""  #: lines of a file that give the code, the same in both languages
    right: str = ""  #: the same lines, mended


def entry(  # noqa: PLR0913 (both languages side by side)
    da: str,
    da_advice: str,
    en: str,
    en_advice: str,
    *,
    why_da: str,
    why_en: str,
    wrong: str = "",
    right: str = "",
) -> Entry:
    """Write an entry with its two languages one after the other."""
    return Entry(Text(da, en), Text(da_advice, en_advice), Text(why_da, why_en), wrong, right)
