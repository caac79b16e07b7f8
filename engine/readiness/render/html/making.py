"""How the score is made, what of it is not validated, and what the report was made from."""

from __future__ import annotations

from importlib.metadata import version
from typing import TYPE_CHECKING

from readiness import wording
from readiness.model import Basis
from readiness.render.html.elements import element

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.assessment import Assessment
    from readiness.model import Ruleset
    from readiness.render.html.elements import Content, Element
    from readiness.render.html.outline import Outline, Section


def sections(assessments: Sequence[Assessment], outline: Outline) -> Iterator[Section]:
    """Make the last parts of the page; they hold for all files."""
    rulesets = list({each.ruleset.id: each.ruleset for one in assessments for each in one.methods}.values())
    keys = ("how each", "how open", "how means", "how verdict")
    how = element("ul", [element("li", outline.heading(key)) for key in keys])
    yield outline.section("how", outline.heading("how"), [how])
    yield outline.section("limits", outline.heading("limits"), _limits(rulesets, outline))
    yield outline.section("about", outline.text("about"), _about(assessments, rulesets, outline))


def _limits(rulesets: Sequence[Ruleset], outline: Outline) -> Iterator[Element]:
    for each in dict.fromkeys(ruleset.thresholds for ruleset in rulesets):
        yield element("p", outline.writer.say("limits", ready=each.ready, minimum=each.minimum))
    rules = (rule for ruleset in rulesets for rule in ruleset.rules)
    derived = dict.fromkeys(rule.full_id for rule in rules if rule.basis is Basis.DERIVED)
    if derived:
        before, after = outline.heading("derived", rules="\0").split("\0")
        names = [part for name in derived for part in (", ", element("code", name))][1:]
        yield element("p", before, names, after)


def _about(
    assessments: Sequence[Assessment], rulesets: Sequence[Ruleset], outline: Outline
) -> Iterator[Element]:
    for each in assessments:
        yield _terms(
            (outline.text("about file"), element("code", wording.harmless(each.path))),
            (outline.text("about day"), outline.writer.day(each.as_of)),
            (outline.text("about print"), element("code", each.sha256)),
        )
    named = [element("span", element("code", f"{each.id} {each.version}"), " ") for each in rulesets]
    yield _terms(
        (outline.text("about ruleset"), element("span", named)),
        (outline.text("about program"), f"readiness {version('readiness')}"),
    )


def _terms(*terms: tuple[str, Content]) -> Element:
    rows = [element("div", element("dt", term), element("dd", said)) for term, said in terms]
    return element("dl", rows)
