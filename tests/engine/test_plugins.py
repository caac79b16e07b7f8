"""Plugins through real entry points: what is loaded, what is not, and whom an error names."""

from __future__ import annotations

import json
import re
import sys
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from readiness import hookspecs, plugins, suppliers
from readiness.errors import Interrupted, NothingAssessed, PluginError, ReadinessError, RulesetError

if TYPE_CHECKING:
    from collections.abc import Callable

    Install = Callable[..., Path]  #: see conftest.py
    Run = Callable[..., Any]


RULESET = """\
[ruleset]
id = "{id}"
version = "0.1.0"
extends = "{extends}"
guide = "bog"
title = {{ da = "Prøvemetode", en = "Trial method" }}

[[document]]
id = "bog"
title = "En bog"
publisher = "Et forlag"
"""
MODULE = """\
from importlib.resources import files
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(Path(__file__).with_name("{id}.toml")){functions})]
"""
OWN_MILESTONE = """
[[milestone]]
id = "eget"
factor = "ledelse"
title = { da = "Eget", en = "Own" }
source = { page = 1, milestone = 20 }

[[milestone.field]]
id = "antal"
type = "int"
label = { da = "Antal", en = "Number" }

[[milestone.rule]]
id = "antal"
basis = "afledt"
question = { da = "Er der nok?", en = "Are there enough?" }
call = "nok"
reads = ["eget.antal"]
message.met = { da = "Ja.", en = "Yes." }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Find flere.", en = "Find more." }
"""
ACROSS = """
[[across]]
id = "i_alt"
basis = "afledt"
question = { da = "Er der nok i alt?", en = "Are there enough in all?" }
call = "i_alt"
reads = ["eget.antal"]
message.met = { da = "Ja.", en = "Yes." }
message.unmet = { da = "Nej.", en = "No." }
remedy = { da = "Find flere.", en = "Find more." }
"""
CALL = 'call = "nok"\nreads = ["eget.antal"]\n'
METHOD = "proevemetode"


def add(install: Install, name: str = METHOD, **own: str) -> Path:
    """Install a method of its own: a distribution with one module, one ruleset file and one entry point.

    Its own may be what it `extends`, the `body` of its ruleset, its `functions`, or its whole `module`.
    """
    source = own.get("module", MODULE.format(id=name, functions=own.get("functions", "")))
    site = install(f"readiness-{name}", {name: f"plugin_{name}"}, **{f"plugin_{name}": source})
    text = RULESET.format(id=name, extends=own.get("extends", "faelles")) + own.get("body", "")
    (site / f"{name}.toml").write_text(text, encoding="utf-8")
    return site


def refused(name: str, kind: type[ReadinessError]) -> tuple[str, str]:
    """Load a method that cannot be loaded; give the code and the sentences of the first diagnostic."""
    with pytest.raises(ReadinessError) as caught:
        plugins.load_method(name)
    assert type(caught.value) is kind
    first = caught.value.diagnostics[0]
    assert first.sentence("da")
    assert first.advice("da")
    return first.code, f"{first.sentence('en')} {first.advice('en')}"


# ── what is installed ───────────────────────────────────────────────────────────────────────────────────


def test_built_in_methods_are_registered_as_any_other() -> None:
    assert set(suppliers.installed()) >= {
        "faelles",
        "familieraadslagning",
        "inddragende_netvaerksmoede",
        "moederaekker",
        "signs_of_safety",
    }


def test_entry_points_are_read_without_importing_them(install: Install) -> None:
    add(install, module="raise SystemExit('imported')")

    assert METHOD in suppliers.installed()
    assert f"plugin_{METHOD}" not in sys.modules


def test_names_are_sorted(install: Install) -> None:
    add(install, "aaa")

    assert list(suppliers.installed()) == sorted(suppliers.installed())


def test_a_distribution_that_is_described_twice_counts_once(install: Install, tmp_path: Path) -> None:
    site = add(install)
    other = tmp_path / "source"
    other.mkdir()
    described = site / f"readiness_{METHOD}-1.2.3.dist-info"
    copy = other / "another_name-1.2.3.dist-info"
    copy.mkdir()
    for name in ("METADATA", "entry_points.txt"):
        (copy / name).write_text((described / name).read_text(encoding="utf-8"), encoding="utf-8")
    sys.path.append(str(other))

    assert len(suppliers.installed()[METHOD]) == 1


