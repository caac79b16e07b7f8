"""Ruleset documents are read strictly: every fault is told with its place, all of one kind at once."""

from __future__ import annotations

from importlib.resources import files
from typing import TYPE_CHECKING

import pytest

from readiness.declarable import ABOUT
from readiness.documents import read_ruleset
from readiness.errors import RulesetError
from readiness.inspection import RESERVED
from readiness.model import Basis, Factor, Measure
from readiness.sources import GuideMilestone, Source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from readiness.written import RulesetDocument

    Read = Callable[..., RulesetDocument]

WHOLE = """\
# A trial.
[ruleset]
id = "proeve"
version = "1.0.0"
guide = "bog"
title = { da = "Prøve", en = "Trial" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"

[[milestone]]
id = "samarbejde"
factor = "ledelse"
title = { da = "Samarbejde", en = "Cooperation" }
source = { page = 4, milestone = 1 }

[[milestone.field]]
id = "enheder"
type = "texts"
label = { da = "Enheder", en = "Units" }

[[milestone.field]]
id = "aftalt"
type = "bool"
label = { da = "Aftalt", en = "Agreed" }

[[milestone.rule]]
id = "enheder"
basis = "kilde_krav"
source = { question = 1 }
question = { da = "Hvilke enheder?", en = "Which units?" }
met = { present = "enheder" }
message.unmet = { da = "Ingen enheder.", en = "No units." }
remedy = { da = "Skriv dem.", en = "Write them." }

[[milestone.rule]]
id = "antal"
basis = "afledt"
question = { da = "Er der nok?", en = "Are there enough?" }
call = "antal"
reads = ["samarbejde.enheder"]
message.met = { da = "Der er {antal}.", en = "There are {antal}." }
message.unmet = { da = "Der er {antal}.", en = "There are {antal}." }
remedy = { da = "Find flere.", en = "Find more." }

[[across]]
id = "i_alt"
basis = "afledt"
question = { da = "Er der nok i alt?", en = "Are there enough in all?" }
call = "i_alt"
reads = ["samarbejde.enheder"]
message.met = { da = "Ja.", en = "Yes." }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Find flere.", en = "Find more." }
"""
TITLE = 'title = { da = "Prøve", en = "Trial" }'
MET = 'met = { present = "enheder" }'
UNMET = 'message.unmet = { da = "Ingen enheder.", en = "No units." }'
DOUBLE = '[[document]]\nid = "bog"\ntitle = "To"\npublisher = "X"\n'


def faults(read: Read, old: str, new: str) -> list[tuple[str, str]]:
    """Change the document, and give the codes of its faults with the lines that they point at."""
    assert old in WHOLE
    with pytest.raises(RulesetError) as caught:
        read(WHOLE.replace(old, new))
    told = []
    for each in caught.value.diagnostics:
        assert each.place is not None
        assert each.sentence("da")
        assert each.advice("en")
        told.append((each.code, each.place.text))
    return told


def test_a_document_is_read_as_it_is_written(document: Read) -> None:
    read = document(WHOLE)
    milestone = read.body.milestone[0]

    assert read.id == "proeve"
    assert (milestone.factor, milestone.source) == (Factor.LEDELSE, Source(page=4, milestone=1))
    assert [each.id for each in milestone.field] == ["enheder", "aftalt"]
    assert [each.basis for each in milestone.rule] == [Basis.SOURCE_REQUIREMENT, Basis.DERIVED]
    assert [each.gate for each in milestone.rule] == [False, False]
    assert read.body.across[0].call == "i_alt"
    assert read.body.ruleset.abstract is False


def test_a_rule_may_say_what_its_answer_is_and_where_in_a_source_without_pages_it_stands(
    document: Read,
) -> None:
    place = 'source = { section = "5.1/6.2.11", title = "Faglig sparring", line = 543 }'
    read = document(WHOLE.replace("source = { question = 1 }", f'measure = "maalt"\n{place}'))
    rule, other = read.body.milestone[0].rule

    assert rule.source == Source(section="5.1/6.2.11", title="Faglig sparring", line=543)
    assert (rule.measure, other.measure) == (Measure.OPINION, Measure.DECLARED)


def test_a_measure_that_does_not_exist_is_told_with_what_may_stand_there(document: Read) -> None:
    with pytest.raises(RulesetError) as caught:
        document(WHOLE.replace('call = "antal"', 'call = "antal"\nmeasure = "maelt"'))

    [told] = caught.value.diagnostics
    assert told.code == "R002"
    assert "Mente I maalt? skriv et af: erklaeret, maalt, gennemsnit" in told.sentence("da")


