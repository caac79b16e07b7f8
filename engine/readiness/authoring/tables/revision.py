"""A ruleset with the changes of a reviewer in it: the same file but for the values that were changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness.authoring.comparison import compare_documents
from readiness.authoring.comparison.versions import demand
from readiness.documents import parse_ruleset
from readiness.editing import edited, replaced
from readiness.errors import RulesetError
from readiness.literals import NOTHING
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.versions import Demand
    from readiness.authoring.tables.review import Change
    from readiness.written import RulesetDocument


class Revision(NamedTuple):
    """A ruleset with changes in it, and what they come to."""

    content: bytes
    effect: tuple[Comparison, Demand] | None  #: None where the ruleset was not valid before


def revised(content: bytes, changes: Sequence[Change], chain: Sequence[RulesetDocument]) -> Revision:
    """Put changes into the file of a ruleset, and make sure that it is a ruleset still.

    Args:
        content: The file, as it is stored.
        changes: What is to stand where.
        chain: The ruleset as it was read, after all that it extends.

    Raises:
        SetupError: A change cannot be made without touching more.
        RulesetError: The result is no valid ruleset, or does not fit what it extends.

    """
    *ancestors, own = chain
    file = own.file
    standing = {
        each.held.path: each.value
        for each in changes
        if each.value is not None and each.held.path in file.positions.values
    }
    new = replaced(content, file.name, standing) if standing else content
    for each in changes:
        if each.held.path not in standing:
            new = edited(new, file.name, each.held.path, NOTHING if each.value is None else each.value)
    document = parse_ruleset(new, file.name)
    after = [*ancestors, document]
    effective_ruleset(after)
    try:
        comparison = compare_documents(chain, after)
    except RulesetError:  # what the changes mend
        return Revision(new, None)
    return Revision(new, (comparison, demand(comparison, own, document)))
