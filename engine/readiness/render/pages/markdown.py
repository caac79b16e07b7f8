"""A page in Markdown, as GitHub and GitLab show it. It holds no HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from readiness.render import marks
from readiness.render.pages.blocks import (
    Code,
    Danish,
    Goto,
    Items,
    Link,
    Paragraph,
    Part,
    Strong,
    Table,
    Terms,
)
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from readiness.render.pages.blocks import Block, Entry, Inline, Line, Page

_DEEPEST = 6
#: A command of plain words, which is code though it has spaces.
_COMMAND = re.compile(r"[\w./-]+(?: [\w./-]+)+")


def write(page: Page, mark: str) -> str:
    """Write the page; the mark, which nobody sees, tells that it was written by this program."""
    return "\n\n".join((*_page(page), mark)) + "\n"


def _page(page: Page) -> Iterator[str]:
    yield f"# {_inline(page.title)}"
    yield from _blocks((*page.introduction, *page.parts), 2)
    yield "---"
    yield _line(page.footer)


def _blocks(blocks: Iterable[Block], level: int) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Part):
            yield f"{'#' * min(level, _DEEPEST)} {_line(block.title)}"
            yield from _blocks(block.content, level + 1)
        else:
            yield _block(block)


def _block(block: Paragraph | Items | Terms | Table) -> str:
    if isinstance(block, Paragraph):
        return f"{'> ' if block.is_note else ''}{_line(block.line)}"
    if isinstance(block, Items):
        return "\n".join(_entries(block.entries))
    if isinstance(block, Table):
        rows = [[_cell(cell) for cell in (row.heading, *row.cells)] for row in block.rows]
        table = marks.table([_inline(each) for each in block.columns], rows)
        return f"{_line((block.caption,))}\n\n{table}"
    lines = []
    for term in block.terms:
        lines.append(f"- **{_inline(term.name)}:** {_cell(term.line)}".rstrip())
        lines += _entries(term.entries, 1)
    return "\n".join(lines)


def _entries(entries: Iterable[Entry], below: int = 0) -> Iterator[str]:
    for each in entries:
        yield f"{'  ' * (each.depth + below)}- {_line(each.line)}"


def _line(line: Line) -> str:
    """Write what stands where a line begins."""
    first, *rest = line
    if isinstance(first, Danish):
        first = first.text
    begun = marks.line(harmless(first)) if isinstance(first, str) else _inline(first)
    if isinstance(first, str) and rest and first.endswith(" "):
        begun += " "  # which the end of a line would lose
    return begun + _cell(tuple(rest))


def _cell(line: Line) -> str:
    return "".join(map(_inline, line))


def _code(text: str) -> str:
    return f"`{text}`" if _COMMAND.fullmatch(text) else marks.code(text)


def _inline(inline: Inline) -> str:
    if isinstance(inline, Code) or (isinstance(inline, Goto) and inline.is_code):
        return _code(harmless(inline.text))
    if isinstance(inline, Strong):
        return f"**{_inline(inline.text)}**"
    if isinstance(inline, Link):
        return f"[{_inline(inline.text)}]({inline.file}.md)"
    if isinstance(inline, Goto | Danish):
        return _inline(inline.text)
    inner = marks.plain(harmless(inline))
    before, after = (" " if inline[at : at + 1 or None] == " " else "" for at in (0, -1))
    return f"{before}{inner}{after}" if inner else before