def test_a_field_may_be_an_interval_and_a_table_may_hold_records(document: Read) -> None:
    parts = 'fields = [{ id = "uger", type = "int", label = { da = "Uger", en = "Weeks" } }]'
    text = WHOLE.replace('type = "bool"', 'type = "share"\ninterval = true')
    share = document(text).body.milestone[0].field[1]
    table = document(WHOLE.replace('type = "bool"', f'type = "table"\nof = "record"\n{parts}'))
    entry = table.body.milestone[0].field[1].entry

    assert (share.type, share.interval) == ("share", True)
    assert (entry.type, [part.id for part in entry.fields]) == ("record", ["uger"])


def test_texts_are_stripped_of_space_around_them(document: Read) -> None:
    read = document(WHOLE.replace('"Samarbejde"', '"  Samarbejde "'))

    title = read.body.milestone[0].title
    assert title is not None
    assert (title.da, title["da"], title["en"]) == ("Samarbejde", "Samarbejde", "Cooperation")


def test_a_place_is_that_of_the_key_or_of_the_nearest_table_around_it(document: Read) -> None:
    read = document(WHOLE)

    assert read.place("milestone", 0, "rule", 1, "call").text == 'call = "antal"'
    assert read.place("milestone", 0, "rule", 1, "met").text == "[[milestone.rule]]"
    assert read.place("milestone", 0, "rule", 1, "met").line == 39
    assert read.place("ruleset", "extends").text == "[ruleset]"
    assert read.place("findes", "ikke").line == 1


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('version = "1.0.0"\n', "", "[ruleset]"),
        ('version = "1.0.0"', "version = 1", "version = 1"),
        ('version = "1.0.0"', 'version = ""', 'version = ""'),
        ('guide = "bog"', 'guiden = "bog"', 'guiden = "bog"'),
        (TITLE, 'title = { da = "Prøve" }', 'title = { da = "Prøve" }'),
        (TITLE, TITLE.replace(" }", ', de = "X" }'), TITLE.replace(" }", ', de = "X" }')),
        ("ready = 80, minimum = 50", "ready = 80", "thresholds = { ready = 80 }"),
        ('factor = "ledelse"', 'factor = "penge"', 'factor = "penge"'),
        ("page = 4", "side = 4", "source = { side = 4, milestone = 1 }"),
        ('type = "texts"', 'type = "list"', 'type = "list"'),
        ('type = "texts"\n', "", "[[milestone.field]]"),
        ('label = { da = "Enheder", en = "Units" }\n', "", "[[milestone.field]]"),
        ('basis = "kilde_krav"', 'basis = "os"', 'basis = "os"'),
        ('basis = "kilde_krav"\n', "", "[[milestone.rule]]"),
        ('remedy = { da = "Skriv dem.", en = "Write them." }\n', "", "[[milestone.rule]]"),
        ('met = { present = "enheder" }', 'met = "enheder"', 'met = "enheder"'),
        ('met = { present = "enheder" }', 'met = { present = "enheder" }\ngates = true', "gates = true"),
        (UNMET, UNMET.replace("unmet", "unment"), UNMET.replace("unmet", "unment")),
        ('publisher = "Et forlag"\n', "", "[[document]]"),
        ('call = "i_alt"\n', "", "[[across]]"),
        ('call = "i_alt"', 'call = "i_alt"\nmet = { present = "x" }', 'met = { present = "x" }'),
        ("[ruleset]\n", '[ruleset]\nomit = "samarbejde"\n', 'omit = "samarbejde"'),
    ],
)
def test_a_key_that_is_missing_unknown_or_of_another_type_is_told_with_its_line(
    document: Read, old: str, new: str, line: str
) -> None:
    assert faults(document, old, new) == [("R002", line)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('call = "antal"', 'call = "antal"\ngate = "yes"'),
        ('call = "antal"', 'call = "antal"\ngate = 1'),
        ("page = 4", 'page = "4"'),
        ("page = 4", "page = 4.0"),
        ("ready = 80", 'ready = "80"'),
        ("ready = 80", "ready = true"),
        ('guide = "bog"', 'guide = "bog"\nabstract = "no"'),
    ],
)
def test_a_value_of_another_type_is_not_made_into_the_right_one(document: Read, old: str, new: str) -> None:
    assert [code for code, _ in faults(document, old, new)] == ["R002"]


