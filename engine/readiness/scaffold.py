"""A kommune.toml to begin with: every milestone in working order, each answer commented out. Pure.

A line that begins with `#` and no space is an answer to begin with: it is valid when the `#` is deleted.
All other comments begin with `# `.
"""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from readiness.declarable import Declarable
from readiness.guidance import GUIDANCE
from readiness.model import DONT_KNOW, Text
from readiness.questions import places, questions
from readiness.render.words import FACTOR, KIND
from readiness.samples import sample
from readiness.steps import working_order

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from readiness.model import Field, Language, Milestone, Ruleset

WIDTH: Final = 100
#: What stands in the first line, so that an editor finds the schema beside the file.
DIRECTIVE: Final = "#:schema ./kommune.schema.json"
#: Tables stand in the order of the work, which an editor with Tombi would else find untidy.
_IN_ORDER_OF_WORK: Final = "# tombi: lint.rules.tables-out-of-order.disabled = true"

_CHOSEN = Text("De valgte metoder.", "The chosen methods.")
_SOURCE = Text("Kilde: {}", "Source: {}")
_GATE = Text(
    "Noget her skal på plads først. Skriv derfor også, hvem der er ansvarlig, og hvornår:",
    "Something here must be in place first. So write who is responsible, and by when:",
)
_ROLE = Text("Afsnitsleder", "Team leader")
_EVIDENCE = Text("beslutninger/{}.md", "decisions/{}.md")
_ONLY = Text("For {}:", "For {}:")
_ADDED = Text("{} er føjet til", "{} was added")
_THERE = Text(
    "Disse milepæle er fælles og står allerede i filen: {}.",
    "These milestones are shared and stand in the file already: {}.",
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What a file says of the municipality."""

    name: str
    code: str | None
    start: date | None  #: None where it is not decided


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a milestone, with the fields that it takes."""

    path: str
    fields: tuple[Field, ...]
    rulesets: tuple[Ruleset, ...]  #: those that ask
    only: Ruleset | None = None  #: the method that it belongs to, where others share the milestone


def scaffold(heading: Heading, rulesets: Sequence[Ruleset], language: Language) -> str:
    """Write a setup of some methods that answers nothing yet. It is valid as it stands."""
    return "\n".join([*_Writer(rulesets, heading.start, language).whole(heading), ""])


def addition(
    added: Ruleset, declared: Sequence[Ruleset], values: Mapping[str, Any], language: Language
) -> str:
    """Write what is appended to a setup for one method more.

    Args:
        added: The ruleset of the method.
        declared: Those of the methods that the setup declares already.
        values: What the setup holds, so that no table is begun twice.
        language: Of the comments.

    """
    start = values.get("kommune", {}).get("opstart")
    writer = _Writer([added], None if start == DONT_KNOW else start, language, declared, values)
    return "\n".join([*writer.added(added), ""])


class _Writer:
    def __init__(
        self,
        rulesets: Sequence[Ruleset],
        start: date | None,
        language: Language,
        declared: Sequence[Ruleset] = (),
        values: Mapping[str, Any] | None = None,
    ) -> None:
        self._rulesets = tuple(rulesets)
        self._declared = tuple(declared)
        self._declarable = Declarable((*declared, *rulesets))
        self._start = start
        self._language = language
        self._begun = set((values or {}).get("faelles", {}))

    def whole(self, heading: Heading) -> Iterator[str]:
        yield DIRECTIVE
        yield _IN_ORDER_OF_WORK
        yield "#"
        for text in GUIDANCE:
            yield from _prose(text[self._language])
        yield "#"
        for each in self._rulesets:
            yield from self._sources(each)
        yield ""
        yield "[kommune]"
        yield f"navn = {_quoted(heading.name)}"
        if heading.code:
            yield f"kode = {_quoted(heading.code)}"
        yield f"opstart = {heading.start or _quoted(DONT_KNOW)}"
        yield ""
        yield f"# {_CHOSEN[self._language]}"
        for each in self._rulesets:
            yield f"[metoder.{each.id}]"
        yield from self._milestones()

    def added(self, ruleset: Ruleset) -> Iterator[str]:
        yield ""
        yield _rule()
        yield f"# {_ADDED[self._language].format(ruleset.title[self._language])}"
        yield from self._sources(ruleset)
        there = [
            name
            for name in working_order(ruleset.milestones)
            if name in self._begun and not self._tables(name)
        ]
        if there:
            yield from _prose(_THERE[self._language].format(", ".join(there)))
        yield f"[metoder.{ruleset.id}]"
        yield from self._milestones()

    def _sources(self, ruleset: Ruleset) -> Iterator[str]:
        for each in ruleset.documents:
            source = f"{each.title}, {each.publisher}"
            yield from _prose(f"{ruleset.title[self._language]}: {source}")
        if ruleset.note:
            yield from _prose(ruleset.note[self._language])

    def _milestones(self) -> Iterator[str]:
        together: dict[str, Milestone] = {}
        for ruleset in self._rulesets:
            for each in ruleset.milestones:
                known = together.get(each.id, each)
                together[each.id] = replace(known, after=(*known.after, *each.after))
        for name in working_order(list(together.values())):
            tables = self._tables(name)
            if tables:
                yield ""
                yield from self._milestone(name, tables)

    def _tables(self, name: str) -> list[_Table]:
        """Share out the fields of a milestone: what is answered once, and what each method answers."""
        asking = [each for each in self._rulesets if each.milestone(name)]
        fields = {each.id: _fields(each, name) for each in asking}
        shared = self._declarable.shared(name)
        once: dict[str, Field] = {}
        if name not in self._begun:
            once = {key: field for each in fields.values() for key, field in each.items() if key in shared}
        elsewhere = once.keys() | {
            key for each in self._declared for key in _fields(each, name) if key in shared
        }
        tables = [_Table(f"faelles.{name}", tuple(once.values()), tuple(asking))] if once else []
        for each in asking:
            own = tuple(field for key, field in fields[each.id].items() if key not in elsewhere)
            if own:
                is_shared = bool(elsewhere) or len(asking) > 1
                tables.append(_Table(f"metoder.{each.id}.{name}", own, (each,), each if is_shared else None))
        return tables

    def _milestone(self, name: str, tables: Sequence[_Table]) -> Iterator[str]:
        language = self._language
        found = [(each, milestone) for each in self._rulesets if (milestone := each.milestone(name))]
        _, first = found[0]
        yield _rule()
        yield from _prose(f"{first.title[language]} · {FACTOR[first.factor][language]}")
        place = places([(each.title, milestone.source) for each, milestone in found], language)
        if place:
            yield from _prose(_SOURCE[language].format(place))
        for question in questions(self._rulesets, name, None):
            yield from _prose(f"- {question.told(language)}")
        for number, table in enumerate(tables):
            if number:
                yield ""
            if table.only:
                yield from _prose(_ONLY[language].format(table.only.title[language]))
            yield f"[{table.path}]"
            if not number and any(milestone.has_gate for _, milestone in found):
                yield from self._about(name)
            for field in table.fields:
                yield ""
                yield from self._field(name, field, table.rulesets)

    def _about(self, name: str) -> Iterator[str]:
        yield from _prose(_GATE[self._language])
        yield f"#ansvarlig = {_quoted(_ROLE[self._language])}"
        yield f"#frist = {self._start or '2027-02-01'}"
        yield f"#dokumentation = [{_quoted(_EVIDENCE[self._language].format(name))}]"

    def _field(self, milestone: str, field: Field, rulesets: Sequence[Ruleset]) -> Iterator[str]:
        language = self._language
        yield from _prose(f"{field.label[language]} · {_kind(field, language)}")
        for question in questions(rulesets, milestone, field.id):
            yield from _prose(f"- {question.told(language)}")
        if field.hint:
            yield from _prose(field.hint[language])
        yield from self._words(field)
        for part in field.fields:
            yield from _prose(f"  {part.id}: {part.label[language]} · {_kind(part, language)}", "    ")
            yield from self._words(part, "    ")
        for line in sample(field, language, self._start, WIDTH - 1):
            yield f"#{line}"

    def _words(self, field: Field, indent: str = "  ") -> Iterator[str]:
        for each in field.choices:
            yield from _prose(f"{indent}{each.id}: {Text(each.da, each.en)[self._language]}", f"{indent}  ")


def _fields(ruleset: Ruleset, name: str) -> dict[str, Field]:
    milestone = ruleset.milestone(name)
    return {field.id: field for field in milestone.fields} if milestone else {}


def _kind(field: Field, language: Language) -> str:
    return KIND[field.type][language]


def _prose(text: str, indent: str = "  ") -> Iterable[str]:
    """Wrap a comment; what follows the first line is indented."""
    lead = len(text) - len(text.lstrip())
    lines = textwrap.wrap(
        text.strip().replace("\u00a0", " "),
        WIDTH - 2,
        initial_indent=" " * lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"# {line}" for line in lines]


def _rule() -> str:
    return f"# {'─' * (WIDTH - 2)}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
