"""Which questions of a guide are asked by which rules, and which by none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.conftest import head

from readiness.coverage import coverage
from readiness.errors import RulesetError
from readiness.ruleset import effective_ruleset

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.model import Ruleset
    from readiness.written import RulesetDocument

    Read = Callable[..., RulesetDocument]
    Join = Callable[..., Ruleset]

RULE = """
[[milestone.rule]]
id = "{id}"
basis = "{basis}"
source = {source}
question = {{ da = "Hvor mange?", en = "How many?" }}
met = {{ at_least = "sager", value = 1 }}
message.unmet = {{ da = "Ingen.", en = "None." }}
remedy = {{ da = "Find et.", en = "Find one." }}
"""
HEAD = head("proeve", "Prøve", "Trial")
LISTED = "milestones = [{ number = 1, page = 4, questions = 3 }, { number = 2, page = 5, questions = 1 }]\n"
MILESTONE = """
[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4, milestone = 1 }
field = [{ id = "sager", type = "int", label = { da = "Sager", en = "Cases" } }]
"""
CONTRADICTION = """
[[milestone.contradiction]]
id = "ingen"
basis = "kilde_krav"
source = { question = 9 }
when = { at_most = "sager", value = 0 }
message = { da = "Der er ingen.", en = "There are none." }
remedy = { da = "Ret tallet.", en = "Mend the number." }
"""


def rule(name: str, source: str, basis: str = "kilde_krav") -> str:
    return RULE.format(id=name, source=source, basis=basis)


@pytest.fixture
def join(document: Read) -> Join:
    def join(*rules: str, listed: str = LISTED) -> Ruleset:
        return effective_ruleset([document("".join((HEAD, listed, MILESTONE, *rules)))])

    return join


def test_a_question_is_covered_by_the_rules_that_cite_it(join: Join) -> None:
    [found] = coverage(
        join(
            rule("a", "{ question = 1 }"),
            rule("b", "{ question = 1 }", "afledt"),
            rule("c", "{ question = 3 }", "afledt"),
            rule("d", "{}"),
        )
    )
    first, second = found.milestones

    assert [[each.id for each in question.rules] for question in first.questions] == [["a", "b"], [], ["c"]]
    assert [each.is_covered for each in found.questions] == [True, False, False, False]
    assert [each.id for each in first.of_the_text] == ["d"]
    assert second.of_the_text == ()
    assert [each.id for each in found.rules] == ["a", "b", "c", "d"]


def test_of_a_document_that_lists_no_milestones_coverage_cannot_be_told(join: Join) -> None:
    [found] = coverage(join(rule("a", "{ question = 7 }"), listed=""))

    assert not found.milestones
    assert not found.questions
    assert [each.id for each in found.rules] == ["a"]


@pytest.mark.parametrize(
    ("cites", "told"),
    [
        (rule("a", "{ question = 4 }"), ("proeve.toml", "maal.a", "1", "4")),
        (rule("a", "{ milestone = 3 }"), ("proeve.toml", "maal.a", "3", "–")),
        (CONTRADICTION, ("proeve.toml", "maal.ingen", "1", "9")),
    ],
    ids=["question", "milestone", "contradiction"],
)
def test_a_source_that_its_document_does_not_have_is_told_where_it_stands(
    document: Read, cites: str, told: tuple[str, str, str, str]
) -> None:
    with pytest.raises(RulesetError) as caught:
        effective_ruleset([document(HEAD + LISTED + MILESTONE + cites, "proeve.toml")])
    [fault] = caught.value.diagnostics

    assert fault.code == "R027"
    assert fault.place is not None
    assert fault.place.text.startswith("source")
    assert (fault.place.path, *(fault.values[key] for key in ("id", "milestone", "index"))) == told


@pytest.mark.parametrize("source", ["{ question = 3 }", "{ milestone = 2, question = 1 }", "{}"])
def test_a_source_that_its_document_has_is_no_fault(join: Join, source: str) -> None:
    assert join(rule("a", source)).rules