def test_a_document_without_a_head_points_at_its_first_line(document: Read) -> None:
    with pytest.raises(RulesetError) as caught:
        document("# nothing\n")

    assert [(each.code, each.place and each.place.line) for each in caught.value.diagnostics] == [("R002", 1)]


def test_all_wrong_keys_are_told_at_once(document: Read) -> None:
    text = WHOLE.replace('factor = "ledelse"', 'factor = "penge"').replace('type = "bool"', 'type = "ja"')
    with pytest.raises(RulesetError) as caught:
        document(text)

    assert [each.code for each in caught.value.diagnostics] == ["R002", "R002"]


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("[[milestone]]\n", DOUBLE + "[[milestone]]\n", 'id = "bog"'),
        ("[[across]]\n", '[[milestone]]\nid = "samarbejde"\n[[across]]\n', 'id = "samarbejde"'),
        ('id = "aftalt"', 'id = "enheder"', 'id = "enheder"'),
        ('id = "antal"', 'id = "enheder"', 'id = "enheder"'),
    ],
)
def test_an_id_that_stands_twice_in_a_list_is_told_where_it_stands_again(
    document: Read, old: str, new: str, line: str
) -> None:
    assert faults(document, old, new) == [("R003", line)]


def test_a_rule_across_methods_that_stands_twice_is_told(document: Read) -> None:
    again = WHOLE[WHOLE.index("[[across]]") :]

    assert faults(document, again, again + again) == [("R003", 'id = "i_alt"')]


def test_a_part_or_a_choice_that_stands_twice_is_told(document: Read) -> None:
    part = '{ id = "a", type = "text", label = { da = "A", en = "A" } }'
    choice = '{ id = "a", da = "A", en = "A" }'

    assert faults(document, 'type = "bool"', f'type = "record"\nfields = [{part}, {part}]')[0][0] == "R003"
    assert (
        faults(document, 'type = "bool"', f'type = "choice"\nchoices = [{choice}, {choice}]')[0][0] == "R003"
    )


@pytest.mark.parametrize(
    "english",
    [
        "There are {number}.",
        "There are many.",
        "There are {antal} of {alle}.",
        "There are {antal:>9}.",
        "There are {antal!r}.",
        "There are {0}.",
        "There are {antal.real}.",
        "There are {antal[0]}.",
        "There are {}.",
        "There are {antal.",
        "There are antal}.",
    ],
)
def test_a_message_with_other_or_odd_placeholders_in_one_language_is_told(
    document: Read, english: str
) -> None:
    line = f'message.met = {{ da = "Der er {{antal}}.", en = "{english}" }}'

    told = faults(document, 'message.met = { da = "Der er {antal}.", en = "There are {antal}." }', line)

    assert told == [("R004", line)]


def test_odd_placeholders_are_told_even_when_both_languages_have_them(document: Read) -> None:
    text = '{ da = "Der er {antal}.", en = "There are {antal}." }'

    assert {code for code, _ in faults(document, text, text.replace("{antal}", "{antal!r}"))} == {"R004"}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('type = "bool"', 'type = "choice"'),
        ('type = "bool"', 'type = "record"'),
        ('type = "bool"', 'type = "table"'),
        ('type = "bool"', 'type = "bool"\nof = "text"'),
        ('type = "bool"', 'type = "table"\nof = "record"'),
        ('type = "bool"', 'type = "bool"\ninterval = true'),
        ('type = "bool"', 'type = "range"\ninterval = true'),
        ('type = "bool"', 'type = "bool"\nchoices = [{ id = "a", da = "A", en = "B" }]'),
    ],
)
def test_a_field_has_the_choices_parts_or_entries_that_its_type_takes(
    document: Read, old: str, new: str
) -> None:
    assert [code for code, _ in faults(document, old, new)] == ["R007"]


def test_the_messages_of_a_rule_across_methods_are_held_against_each_other_too(document: Read) -> None:
    line = 'message.met = { da = "Ja.", en = "Yes, {antal}." }'

    assert faults(document, 'message.met = { da = "Ja.", en = "Yes." }', line) == [("R004", line)]