# ── a method of its own ─────────────────────────────────────────────────────────────────────────────────


def test_a_method_needs_one_folder_one_ruleset_and_one_entry_point(install: Install) -> None:
    add(install)

    method = plugins.load_method(METHOD)

    assert suppliers.supplier(METHOD) == (f"readiness-{METHOD}", "1.2.3")
    assert method.ruleset.lineage == ("faelles", METHOD)
    assert len(method.ruleset.milestones) == 14
    assert [stated_by for stated_by, _, _ in method.across] == ["faelles", "faelles"]


def test_functions_are_looked_up_with_the_ruleset_that_states_the_rule(install: Install) -> None:
    add(
        install,
        body=OWN_MILESTONE + ACROSS,
        functions=", {'nok': lambda f, c: Judgement.met('eget.antal'), 'i_alt': lambda m, c: None}",
    )

    method = plugins.load_method(METHOD)

    assert [stated_by for stated_by, rule, _ in method.across if rule.id == "i_alt"] == [METHOD]
    assert "eget.antal" in {rule.full_id for rule in method.ruleset.rules}


def test_a_method_may_extend_a_method_of_another_distribution(install: Install) -> None:
    add(install, "foraelder")
    add(install, "barn", extends="foraelder")

    assert plugins.load_method("barn").ruleset.lineage == ("faelles", "foraelder", "barn")


def test_one_module_may_contribute_several_methods_and_is_called_once(install: Install) -> None:
    source = """\
from pathlib import Path
from readiness import Method, hookimpl, read_ruleset
calls = []

@hookimpl
def readiness_methods():
    calls.append(1)
    here = Path(__file__).parent
    return (Method(read_ruleset(here / name)) for name in ("en.toml", "to.toml"))
"""
    site = install("readiness-to", {"en": "plugin_to", "to": "plugin_to"}, plugin_to=source)
    for name, extends in (("en", "faelles"), ("to", "en")):
        (site / f"{name}.toml").write_text(RULESET.format(id=name, extends=extends), encoding="utf-8")

    assert plugins.load_method("en").ruleset.id == "en"
    assert plugins.load_method("to").ruleset.lineage == ("faelles", "en", "to")
    assert sys.modules["plugin_to"].calls == [1]


def test_a_broken_plugin_that_is_not_declared_does_not_matter(install: Install) -> None:
    add(install, "itu", module="raise RuntimeError('broken')")

    loaded, errors = plugins.load_methods(["signs_of_safety"])

    assert (list(loaded), errors) == (["signs_of_safety"], [])


def test_one_method_that_cannot_be_loaded_does_not_keep_the_others_from_it(install: Install) -> None:
    add(install, "itu", module="raise RuntimeError('broken')")

    loaded, errors = plugins.load_methods(["itu", "signs_of_safety", "findes_ikke"])

    assert list(loaded) == ["signs_of_safety"]
    assert [type(error) for error in errors] == [PluginError, NothingAssessed]


def test_the_hook_is_only_a_specification() -> None:
    with pytest.raises(AssertionError):
        hookspecs.readiness_methods()


# ── what cannot be loaded ───────────────────────────────────────────────────────────────────────────────


def test_a_method_that_is_not_installed_is_told_with_what_was_probably_meant() -> None:
    code, told = refused("familieradslagning", NothingAssessed)

    assert code == "M001"
    assert "Did you mean familieraadslagning?" in told
    assert "signs_of_safety" in told
    assert "faelles" not in told


def test_a_method_unlike_all_others_is_told_without_a_guess_also_at_its_package() -> None:
    told = refused("xyz", NothingAssessed)[1]

    assert "Did you mean" not in told
    assert "pip install <the package's name>" in told
    assert "additional_dependencies" in told
    assert told.count("xyz") == 1


@pytest.mark.parametrize("name", ["faelles", "moederaekker"])
def test_a_foundation_cannot_be_declared_itself(name: str) -> None:
    code, told = refused(name, NothingAssessed)

    assert code == "M002"
    assert ", ".join(plugins.declarable()) in told
    assert {"familieraadslagning", "signs_of_safety"} <= set(plugins.declarable())


def test_a_broken_plugin_is_among_those_that_may_be_declared(install: Install) -> None:
    add(install, "itu", module="raise RuntimeError('broken')")

    assert "itu" in refused("findes_ikke", NothingAssessed)[1]


HOOK = "from readiness import Method, hookimpl\n\n@hookimpl\n"


