"""The action plan of a file: all that is to be done, what must be in place first at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness import wording
from readiness.judgement import Outcome
from readiness.render import phrases
from readiness.render.gaps import NO_GAP, found_across
from readiness.render.headings import heading
from readiness.render.office.paper import WIDE_CM, Column, Strong
from readiness.render.office.texts import text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import AcrossFinding, Assessment, MethodAssessment, Step
    from readiness.render.office.paper import Cell, Paper
    from readiness.render.writer import Writer


class _Task(NamedTuple):
    """Something to do, by whom, when and where; several methods may ask for it."""

    what: tuple[str | Strong, ...]
    owner: str
    due: str
    place: str


class _Asked(NamedTuple):
    """Who asks for a task."""

    is_first: bool  #: whether it must be done before the start
    methods: tuple[str, ...]
    source: str


def write(assessment: Assessment, paper: Paper, writer: Writer, level: int) -> None:
    """Write the plan as one table, on wide pages of its own; `level` is that of its heading."""
    language, several = writer.language, len(assessment.methods) > 1
    rows = _rows(assessment, writer)
    if not rows:
        paper.heading(text("plan", language), level)
        paper.paragraph(text("plan done", language))
        return
    paper.turn(is_wide=True)
    paper.heading(text("plan", language), level)
    paper.paragraph(text("plan note", language))
    columns = [
        Column(text("column number", language), 1.1),
        Column(text("column before", language), 1.7),
        *([Column(writer.say("method"), 3.2)] if several else []),
        Column(heading("column what", language), 5.7 if several else 7.2),
        Column(heading("column owner", language), 3.6),
        Column(heading("column due", language), 2.3),
        Column(heading("column source", language), WIDE_CM - (21.3 if several else 19.6)),
        Column(heading("column place", language), 3.7),
    ]
    paper.table(text("plan caption", language), columns, rows)
    paper.turn(is_wide=False)


def _rows(assessment: Assessment, writer: Writer) -> Sequence[Sequence[Cell]]:
    """Give a row for each task; methods that ask for the same thing share one."""
    tasks: dict[_Task, list[_Asked]] = {}
    for task, asked in _tasks(assessment, writer):
        tasks.setdefault(task, []).append(asked)
    several = len(assessment.methods) > 1
    return [
        (
            str(number),
            text("yes" if any(each.is_first for each in asked) else "no", writer.language),
            *([tuple(dict.fromkeys(name for each in asked for name in each.methods))] if several else []),
            task.what,
            task.owner,
            task.due,
            tuple(dict.fromkeys(each.source for each in asked)),
            task.place,
        )
        for number, (task, asked) in enumerate(tasks.items(), start=1)
    ]


def _tasks(assessment: Assessment, writer: Writer) -> Iterator[tuple[_Task, _Asked]]:
    """Give what each method asks for, then what they share, then what can wait."""
    steps = [(method, step) for method in assessment.methods for step in method.next_steps]
    yield from (_step(*each, writer) for each in steps if each[1].gates)
    for finding in assessment.across:
        if finding.outcome not in NO_GAP:
            yield _shared(assessment, finding, writer)
    yield from (_step(*each, writer) for each in steps if not each[1].gates)


def _step(method: MethodAssessment, step: Step, writer: Writer) -> tuple[_Task, _Asked]:
    milestone, finding = step.milestone, step.findings[0]
    missing = heading("missing", writer.language)
    waivers = [each.waiver for each in step.findings if each.waiver]
    task = _Task(
        what=(
            Strong(phrases.deed(step, writer)),
            *([] if step.is_open else [phrases.found(finding, writer)]),
            *(f"{writer.say('waived')} {writer.waiver(each)}" for each in waivers),
        ),
        owner=wording.shown(milestone.owner) if milestone.owner else missing,
        due=writer.day(milestone.due) if milestone.due else missing,
        place=writer.place(finding.place),
    )
    source = milestone.milestone.source if step.is_open else finding.rule.source
    title = writer.title(method.ruleset.title)
    return task, _Asked(step.gates > 0, (title,), phrases.source(method.ruleset, source, writer))


def _shared(assessment: Assessment, finding: AcrossFinding, writer: Writer) -> tuple[_Task, _Asked]:
    titles = {each.ruleset.id: writer.title(each.ruleset.title) for each in assessment.methods}
    missing, waiver = heading("missing", writer.language), finding.waiver
    task = _Task(
        what=(
            Strong(writer.advice(finding.outcome, finding.rule.remedy)),
            found_across(finding, writer),
            *([f"{writer.say('waived')} {writer.waiver(waiver)}"] if waiver else []),
        ),
        owner=missing,
        due=missing,
        place="–" if finding.outcome is Outcome.ERROR else writer.place(finding.place),
    )
    source = writer.source(finding.rule.source, writer.say("the guides"))
    return task, _Asked(
        is_first=False, methods=tuple(titles.get(name, name) for name in finding.methods), source=source
    )
