"""A page as one HTML file: it looks as the reports do, fetches nothing and runs nothing."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from readiness.render.canvas import Canvas
from readiness.render.html.elements import element
from readiness.render.html.frame import Head, contents, foot_of_paper, frame
from readiness.render.html.outline import Outline
from readiness.render.html.palette import stylesheet
from readiness.render.html.tables import Row, table
from readiness.render.pages.blocks import Code, Danish, Goto, Items, Link, Paragraph, Part, Strong, Table
from readiness.render.writer import Writer
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from readiness.render.html.elements import Content, Element
    from readiness.render.pages.blocks import Block, Entry, Inline, Line, Page, Terms


def write(page: Page, generator: str) -> str:
    """Write the page; its head names what wrote it."""
    outline = Outline(Writer(Canvas(), page.language))
    links = {part.anchor: _line(part.title) for part in page.parts}
    whole = frame(
        outline,
        Head(
            harmless(page.title),
            {"generator": generator},
            stylesheet() + _own_style() + foot_of_paper(outline, harmless(page.title)),
        ),
        header=(element("p", harmless(page.kicker)), element("p", harmless(page.title))),
        main=(
            element("h1", harmless(page.title)),
            *_blocks(page.introduction, outline),
            *([contents(outline, links)] if len(links) > 1 else []),
            *_blocks(page.parts, outline),
        ),
        footer=_line(page.footer),
    )
    return f"<!DOCTYPE html>\n{whole}\n"


@cache
def _own_style() -> str:
    return files(__package__).joinpath("pages.css").read_text(encoding="utf-8")


def _blocks(blocks: Iterable[Block], outline: Outline) -> Iterator[Element]:
    for block in blocks:
        if isinstance(block, Part):
            title = outline.title(*_line(block.title), id=block.anchor)
            yield element("section", title, _blocks(block.content, outline.deeper()))
        else:
            yield _block(block)


def _block(block: Paragraph | Items | Terms | Table) -> Element:
    if isinstance(block, Paragraph):
        return element("p", _line(block.line), class_="note" if block.is_note else None)
    if isinstance(block, Items):
        return _list(block.entries)
    if isinstance(block, Table):
        rows = [
            Row(_line(row.heading), [element("span", _line(cell)) for cell in row.cells])
            for row in block.rows
        ]
        return table(harmless(block.caption), [harmless(each) for each in block.columns], rows, block.kind)
    terms = (
        element(
            "div",
            element("dt", harmless(term.name)),
            element("dd", _line(term.line), _list(term.entries) if term.entries else None),
        )
        for term in block.terms
    )
    return element("dl", terms)


def _list(entries: Sequence[Entry]) -> Element:
    """Make a list of the entries, those that stand deeper inside the one before them."""
    made: list[Element] = []
    begun = [number for number, each in enumerate(entries) if each.depth == entries[0].depth]
    for start, end in zip(begun, [*begun[1:], len(entries)], strict=True):
        inner = entries[start + 1 : end]
        made.append(element("li", _line(entries[start].line), _list(inner) if inner else None))
    return element("ul", made)


def _line(line: Line) -> tuple[Content, ...]:
    return tuple(map(_inline, line))


def _inline(inline: Inline) -> Content:
    if isinstance(inline, Code):
        return element("code", _words(inline))
    if isinstance(inline, Strong):
        return element("strong", _words(inline))
    if isinstance(inline, Link):
        return element("a", _words(inline), href=f"{inline.file}.html", lang=inline.language)
    if isinstance(inline, Danish):
        return element("span", _words(inline), lang="da")
    if isinstance(inline, Goto):
        words: Content = _words(inline)
        return element("a", element("code", words) if inline.is_code else words, href=f"#{inline.anchor}")
    return _words(inline)


def _words(inline: Inline) -> str:
    return harmless(inline if isinstance(inline, str) else inline.text)
