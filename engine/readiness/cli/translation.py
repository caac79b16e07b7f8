"""Click's own words in the language of the run.

Click asks gettext for the domain `messages`. For the length of a run that domain is ours; what the process
had before is put back, for those who call the command line from a program of their own.
"""

from __future__ import annotations

import gettext
import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.model import Language

#: The translations; English is what click says by itself.
FOLDER = Path(__file__).parents[1] / "locale"
_DOMAIN = "messages"
_ASKED = "LANGUAGE"


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Let click speak a language. Nothing is read before click has something to say."""
    domain, bound = gettext.textdomain(), gettext.bindtextdomain(_DOMAIN)
    asked = os.environ.get(_ASKED)
    gettext.textdomain(_DOMAIN)
    gettext.bindtextdomain(_DOMAIN, str(FOLDER))
    os.environ[_ASKED] = language
    try:
        yield
    finally:
        gettext.textdomain(domain)
        gettext.bindtextdomain(_DOMAIN, bound)
        if asked is None:
            del os.environ[_ASKED]
        else:
            os.environ[_ASKED] = asked
