"""Every question of the three guides is asked by a rule that cites it, and no rule cites another."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from readiness import toml
from readiness.documents import read_ruleset
from readiness.plugins import load_method
from readiness.ruleset import effective_ruleset

GUIDES: dict[str, Any] = toml.read(Path(__file__).parents[1] / "guides.toml").values
METHODS = {
    "din": "inddragende_netvaerksmoede",
    "frl": "familieraadslagning",
    "sos": "signs_of_safety",
}
MILESTONES = {"din": 16, "frl": 17, "sos": 14}
QUESTIONS = {"din": 56, "frl": 59, "sos": 51}


@dataclass(frozen=True)
class Question:
    """One question of a guide: where it stands, and the id of the rule that asks it."""

    guide: str
    page: int
    milestone: int
    number: int
    rule: str


ALL_QUESTIONS = [
    Question(guide, milestone["page"], milestone["number"], number, f"{milestone['id']}.{name}")
    for guide in METHODS
    for milestone in GUIDES[guide]["milestone"]
    for number, name in enumerate(milestone["questions"], start=1)
]
QUESTION_IDS = [f"{each.guide}/{each.rule}" for each in ALL_QUESTIONS]
ALL_MILESTONES = [(guide, each) for guide in METHODS for each in GUIDES[guide]["milestone"]]
MILESTONE_IDS = [f"{guide}/{each['id']}" for guide, each in ALL_MILESTONES]


@pytest.mark.parametrize("guide", METHODS)
def test_the_list_of_guides_is_complete(guide: str) -> None:
    milestones = GUIDES[guide]["milestone"]

    assert [each["number"] for each in milestones] == list(range(1, MILESTONES[guide] + 1))
    assert sum(len(each["questions"]) for each in milestones) == QUESTIONS[guide]


@pytest.mark.parametrize("question", ALL_QUESTIONS, ids=QUESTION_IDS)
def test_a_question_of_a_guide_is_asked_by_the_rule_of_its_name(question: Question) -> None:
    rules = {rule.full_id: rule.source for rule in load_method(METHODS[question.guide]).ruleset.rules}
    source = rules[question.rule]

    assert (source.document, source.page, source.milestone, source.question) == (
        question.guide,
        question.page,
        question.milestone,
        question.number,
    )


@pytest.mark.parametrize(("guide", "written"), ALL_MILESTONES, ids=MILESTONE_IDS)
def test_a_milestone_of_a_guide_stands_where_the_guide_has_it(guide: str, written: dict[str, Any]) -> None:
    milestone = load_method(METHODS[guide]).ruleset.milestone(written["id"])

    assert milestone is not None
    assert milestone.factor == written["factor"]
    assert (milestone.source.document, milestone.source.page, milestone.source.milestone) == (
        guide,
        written["page"],
        written["number"],
    )


@pytest.mark.parametrize("guide", METHODS)
def test_a_method_has_the_milestones_of_its_guide_in_their_order(guide: str) -> None:
    milestones = load_method(METHODS[guide]).ruleset.milestones

    assert [each.id for each in milestones] == [each["id"] for each in GUIDES[guide]["milestone"]]


@pytest.mark.parametrize("guide", METHODS)
def test_no_rule_cites_a_question_that_its_guide_does_not_ask(guide: str) -> None:
    asked = {(each.milestone, each.number) for each in ALL_QUESTIONS if each.guide == guide}
    cited = {
        (rule.source.milestone, rule.source.question)
        for rule in load_method(METHODS[guide]).ruleset.rules
        if rule.source.question is not None
    }

    assert cited == asked


@pytest.mark.parametrize("guide", METHODS)
def test_every_rule_and_milestone_cites_a_page_of_its_own_guide(guide: str) -> None:
    ruleset = load_method(METHODS[guide]).ruleset
    pages = {each["number"]: each["page"] for each in GUIDES[guide]["milestone"]}
    numbers = {each.id: each.source.milestone for each in ruleset.milestones}

    assert [document.id for document in ruleset.documents] == [guide]
    for rule in ruleset.rules:
        assert rule.source.document == guide
        assert rule.source.milestone == numbers[rule.milestone]
        assert rule.source.page in range(pages[rule.source.milestone or 0], 14)


@pytest.mark.parametrize("guide", METHODS)
def test_the_rules_that_ask_the_guides_questions_stand_in_the_guides_order(guide: str) -> None:
    names = {each.rule for each in ALL_QUESTIONS if each.guide == guide}
    ruleset = load_method(METHODS[guide]).ruleset

    asked = [rule.full_id for rule in ruleset.rules if rule.full_id in names]

    assert asked == [each.rule for each in ALL_QUESTIONS if each.guide == guide]


def test_fourteen_milestones_are_shared_by_all_three_guides() -> None:
    document = read_ruleset(files("readiness_rulesets") / "faelles.toml")

    shared = {each.id for each in effective_ruleset([document]).milestones}

    assert len(shared) == 14
    assert all(shared <= {each["id"] for each in GUIDES[guide]["milestone"]} for guide in METHODS)


def test_signs_of_safety_requires_no_evaluation_because_its_guide_has_none() -> None:
    assert load_method("signs_of_safety").ruleset.milestone("evaluering") is None
    assert load_method("familieraadslagning").ruleset.milestone("evaluering") is not None


@pytest.mark.parametrize("guide", METHODS)
def test_a_ruleset_lists_the_milestones_of_its_guide_with_their_pages_and_how_many_questions_they_have(
    guide: str,
) -> None:
    [document] = load_method(METHODS[guide]).ruleset.documents

    assert [(each.number, each.page, each.questions) for each in document.milestones] == [
        (each["number"], each["page"], len(each["questions"])) for each in GUIDES[guide]["milestone"]
    ]
