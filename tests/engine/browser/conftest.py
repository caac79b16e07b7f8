"""A real browser, and the checker of HTML: found on the system, or installed where that is possible."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from playwright.sync_api import sync_playwright

from readiness.render import html
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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


class Visits(Protocol):
    """Opens pages."""

    def __call__(self, path: Path, width: int = 1280, **options: Any) -> Visit:  # noqa: ANN401
        """Open a page in a window of a width."""
        ...


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visits]:
    """Give a function that opens a page; the page's own policy is set aside only for the tests' scripts."""
    contexts = []

    def visit(path: Path, width: int = 1280, **options: Any) -> Visit:  # noqa: ANN401
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
