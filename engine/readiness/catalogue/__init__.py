"""What each code of a diagnostic says, advises and explains, in both languages.

F: the file. H: house rules of those who write methods. K: the setup. M: methods. P: personal data. R: rulesets.
A code is never used again for something else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.catalogue import (
    baselines,
    cautions,
    files,
    house,
    methods,
    new,
    pages,
    personal,
    projects,
    proofs,
    requests,
    rulesets,
    setups,
    slips,
    tables,
    versions,
    waivers,
    writing,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.catalogue.entry import Entry

#: Every code with what it says and what it advises.
CATALOGUE: Mapping[str, Entry] = dict(
    sorted(
        (
            *files.ENTRIES.items(),
            *slips.ENTRIES.items(),
            *writing.ENTRIES.items(),
            *baselines.ENTRIES.items(),
            *setups.ENTRIES.items(),
            *requests.ENTRIES.items(),
            *waivers.ENTRIES.items(),
            *cautions.ENTRIES.items(),
            *methods.ENTRIES.items(),
            *new.ENTRIES.items(),
            *projects.ENTRIES.items(),
            *house.ENTRIES.items(),
            *pages.ENTRIES.items(),
            *tables.ENTRIES.items(),
            *proofs.ENTRIES.items(),
            *personal.ENTRIES.items(),
            *rulesets.ENTRIES.items(),
            *versions.ENTRIES.items(),
        )
    )
)
