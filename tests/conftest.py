"""What several tests share: ruleset documents from text, and plugins installed for the length of a test."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from ctypes.util import find_library
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import hypothesis
import pytest

from readiness import hooks, loading, plugins, suppliers
from readiness.cli import main
from readiness.documents import read_ruleset
from readiness.render.formats import PANGO

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from readiness.written import RulesetDocument

#: Of the repository's own rulesets: a case for each proof and property.
pytest_plugins = ["readiness.testing"]

# How long an example takes says how busy the machine is: speed is for the benchmarks.
hypothesis.settings.register_profile("readiness", deadline=None)
hypothesis.settings.load_profile("readiness")


def head(ruleset: str, da: str, en: str) -> str:
    """Begin a small ruleset: what it is called, and the book that its milestones are read in."""
    return f"""
[ruleset]
id = "{ruleset}"
version = "1.0.0"
guide = "bog"
title = {{ da = "{da}", en = "{en}" }}
thresholds = {{ ready = 80, minimum = 50 }}

[[document]]
id = "bog"
title = "Bogen"
publisher = "Forlaget"
"""


class Install(Protocol):
    """Installs a distribution: its entry points, and the source of its modules."""

    def __call__(self, distribution: str, entry_points: dict[str, str], **modules: str) -> Path:
        """Give the folder that the modules lie in."""
        ...


@pytest.fixture
def document(tmp_path: Path) -> Callable[..., RulesetDocument]:
    """Read a ruleset document from text."""

    def read(text: str, name: str = "prøve.toml") -> RulesetDocument:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_ruleset(path)

    return read


@pytest.fixture
def code_path(tmp_path: Path) -> Iterator[Path]:
    """Give a folder for code that is imported: its modules are forgotten after the test."""
    yield tmp_path
    for name, module in list(sys.modules.items()):
        if str(tmp_path) in (getattr(module, "__file__", None) or ""):
            del sys.modules[name]


@pytest.fixture
def install(code_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install small distributions as pip would: a `*.dist-info` folder on the path, beside the modules."""
    site = code_path / "site-packages"
    site.mkdir()
    monkeypatch.syspath_prepend(str(site))

    def forget() -> None:
        for each in (*vars(hooks).values(), *vars(plugins).values(), *vars(loading).values()):
            if hasattr(each, "cache_clear"):
                each.cache_clear()

    def install(distribution: str, entry_points: dict[str, str], **modules: str) -> Path:
        about = site / f"{distribution.replace('-', '_')}-1.2.3.dist-info"
        about.mkdir()
        (about / "METADATA").write_text(
            f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.2.3\n", encoding="utf-8"
        )
        lines = [f"{name} = {module}" for name, module in entry_points.items()]
        text = "\n".join([f"[{suppliers.GROUP}]", *lines, ""])
        (about / "entry_points.txt").write_text(text, encoding="utf-8")
        for module, source in modules.items():
            (site / f"{module}.py").write_text(source, encoding="utf-8")
        forget()
        return site

    forget()
    yield install
    forget()


class Ran(NamedTuple):
    """What a run of the command line came to."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs the command line in this process."""

    def __call__(self, *args: str | Path) -> Ran:
        """Run `readiness` with the arguments."""
        ...


class Provide(Protocol):
    """Finds what the tests need of the system."""

    def __call__(self, found: Callable[[], str | None], *packages: str) -> str:
        """Give what is found; where it is not, install the packages once, or fail with what to install."""
        ...


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Wait for the other processes of the tests: only one may install at a time."""
    import fcntl  # noqa: PLC0415 (there is none on Windows, where nothing is installed)

    with (Path(tempfile.gettempdir()) / "readiness-tests.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _installed(apt: str, packages: Sequence[str], found: Callable[[], str | None]) -> str | None:
    for command in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run([apt, "--quiet", *command], check=True, capture_output=True)
    return found()


@pytest.fixture(scope="session")
def provide() -> Provide:
    """Give a function that finds a program of the system, and installs it where that is possible.

    A test that needs what is not there fails; it is never left out.
    """

    def provide(found: Callable[[], str | None], *packages: str) -> str:
        wanted, apt = found(), shutil.which("apt-get")
        if wanted is None and apt and os.geteuid() == 0:
            with _one_at_a_time():
                wanted = found() or _installed(apt, packages, found)
        if wanted is None:
            pytest.fail(
                f"These tests need more of the system. Run: apt install {' '.join(packages)}", pytrace=False
            )
        return wanted

    return provide


@pytest.fixture(scope="session")
def pango(provide: Provide) -> str:
    """Make sure that PDFs can be written."""
    return provide(_pango, *PANGO.split())


def _pango() -> str | None:
    names = [find_library(each) for each in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset")]
    return names[0] if all(names) else None


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the reports of the examples be written anew."""
    parser.addoption(
        "--update-golden", action="store_true", help="write the reports beside the examples anew"
    )


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs the command line and gives back exit code, stdout and stderr."""

    def run(*args: str | Path) -> Ran:
        capsys.readouterr()
        try:
            main([str(each) for each in args])
        except SystemExit as done:
            code = done.code
        finally:
            gc.enable()  # the command line is short-lived and turns it off; the tests are not
        assert isinstance(code, int)
        return Ran(code, *capsys.readouterr())

    return run


#: Three milestones, one a factor: a gate, a question that is no gate, and a gate with arithmetic.
_PROEVE = (
    head("proeve", "Prøvemetoden", "The trial method")
    + """
