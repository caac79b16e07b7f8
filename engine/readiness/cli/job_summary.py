"""The job summary of a run in GitHub Actions: a file that the runner names in the environment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from readiness.cli.files import encode
from readiness.wording import harmless

if TYPE_CHECKING:
    from readiness.render.report import Report

_VARIABLE = "GITHUB_STEP_SUMMARY"


def append(report: Report) -> str | None:
    """Add the report to the job summary, where there is one; give what went wrong as one line, or None."""
    name = os.environ.get(_VARIABLE)
    if not name:
        return None
    from readiness.render import github_summary  # noqa: PLC0415 (only in GitHub Actions)

    path = Path(name)
    try:
        with path.open("ab") as file:
            file.write(encode(github_summary.write(report, github_summary.LIMIT - file.tell())))
    except OSError as error:
        return f"{harmless(name)}: {error.strerror or error}\n"
    return None
