"""What a writer of any format is given: assessments that are finished, and how the reader wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness.diagnostics import Place
from readiness.render.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.assessment import Assessment
    from readiness.errors import ReadinessError
    from readiness.model import Language


class Refused(NamedTuple):
    """A file that could not be assessed, and why."""

    path: str
    error: ReadinessError


class Stop(NamedTuple):
    """One thing that keeps a file from being assessed, as one line says it."""

    code: str
    place: Place
    sentence: str  #: what is wrong, and what to write instead


class Report(NamedTuple):
    """What a run came to, to be written in one format. What it asks for changes what is shown only."""

    results: tuple[Assessment | Refused, ...]  #: at least one, in the order of the files
    language: Language
    canvas: Canvas = Canvas()  #: what it is written on; a file holds all signs
    show_all: bool = False  #: whether a format that leaves out rules to be readable lists them all
    is_list: bool = False  #: several files were asked for, whichever of them could be assessed

    @property
    def assessments(self) -> tuple[Assessment, ...]:
        """The files that could be assessed."""
        return tuple(each for each in self.results if not isinstance(each, Refused))

    def stops(self) -> Iterator[Stop]:
        """Give what keeps files from being assessed, for places that show one line of each."""
        for each in self.results:
            if isinstance(each, Refused):
                for told in each.error.diagnostics:
                    sentence = f"{told.sentence(self.language)} {told.advice(self.language)}"
                    yield Stop(told.code, told.place or Place(each.path), sentence)