def test_placeholders_may_stand_in_another_order(document: Read) -> None:
    text = WHOLE.replace("Der er {antal}.", "{a} og {b}.").replace("There are {antal}.", "{b} and {a}.")

    assert document(text).body.milestone[0].rule[1].message.met


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('met = { present = "enheder" }\n', ""),
        ('call = "antal"\n', 'call = "antal"\nmet = { present = "enheder" }\n'),
        ('call = "antal"\n', 'call = "antal"\nworst_of = ["samarbejde.enheder"]\n'),
        ('call = "antal"\n', "worst_of = []\n"),
    ],
)
def test_a_rule_is_judged_in_exactly_one_way(document: Read, old: str, new: str) -> None:
    assert "R005" in [code for code, _ in faults(document, old, new)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('call = "antal"\nreads = ["samarbejde.enheder"]\n', 'call = "antal"\n'),
        ('call = "antal"\nreads = ["samarbejde.enheder"]\n', 'call = "antal"\nreads = []\n'),
        (f"{MET}\n", f'{MET}\nreads = ["samarbejde.enheder"]\n'),
        ('call = "i_alt"\nreads = ["samarbejde.enheder"]\n', 'call = "i_alt"\n'),
    ],
)
def test_what_a_function_reads_is_told_and_nothing_else_tells_it(document: Read, old: str, new: str) -> None:
    assert [code for code, _ in faults(document, old, new)] == ["R021"]


@pytest.mark.parametrize(
    ("old", "new", "outcome"),
    [
        (UNMET + "\n", "", "unmet"),
        (MET, MET + '\npartial = { present = "aftalt" }', "partial"),
        (MET, 'worst_of = ["samarbejde.antal"]', "partial"),
        ('message.met = { da = "Der er {antal}.", en = "There are {antal}." }\n', "", "met"),
        ('message.unmet = { da = "Der er {antal}.", en = "There are {antal}." }\n', "", "unmet"),
    ],
)
def test_a_rule_that_lacks_words_for_what_it_can_come_to_is_told(
    document: Read, old: str, new: str, outcome: str
) -> None:
    with pytest.raises(RulesetError) as caught:
        document(WHOLE.replace(old, new))

    assert [(each.code, each.values["outcome"]) for each in caught.value.diagnostics] == [("R006", outcome)]


@pytest.mark.parametrize(
    "condition",
    [
        '{ answered = "aftalt" }',
        '{ and = [{ answered = "aftalt" }, { answered = "enheder" }] }',
        '{ or = [{ answered = "aftalt" }] }',
    ],
)
def test_a_decision_needs_no_words_for_unmet_because_either_answer_is_right(
    document: Read, condition: str
) -> None:
    text = WHOLE.replace('met = { present = "enheder" }', f"met = {condition}")

    read = document(text.replace(UNMET + "\n", ""))

    assert read.body.milestone[0].rule[0].message.unmet is None


@pytest.mark.parametrize(
    "condition", ['{ and = [{ present = "aftalt" }] }', '{ or = "aftalt" }', "{ and = [1] }"]
)
def test_anything_else_needs_words_for_unmet(document: Read, condition: str) -> None:
    text = WHOLE.replace('met = { present = "enheder" }', f"met = {condition}")
    with pytest.raises(RulesetError) as caught:
        document(text.replace(UNMET + "\n", ""))

    assert [each.code for each in caught.value.diagnostics] == ["R006"]


def test_a_partial_that_is_always_true_leaves_nothing_unmet(document: Read) -> None:
    text = WHOLE.replace(
        'message.unmet = { da = "Ingen enheder.", en = "No units." }',
        'partial = { answered = "aftalt" }\nmessage.partial = { da = "Halvt.", en = "Half." }',
    )

    assert document(text).body.milestone[0].rule[0].message.unmet is None


def test_an_example_may_stand_beside_its_rule(document: Read) -> None:
    text = WHOLE.replace(
        "\n[[across]]",
        '\n[[milestone.rule.example]]\nexpect = "met"\ngiven = { samarbejde = {} }\n\n[[across]]',
    )

    assert document(text).body.milestone[0].rule[1].example[0].expect == "met"


def test_a_document_that_is_not_toml_is_told_as_a_fault_of_the_ruleset(document: Read) -> None:
    with pytest.raises(RulesetError) as caught:
        document("[ruleset\n")

    assert caught.value.diagnostics[0].code == "F043"
    assert caught.value.exit_code == 4


def test_a_document_that_is_not_there_is_told_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as caught:
        read_ruleset(tmp_path / "mangler.toml")

    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.code == "R025"
    assert diagnostic.place is not None
    assert diagnostic.place.path.endswith("mangler.toml")
    assert "mangler.toml" in diagnostic.sentence("da")