@pytest.mark.parametrize(
    ("module", "code", "told"),
    [
        (
            HOOK + "def readiness_method():\n    return []\n",
            "M005",
            "The hook is written as readiness_method.",
        ),
        (HOOK + "def readiness_methods(to, et):\n    return []\n", "M005", "The hook has arguments: et, to."),
        (
            HOOK.replace("hookimpl\n\n@hookimpl", "hookimpl\n\n@hookimpl(wrapper=True)")
            + "def readiness_methods():\n    return []\n",
            "M005",
            "The hook does not fit. (pluggy: Plugin",
        ),
        (HOOK + "def readiness_methods():\n    return 3\n", "M005", "The hook gives int."),
        (HOOK + "def readiness_methods():\n    return None\n", "M005", "The hook gives None."),
        (HOOK + "def readiness_methods():\n    return [3, None]\n", "M005", "The hook gives list[int]."),
        (HOOK + "def readiness_methods():\n    return 'abc'\n", "M005", "The hook gives str[str]."),
        ("", "M005", f"The module plugin_{METHOD} has no function that is marked with @hookimpl."),
        (HOOK + "def readiness_methods():\n    return []\n", "M007", "supplies: none."),
        (
            HOOK + "def readiness_methods():\n    raise KeyError('x')\n",
            "M006",
            "It failed with KeyError: 'x'.",
        ),
        (HOOK + "def readiness_methods():\n    yield 3\n    1 / 0\n", "M006", "ZeroDivisionError"),
        (HOOK + "def readiness_methods():\n    return [Method('r.toml')]\n", "M006", "not 'r.toml'"),
        (
            HOOK + "def readiness_methods():\n    return [Method(None)]\n",
            "M006",
            "read_ruleset(path) returns",
        ),
        ("import findes_ikke\n", "M006", "It uses the module findes_ikke, which is not installed."),
        ("raise ModuleNotFoundError\n", "M006", "It failed with ModuleNotFoundError."),
        ("raise ValueError('broken')\n", "M006", "ValueError: broken"),
        ("raise GeneratorExit\n", "M006", "GeneratorExit"),
        (
            "class Loud(Exception):\n  def __str__(self):\n    1 / 0\nraise Loud\n",
            "M006",
            "with Loud.",
        ),
        ("def readiness_methods(:\n", "M006", "SyntaxError"),
        ("raise SystemExit(3)\n", "M006", "SystemExit: 3"),
        (HOOK + "def readiness_methods():\n    raise SystemExit(3)\n", "M006", "SystemExit: 3"),
        ("raise ValueError(chr(27) + '[31m' + 'x' * 999)\n", "M006", "\\u001b[31mxxx"),
    ],
)
def test_a_plugin_that_does_not_keep_to_the_contract_is_told_with_its_distribution(
    install: Install, module: str, code: str, told: str
) -> None:
    add(install, module=module)

    found, sentence = refused(METHOD, PluginError)

    assert found == code
    assert told in sentence
    assert f"pip install --upgrade readiness-{METHOD}" in sentence
    assert len(sentence) < 700


def test_a_plugin_that_is_interrupted_while_it_is_loaded_is_named(install: Install) -> None:
    add(install, module="raise KeyboardInterrupt\n")
    with pytest.raises(Interrupted) as caught:
        plugins.load_method(METHOD)

    stopped = caught.value
    assert (stopped.methods, stopped.rule) == ((METHOD,), "")
    assert (stopped.distribution, stopped.version) == (f"readiness-{METHOD}", "1.2.3")


def test_what_a_plugin_prints_while_it_is_loaded_goes_to_stderr(
    install: Install, capsys: pytest.CaptureFixture[str]
) -> None:
    module = MODULE.format(id=METHOD, functions="").replace("    return", "    print('krog')\n    return")
    add(install, module=f"print('modul')\n{module}")

    plugins.load_method(METHOD)

    assert capsys.readouterr() == ("", "modul\nkrog\n")


@pytest.mark.parametrize("functions", ["[print]", "print", "None", "{'nok': 'nok'}"])
def test_functions_that_are_no_mapping_of_functions_are_a_fault_of_the_plugin(
    install: Install, functions: str
) -> None:
    add(install, functions=f", functions={functions}")

    code, told = refused(METHOD, PluginError)

    assert code == "M006"
    assert 'give functions as {"name": function}' in told


