"""A report as one HTML file: for the screen at a meeting, the web, and paper.

It fetches nothing and runs nothing. All that is said in colours and pictures stands beside them in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.render.canvas import Canvas
from readiness.render.html.outline import Outline
from readiness.render.html.page import page
from readiness.render.writer import Writer

if TYPE_CHECKING:
    from readiness.render.report import Report


def write(report: Report) -> str:
    """Write the page."""
    outline = Outline(Writer(Canvas(), report.language))
    return f"<!DOCTYPE html>\n{page(report.assessments, outline)}\n"