def test_a_document_that_cannot_be_read_is_told_with_the_reason(tmp_path: Path) -> None:
    with pytest.raises(RulesetError) as caught:
        read_ruleset(tmp_path)

    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.code == "R001"
    assert diagnostic.values["reason"]


def test_a_document_may_be_a_resource_of_a_package() -> None:
    assert read_ruleset(files("readiness_rulesets") / "faelles.toml").id == "faelles"


# ── ids, numbers and limits ─────────────────────────────────────────────────────────────────────────────

CHOICE = 'type = "choice"\nchoices = [{ id = "ID", da = "A", en = "B" }]'
PART = 'type = "record"\nfields = [{ id = "ID", type = "bool", label = { da = "A", en = "B" } }]'


@pytest.mark.parametrize("wrong", ["Enheder", "x.y", "to ord", "1a", "_a", "bøger", "a-b"])
@pytest.mark.parametrize(
    "old",
    ['id = "proeve"', 'id = "samarbejde"', 'id = "aftalt"', 'id = "antal"', 'id = "i_alt"'],
)
def test_an_id_that_cannot_stand_in_a_path_is_told(document: Read, old: str, wrong: str) -> None:
    assert "R008" in [code for code, _ in faults(document, old, f'id = "{wrong}"')]


@pytest.mark.parametrize("written", [CHOICE, PART])
def test_the_id_of_a_choice_or_a_part_is_told_too(document: Read, written: str) -> None:
    line = written.replace("ID", "Æ b")

    assert faults(document, 'type = "bool"', line) == [("R008", line.partition("\n")[2])]
    assert document(WHOLE.replace('type = "bool"', written.replace("ID", "a_1"))).id == "proeve"


def test_no_choice_is_called_what_is_written_for_not_knowing(document: Read) -> None:
    assert "R008" in [code for code, _ in faults(document, 'type = "bool"', CHOICE.replace("ID", "ved_ikke"))]


@pytest.mark.parametrize("name", ["ansvarlig", "frist", "dokumentation", "note", "vurderet", "ikke_relevant"])
def test_a_field_is_not_called_what_every_milestone_table_has(document: Read, name: str) -> None:
    assert faults(document, 'id = "aftalt"', f'id = "{name}"') == [("R008", f'id = "{name}"')]
    assert document(WHOLE.replace('type = "bool"', PART.replace("ID", name))).id == "proeve"


def test_the_reserved_names_are_those_that_a_milestone_table_takes() -> None:
    assert set(RESERVED) == ABOUT.keys()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("page = 4", "page = 0"),
        ("page = 4", "page = -3"),
        ("page = 4, milestone = 1", "page = 4, milestone = 0"),
        ("{ question = 1 }", "{ question = 0 }"),
        ("{ question = 1 }", "{ page = -1, question = 1 }"),
        ("ready = 80, minimum = 50", "ready = 500, minimum = -3"),
        ("ready = 80, minimum = 50", "ready = 101, minimum = 50"),
        ("ready = 80, minimum = 50", "ready = 80, minimum = 81"),
        ("ready = 80, minimum = 50", "ready = 80, minimum = -1"),
        (
            'basis = "afledt"\nquestion = { da = "Er der nok i alt',
            'basis = "afledt"\nsource = { page = 0 }\nquestion = { da = "Er der nok i alt',
        ),
    ],
)
def test_a_number_that_is_out_of_range_is_told(document: Read, old: str, new: str) -> None:
    assert [code for code, _ in faults(document, old, new)] == ["R009"]


def listing(*milestones: str) -> str:
    """Write what a document says of a guide's milestones."""
    return f'publisher = "Et forlag"\nmilestones = [{", ".join(milestones)}]'


def test_a_document_lists_the_milestones_of_a_guide(document: Read) -> None:
    listed = listing("{ number = 1, page = 4, questions = 0 }", "{ number = 2, page = 4, questions = 3 }")

    [book] = document(WHOLE.replace('publisher = "Et forlag"', listed)).body.document

    assert book.milestones == (GuideMilestone(1, 4, 0), GuideMilestone(2, 4, 3))


