"""The page that leads to all methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.authoring.pages import GENERATOR, INDEX, name_of
from readiness.render.pages.blocks import Code, Danish, Link, Page, Paragraph, Row, Table, joined
from readiness.render.pages.method import counts, others
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
                joined(((Danish(document.title),) for document in each.ruleset.documents), "; "),
                (counts(each.ruleset, language),),
            ),
        )
        for each in methods
    )
    columns = tuple(text(key, language) for key in ("method", "ruleset", "sources", "holds"))
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