[[milestone]]
id = "maal"
factor = "ledelse"
title = { da = "Mål", en = "Aims" }
source = { page = 4, milestone = 1 }
[[milestone.field]]
id = "sager"
type = "int"
label = { da = "Sager om året", en = "Cases a year" }
hint = { da = "Kun nye sager", en = "New cases only" }
[[milestone.rule]]
id = "sager"
gate = true
basis = "kilde_krav"
source = { question = 2 }
question = { da = "Hvor mange sager planlægger I?", en = "How many cases do you plan?" }
remedy = { da = "Planlæg mindst én sag.", en = "Plan at least one case." }
met = { at_least = "sager", value = 1 }
message.unmet = { da = "I planlægger ingen sager.", en = "You plan no cases." }

[[milestone]]
id = "kursus"
factor = "kompetencer"
title = { da = "Kursus", en = "Course" }
source = {}
[[milestone.field]]
id = "form"
type = "choice"
label = { da = "Kursets form", en = "Form of the course" }
choices = [{ id = "dag", da = "En dag", en = "One day" }, { id = "uge", da = "En uge", en = "One week" }]
[[milestone.rule]]
id = "form"
basis = "afledt"
question = { da = "Varer kurset en uge?", en = "Does the course last a week?" }
remedy = { da = "Bestil et kursus på en uge.", en = "Order a course of a week." }
met = { equals = "form", value = "uge" }
message.unmet = { da = "Kurset er for kort.", en = "The course is too short." }

[[milestone]]
id = "aftener"
factor = "organisering"
title = { da = "Aftener", en = "Evenings" }
source = { page = 5, milestone = 2 }
after = ["maal"]
[[milestone.field]]
id = "moeder"
type = "int"
label = { da = "Møder om året", en = "Meetings a year" }
[[milestone.field]]
id = "lokaler"
type = "table"
of = "int"
label = { da = "Aftener i hvert lokale", en = "Evenings in each room" }
[[milestone.rule]]
id = "nok"
gate = true
basis = "kilde_tal"
source = { question = 1 }
question = { da = "Er der aftener nok?", en = "Are there enough evenings?" }
remedy = { da = "Skaf flere aftener.", en = "Find more evenings." }
call = "regel_nok"
reads = ["aftener.moeder", "aftener.lokaler"]
message.met = { da = "{aftener} aftener rækker.", en = "{aftener} evenings suffice." }
message.partial = { da = "{aftener} aftener rækker næsten.", en = "{aftener} evenings nearly suffice." }
message.unmet = { da = "{aftener} aftener rækker ikke.", en = "{aftener} evenings do not suffice." }
message.unanswered = { da = "I skal bruge {moeder} aftener.", en = "You need {moeder} evenings." }
"""
)
_PROEVE_PLUGIN = """
from pathlib import Path
from readiness import Judgement, Method, hookimpl, read_ruleset

def regel_nok(facts, context):
    meetings = facts.number("aftener.moeder")
    if meetings == 13:
        raise ValueError("13 tæller ikke")
    if not facts.has("aftener.lokaler"):
        return Judgement.unanswered("aftener.lokaler", moeder=meetings)
    evenings = sum(facts.table("aftener.lokaler").values())
    if evenings >= meetings:
        return Judgement.met("aftener.lokaler", aftener=evenings)
    judge = Judgement.partial if 2 * evenings >= meetings else Judgement.unmet
    return judge("aftener.lokaler", aftener=evenings)

@hookimpl
def readiness_methods():
    return [Method(read_ruleset(Path(__file__).with_name("proeve.toml")), {"regel_nok": regel_nok})]
"""


@pytest.fixture
def proeve(install: Install) -> Path:
    """Install the method `proeve`, small enough to see whole: its rule `nok` raises at 13 meetings."""
    site = install("proeve", {"proeve": "readiness_proeve"}, readiness_proeve=_PROEVE_PLUGIN)
    (site / "proeve.toml").write_text(_PROEVE, encoding="utf-8")
    return site