@pytest.mark.parametrize(
    ("number", "page", "questions"), [(0, 4, 1), (1, 0, 1), (1, 4, -1)], ids=["number", "page", "questions"]
)
def test_a_listed_milestone_has_numbers_that_can_be(
    document: Read, number: int, page: int, questions: int
) -> None:
    listed = listing(f"{{ number = {number}, page = {page}, questions = {questions} }}")

    [(code, line)] = faults(document, 'publisher = "Et forlag"', listed)

    assert (code, line) == ("R009", listed.splitlines()[1])


def test_a_milestone_that_a_document_lists_twice_is_told(document: Read) -> None:
    one = "{ number = 1, page = 4, questions = 2 }"

    assert [code for code, _ in faults(document, 'publisher = "Et forlag"', listing(one, one))] == ["R003"]


@pytest.mark.parametrize("key", ["number", "page", "questions"])
def test_a_listed_milestone_says_all_of_itself(document: Read, key: str) -> None:
    keys = [f"{each} = 1" for each in ("number", "page", "questions") if each != key]
    listed = listing(f"{{ {', '.join(keys)} }}")

    assert [code for code, _ in faults(document, 'publisher = "Et forlag"', listed)] == ["R002"]


@pytest.mark.parametrize("limits", ["ready = 100, minimum = 0", "ready = 80, minimum = 80"])
def test_limits_may_be_the_same_and_all_there_is(document: Read, limits: str) -> None:
    assert document(WHOLE.replace("ready = 80, minimum = 50", limits)).body.ruleset.thresholds


@pytest.mark.parametrize("expect", ['"banana"', "3"])
def test_an_example_expects_an_outcome(document: Read, expect: str) -> None:
    example = f"\n[[milestone.rule.example]]\nexpect = {expect}\ngiven = {{}}\n\n[[across]]"

    assert [code for code, _ in faults(document, "\n[[across]]", example)] == ["R002"]


# ── braces that nothing fills ───────────────────────────────────────────────────────────────────────────

COVERS = 'met = { covers = "enheder", values = ["a"] }'


@pytest.mark.parametrize(
    "text",
    [
        '{ da = "Kun {antal}.", en = "Only {antal}." }',
        '{ da = "Mangler {mangler}.", en = "Lacks {mangler}." }',
    ],
)
def test_a_condition_has_no_values_for_braces(document: Read, text: str) -> None:
    line = f"message.unmet = {text}"

    assert faults(document, UNMET, line) == [("R018", line)]


def test_what_covers_fills_in_what_it_lacks(document: Read) -> None:
    lacks = 'message.unmet = { da = "Mangler {mangler}.", en = "Lacks {mangler}." }'
    text = WHOLE.replace(MET, COVERS).replace(UNMET, lacks)

    assert document(text).body.milestone[0].rule[0].message.unmet
    with pytest.raises(RulesetError) as caught:
        document(text.replace("{mangler}", "{andet}"))
    assert [each.code for each in caught.value.diagnostics] == ["R018"]


@pytest.mark.parametrize("outcome", ["met", "unanswered"])
def test_what_covers_has_nothing_to_fill_in_where_nothing_is_lacking(document: Read, outcome: str) -> None:
    more = f'\nmessage.{outcome} = {{ da = "Mangler {{mangler}}.", en = "Lacks {{mangler}}." }}'
    with pytest.raises(RulesetError) as caught:
        document(WHOLE.replace(MET, COVERS).replace(UNMET, UNMET + more))

    assert [each.code for each in caught.value.diagnostics] == ["R018"]


@pytest.mark.parametrize("english", ["Only {antal}.", "Only {.", "Only."])
def test_a_message_is_told_once_however_much_is_wrong_with_its_braces(document: Read, english: str) -> None:
    line = f'message.unmet = {{ da = "Kun {{nummer}}.", en = "{english}" }}'

    assert faults(document, UNMET, line) == [("R004", line)]


def test_a_brace_that_is_never_closed_in_danish_is_told_once(document: Read) -> None:
    line = 'message.unmet = { da = "Kun {nummer.", en = "Only {nummer." }'

    assert faults(document, UNMET, line) == [("R004", line)]


def test_a_rule_with_words_for_half_way_needs_words_for_unmet_too(document: Read) -> None:
    half = MET + '\npartial = { present = "aftalt" }\nmessage.partial = { da = "Halvt.", en = "Half." }'
    with pytest.raises(RulesetError) as caught:
        document(WHOLE.replace(MET, half).replace(UNMET + "\n", ""))

    assert [(each.code, each.values["outcome"]) for each in caught.value.diagnostics] == [("R006", "unmet")]