def test_a_module_that_is_missing_is_told_with_its_name(install: Install) -> None:
    install("readiness-tom", {METHOD: "findes_slet_ikke"})

    code, told = refused(METHOD, PluginError)

    assert code == "M006"
    assert "It has no module called findes_slet_ikke." in told


def test_a_ruleset_that_is_missing_from_the_wheel_is_told_with_how_it_gets_there(install: Install) -> None:
    (add(install) / f"{METHOD}.toml").unlink()

    code, told = refused(METHOD, PluginError)

    assert code == "M012"
    assert f"The file {METHOD}.toml is missing from the package readiness-{METHOD}" in told
    assert f"pip install --force-reinstall readiness-{METHOD}" in told
    assert "[tool.setuptools.package-data]" in told


@pytest.mark.parametrize("needed", ["0.2", "9", "0.1.0.1", "0.10"])
def test_a_ruleset_for_a_newer_engine_is_told_by_itself_whatever_else_is_in_it(
    install: Install, monkeypatch: pytest.MonkeyPatch, needed: str
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.1.0rc1")
    site = add(install, body="[[noget_nyt]]\n")
    path = site / f"{METHOD}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("guide =", f'engine = "{needed}"\nguide ='))
    with pytest.raises(PluginError) as caught:
        plugins.load_method(METHOD)

    [diagnostic] = caught.value.diagnostics
    told = f"{diagnostic.sentence('en')} {diagnostic.advice('en')}"
    assert diagnostic.code == "M011"
    assert diagnostic.place is None
    assert f"from the package readiness-{METHOD} needs readiness {needed} or newer. This is 0.1.0rc1." in told
    assert f"pip install --upgrade 'readiness>={needed}'" in told


@pytest.mark.parametrize("needed", ["0", "0.1", "0.1.0.0", "0.0.99"])
def test_a_ruleset_for_this_engine_or_an_older_one_is_read(
    install: Install, monkeypatch: pytest.MonkeyPatch, needed: str
) -> None:
    monkeypatch.setattr("importlib.metadata.version", lambda _: "0.1")
    path = add(install) / f"{METHOD}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("guide =", f'engine = "{needed}"\nguide ='))

    assert plugins.load_method(METHOD).ruleset.id == METHOD


@pytest.mark.parametrize("needed", [">=0.2", "ny", "1.", "1.0rc1", "v2", "1" * 9])
def test_what_is_no_version_of_the_engine_is_told_at_its_place(install: Install, needed: str) -> None:
    path = add(install) / f"{METHOD}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("guide =", f'engine = "{needed}"\nguide ='))
    with pytest.raises(PluginError) as caught:
        plugins.load_method(METHOD)

    assert [each.code for each in caught.value.diagnostics] == ["M006", "R024"]


@pytest.mark.parametrize("text", ["ruleset = 3", "[ruleset]\nengine = 9", '[ruleset]\nengine = ["9"]'])
def test_what_is_no_text_is_no_demand_of_a_newer_engine(install: Install, text: str) -> None:
    (add(install) / f"{METHOD}.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        plugins.load_method(METHOD)

    assert "M011" not in [each.code for each in caught.value.diagnostics]


def test_a_ruleset_with_faults_is_told_with_distribution_and_places(install: Install) -> None:
    add(install, body="[[milestones]]\n")
    with pytest.raises(PluginError) as caught:
        plugins.load_method(METHOD)

    assert [each.code for each in caught.value.diagnostics] == ["M006", "R002"]
    assert caught.value.exit_code == 4


def test_two_distributions_with_the_same_method_are_both_named(install: Install) -> None:
    add(install)
    install("readiness-kopi", {METHOD: "plugin_kopi"})

    code, told = refused(METHOD, PluginError)

    assert code == "M004"
    assert f"readiness-kopi 1.2.3, readiness-{METHOD} 1.2.3" in told
    assert f"pip uninstall readiness-kopi or pip uninstall readiness-{METHOD}." in told


def test_a_distribution_that_takes_the_name_of_a_built_in_method_is_told(install: Install) -> None:
    install("readiness-kopi", {"signs_of_safety": "plugin_kopi"})

    code, told = refused("signs_of_safety", PluginError)

    assert code == "M004"
    assert "readiness-kopi 1.2.3" in told
    assert told.endswith("Uninstall the rest with: pip uninstall readiness-kopi.")


def test_an_entry_point_with_another_name_than_the_rulesets_id_is_told(install: Install) -> None:
    site = install("readiness-x", {"et_andet": "plugin_x"}, plugin_x=MODULE.format(id="x", functions=""))
    (site / "x.toml").write_text(RULESET.format(id="x", extends="faelles"), encoding="utf-8")

    code, told = refused("et_andet", PluginError)

    assert code == "M007"
    assert "but supplies: x." in told


def test_a_method_contributed_twice_by_one_module_is_told(install: Install) -> None:
    source = MODULE.format(id=METHOD, functions="")
    add(install, module=source.replace("return [", "return 2 * ["))

    code, told = refused(METHOD, PluginError)

    assert code == "M007"
    assert f"but supplies: {METHOD}, {METHOD}." in told


def test_a_method_that_extends_what_is_not_installed_points_at_the_line(install: Install) -> None:
    add(install, extends="findes_ikke")
    with pytest.raises(RulesetError) as caught:
        plugins.load_method(METHOD)

    diagnostic = caught.value.diagnostics[0]
    assert diagnostic.code == "M003"
    assert diagnostic.place is not None
    assert diagnostic.place.text == 'extends = "findes_ikke"'
    assert f"from the package readiness-{METHOD} extends “findes_ikke”" in diagnostic.sentence("en")


@pytest.mark.parametrize("chain", [["en"], ["en", "to"], ["en", "to", "tre"]])
def test_methods_that_extend_each_other_in_a_circle_are_told(install: Install, chain: list[str]) -> None:
    for name, extends in zip(chain, [*chain[1:], chain[0]], strict=True):
        add(install, name, extends=extends)

    code, told = refused("en", RulesetError)

    assert code == "M009"
    assert "extends itself" in told
    assert "from the package readiness-" in told


def test_a_method_that_leads_into_a_circle_is_told_too(install: Install) -> None:
    add(install, "en", extends="to")
    add(install, "to", extends="to")

    assert refused("en", RulesetError)[0] == "M009"


def test_a_fault_in_what_a_method_extends_is_told_with_the_parents_distribution(install: Install) -> None:
    add(install, "foraelder", module="raise RuntimeError('broken')")
    add(install, "barn", extends="foraelder")

    code, told = refused("barn", PluginError)

    assert code == "M006"
    assert "readiness-foraelder" in told


def test_a_ruleset_that_does_not_fit_its_parent_is_told(install: Install) -> None:
    add(install, body='\n[[milestone]]\nid = "lokaler"\ndrop_rules = ["findes_ikke"]\n')

    with pytest.raises(RulesetError) as caught:
        plugins.load_method(METHOD)

    whose, fault = caught.value.diagnostics
    assert (whose.code, fault.code) == ("M006", "R010")
    assert f"readiness-{METHOD}" in whose.sentence("en")


@pytest.mark.parametrize(
    ("body", "line", "told"),
    [
        (
            OWN_MILESTONE,
            'call = "nok"',
            'no function is called “nok”; write functions={"nok": …} in the Method of the plugin',
        ),
        (
            OWN_MILESTONE.replace(CALL, 'met = { present = "antla" }\n'),
            'met = { present = "antla" }',
            "no field is called “antla”; write antal",
        ),
        (
            OWN_MILESTONE.replace('call = "nok"', 'call = "nok"\napplies_when = { present = "x" }'),
            'applies_when = { present = "x" }',
            "no field is called “x”; write milestone.field",
        ),
        (
            OWN_MILESTONE.replace(CALL, 'call = "nok"\nreads = ["eget.antal", "eget.antla"]\n'),
            'reads = ["eget.antal", "eget.antla"]',
            "no field is called “eget.antla”; write eget.antal",
        ),
    ],
)
def test_a_rule_that_does_not_compile_points_at_its_key(
    install: Install, body: str, line: str, told: str
) -> None:
    add(install, body=body, functions=', {"nok": print}' if "reads" in line else "")
    with pytest.raises(RulesetError) as caught:
        plugins.load_method(METHOD)

    diagnostic = caught.value.diagnostics[1]
    assert diagnostic.code == "M008"
    assert diagnostic.place is not None
    assert diagnostic.place.text == line
    assert f"The rule eget.antal cannot be used: {told}." in diagnostic.sentence("en")
    assert re.search(
        "Reglen eget.antal kan ikke bruges: der er (intet felt|ingen funktion), der hedder ”.+”; skriv ",
        diagnostic.sentence("da"),
    )


def test_a_rule_of_the_parent_that_a_drop_broke_points_at_the_parents_document(install: Install) -> None:
    add(install, body='\n[[milestone]]\nid = "tovholder"\ndrop_fields = ["saerligt_motiveret"]\n')
    with pytest.raises(RulesetError) as caught:
        plugins.load_method(METHOD)

    place = caught.value.diagnostics[1].place
    assert place is not None
    assert place.path == "faelles.toml"


def _second(name: str) -> str:
    """Give what is told after whose ruleset it is."""
    with pytest.raises(RulesetError) as caught:
        plugins.load_method(name)
    whose, diagnostic, *_ = caught.value.diagnostics
    assert (whose.code, diagnostic.code) == ("M006", "M008")
    return diagnostic.sentence("en")


def test_a_rule_across_methods_without_its_function_is_told(install: Install) -> None:
    add(install, body=ACROSS)

    assert "no function is called “i_alt”" in _second(METHOD)


def test_a_rule_across_methods_that_reads_what_no_field_is_called_is_told(install: Install) -> None:
    add(install, body=ACROSS, functions=', {"i_alt": print}')

    assert "The rule i_alt cannot be used: no field is called “eget.antal”; write" in _second(METHOD)


def test_a_fault_is_told_again_the_next_time(install: Install) -> None:
    add(install, extends="findes_ikke")

    assert refused(METHOD, RulesetError) == refused(METHOD, RulesetError)


def test_what_hinders_the_foundation_of_a_method_is_told_where_the_method_is_declared(
    install: Install, run: Run, tmp_path: Path
) -> None:
    add(install, "bund", module="raise ValueError\n")
    add(install, "top", extends="bund")
    setup = tmp_path / "kommune.toml"
    setup.write_text('[kommune]\nnavn = "Eksempelby"\n\n[metoder.top.lokaler]\n', encoding="utf-8")

    told = json.loads(run("check", setup, "--format", "json").out)["diagnostics"]

    assert [(each["code"], each["location"]["line"]) for each in told if each["code"] == "M006"] == [
        ("M006", 4)
    ]


@pytest.mark.usefixtures("install")
def test_an_entry_point_without_a_distribution_is_named_with_a_question_mark(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    entry = EntryPoint("løs", "findes_slet_ikke", suppliers.GROUP)
    monkeypatch.setattr(suppliers, "entry_points", lambda **_: [entry])

    assert "from the package ? cannot be loaded" in refused("løs", PluginError)[1]


# ── as data ─────────────────────────────────────────────────────────────────────────────────────────────

LOUD = "import plugin_loud_never_there\n"
PLAIN = OWN_MILESTONE.replace(CALL, 'met = { present = "antal" }\n').replace(
    'message.met = { da = "Ja.", en = "Yes." }\n', ""
)


def is_imported(name: str = METHOD) -> bool:
    return f"plugin_{name}" in sys.modules


def test_as_data_a_method_is_loaded_without_its_code(install: Install) -> None:
    add(install, body=PLAIN, module=LOUD)

    method = plugins.load_data(METHOD)

    assert method.ruleset.lineage == ("faelles", METHOD)
    assert "eget.antal" in {rule.full_id for rule in method.ruleset.rules}
    assert [stated_by for stated_by, _, _ in method.across] == ["faelles", "faelles"]
    assert not is_imported()


def test_as_data_and_with_its_code_a_method_is_the_same(install: Install) -> None:
    add(install, body=PLAIN)

    assert plugins.load_data(METHOD).ruleset == plugins.load_method(METHOD).ruleset


@pytest.mark.parametrize(("body", "line"), [(OWN_MILESTONE, 'call = "nok"'), (ACROSS, 'call = "i_alt"')])
def test_as_data_a_method_with_functions_is_refused_at_the_rule(
    install: Install, body: str, line: str
) -> None:
    add(install, body=body, module=LOUD)
    with pytest.raises(PluginError) as caught:
        plugins.load_data(METHOD)

    [diagnostic] = caught.value.diagnostics
    assert diagnostic.code == "M013"
    assert f"from the package readiness-{METHOD}" in diagnostic.sentence("en")
    assert diagnostic.place is not None
    assert diagnostic.place.text == line
    assert not is_imported()


def test_as_data_a_method_is_refused_for_the_functions_that_it_inherits(install: Install) -> None:
    add(install, "foraelder", body=OWN_MILESTONE)
    add(install, "barn", extends="foraelder")
    with pytest.raises(PluginError) as caught:
        plugins.load_data("barn")

    assert [each.code for each in caught.value.diagnostics] == ["M013"]
    assert not is_imported("foraelder")


def test_as_data_a_method_whose_file_is_not_found_is_refused(install: Install) -> None:
    (add(install) / f"{METHOD}.toml").unlink()
    with pytest.raises(PluginError) as caught:
        plugins.load_data(METHOD)

    [diagnostic] = caught.value.diagnostics
    assert diagnostic.code == "M014"
    assert f"The package readiness-{METHOD} does not have the file {METHOD}.toml" in diagnostic.sentence("en")
    assert not is_imported()


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        (f'id = "{METHOD}"', 'id = "et_andet"', "M007"),
        ("guide =", "giude =", "M006"),
        ("guide =", 'engine = "99"\nguide =', "M011"),
    ],
)
def test_as_data_a_ruleset_with_faults_is_told_with_its_distribution(
    install: Install, old: str, new: str, code: str
) -> None:
    path = add(install) / f"{METHOD}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(PluginError) as caught:
        plugins.load_data(METHOD)

    assert caught.value.diagnostics[0].code == code
    assert f"readiness-{METHOD}" in caught.value.diagnostics[0].sentence("en")


def test_as_data_two_distributions_with_the_same_method_are_refused_too(install: Install) -> None:
    add(install)
    install("readiness-kopi", {METHOD: "plugin_kopi"})
    with pytest.raises(PluginError) as caught:
        plugins.load_data(METHOD)

    assert caught.value.diagnostics[0].code == "M004"


def test_as_data_a_method_that_is_not_installed_is_told_as_ever() -> None:
    with pytest.raises(NothingAssessed):
        plugins.load_data("findes_ikke")


@pytest.mark.parametrize("folder", ["pakke/dyb", "pakke"])
def test_the_file_is_found_in_the_package_of_the_module_or_around_it(install: Install, folder: str) -> None:
    site = install("readiness-pakke", {METHOD: "pakke.dyb.krog"})
    (site / "pakke" / "dyb").mkdir(parents=True)
    (site / "pakke" / "__init__.py").write_text("raise SystemExit", encoding="utf-8")
    (site / "pakke" / "dyb" / "krog.py").write_text("", encoding="utf-8")
    (site / folder / f"{METHOD}.toml").write_text(RULESET.format(id=METHOD, extends="faelles"))

    assert plugins.load_data(METHOD).ruleset.id == METHOD
    assert "pakke" not in sys.modules


@pytest.mark.parametrize(
    ("name", "module"),
    [("../x", "os"), ("x", "1 / 0"), ("x", "__main__"), ("x", "sys"), ("x", "findes_ikke")],
)
def test_no_file_is_found_for_what_is_no_name_or_no_module_with_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "x.toml").touch()  # where the user stands is no package
    assert suppliers.ruleset_file(EntryPoint(name, module, suppliers.GROUP)) is None


