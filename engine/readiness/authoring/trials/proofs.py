"""Proofs as they are written: answers, and the outcome of a rule that they give.

They lie in files, `<milestone>.<rule>/<outcome>.<why>.toml`, or stand beside the rule as examples.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from readiness import toml
from readiness.authoring.trials.bench import KOMMUNE
from readiness.authoring.trials.checks import Failure
from readiness.diagnostics import Diagnostic, Place
from readiness.errors import SetupError
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.toml import TomlFile

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from readiness.authoring.project import Piece
    from readiness.model import Language
    from readiness.positions import KeyPath
    from readiness.written import RulesetDocument

#: What a proof may be of. That a rule raised is never what is wanted.
PROVABLE = tuple(each for each in Outcome if each is not Outcome.ERROR)
_CONTRADICTIONS = "contradictions.toml"
_EXPECT = Text(
    '[expect] rummer kun message = { da = "…", en = "…" }',
    '[expect] holds only message = { da = "…", en = "…" }',
)


@dataclass(frozen=True)
class _Answers(TomlFile):
    """The answers of a proof as a whole setup, whose places are those of the proof itself."""

    proof: TomlFile
    lead: KeyPath  #: what stands around the answers in a setup
    base: KeyPath  #: what stands around them in the proof

    @classmethod
    def of(cls, values: dict[str, Any], proof: TomlFile, lead: KeyPath, base: KeyPath) -> _Answers:
        """Lay a setup over the proof that its answers stand in."""
        return cls(proof.name, proof.text, values, "", proof, lead, base)

    def place_of_key(self, path: KeyPath) -> Place | None:
        """Give the place of a key in the proof."""
        return self.proof.place_of_key(self._as_written(path))

    def place_of_value(self, path: KeyPath) -> Place | None:
        """Give the place of a value in the proof."""
        return self.proof.place_of_value(self._as_written(path))

    def place_of_part(self, path: KeyPath, part: str, *, is_key: bool = False) -> Place | None:
        """Give the place of some characters in the proof."""
        return self.proof.place_of_part(self._as_written(path), part, is_key=is_key)

    def _as_written(self, path: KeyPath) -> KeyPath:
        inside = path[: len(self.lead)] == self.lead
        return (*self.base, *path[len(self.lead) :]) if inside else path


def whole(answers: Mapping[str, Any], method: str, proof: TomlFile, base: KeyPath) -> TomlFile:
    """Give answers to the milestones of a method as a whole setup.

    Args:
        answers: By milestone.
        method: It is declared for this method.
        proof: The file that the answers stand in, which places are told of.
        base: What stands around the answers there.

    """
    values = {"kommune": KOMMUNE, "metoder": {method: answers}}
    return _Answers.of(values, proof, ("metoder", method), base)


@dataclass(frozen=True, slots=True)
class Proof:
    """Answers, and the outcome that they give."""

    rule: str  #: `<milestone>.<rule>`, or `across.<rule>`
    outcome: str
    name: str  #: tells it from others of the same rule
    values: Mapping[str, Any]  #: by milestone; of a rule across methods as in a setup
    message: Mapping[Language, str]  #: the sentence that is pinned, by language
    file: TomlFile
    base: KeyPath = ()  #: what stands around the answers in the file

    def setup(self, method: str) -> TomlFile:
        """Give the answers as a whole setup, declared for one method."""
        if "metoder" in self.values:
            return _Answers.of({"kommune": KOMMUNE, **self.values}, self.file, (), self.base)
        return whole(self.values, method, self.file, self.base)

    def place(self, *path: str | int) -> Place:
        """Find a key in the proof, or what is nearest around it."""
        for end in range(len(path), -1, -1):
            place = self.file.place_of_key((*self.base, *path[:end]))
            if place:
                return place
        return self.file.place_at(1, 1)

    def place_of_message(self, language: Language) -> Place:
        """Find the sentence that is pinned."""
        return self.file.place_of_value(("expect", "message", language)) or self.file.place_at(1, 1)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file among the proofs that is none."""

    rule: str
    name: str
    failures: tuple[Failure, ...]


def proofs_of(piece: Piece, document: RulesetDocument) -> Iterator[Proof | Unread]:
    """Read the proofs of a ruleset: its files, and the examples that stand beside its rules."""
    for path in sorted(piece.proofs.glob("*/*.toml")):
        yield _read(path)
    for number, milestone in enumerate(document.body.milestone):
        for index, rule in enumerate(milestone.rule):
            for count, example in enumerate(rule.example):
                yield Proof(
                    f"{milestone.id}.{rule.id}",
                    example.expect,
                    f"{example.expect}.example-{count + 1}",
                    example.given,
                    {},
                    document.file,
                    ("milestone", number, "rule", index, "example", count, "given"),
                )


def folders_of(piece: Piece) -> Iterator[Path]:
    """Give the folders of proofs, each named after a rule."""
    return (
        each
        for each in sorted(piece.proofs.glob("*"))
        if each.is_dir() and not each.name.startswith((".", "_"))
    )


def contradictions_file(piece: Piece) -> Path:
    """Give the file that proves the contradictions of a ruleset; it may not exist."""
    return piece.proofs / _CONTRADICTIONS


def _read(path: Path) -> Proof | Unread:
    rule, name = path.parent.name, path.stem
    outcome = name.partition(".")[0]
    try:
        file = toml.read(path)
    except SetupError as error:
        return Unread(rule, name, tuple(map(Failure, error.diagnostics)))
    failures = []
    if outcome not in PROVABLE:
        values = {"name": path.name, "known": ", ".join(PROVABLE)}
        failures.append(Failure(Diagnostic("H030", file.place_at(1, 1), values)))
    values = dict(file.values)
    message = _message(values.pop("expect", {}))
    if message is None:
        place = file.place_of_key(("expect",)) or file.place_at(1, 1)
        failures.append(Failure(Diagnostic("H032", place, {"reason": _EXPECT})))
    if failures or message is None:
        return Unread(rule, name, tuple(failures))
    return Proof(rule, outcome, name, values, message, file)


def _message(expect: object) -> Mapping[Language, str] | None:
    """Take the sentence out of what is expected, or None where it is not written as it should be."""
    if not isinstance(expect, dict) or expect.keys() - {"message"}:
        return None
    message = expect.get("message", {})
    is_message = isinstance(message, dict) and not message.keys() - {"da", "en"}
    return message if is_message and all(isinstance(each, str) for each in message.values()) else None
