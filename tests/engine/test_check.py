"""The use case, from a file on disk to a frozen assessment and its exit code."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from datetime import date
from typing import TYPE_CHECKING

import pytest

from readiness import (
    Assessment,
    Demand,
    NothingAssessed,
    Outcome,
    PluginError,
    ReadinessError,
    Score,
    SetupError,
    Verdict,
    check_file,
)
from readiness.assessment import MilestoneStatus
from readiness.errors import RulesetError
from readiness.model import Factor, Language
from readiness.render import text as as_text
from readiness.render.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from readiness.assessment import Finding, MethodAssessment, MilestoneAssessment

    Install = Callable[..., Path]  #: see conftest.py

AS_OF = date(2026, 9, 1)
RULESET = """\
[ruleset]
id = "lille"
version = "1.0.0"
guide = "bog"
title = { da = "Lille", en = "Little" }
thresholds = { ready = 80, minimum = 50 }

[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"

[[milestone]]
id = "ansvar"
factor = "ledelse"
title = { da = "Ansvar", en = "Responsibility" }
source = { page = 1, milestone = 1 }
field = [{ id = "leder", type = "text", label = { da = "Leder", en = "Leader" } }]

[[milestone.rule]]
id = "leder"
gate = true
basis = "kilde_krav"
question = { da = "Hvem leder?", en = "Who leads?" }
met = { present = "leder" }
message.unmet = { da = "Ingen leder.", en = "Nobody leads." }
remedy = { da = "Udpeg en.", en = "Appoint one." }

[[milestone]]
id = "hold"
factor = "kompetencer"
title = { da = "Hold", en = "Team" }
source = { page = 2, milestone = 2 }
field = [{ id = "antal", type = "int", label = { da = "Antal", en = "Number" } }]

[[milestone.rule]]
id = "antal"
basis = "kilde_krav"
question = { da = "Er der nok?", en = "Are there enough?" }
call = "nok"
reads = ["hold.antal"]
message.met = { da = "Der er {antal}.", en = "There are {antal}." }
message.unmet = { da = "Der er kun {antal}.", en = "There are only {antal}." }
message.unanswered = { da = "I skal bruge {krav}.", en = "You need {krav}." }
remedy = { da = "Find flere.", en = "Find more." }

[[milestone]]
id = "steder"
factor = "organisering"
title = { da = "Steder", en = "Places" }
source = { page = 3, milestone = 3 }
field = [
  { id = "lokaler", type = "records", label = { da = "Lokaler", en = "Rooms" }, fields = [
    { id = "pladser", type = "int", label = { da = "Pladser", en = "Seats" } },
  ] },
  { id = "leje", type = "bool", label = { da = "Leje", en = "Rent" } },
]

[[milestone.rule]]
id = "lokaler"
basis = "afledt"
question = { da = "Er lokalerne store nok?", en = "Are the rooms large enough?" }
met = { all = "lokaler", where = { at_least = "pladser", value = 12 } }
partial = { any = "lokaler", where = { at_least = "pladser", value = 12 } }
message.partial = { da = "Nogle er.", en = "Some are." }
message.unmet = { da = "Ingen er.", en = "None is." }
remedy = { da = "Find et større.", en = "Find a larger one." }

[[milestone.rule]]
id = "aftale"
basis = "afledt"
question = { da = "Er lejen aftalt?", en = "Is the rent agreed?" }
met = { present = "lokaler" }
applies_when = { equals = "leje", value = true }
message.unmet = { da = "Nej.", en = "No." }
message.unanswered = { da = "Lejen er ikke nævnt.", en = "The rent is not mentioned." }
remedy = { da = "Aftal den.", en = "Agree on it." }

[[across]]
id = "i_alt"
basis = "afledt"
question = { da = "Er der nok i alt?", en = "Are there enough in all?" }
call = "i_alt"
reads = ["hold.antal"]
message.met = { da = "Der er {antal} i alt.", en = "There are {antal} in all." }
message.unmet = { da = "Der er kun {antal} i alt.", en = "There are only {antal} in all." }
message.unanswered = { da = "I skal bruge {krav} i alt.", en = "You need {krav} in all." }
remedy = { da = "Find flere.", en = "Find more." }
"""
#: Extends the little method and adds nothing, so that there are two that share.
TWIN = """\
[ruleset]
id = "tvilling"
version = "1.0.0"
extends = "lille"
guide = "hefte"
title = { da = "Tvilling", en = "Twin" }

[[document]]
id = "hefte"
title = "Et hefte"
publisher = "Et forlag"
"""
MODULE = '''\
"""A little method, with a function that behaves as it is told by the number it reads."""
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

def nok(facts, context):
    antal = facts.get("hold.antal")
    if antal is None:
        return Judgement.unanswered("hold.antal", krav=2)
    if antal == 13:
        raise RuntimeError("uheld {med} klammer")
    if antal == 14:
        return Judgement.met("hold.antal", andet=1)
    if antal == 15:
        return Judgement.met("hold.antal")
    return (Judgement.met if antal > 1 else Judgement.unmet)("hold.antal", antal=antal)

def i_alt(methods, context):
    antal = sum(facts.number("hold.antal") for facts in methods.values())
    if antal == 26:
        raise RuntimeError("uheld")
    return (Judgement.met if antal > 5 else Judgement.unmet)("hold.antal", antal=antal)

@hookimpl
def readiness_methods():
    here = Path(__file__).parent
    return [
        Method(read_ruleset(here / "lille.toml"), functions={"nok": nok, "i_alt": i_alt}),
        Method(read_ruleset(here / "tvilling.toml")),
    ]
'''
READY = """
[metoder.lille.ansvar]
leder = "Afsnitsleder"

[metoder.lille.hold]
antal = 3

[metoder.lille.steder]
lokaler = [{ pladser = 20 }]
leje = false
"""
BROKEN = "Reglen hold.antal kunne ikke regnes ud. Det er en fejl i pakken readiness-lille 1.2.3: "
HEAD = '[kommune]\nnavn = "Eksempelby Kommune"\nopstart = 2027-02-01\n'


@pytest.fixture
def little(install: Install) -> Path:
    """Install the little method and its twin."""
    site = install(
        "readiness-lille", {"lille": "plugin_lille", "tvilling": "plugin_lille"}, plugin_lille=MODULE
    )
    (site / "lille.toml").write_text(RULESET, encoding="utf-8")
    (site / "tvilling.toml").write_text(TWIN, encoding="utf-8")
    return site


@pytest.fixture
def check(tmp_path: Path) -> Callable[..., Assessment]:
    """Assess a setup that is given as text, without its head."""

    def check(
        text: str, *, head: str = HEAD, only: tuple[str, ...] = (), demand: Demand | None = None
    ) -> Assessment:
        path = tmp_path / "kommune.toml"
        path.write_text(head + text, encoding="utf-8")
        return check_file(path, as_of=AS_OF, name="kommune.toml", only=only, demand=demand)

    return check


def finding_of(method: MethodAssessment, rule: str) -> Finding:
    return next(finding for _, finding in method.findings if finding.rule.full_id == rule)


def milestone_of(method: MethodAssessment, name: str) -> MilestoneAssessment:
    return next(each for each in method.milestones if each.milestone.id == name)


def refused(
    check: Callable[..., Assessment], text: str, **more: object
) -> tuple[type, int, list[tuple[str, str]]]:
    """Give the error's class and exit code, and each diagnostic's code with the line that it points at."""
    with pytest.raises(ReadinessError) as caught:
        check(text, **more)
    told = []
    for each in caught.value.diagnostics:
        assert each.place is not None, each
        told.append((each.code, each.place.text))
    return type(caught.value), caught.value.exit_code, told


# ── what is assessed ────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("little")
def test_a_setup_with_everything_in_place_is_ready(check: Callable[..., Assessment]) -> None:
    assessment = check(READY)
    method = assessment.methods[0]

    assert (assessment.verdict, assessment.exit_code) == (Verdict.READY, 0)
    assert (method.verdict_low, method.verdict_high, method.decided_by) == (Verdict.READY, Verdict.READY, ())
    assert method.score == Score(1, 1, 1)
    assert method.blockers == ()
    assert [each.status for each in method.milestones] == [MilestoneStatus.REACHED] * 3


@pytest.mark.usefixtures("little")
def test_a_setup_that_answers_nothing_is_undetermined_and_names_what_decides(
    check: Callable[..., Assessment],
) -> None:
    assessment = check("[metoder.lille]\n")
    method = assessment.methods[0]

    assert (assessment.verdict, assessment.exit_code) == (Verdict.UNDETERMINED, 1)
    assert (method.verdict_low, method.verdict_high) == (Verdict.NOT_READY, Verdict.READY)
    assert method.score == Score(0, 1, 1)
    assert method.decided_by == ("ansvar.leder", "hold.antal", "steder.lokaler", "steder.aftale")
    assert [finding.rule.full_id for _, finding in method.blockers] == ["ansvar.leder"]
    assert [finding.rule.full_id for _, finding in method.gates] == ["ansvar.leder"]
    assert len(method.open_findings) == 4
    assert all(step.is_open for step in method.next_steps)


@pytest.mark.usefixtures("little")
def test_an_open_rule_that_cannot_carry_its_factor_over_a_limit_does_not_decide(
    check: Callable[..., Assessment],
) -> None:
    method = check(READY.replace('leder = "Afsnitsleder"\n', "").replace("leje = false\n", "")).methods[0]

    assert method.decided_by == ("ansvar.leder", "steder.aftale")
    assert check(READY.replace("antal = 3", "antal = 1")).methods[0].decided_by == ()


def test_a_shipped_method_without_answers_is_open_from_nothing_to_everything(
    check: Callable[..., Assessment],
) -> None:
    assessment = check("[metoder.familieraadslagning]\n")
    method = assessment.methods[0]

    assert method.score == Score(0, 1, 1)
    assert {finding.outcome for _, finding in method.findings} == {Outcome.UNANSWERED}
    assert assessment.verdict is Verdict.UNDETERMINED


@pytest.mark.usefixtures("little")
def test_the_assessment_says_what_was_assessed_and_when(check: Callable[..., Assessment]) -> None:
    assessment = check(READY)

    assert (assessment.path, assessment.as_of) == ("kommune.toml", AS_OF)
    assert len(assessment.sha256) == 64
    assert assessment.municipality.name == "Eksempelby Kommune"
    assert assessment.municipality.start == date(2027, 2, 1)
    assert assessment.methods[0].ruleset.lineage == ("lille",)


@pytest.mark.usefixtures("little")
def test_an_assessment_is_frozen(check: Callable[..., Assessment]) -> None:
    assessment = check(READY)

    with pytest.raises(FrozenInstanceError):
        assessment.verdict = Verdict.READY  # type: ignore[misc]  # it is frozen
    with pytest.raises(FrozenInstanceError):
        assessment.methods[0].verdict = Verdict.READY  # type: ignore[misc]  # it is frozen


@pytest.mark.usefixtures("little")
def test_a_file_is_named_as_it_was_given_unless_another_name_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "kommune.toml"
    path.write_text(HEAD + READY, encoding="utf-8")

    assert check_file(path, as_of=AS_OF).path == str(path)


@pytest.mark.usefixtures("little")
def test_warnings_come_along_and_stop_nothing(check: Callable[..., Assessment]) -> None:
    assessment = check(READY, head=HEAD.replace("opstart", 'kode = "0999"\nopstart'))

    assert [each.code for each in assessment.diagnostics] == ["K042"]
    assert assessment.exit_code == 0


# ── findings ────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("little")
def test_a_finding_says_where_it_is_decided_and_what_was_answered(check: Callable[..., Assessment]) -> None:
    method = check(READY.replace("{ pladser = 20 }", "{ pladser = 20 }, { pladser = 3 }")).methods[0]
    finding = finding_of(method, "steder.lokaler")

    assert (finding.outcome, finding.field) == (Outcome.PARTIAL, "steder.lokaler[1]")
    assert finding.place.text == "lokaler = [{ pladser = 20 }, { pladser = 3 }]"
    assert finding.declared is not None
    assert finding.declared["da"] == "Pladser: 3"
    assert finding.message["da"] == "Nogle er."


@pytest.mark.usefixtures("little")
def test_a_finding_about_what_is_not_answered_points_at_the_nearest_table(
    check: Callable[..., Assessment],
) -> None:
    method = check(READY.replace('leder = "Afsnitsleder"', "")).methods[0]
    finding = finding_of(method, "ansvar.leder")

    assert finding.place.text == "[metoder.lille.ansvar]"
    assert finding.declared is None
    assert finding.message["en"] == "The question is not answered."


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("change", "rule", "outcome", "message"),
    [
        (("", ""), "ansvar.leder", Outcome.MET, "Det er på plads."),
        (("", ""), "hold.antal", Outcome.MET, "Der er 3."),
        (("antal = 3", "antal = 1"), "hold.antal", Outcome.UNMET, "Der er kun 1."),
        (("antal = 3", ""), "hold.antal", Outcome.UNANSWERED, "I skal bruge 2."),
        (("antal = 3", 'antal = "ved_ikke"'), "hold.antal", Outcome.UNKNOWN, "I ved det ikke endnu."),
        (('"Afsnitsleder"', '""'), "ansvar.leder", Outcome.UNMET, "Ingen leder."),
        (('"Afsnitsleder"', '"ved_ikke"'), "ansvar.leder", Outcome.UNKNOWN, "I ved det ikke endnu."),
        (("leje = false", ""), "steder.aftale", Outcome.UNANSWERED, "Lejen er ikke nævnt."),
        (("", ""), "steder.aftale", Outcome.NOT_APPLICABLE, "Spørgsmålet er ikke relevant her."),
        (
            ("antal = 3", "antal = 13"),
            "hold.antal",
            Outcome.ERROR,
            BROKEN + "RuntimeError: uheld {med} klammer.",
        ),
    ],
)
def test_every_outcome_has_words(
    check: Callable[..., Assessment], change: tuple[str, str], rule: str, outcome: Outcome, message: str
) -> None:
    finding = finding_of(check(READY.replace(*change)).methods[0], rule)

    assert (finding.outcome, finding.message["da"]) == (outcome, message)


@pytest.mark.usefixtures("little")
def test_an_open_rule_may_already_tell_what_it_will_take(check: Callable[..., Assessment]) -> None:
    method = check("[metoder.lille]\n").methods[0]

    assert [each.rule.full_id for _, each in method.findings if each.tells_demand] == ["hold.antal"]


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize("antal", [14, 15])
def test_a_function_that_forgets_a_number_of_its_message_does_not_stop_the_report(
    check: Callable[..., Assessment], antal: int
) -> None:
    finding = finding_of(check(READY.replace("antal = 3", f"antal = {antal}")).methods[0], "hold.antal")

    assert "{" not in finding.message["da"]
    assert "{" not in finding.message["en"]


@pytest.mark.usefixtures("little")
def test_a_milestone_says_who_is_responsible_by_when_and_whether_it_is_documented(
    check: Callable[..., Assessment],
) -> None:
    about = 'ansvarlig = "Koordinator"\nfrist = 2026-12-01\ndokumentation = ["noter/ansvar.md"]\n'
    method = check(READY.replace("\n[metoder.lille.hold]", about + "\n[metoder.lille.hold]")).methods[0]
    ansvar, hold = milestone_of(method, "ansvar"), milestone_of(method, "hold")

    assert (ansvar.owner, ansvar.due, ansvar.documented) == ("Koordinator", date(2026, 12, 1), True)
    assert (hold.owner, hold.due, hold.documented) == (None, None, False)


@pytest.mark.usefixtures("little")
def test_a_milestone_that_is_not_relevant_is_left_out_with_its_reason(
    check: Callable[..., Assessment],
) -> None:
    text = READY.replace("leje = false", 'leje = false\nikke_relevant = "Møderne holdes hjemme"')
    method = check(text).methods[0]
    steder = milestone_of(method, "steder")

    assert (steder.status, steder.score) == (MilestoneStatus.NOT_APPLICABLE, None)
    assert steder.not_applicable == "Møderne holdes hjemme"
    assert {finding.outcome for finding in steder.findings} == {Outcome.NOT_APPLICABLE}
    assert {finding.declared for finding in steder.findings} == {None}
    assert {finding.place.text for finding in steder.findings} == {'ikke_relevant = "Møderne holdes hjemme"'}
    assert method.factors[2].score is None
    assert method.verdict is Verdict.CONDITIONAL


@pytest.mark.usefixtures("little")
def test_a_waiver_is_shown_at_its_finding_and_changes_neither_score_nor_verdict(
    check: Callable[..., Assessment],
) -> None:
    text = READY.replace("antal = 3", "antal = 1")
    waiver = """
[[fravigelser]]
regel = "lille/hold.antal"
begrundelse = "Ansættelse i marts"
godkendt_af = "Chef"
udloeber = 2027-03-31
"""
    without, waived = check(text), check(text + waiver)

    assert finding_of(waived.methods[0], "hold.antal").waiver is waived.waivers[0]
    assert finding_of(waived.methods[0], "ansvar.leder").waiver is None
    assert (waived.verdict, waived.methods[0].score) == (without.verdict, without.methods[0].score)


WAIVER = """
[[fravigelser]]
regel = "lille/hold.antal"
begrundelse = "Ansættelse i marts"
godkendt_af = "Chef"
udloeber = {}
"""


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("expires", "lasts"), [("2026-08-31", False), ("2026-09-01", True), ("2026-09-02", True)]
)
def test_a_waiver_is_told_with_its_rule_while_it_lasts(
    check: Callable[..., Assessment], expires: str, *, lasts: bool
) -> None:
    assessment = check(READY.replace("antal = 3", "antal = 1") + WAIVER.format(expires))
    waiver = finding_of(assessment.methods[0], "hold.antal").waiver

    assert waiver == (assessment.waivers[0] if lasts else None)
    assert assessment.waivers[0].waiver.expires == date.fromisoformat(expires)


@pytest.mark.usefixtures("little")
def test_a_finding_names_the_table_that_its_answer_belongs_in(check: Callable[..., Assessment]) -> None:
    shared = "[faelles.ansvar]\n" + READY.replace("[metoder.lille.hold]", "[faelles.hold]")
    method = check(shared.replace("[metoder.lille", "[metoder.tvilling")).methods[0]

    assert finding_of(method, "hold.antal").table == "[faelles.hold]"
    assert finding_of(method, "ansvar.leder").table == "[metoder.tvilling.ansvar]"
    empty = check("[metoder.lille]\n").methods[0]
    assert finding_of(empty, "hold.antal").table == "[metoder.lille.hold]"


@pytest.mark.usefixtures("little")
def test_a_milestone_that_is_left_out_says_so_in_its_own_table(check: Callable[..., Assessment]) -> None:
    text = READY.replace("leje = false", 'ikke_relevant = "Møderne holdes hjemme"')
    finding = finding_of(check(text).methods[0], "steder.aftale")

    assert (finding.field, finding.table) == ("steder.ikke_relevant", "[metoder.lille.steder]")


@pytest.mark.usefixtures("little")
def test_a_rule_that_raised_belongs_in_the_table_of_its_milestone(check: Callable[..., Assessment]) -> None:
    finding = finding_of(check(READY.replace("antal = 3", "antal = 13")).methods[0], "hold.antal")

    assert (finding.field, finding.table) == ("hold", "[metoder.lille.hold]")
    assert finding.place.text == "[metoder.lille.hold]"


def test_a_rule_that_covers_names_what_it_lacks(check: Callable[..., Assessment], little: Path) -> None:
    covers = RULESET.replace(
        'met = { present = "leder" }', 'met = { covers = "leder", values = ["PPR", "Skole", "Familie"] }'
    ).replace('{ id = "leder", type = "text"', '{ id = "leder", type = "texts"')
    covers = covers.replace("Ingen leder.", "Mangler: {mangler}.").replace(
        "Nobody leads.", "Lacks: {mangler}."
    )
    (little / "lille.toml").write_text(covers, encoding="utf-8")

    finding = finding_of(check(READY.replace('"Afsnitsleder"', '["skole"]')).methods[0], "ansvar.leder")

    assert (finding.message["da"], finding.message["en"]) == (
        "Mangler: PPR, Familie.",
        "Lacks: PPR, Familie.",
    )


def test_doubled_braces_are_one_brace_to_the_reader(check: Callable[..., Assessment], little: Path) -> None:
    text = RULESET.replace("Ingen leder.", "Skriv {{x}}.").replace("Nobody leads.", "Write {{x}}.")
    (little / "lille.toml").write_text(text, encoding="utf-8")

    finding = finding_of(check(READY.replace('"Afsnitsleder"', '""')).methods[0], "ansvar.leder")

    assert finding.message["da"] == "Skriv {x}."


# ── the verdict's reasons ───────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("little")
def test_a_factor_that_is_merely_open_is_not_called_below(check: Callable[..., Assessment]) -> None:
    method = check(READY.replace('leder = "Afsnitsleder"', "").replace("antal = 3", "antal = 1")).methods[0]

    assert method.verdict is Verdict.NOT_READY
    assert method.below == (Factor.KOMPETENCER,)
    assert method.decided_by == ()


@pytest.mark.usefixtures("little")
def test_gates_are_counted_as_missing_or_open(check: Callable[..., Assessment]) -> None:
    ready, missing, still_open = (
        check(READY.replace('"Afsnitsleder"', leader)).methods[0]
        for leader in ('"Afsnitsleder"', '""', '"ved_ikke"')
    )

    assert (ready.missing_gates, ready.open_gates) == (0, 0)
    assert (missing.missing_gates, missing.open_gates) == (1, 0)
    assert (still_open.missing_gates, still_open.open_gates) == (0, 1)


def planned_partial_gate(little: Path) -> str:
    """Make `steder.lokaler` a gate that is partly met and planned, so that nothing is ready."""
    text = RULESET.replace('id = "lokaler"\nbasis', 'id = "lokaler"\ngate = true\nbasis')
    (little / "lille.toml").write_text(text, encoding="utf-8")
    return READY.replace("{ pladser = 20 }", "{ pladser = 20 }, { pladser = 3 }").replace(
        "leje = false", 'leje = true\nansvarlig = "Koordinator"\nfrist = 2026-12-01'
    )


def test_only_what_can_still_change_the_verdict_decides_it(
    check: Callable[..., Assessment], little: Path
) -> None:
    text = planned_partial_gate(little)
    settled = check(text).methods[0]
    method = check(text.replace('leder = "Afsnitsleder"', "").replace("leje = true", "")).methods[0]

    assert (settled.verdict, settled.factors[2].score) == (Verdict.CONDITIONAL, Score(3, 3, 4))
    assert (method.verdict_low, method.verdict_high) == (Verdict.NOT_READY, Verdict.CONDITIONAL)
    assert method.factors[2].score == Score(1, 3, 4)
    assert method.decided_by == ("ansvar.leder", "steder.aftale")
    for leje in ("true", "false"):
        closed = check(text.replace("leje = true", f"leje = {leje}")).methods[0]
        assert closed.verdict is Verdict.CONDITIONAL


def test_the_limit_of_ready_decides_nothing_where_nothing_can_be_ready(
    check: Callable[..., Assessment], little: Path
) -> None:
    text = planned_partial_gate(little)
    extra = """
[[milestone.rule]]
id = "leder_igen"
basis = "afledt"
question = { da = "Igen?", en = "Again?" }
met = { equals = "igen", value = true }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Gør det.", en = "Do it." }
"""
    ruleset = (little / "lille.toml").read_text("utf-8")
    field = '{ id = "igen", type = "bool", label = { da = "Igen", en = "Again" } }'
    ruleset = ruleset.replace(
        'label = { da = "Antal", en = "Number" } }]',
        f'label = {{ da = "Antal", en = "Number" }} }}, {field}]',
    ).replace('\n[[milestone]]\nid = "steder"', extra + '\n[[milestone]]\nid = "steder"')
    (little / "lille.toml").write_text(ruleset, encoding="utf-8")

    method = check(text.replace('leder = "Afsnitsleder"', "")).methods[0]

    assert method.factors[1].score == Score(1, 2, 2)
    assert (method.verdict_low, method.verdict_high) == (Verdict.NOT_READY, Verdict.CONDITIONAL)
    assert method.decided_by == ("ansvar.leder",)


@pytest.mark.usefixtures("little")
def test_an_open_rule_across_methods_decides_only_where_a_method_can_be_ready(
    check: Callable[..., Assessment],
) -> None:
    gap = READY.replace("antal = 3", "antal = 1").replace('leder = "Afsnitsleder"', "")
    assessment = check(gap + "[metoder.tvilling]\n")

    assert assessment.across[0].outcome is Outcome.UNANSWERED
    assert assessment.methods[0].decided_by == ()
    assert "across.i_alt" in assessment.methods[1].decided_by


# ── a method of one factor, or without gates ────────────────────────────────────────────────────────────

ONE = RULESET.partition('\n[[milestone]]\nid = "hold"')[0]


@pytest.mark.parametrize("gate", ["true", "false"])
def test_a_method_with_one_milestone_can_be_ready(
    check: Callable[..., Assessment], little: Path, gate: str
) -> None:
    (little / "lille.toml").write_text(ONE.replace("gate = true", f"gate = {gate}"), encoding="utf-8")
    method = check('[metoder.lille.ansvar]\nleder = "Afsnitsleder"\n').methods[0]

    assert (method.verdict, method.score) == (Verdict.READY, Score(1, 1, 1))
    assert (len(method.gates), method.below, method.decided_by) == (int(gate == "true"), (), ())
    assert check("[metoder.lille]\n").methods[0].decided_by == ("ansvar.leder",)


# ── across methods ──────────────────────────────────────────────────────────────────────────────────────

BOTH = READY + READY.replace("metoder.lille", "metoder.tvilling")


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("antal", "outcome", "verdict"),
    [("3", Outcome.MET, Verdict.READY), ("2", Outcome.UNMET, Verdict.CONDITIONAL)],
)
def test_what_two_methods_share_is_summed_and_holds_both_at_conditional(
    check: Callable[..., Assessment], antal: str, outcome: Outcome, verdict: Verdict
) -> None:
    assessment = check(BOTH.replace("antal = 3", f"antal = {antal}"))
    across = assessment.across[0]

    assert (across.outcome, across.methods, across.field) == (outcome, ("lille", "tvilling"), "hold.antal")
    assert across.message["da"].endswith(f"{2 * int(antal)} i alt.")
    assert across.place.text == f"antal = {antal}"
    assert [each.verdict for each in assessment.methods] == [verdict, verdict]


@pytest.mark.usefixtures("little")
def test_an_open_rule_across_methods_decides(check: Callable[..., Assessment]) -> None:
    assessment = check(READY + "[metoder.tvilling.hold]\n")

    assert assessment.across[0].message["da"] == "Spørgsmålet er ikke besvaret."
    assert "across.i_alt" in assessment.methods[0].decided_by
    assert (assessment.methods[0].verdict_low, assessment.methods[0].verdict_high) == (
        Verdict.CONDITIONAL,
        Verdict.READY,
    )


@pytest.mark.usefixtures("little")
def test_one_method_alone_shares_with_none(check: Callable[..., Assessment]) -> None:
    assert check(READY).across == ()
    assert check(READY + "[metoder.signs_of_safety]\n").across == ()


@pytest.mark.usefixtures("little")
def test_what_is_answered_once_counts_for_both(check: Callable[..., Assessment]) -> None:
    text = READY.replace("metoder.lille.hold", "faelles.hold").replace("metoder.lille", "metoder.tvilling")

    assessment = check(text.replace("antal = 3", "antal = 3"))

    assert assessment.methods[0].ruleset.id == "tvilling"
    assert finding_of(assessment.methods[0], "hold.antal").place.text == "antal = 3"


@pytest.mark.usefixtures("little")
def test_assessing_one_of_several_methods_still_sums_what_they_share(
    check: Callable[..., Assessment],
) -> None:
    text = BOTH.replace("antal = 3", "antal = 2") + "[metoder.signs_of_safety]\n"

    one, other = check(text, only=("tvilling",)), check(text, only=("signs_of_safety",))

    assert [each.ruleset.id for each in one.methods] == ["tvilling"]
    assert one.across[0].outcome is Outcome.UNMET
    assert one.verdict is Verdict.CONDITIONAL
    assert other.across == ()


@pytest.mark.usefixtures("little")
def test_an_open_finding_across_methods_points_at_the_method_where_it_is_open(
    check: Callable[..., Assessment],
) -> None:
    text = READY + "[metoder.tvilling.hold]\n"
    across = check(text).across[0]

    assert (across.outcome, across.field) == (Outcome.UNANSWERED, "hold.antal")
    assert across.place.text == "[metoder.tvilling.hold]"
    dont_know = check(text + 'antal = "ved_ikke"\n').across[0]
    assert (dont_know.outcome, dont_know.place.text) == (Outcome.UNKNOWN, 'antal = "ved_ikke"')


@pytest.mark.usefixtures("little")
def test_the_order_of_methods_changes_nothing_of_what_they_share(check: Callable[..., Assessment]) -> None:
    known, unknown = READY, '[metoder.tvilling.hold]\nantal = "ved_ikke"\n'

    one, other = check(known + unknown).across[0], check(unknown + known).across[0]

    assert (one.outcome, one.methods, one.field) == (other.outcome, other.methods, other.field)
    assert one.place.text == other.place.text == 'antal = "ved_ikke"'


def test_a_misspelt_path_in_a_rule_across_methods_is_an_error(
    check: Callable[..., Assessment], little: Path
) -> None:
    module = MODULE.replace('sum(facts.number("hold.antal")', 'sum(facts.number("hold.anatl")')
    (little / "plugin_lille.py").write_text(module, encoding="utf-8")
    assessment = check(BOTH)

    assert assessment.across[0].outcome is Outcome.ERROR
    assert assessment.exit_code == 4


def test_a_misspelt_path_in_a_rule_is_an_error(check: Callable[..., Assessment], little: Path) -> None:
    (little / "plugin_lille.py").write_text(MODULE.replace('get("hold.antal")', 'get("hold.anatl")'), "utf-8")
    assessment = check(READY)

    assert (
        finding_of(assessment.methods[0], "hold.antal")
        .message["en"]
        .endswith('LookupError: no field is called "hold.anatl".')
    )
    assert assessment.exit_code == 4


# ── a field that a method replaces ──────────────────────────────────────────────────────────────────────

REPLACED = (
    TWIN
    + """
[[milestone]]
id = "steder"
field = [{ id = "leje", type = "text", label = { da = "Hvem lejer ud", en = "Who lets" } }]
drop_rules = ["aftale"]

[[milestone.rule]]
id = "leje"
basis = "afledt"
question = { da = "Hvem lejer ud?", en = "Who lets?" }
met = { present = "leje" }
message.unmet = { da = "Ingen.", en = "Nobody." }
remedy = { da = "Find en.", en = "Find one." }
"""
)


@pytest.mark.parametrize("answer", ["true", '"Foreningen"'])
@pytest.mark.parametrize(
    "methods",
    [
        "[metoder.lille]\n[metoder.tvilling]\n",
        "[metoder.tvilling]\n[metoder.lille]\n",
        "[metoder.tvilling]\n",
    ],
)
def test_an_answer_that_a_method_takes_in_another_form_is_not_shared_whatever_the_order(
    check: Callable[..., Assessment], little: Path, methods: str, answer: str
) -> None:
    (little / "tvilling.toml").write_text(REPLACED, encoding="utf-8")
    text = f"[faelles.steder]\nleje = {answer}\n" + methods

    assert refused(check, text) == (SetupError, 2, [("K033", f"leje = {answer}")])


def test_an_answer_that_a_method_takes_in_another_form_is_given_under_it(
    check: Callable[..., Assessment], little: Path
) -> None:
    (little / "tvilling.toml").write_text(REPLACED, encoding="utf-8")
    text = '[metoder.tvilling.steder]\nleje = "Foreningen"\n[metoder.lille.steder]\nleje = false\n'

    tvilling, lille = check(text).methods

    assert finding_of(tvilling, "steder.leje").outcome is Outcome.MET
    assert finding_of(lille, "steder.aftale").outcome is Outcome.NOT_APPLICABLE


# ── exit codes ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("demand", "code"),
    [
        (Demand(), 1),
        (Demand(fail_on=frozenset()), 0),
        (Demand(fail_on=frozenset({Verdict.READY})), 0),
        (Demand(fail_on=frozenset(), min_score=67), 1),
        (Demand(fail_on=frozenset(), min_score=66), 0),
        (Demand(fail_on=frozenset(), min_score=0), 0),
    ],
)
def test_the_demand_decides_the_exit_code_of_what_was_assessed(
    check: Callable[..., Assessment], demand: Demand, code: int
) -> None:
    assert check(READY.replace("antal = 3", "antal = 1"), demand=demand).exit_code == code


@pytest.mark.usefixtures("little")
def test_the_lowest_score_of_several_methods_is_held_against_the_demand(
    check: Callable[..., Assessment],
) -> None:
    text = READY + "[metoder.tvilling]\n"

    assert check(text, demand=Demand(frozenset(), min_score=1)).exit_code == 1


@pytest.mark.usefixtures("little")
def test_a_method_that_was_not_assessed_at_all_reaches_no_score(
    check: Callable[..., Assessment], little: Path
) -> None:
    ungated = RULESET.replace("gate = true", "gate = false")
    (little / "lille.toml").write_text(ungated, encoding="utf-8")
    text = "".join(
        f'[metoder.lille.{name}]\nikke_relevant = "Nej"\n' for name in ("ansvar", "hold", "steder")
    )
    assessment = check(text, demand=Demand(frozenset(), min_score=1))

    assert assessment.methods[0].score is None
    assert assessment.methods[0].verdict is Verdict.UNDETERMINED
    assert assessment.exit_code == 1


@pytest.mark.usefixtures("little")
def test_a_rule_that_raises_is_exit_four_and_the_others_are_still_judged(
    check: Callable[..., Assessment],
) -> None:
    assessment = check(READY.replace("antal = 3", "antal = 13"), demand=Demand(frozenset()))
    method = assessment.methods[0]

    assert assessment.exit_code == 4
    assert finding_of(method, "hold.antal").outcome is Outcome.ERROR
    assert finding_of(method, "ansvar.leder").outcome is Outcome.MET
    assert method.factors[1].score == Score(0, 1, 1)


@pytest.mark.usefixtures("little")
def test_a_rule_across_methods_that_raises_is_exit_four(check: Callable[..., Assessment]) -> None:
    text = BOTH.replace("antal = 3", "antal = 20", 1).replace("antal = 3", "antal = 6")

    assert check(text).across[0].outcome is Outcome.ERROR
    assert check(text).exit_code == 4


@pytest.mark.usefixtures("little")
@pytest.mark.parametrize(
    ("language", "advice", "fill_in"),
    [
        ("da", "Opdatér den pakke, eller skriv til dem, der udgiver den.", "Svar her"),
        ("en", "Update that package or write to its maintainers.", "Answer here"),
    ],
)
def test_a_fault_of_a_plugin_asks_the_municipality_for_no_answer(
    check: Callable[..., Assessment], language: Language, advice: str, fill_in: str
) -> None:
    text = BOTH.replace("antal = 3", "antal = 20", 1).replace("antal = 3", "antal = 6")
    said = " ".join(as_text.render(check(text), Canvas(), language).split())

    assert advice in said
    assert fill_in not in said


@pytest.mark.usefixtures("little")
def test_the_worst_verdict_is_that_of_the_whole(check: Callable[..., Assessment]) -> None:
    assert check(READY + "[metoder.tvilling]\n").verdict is Verdict.UNDETERMINED
    assert check(READY + '[metoder.tvilling.ansvar]\nleder = ""\n').verdict is Verdict.NOT_READY


# ── what stops an assessment ────────────────────────────────────────────────────────────────────────────


def test_a_file_that_is_not_there_is_a_fault_of_the_setup(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        check_file(tmp_path / "mangler.toml", as_of=AS_OF)

    assert (caught.value.exit_code, caught.value.diagnostics[0].code) == (2, "F001")


def test_a_wrong_key_is_exit_two(check: Callable[..., Assessment]) -> None:
    text = "[metoder.signs_of_safety.tovholder]\nfunktoin = 3\n"

    assert refused(check, text) == (SetupError, 2, [("K030", "funktoin = 3")])


def test_no_method_is_exit_three(check: Callable[..., Assessment]) -> None:
    assert refused(check, "") == (NothingAssessed, 3, [("K051", "[kommune]")])
    assert refused(check, "[metoder]\n") == (NothingAssessed, 3, [("K051", "[kommune]")])


def test_a_method_that_is_not_installed_points_at_the_line_that_declares_it(
    check: Callable[..., Assessment],
) -> None:
    text = "[metoder.signs_of_safety]\n[metoder.findes_ikke.tovholder]\n"

    error, code, told = refused(check, text)

    assert (error, code) == (NothingAssessed, 3)
    assert told == [("M001", "[metoder.findes_ikke.tovholder]")]


def test_a_foundation_that_is_declared_points_at_its_line(check: Callable[..., Assessment]) -> None:
    assert refused(check, "[metoder.faelles]\n") == (NothingAssessed, 3, [("M002", "[metoder.faelles]")])


def test_all_that_is_wrong_is_told_at_once_and_the_gravest_decides_the_exit_code(
    check: Callable[..., Assessment], install: Install
) -> None:
    install("readiness-itu", {"itu": "findes_slet_ikke"})
    wrong = "[metoder.signs_of_safety.tovholder]\nfunktoin = 3\n"
    missing = "[metoder.findes_ikke]\n"

    assert refused(check, missing + wrong)[:2] == (NothingAssessed, 3)
    error, code, told = refused(check, "[metoder.itu]\n" + missing + wrong)
    assert (error, code) == (PluginError, 4)
    assert told == [("M006", "[metoder.itu]"), ("M001", "[metoder.findes_ikke]"), ("K030", "funktoin = 3")]


def test_a_fault_in_a_ruleset_points_into_the_ruleset(check: Callable[..., Assessment], little: Path) -> None:
    (little / "tvilling.toml").write_text(TWIN.replace('"lille"', '"lillle"'), encoding="utf-8")

    assert refused(check, "[metoder.tvilling]\n") == (RulesetError, 4, [("M003", 'extends = "lillle"')])


def test_a_broken_plugin_that_is_not_declared_stops_nothing(
    check: Callable[..., Assessment], install: Install
) -> None:
    install("readiness-itu", {"itu": "findes_slet_ikke"})

    assert check("[metoder.signs_of_safety]\n").methods


@pytest.mark.usefixtures("little")
def test_asking_for_a_method_that_the_file_does_not_declare_is_exit_three(
    check: Callable[..., Assessment],
) -> None:
    error, code, told = refused(check, READY, only=("lille", "tvilling", "xyz"))

    assert (error, code) == (NothingAssessed, 3)
    assert told == [("K052", "[kommune]"), ("K052", "[kommune]")]


# ── a method added by hand ──────────────────────────────────────────────────────────────────────────────

THIRD = """\
# A third method, added by hand: it asks one thing more than what all methods share, and needs no code.
[ruleset]
id = "tredje_metode"
version = "0.1.0"
extends = "faelles"
guide = "tre"
title = { da = "Tredje metode", en = "Third method" }

[[document]]
id = "tre"
title = "Vejledning"
publisher = "Et forlag"

[[milestone]]
id = "boern_og_unge"

[[milestone.field]]
id = "bisidder"
type = "bool"
label = { da = "En bisidder er med", en = "A companion takes part" }

[[milestone.rule]]
id = "bisidder"
basis = "kilde_krav"
source = { question = 4 }
question = { da = "Er en bisidder med?", en = "Does a companion take part?" }
met = { equals = "bisidder", value = true }
message.unmet = { da = "Der er ingen bisidder.", en = "There is no companion." }
remedy = { da = "Aftal en bisidder.", en = "Agree on a companion." }
"""
DATA_ONLY = """\
from importlib.resources import files
from readiness import Method, hookimpl, read_ruleset

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(files("tredje_rulesets") / "tredje_metode.toml"))]
"""


def test_a_ruleset_and_a_plugin_added_by_hand_work_without_any_other_edit(
    check: Callable[..., Assessment], install: Install
) -> None:
    site = install("readiness-tredje", {"tredje_metode": "readiness_tredje"}, readiness_tredje=DATA_ONLY)
    (site / "tredje_rulesets").mkdir()
    (site / "tredje_rulesets" / "__init__.py").write_text('"""Data."""\n', encoding="utf-8")
    (site / "tredje_rulesets" / "tredje_metode.toml").write_text(THIRD, encoding="utf-8")

    assessment = check(
        "[faelles.tovholder]\nfunktion = 'Koordinator'\n"
        "[metoder.tredje_metode.boern_og_unge]\nbisidder = false\n"
        "[metoder.familieraadslagning]\n"
    )
    third = assessment.methods[0]

    assert third.ruleset.lineage == ("faelles", "tredje_metode")
    assert finding_of(third, "boern_og_unge.bisidder").message["da"] == "Der er ingen bisidder."
    assert finding_of(third, "boern_og_unge.bisidder").rule.source.page == 9
    assert finding_of(third, "tovholder.udpeget").outcome is Outcome.MET
    assert finding_of(third, "samarbejde.enheder").rule.source.document == "tre"
    assert {each.methods for each in assessment.across} == {("familieraadslagning", "tredje_metode")}
