"""The page that leads to all methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.pages import GENERATOR, INDEX, name_of
from readiness.render.pages.blocks import Code, Link, Page, Paragraph, Row, Table
from readiness.render.pages.method import others
from readiness.render.pages.texts import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readiness.authoring.pages import Documented, PageFormat
    from readiness.model import Language


def page(methods: Sequence[Documented], language: Language, written_as: PageFormat) -> Page:
    """Compose the page of all methods."""
    rows = tuple(
        Row(
            (Link(each.ruleset.title[language], name_of(each.ruleset.id, language)),),
            (
                (Code(each.ruleset.id), f" {each.ruleset.version}"),
                ("; ".join(document.title for document in each.ruleset.documents),),
                (_counts(each, language),),
            ),
        )
        for each in methods
    )
    columns = tuple(text(key, language) for key in ("method", "ruleset", "guide", "holds"))
    return Page(
        language,
        "readiness",
        text("index", language),
        (
            Paragraph(others(INDEX[written_as], language, written_as, has_index=False)),
            Paragraph((text("index lead", language),)),
            Table(text("index caption", language), columns, rows, "methods-index"),
        ),
        (),
        (text("footer", language), Code(GENERATOR), "."),
    )


def _counts(method: Documented, language: Language) -> str:
    rules = method.ruleset.rules
    gates = sum(each.gate for each in rules)
    return text("counts", language, milestones=len(method.ruleset.milestones), rules=len(rules), gates=gates)