def test_what_is_offered_is_read_without_running_it(install: Install) -> None:
    add(install, body=OWN_MILESTONE + ACROSS, module=LOUD)
    add(install, "itu", body="[[milestones]]\n", module=LOUD)
    add(install, "tom", module=LOUD)
    (sys.path[0] / Path("tom.toml")).unlink()

    assert METHOD in plugins.offered()
    assert {"itu", "tom"}.isdisjoint(plugins.offered())
    assert {METHOD, "itu", "tom"} <= set(plugins.declarable())
    assert plugins.look(METHOD)[-1].id == METHOD
    assert not any(map(is_imported, (METHOD, "itu", "tom")))


def test_what_stands_for_a_function_that_is_only_looked_at_is_never_run(install: Install) -> None:
    add(install, body=OWN_MILESTONE)
    contribution = plugins.chain(METHOD, plugins.looked_at)[-1]

    with pytest.raises(AssertionError):
        contribution.method.functions["nok"]()  # type: ignore[call-arg]  # it takes any


def test_a_foundation_of_another_package_is_told_from_a_method_without_running_it(install: Install) -> None:
    path = add(install, module=LOUD) / f"{METHOD}.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("guide =", "abstract = true\nguide ="))

    assert METHOD in plugins.foundations()
    assert METHOD not in plugins.declarable()
    assert not is_imported()
