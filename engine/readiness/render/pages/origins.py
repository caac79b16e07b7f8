"""What a method inherits, replaces, adds and leaves out, part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from readiness.render.origins import PART
from readiness.render.pages.blocks import Code, Paragraph, Part, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from readiness.inheritance import Kind, Origin
    from readiness.model import Text
    from readiness.render.pages.sheet import Sheet


def part(sheet: Sheet) -> Part:
    """Count what is inherited as it is, and name all else."""
    kept: dict[Kind, int] = {"milestone": 0, "rule": 0, "field": 0}
    rows = []
    for kind, name, text, origin in _all(sheet):
        own = sheet.method.provenance.own
        if origin.stated_by != own and not origin.replaces and own not in origin.restated_by:
            kept[kind] += 1
            continue
        marks = (PART[kind][sheet.language], *sheet.origins.marks(origin))
        rows.append(Row((Code(name),), ((text[sheet.language],), (" · ".join(marks),))))
    for each in sheet.method.provenance.omitted:
        whose = " · ".join(sheet.origins.left_out(each))
        rows.append(Row((Code(each.id),), ((each.text[sheet.language],), (whose,))))
    counted = sheet.text("unchanged", milestones=kept["milestone"], rules=kept["rule"], fields=kept["field"])
    columns = tuple(sheet.text(key) for key in ("part", "what", "origin"))
    table = Table(sheet.text("origins caption"), columns, tuple(rows), "origins")
    return Part(
        "inherited-and-own",
        (sheet.text("origins"),),
        (Paragraph((counted,)), *((table,) if rows else ())),
    )


def _all(sheet: Sheet) -> Iterator[tuple[Kind, str, Text, Origin]]:
    """Go through all parts in reading order."""
    origins = sheet.method.provenance
    for milestone in sheet.ruleset.milestones:
        yield "milestone", milestone.id, milestone.title, origins.milestones[milestone.id]
        for rule in milestone.rules:
            yield "rule", rule.full_id, rule.question, origins.rules[rule.full_id]
        for field in milestone.fields:
            path = f"{milestone.id}.{field.id}"
            yield "field", path, field.label, origins.fields[path]
