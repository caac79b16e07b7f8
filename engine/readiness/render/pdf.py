"""A report as a tagged PDF: the HTML page, printed. What opens it can read its language, headings and tables aloud."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from weasyprint import HTML, URLFetcher  # type: ignore[import-untyped]

from readiness.render import html

if TYPE_CHECKING:
    from readiness.render.report import Report


def write(report: Report) -> bytes:
    """Print the page; the same page gives the same bytes where the same fonts are installed."""
    page = html.write(report)
    printed: bytes = HTML(string=page, url_fetcher=URLFetcher(allowed_protocols=())).write_pdf(
        pdf_variant="pdf/ua-1", pdf_identifier=sha256(page.encode()).digest()[:16]
    )
    return printed
