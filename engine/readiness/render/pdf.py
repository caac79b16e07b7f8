"""A report as a tagged PDF: the HTML page, printed. Its headings and tables can be read aloud."""

from __future__ import annotations

from contextlib import redirect_stdout
from hashlib import sha256
from io import StringIO
from typing import TYPE_CHECKING

from readiness.render import html

with redirect_stdout(StringIO()):  # where a library is missing, it prints advice among our output
    from weasyprint import HTML, URLFetcher  # type: ignore[import-untyped]  # it has no types

if TYPE_CHECKING:
    from readiness.render.report import Report


def write(report: Report) -> bytes:
    """Print the page; the same page gives the same bytes where the same fonts are installed."""
    page = html.write(report)
    printed: bytes = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=())).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=sha256(page.encode()).digest()[:16]
    )
    return printed
