"""What changed between two versions of a ruleset, as text for those who own the method."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Group
from readiness.render.comparison import consequences
from readiness.render.comparison.told import heading, told
from readiness.render.comparison.words import GROUP, MOVES, word
from readiness.render.writer import Writer
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.consequences import Consequences
    from readiness.authoring.comparison.versions import Demand
    from readiness.model import Language
    from readiness.render.canvas import Canvas
    from readiness.render.comparison.inline import Segment
    from readiness.render.comparison.told import ToldChange

_LEAD = 6  # cells of "før" and "nu" with their room


def render(
    comparison: Comparison,
    canvas: Canvas,
    language: Language,
    *,
    demand: Demand | None = None,
    found: Consequences | None = None,
) -> str:
    """Write the changes, grouped by what they come to for those who use the method.

    Args:
        comparison: The two versions.
        canvas: What to write on.
        language: In which language.
        demand: What the changes demand of the version; not told when left out.
        found: What becomes of setups; not told when left out.

    """
    writer = Writer(canvas, language)
    return canvas.finished(_whole(comparison, writer, demand, found))


def _whole(
    comparison: Comparison, writer: Writer, demand: Demand | None, found: Consequences | None
) -> Iterator[str]:
    if demand is not None:
        yield from (writer.strong(line) for line in writer.paragraph(title(comparison, writer.language)))
        yield writer.canvas.rule()
    yield from lines(comparison, writer)
    if found is not None:
        yield ""
        yield from consequences.lines(found, comparison, writer)
    if demand is not None:
        yield ""
        yield from writer.paragraph(judged(comparison, demand, writer.language))


def gist(comparison: Comparison, demand: Demand, canvas: Canvas, language: Language) -> str:
    """Write what the changes can move beyond words, each in a line; nothing where all is words.

    Args:
        comparison: A ruleset before and after it was edited.
        demand: What the edits demand of the version.
        canvas: What to write on.
        language: In which language.

    """
    groups = [each for each in Group if each is not Group.WORDS and comparison.of(each)]
    return canvas.finished(_gist(comparison, groups, demand, Writer(canvas, language))) if groups else ""


def _gist(comparison: Comparison, groups: Sequence[Group], demand: Demand, writer: Writer) -> Iterator[str]:
    language = writer.language
    for group in groups:
        yield ""
        yield writer.strong(GROUP[group][language])
        for change in comparison.of(group):
            said = f"{consequences.named(change, comparison, writer)} {MOVES[change.moves][language]}"
            yield from writer.canvas.wrapped(said, "  · ", "    ")
    if demand.least is not None:
        yield ""
        version = harmless(comparison.old.version)
        yield from writer.paragraph(word("if issued", language, version=version, least=demand.least))


def title(comparison: Comparison, language: Language) -> str:
    """Name the method and its two versions."""
    old, new = comparison.old.version, comparison.new.version
    versions = old if old == new else f"{old} → {new}"
    return harmless(f"{comparison.new.title[language]} ({comparison.new.id}) {versions}")


def judged(comparison: Comparison, demand: Demand, language: Language) -> str:
    """Say what the changes demand of the version, and whether it has it."""
    if not comparison.changes:
        return word("no demand", language)
    if demand.least is None:
        return word("not a version", language)
    said = word("demand", language, least=demand.least)
    return f"{said} {word('too low' if demand.faults else 'high enough', language)}"


def lines(comparison: Comparison, writer: Writer) -> Iterator[str]:
    """Write the changes line by line."""
    language = writer.language
    if not comparison.changes:
        yield from writer.paragraph(word("none", language))
    is_first = True
    for group in Group:
        changes = comparison.of(group)
        if not changes:
            continue
        if not is_first:
            yield ""
        is_first = False
        yield writer.strong(f"{GROUP[group][language]} ({len(changes)})")
        named = groupby(changes, key=lambda change: heading(change, comparison, language))
        for head, several in named:
            yield ""
            yield from writer.paragraph(head, "  ")
            for change in several:
                yield from _change(told(change, comparison, language), writer)
    yield from _code(comparison, writer)


def _change(change: ToldChange, writer: Writer) -> Iterator[str]:
    yield from writer.canvas.wrapped(change.sentence, "  · ", "    ")
    for depth, segments in change.inline:
        yield from _indented(" " * depth + inline(segments), "      ", writer)
    for key, side in (("before", change.before), ("after", change.after)):
        for number, line in enumerate(side):
            label = word(key, writer.language) if number == 0 else ""
            yield from _indented(line, f"      {label:<{_LEAD}} ", writer)
    for line in change.about:
        yield from _indented(line, "      ", writer)
    if change.moves:
        yield from (
            writer.canvas.tone(line, "faint") for line in writer.canvas.wrapped(change.moves, "      → ")
        )


def _indented(line: str, lead: str, writer: Writer) -> Iterator[str]:
    text = line.lstrip(" ")
    yield from writer.paragraph(text, lead + " " * (len(line) - len(text)))


def inline(segments: Sequence[Segment]) -> str:
    """Write a text with what is gone in `[-…-]` and what is new in `{+…+}`."""
    signs = {"-": ("[-", "-]"), "+": ("{+", "+}"), "=": ("", "")}
    shown = []
    for segment in segments:
        begin, end = signs[segment.sign]
        shown.append(f"{begin}{segment.text}{end}".strip())
    return " ".join(filter(None, shown))


def _code(comparison: Comparison, writer: Writer) -> Iterator[str]:
    """Say what is not compared."""
    number = len(comparison.functions)
    if number:
        yield ""
        yield from writer.paragraph(word("code one" if number == 1 else "code", writer.language, n=number))
