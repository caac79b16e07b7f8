"""The job summary of GitHub: the report in Markdown, its rules folded, and never larger than GitHub takes."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from readiness.render import markdown_method
from readiness.render.canvas import Canvas
from readiness.render.headings import heading
from readiness.render.markdown import summary
from readiness.render.marks import plain
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.render.report import Report

#: GitHub drops a summary of more than 1 MiB whole. Some room is left for what other steps write.
LIMIT = 1000 * 1024


def write(report: Report, limit: int = LIMIT) -> str:
    """Write the summary of all files.

    Args:
        report: What to write.
        limit: How many bytes it may take. Parts beyond it are left out whole, and the end says so, where
            there is room for that.

    """
    note = heading("cut", report.language, option="`-o markdown=rapport.md`") + "\n"
    room = limit - len(note.encode())
    if room < 0:
        return ""
    written: list[str] = []
    for part in _parts(report):
        room -= len(part.encode())
        if room < 0:
            return "".join([*written, note])
        written.append(part)
    return "".join(written)


def _parts(report: Report) -> Iterator[str]:
    """Give what matters of each file first, then the rules of each."""
    writer = Writer(Canvas(), report.language)
    for assessment in report.assessments:
        yield from (f"{part}\n\n" for part in summary(assessment, writer))
    for assessment in report.assessments:
        for method in assessment.methods:
            title = plain(writer.title(method.ruleset.title))
            yield f"## {title} · {heading('all rules', writer.language)}\n\n"
            for name, rules in markdown_method.milestones(method, writer):
                yield f"<details><summary>{escape(name)}</summary>\n\n{rules}\n\n</details>\n\n"
