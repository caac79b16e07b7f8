"""The use case of an answer that is given: from what was typed to the file as it is to be.

The file is read again by the engine before anything is written. Faults that were there already do not keep an
answer out, so that a broken file can be mended step by step; faults that the answer brings do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from readiness import answers, toml
from readiness.addresses import Address, Addresses, joined
from readiness.check import assess
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.editing import edited
from readiness.errors import ReadinessError, SetupError
from readiness.evidence import beside
from readiness.literals import NOTHING, literal, same, value_at
from readiness.placing import table_of
from readiness.plugins import load_methods
from readiness.setup import declared_methods
from readiness.wording import is_hostile

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from readiness.assessment import Assessment
    from readiness.model import Field
    from readiness.positions import KeyPath
    from readiness.toml import TomlFile

#: A caution that no answer typed today may bring about: nobody types what cannot be seen on purpose.
_UNSEEN = "K070"


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks to have answered."""

    target: str  #: an answer, or with only `about` a milestone, as reports name them
    words: tuple[str, ...] | None = None  #: what was typed; None where the answer itself is not to change
    is_unset: bool = False  #: the answer is to be removed
    about: Mapping[str, tuple[str, ...]] | None = None  #: what is to be said of the milestone, by key


@dataclass(frozen=True, slots=True)
class Step:
    """One answer, before and after."""

    path: KeyPath
    field: Field
    was: Any  #: `NOTHING` where nothing stood
    now: Any
    place: Place  #: in the file as it is to be; of what is removed, in the file as it was

    @property
    def is_change(self) -> bool:
        """Whether anything is to be written."""
        return not same(self.was, self.now)


@dataclass(frozen=True, slots=True)
class Change:
    """A file with the answers that were asked for, not written yet."""

    content: bytes
    sha256: str  #: of the file that it was made from
    steps: tuple[Step, ...]
    before: Assessment | None  #: None where the file cannot be assessed
    after: Assessment | None
    warnings: tuple[Diagnostic, ...]  #: that the answers bring
    faults: int  #: that stood in the file, and still do

    @property
    def is_change(self) -> bool:
        """Whether anything is to be written."""
        return any(step.is_change for step in self.steps)


def changed(path: Path, request: Request, *, as_of: date) -> Change:
    """Put answers into a setup file, without writing it.

    Args:
        path: The file.
        request: What is to be answered.
        as_of: The date that the assessments are made for.

    Raises:
        ReadinessError: The file cannot be read, nothing is asked by that name, or the answer does not fit.

    """
    before = toml.read(path)
    _refuse_unseen(request)
    content = _content(path, before)
    after, steps = before, []
    for address, words in _addressed(before, request):
        value = NOTHING if words is None else _as_stored(answers.read(words, address.field))
        was = value_at(after.values, address.path)
        content = edited(content, before.name, address.path, value)
        held, after = after, toml.parse(content, before.name)
        place = _place(held if value is NOTHING else after, address.path)
        steps.append(Step(address.path, address.field, was, value, place))
    assessed_before, told_before = _assessed(before, path, as_of)
    assessed_after, told_after = _assessed(after, path, as_of)
    brought = _brought(
        _located(before, told_before), _located(after, told_after), [each.path for each in steps]
    )
    faults = [each for each in brought if each.severity is Severity.ERROR]
    if faults:
        raise SetupError(*faults)
    return Change(
        content=content,
        sha256=before.sha256,
        steps=tuple(steps),
        before=assessed_before,
        after=assessed_after,
        warnings=tuple(brought),
        faults=sum(each.severity is Severity.ERROR for each in told_after),
    )


def _refuse_unseen(request: Request) -> None:
    typed = [request.target, *(request.words or ())]
    typed += [word for words in (request.about or {}).values() for word in words]
    if any(map(is_hostile, typed)):
        raise SetupError(Diagnostic(_UNSEEN))


def _content(path: Path, file: TomlFile) -> bytes:
    """Give the bytes that a file was read from."""
    content = path.read_bytes()
    if toml.parse(content, file.name).sha256 != file.sha256:
        raise SetupError(Diagnostic("F033", Place(file.name)))
    return content


def _addressed(file: TomlFile, request: Request) -> list[tuple[Address, Sequence[str] | None]]:
    """Find where each answer goes, the answer itself first."""
    methods, errors = load_methods(declared_methods(file))
    addresses = Addresses(file.values, (each.ruleset for each in methods.values()))
    found: list[tuple[Address, Sequence[str] | None]] = []
    try:
        if request.words is not None or request.is_unset:
            found.append((addresses.field(request.target), None if request.is_unset else request.words))
            milestone = joined(table_of(found[0][0].path))
        else:
            milestone = addresses.milestone(request.target)
        about = request.about or {}
        found += [(addresses.field(f"{milestone}.{key}"), words) for key, words in about.items()]
    except SetupError:
        if errors:  # what is not known may be known to the method that is missing
            raise errors[0] from None
        raise
    return found


def _as_stored(value: object) -> object:
    """Give a value as it will be read again."""
    return toml.parse(f"x = {literal(value)}".encode(), "").values["x"]


def _place(file: TomlFile, path: KeyPath) -> Place:
    while path:
        place = file.place_of_key(path)
        if place:
            return place
        path = path[:-1]
    return file.place_at(1, 1)


def _assessed(file: TomlFile, path: Path, as_of: date) -> tuple[Assessment | None, Sequence[Diagnostic]]:
    try:
        assessment = assess(file, as_of=as_of, look_up=beside(path))
    except ReadinessError as error:
        return None, error.diagnostics
    return assessment, assessment.diagnostics


def _located(file: TomlFile, told: Sequence[Diagnostic]) -> list[tuple[KeyPath, Diagnostic]]:
    """Give each diagnostic the path that it points at, which an edit elsewhere does not move."""
    positions = file.positions
    paths = {
        positions.line_and_column(span.start): path
        for spans in (positions.keys, positions.values)
        for path, span in spans.items()
    }
    return [
        (paths.get((each.place.line, each.place.column), ()) if each.place else (), each) for each in told
    ]


def _brought(
    before: Sequence[tuple[KeyPath, Diagnostic]],
    after: Sequence[tuple[KeyPath, Diagnostic]],
    edited_paths: Sequence[KeyPath],
) -> list[Diagnostic]:
    """Give what is wrong or doubtful because of the edit: all in the answers, and all that is new."""
    known = {_kind(*each) for each in before}
    brought = []
    for path, diagnostic in after:
        is_in_answer = any(path[: len(each)] == each for each in edited_paths)
        if is_in_answer and diagnostic.code == _UNSEEN:
            brought.append(replace(diagnostic, severity=Severity.ERROR))
        elif is_in_answer or _kind(path, diagnostic) not in known:
            brought.append(diagnostic)
    return brought


def _kind(path: KeyPath, diagnostic: Diagnostic) -> tuple[str, str, KeyPath]:
    """Tell diagnostics apart whichever entry of a list they stand in, and however many they count.

    An edit may move the entries, and it may leave fewer of what is doubtful.
    """
    said = re.sub("[0-9]+", "", diagnostic.sentence("en"))
    return diagnostic.code, said, tuple(key for key in path if isinstance(key, str))
