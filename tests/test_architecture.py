"""Who may import whom: the engine is a line, methods know only its root, and rulesets are data."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import grimp
import pytest

import readiness

ROOT = Path(__file__).parents[1]
PLUGINS = sorted(path.name for path in (ROOT / "plugins").glob("readiness_*"))
#: What `readiness check` may import besides the standard library.
THIRD_PARTIES = {"click", "pluggy", "pydantic", "tomli"}
ENGINE = grimp.build_graph("readiness", include_external_packages=True, cache_dir=None)
METHODS = grimp.build_graph(*PLUGINS, include_external_packages=True, cache_dir=None)
RULESETS = grimp.build_graph("readiness_rulesets", include_external_packages=True, cache_dir=None)


def imported_by(graph: grimp.ImportGraph, package: str) -> set[str]:
    """Name all that the modules of a package import directly."""
    modules = graph.find_descendants(package) | {package}
    return {name for module in modules for name in graph.find_modules_directly_imported_by(module)}


def is_third_party(module: str) -> bool:
    return module.partition(".")[0] not in sys.stdlib_module_names | {"readiness"}


def fresh(statement: str) -> set[str]:
    """Name the modules that a new Python has imported after a statement."""
    code = f"{statement}; import sys; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_contracts_of_the_project_file_hold() -> None:
    command = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as c; c()",
        "--no-cache",
    ]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("start", ["readiness.check", "readiness"])
def test_an_assessment_needs_only_four_third_parties(start: str) -> None:
    needed = ENGINE.find_upstream_modules(start) | {start}

    third_parties = {name.partition(".")[0] for name in needed if is_third_party(name)}

    assert third_parties <= THIRD_PARTIES


def test_the_command_line_needs_no_further_third_party_but_those_that_edit_and_write() -> None:
    modules = [name for name in ENGINE.modules if name.partition(".")[0] == "readiness"]
    third_parties = {
        name.partition(".")[0]
        for module in modules
        for name in ENGINE.find_modules_directly_imported_by(module)
        if is_third_party(name)
    }

    assert third_parties == THIRD_PARTIES | {
        "docx",
        "hypothesis",
        "openpyxl",
        "pytest",  # only the types of its plugin
        "tomlkit",
        "weasyprint",
        "xlsxwriter",
    }
    assert ENGINE.find_modules_that_directly_import("pytest") == {"readiness.testing"}
    assert ENGINE.find_modules_that_directly_import("hypothesis") == {
        "readiness.authoring.trials.generated",
        "readiness.authoring.trials.properties",
    }
    assert ENGINE.find_modules_that_directly_import("tomlkit") == {"readiness.literals"}
    assert ENGINE.find_modules_that_directly_import("docx") == {"readiness.render.office.paper"}
    assert ENGINE.find_modules_that_directly_import("openpyxl") == {"readiness.authoring.tables.workbook"}
    assert ENGINE.find_modules_that_directly_import("xlsxwriter") == {
        "readiness.render.office.sheet",
        "readiness.render.table.excel",
    }
    assert ENGINE.find_modules_that_directly_import("weasyprint") == {"readiness.render.pdf"}


def test_what_an_extra_brings_is_imported_only_when_it_is_used() -> None:
    assert "tomlkit" not in fresh("import readiness.cli.set")
    assert {"docx", "weasyprint", "xlsxwriter"}.isdisjoint(fresh("import readiness.cli.check"))
    assert "hypothesis" not in fresh("import readiness.cli.rules.test")
    assert {"hypothesis", "pytest"}.isdisjoint(fresh("import readiness.testing"))


def test_the_engine_imports_no_method_and_no_ruleset() -> None:
    assert {name for name in ENGINE.modules if name.startswith("readiness_")} == set()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_method_imports_only_the_root_of_the_engine_itself_and_the_standard_library(plugin: str) -> None:
    allowed = sys.stdlib_module_names | {"readiness"}

    foreign = {
        name
        for name in imported_by(METHODS, plugin)
        if name != plugin and not name.startswith(f"{plugin}.") and name not in allowed
    }

    assert foreign == set()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_a_method_takes_only_public_names_from_the_engine(plugin: str) -> None:
    taken = {
        alias.name
        for path in (ROOT / "plugins" / plugin).glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "readiness"
        for alias in node.names
        if node.module != "readiness" or alias.name not in readiness.__all__
    }

    assert taken == set()


@pytest.mark.parametrize("plugin", PLUGINS)
def test_no_method_imports_another(plugin: str) -> None:
    others = {each for each in PLUGINS if each != plugin}

    assert {name for name in imported_by(METHODS, plugin) if name.partition(".")[0] in others} == set()


def test_rulesets_import_nothing() -> None:
    assert imported_by(RULESETS, "readiness_rulesets") == set()


def test_every_plugin_folder_of_the_repository_is_registered() -> None:
    registered = {entry.value for entry in entry_points(group="readiness.methods")}

    assert set(PLUGINS) <= registered


def test_every_ruleset_of_the_repository_belongs_to_a_registered_method() -> None:
    names = {path.stem for path in (ROOT / "rulesets" / "readiness_rulesets").glob("*.toml")}

    assert names <= entry_points(group="readiness.methods").names


def test_the_public_names_are_sorted_and_all_there_is() -> None:
    assert readiness.__all__ == sorted(readiness.__all__)
    assert all(hasattr(readiness, name) for name in readiness.__all__)
    assert dir(readiness) == readiness.__all__
    assert not hasattr(readiness, "something_else")
