"""What changed between two versions of a ruleset in Markdown: for a release note or a pull request."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Group
from readiness.errors import ReadinessError
from readiness.render.canvas import Canvas
from readiness.render.comparison import consequences
from readiness.render.comparison.text import judged, title
from readiness.render.comparison.told import heading, told
from readiness.render.comparison.words import GROUP, word
from readiness.render.marks import code, line, plain
from readiness.render.writer import Writer
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.changes import Change
    from readiness.authoring.comparison.consequences import Consequence, Consequences
    from readiness.authoring.comparison.versions import Demand
    from readiness.model import Language
    from readiness.render.comparison.inline import Segment
    from readiness.render.comparison.told import ToldChange

_MARKS = {"-": "~~", "+": "**", "=": ""}


def write(comparison: Comparison, demand: Demand, found: Consequences | None, language: Language) -> str:
    """Write a comparison as Markdown."""
    writer = Writer(Canvas(), language)
    return "\n\n".join(_parts(comparison, demand, found, writer)) + "\n"


def _parts(
    comparison: Comparison, demand: Demand, found: Consequences | None, writer: Writer
) -> Iterator[str]:
    language = writer.language
    yield f"## {plain(title(comparison, language))}"
    yield line(judged(comparison, demand, language))
    if not comparison.changes:
        yield line(word("none", language))
    for group in Group:
        changes = comparison.of(group)
        if changes:
            yield f"### {plain(GROUP[group][language])}"
            named = groupby(changes, key=lambda change: heading(change, comparison, language))
            yield "\n".join(
                row for head, several in named for row in _item(head, several, comparison, writer)
            )
    if found is not None:
        yield f"### {plain(word('setups', language))}"
        if found.borrowed:
            names = ", ".join(each.partition("/")[2] for each in found.borrowed)
            yield line(harmless(word("borrowed", language, names=names)))
        yield from ("\n".join(_setup(each, comparison, writer)) for each in found.setups)
    number = len(comparison.functions)
    if number:
        yield line(word("code one" if number == 1 else "code", language, n=number))


def _item(head: str, several: Iterator[Change], comparison: Comparison, writer: Writer) -> Iterator[str]:
    yield f"- **{plain(head)}**"
    for change in several:
        yield from _change(told(change, comparison, writer.language), writer)


def _change(change: ToldChange, writer: Writer) -> Iterator[str]:
    moves = f" *{plain(change.moves)}*" if change.moves else ""
    yield f"  - {line(change.sentence)}{moves}"
    for depth, segments in change.inline:
        yield f"    {' ' * depth}- {_inline(segments)}"
    for key, side in (("before", change.before), ("after", change.after)):
        if side:
            label = word(key, writer.language)
            yield f"    - {label}: {plain(side[0])}"
            yield from _indented(side[1:], 6)
    yield from _indented(change.about, 4)


def _indented(texts: Sequence[str], room: int) -> Iterator[str]:
    """Write lines as a list that is as deep as they are led in."""
    for text in texts:
        depth = len(text) - len(text.lstrip(" "))
        yield f"{' ' * (room + depth)}- {line(text)}"


def _inline(segments: Sequence[Segment]) -> str:
    shown = ((_MARKS[each.sign], plain(each.text)) for each in segments)
    return " ".join(f"{mark}{text}{mark}" for mark, text in shown if text)


def _setup(found: Consequence, comparison: Comparison, writer: Writer) -> Iterator[str]:
    language = writer.language
    yield f"- {code(harmless(found.path))}"
    before, after = found.before, found.after
    if isinstance(before, ReadinessError) or isinstance(after, ReadinessError):
        yield f"  - {plain(word(consequences.fate(before, after), language))}"
        if isinstance(after, ReadinessError):
            for each in after.diagnostics:
                yield f"    - {each.code} {plain(each.sentence(language))} {plain(each.advice(language))}"
        return
    yield f"  - {plain(consequences.standing(before, after, writer))}"
    if found.is_same:
        yield f"  - {plain(word('same', language))}"
    for turn in found.turns:
        was, now = (plain(consequences.outcome(each, writer)) for each in (turn.was, turn.now))
        reasons = " ".join(consequences.reasons(turn, comparison, writer))
        yield f"  - {code(turn.name)}: {was} → {now}, {plain(word('because', language, what=reasons))}"
    if found.others:
        yield f"  - {plain(word('also', language))}"
        yield from (f"    - {plain(consequences.named(each, comparison, writer))}" for each in found.others)
