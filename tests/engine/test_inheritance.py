"""Where each part of a ruleset comes from: inherited, replaced, left out or a method's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from readiness.inheritance import Omission, Origin, Provenance, provenance
from readiness.model import Text
from readiness.plugins import declarable, documents, load_method

if TYPE_CHECKING:
    from collections.abc import Callable

    from readiness.written import RulesetDocument

_TEXT = '{{ da = "{0} på dansk", en = "{0} in English" }}'


def _field(name: str) -> str:
    return f'[[milestone.field]]\nid = "{name}"\ntype = "bool"\nlabel = {_TEXT.format(name)}\n'


def _rule(name: str) -> str:
    return (
        f'[[milestone.rule]]\nid = "{name}"\nbasis = "afledt"\nquestion = {_TEXT.format(name)}\n'
        f'remedy = {_TEXT.format("Gør " + name)}\nmet = {{ answered = "felt" }}\n'
    )


def _milestone(name: str, *parts: str, head: str = "") -> str:
    return f'[[milestone]]\nid = "{name}"\n{head}\n{"".join(parts)}'


def _whole(name: str, *parts: str) -> str:
    return _milestone(name, *parts, head=f'factor = "ledelse"\ntitle = {_TEXT.format(name)}\nsource = {{}}')


def _ruleset(name: str, head: str, *milestones: str) -> str:
    return f'[ruleset]\nid = "{name}"\nversion = "1.0.0"\ntitle = {_TEXT.format(name)}\n{head}\n' + "".join(
        milestones
    )


@pytest.fixture
def follow(document: Callable[..., RulesetDocument]) -> Callable[..., Provenance]:
    """Read a chain of documents, `rod`, `gren` and `blad`, and follow it."""

    def follow(*chain: tuple[str, ...]) -> Provenance:
        names = ("rod", "gren", "blad")
        texts = [_ruleset(name, *parts) for name, parts in zip(names, chain, strict=False)]
        return provenance([document(text, f"{number}.toml") for number, text in enumerate(texts)])

    return follow


def _said(name: str) -> Text:
    return Text(f"{name} på dansk", f"{name} in English")


def test_a_part_that_nobody_changes_is_inherited_from_the_document_that_states_it(
    follow: Callable[..., Provenance],
) -> None:
    found = follow(("", _whole("m", _field("felt"), _rule("regel"))), ("",))

    assert found == Provenance(
        "gren", {"m": Origin("rod")}, {"m.felt": Origin("rod")}, {"m.regel": Origin("rod")}, ()
    )


def test_a_part_that_is_stated_again_replaces_the_one_before_it(follow: Callable[..., Provenance]) -> None:
    root = ("", _whole("m", _field("felt"), _rule("regel")))
    change = ("", _milestone("m", _field("felt"), _rule("regel")))

    once, twice = follow(root, change), follow(root, change, change)

    assert once.fields == {"m.felt": Origin("gren", replaces="rod")}
    assert once.rules == {"m.regel": Origin("gren", replaces="rod")}
    assert twice.rules == {"m.regel": Origin("blad", replaces="gren")}
    assert (once.omitted, once.milestones) == ((), {"m": Origin("rod")})


def test_a_part_of_its_own_replaces_nothing(follow: Callable[..., Provenance]) -> None:
    found = follow(("", _whole("m", _field("felt"))), ("", _milestone("m", _field("mit")), _whole("n")))

    assert found.fields["m.mit"] == Origin("gren")
    assert found.milestones["n"] == Origin("gren")


def test_what_is_dropped_is_told_with_its_text_and_by_whom(follow: Callable[..., Provenance]) -> None:
    head = 'drop_fields = ["et"]\ndrop_rules = ["regel"]'
    found = follow(
        ("", _whole("m", _field("et"), _field("felt"), _rule("regel"))), ("", _milestone("m", head=head))
    )

    assert found.omitted == (
        Omission("field", "m.et", _said("et"), "rod", "gren"),
        Omission("rule", "m.regel", _said("regel"), "rod", "gren"),
    )
    assert [*found.fields, *found.rules] == ["m.felt"]


def test_a_milestone_is_left_out_with_all_that_is_in_it(follow: Callable[..., Provenance]) -> None:
    found = follow(
        ("", _whole("m", _field("felt"), _rule("regel")), _whole("mm", _field("felt"))),
        ("",),
        ('omit = ["m"]',),
    )

    assert found.omitted == (Omission("milestone", "m", _said("m"), "rod", "blad"),)
    assert [*found.milestones, *found.fields, *found.rules] == ["mm", "mm.felt"]


def test_what_is_left_out_to_be_stated_in_other_words_is_replaced(follow: Callable[..., Provenance]) -> None:
    root = ("", _whole("m", _field("felt"), _rule("regel")))
    dropped = ("", _milestone("m", _rule("regel"), head='drop_rules = ["regel"]'))
    omitted = ('omit = ["m"]', _whole("m", _field("felt")))

    assert follow(root, dropped).rules == {"m.regel": Origin("gren", replaces="rod")}
    assert follow(root, omitted).milestones == {"m": Origin("gren", replaces="rod")}
    assert follow(root, dropped).omitted == follow(root, omitted).omitted == ()


@pytest.mark.parametrize(
    "head", [f"title = {_TEXT.format('ny')}", 'factor = "kompetencer"', "source = { page = 2 }", "after = []"]
)
def test_a_milestone_that_is_given_another_head_is_still_inherited(
    follow: Callable[..., Provenance], head: str
) -> None:
    found = follow(("", _whole("m")), ("", _milestone("m", head=head)), ("", _milestone("m", head=head)))

    assert found.milestones == {"m": Origin("rod", restated_by=("gren", "blad"))}


def test_a_milestone_that_is_left_out_is_told_by_its_last_title(follow: Callable[..., Provenance]) -> None:
    found = follow(
        ("", _whole("m")),
        ("", _milestone("m", head=f"title = {_TEXT.format('ny')}"), _milestone("m2", head=_HEAD)),
        ('omit = ["m"]',),
    )

    assert [each.text for each in found.omitted] == [_said("ny")]


_HEAD = f'factor = "ledelse"\ntitle = {_TEXT.format("m2")}\nsource = {{}}'


def test_omissions_can_be_asked_for_by_milestone(follow: Callable[..., Provenance]) -> None:
    found = follow(
        ("", _whole("m"), _whole("mm", _field("et"), _field("felt"))),
        ('omit = ["m"]', _milestone("mm", head='drop_fields = ["et"]')),
    )

    assert [each.id for each in found.omissions()] == ["m", "mm.et"]
    assert [each.id for each in found.omissions(["mm"])] == ["mm.et"]
    assert [each.id for each in found.omissions(["m"])] == ["m"]


@pytest.mark.parametrize("name", declarable())
def test_it_tells_of_just_those_parts_that_the_effective_ruleset_has(name: str) -> None:
    found, ruleset = provenance(documents(name)), load_method(name).ruleset

    assert found.own == name
    assert found.milestones.keys() == {each.id for each in ruleset.milestones}
    assert found.fields.keys() == {f"{m.id}.{field.id}" for m in ruleset.milestones for field in m.fields}
    assert {key: origin.stated_by for key, origin in found.rules.items()} == {
        rule.full_id: rule.stated_by for rule in ruleset.rules
    }
    there = {"milestone": found.milestones, "field": found.fields, "rule": found.rules}
    assert [each for each in found.omitted if each.id in there[each.kind]] == []
