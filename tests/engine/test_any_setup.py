"""Whatever a file holds, it is read, or refused with places and words. Nothing else ever escapes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from readiness import ReadinessError
from readiness.plugins import load_method, load_methods
from readiness.setup import declared_methods, read_setup
from readiness.suppliers import installed
from readiness.toml import parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.diagnostics import Diagnostic

METHODS = tuple(load_methods(installed())[0])
SHIPPED = {name: load_method(name).ruleset for name in METHODS}

_MILESTONES = sorted({each.id for ruleset in SHIPPED.values() for each in ruleset.milestones})
_FIELDS = sorted(
    {field.id for ruleset in SHIPPED.values() for each in ruleset.milestones for field in each.fields}
)
_ABOUT = ["ansvarlig", "frist", "dokumentation", "ikke_relevant"]
_PARTS = ["afsat", "timer", "kr", "navn", "type", "kapacitet", "status", "enhed"]
_NAMES = st.sampled_from([*_ABOUT, *_PARTS, "æ", "", "1", "a.b", "{x}", "\u202e"])


def _quoted(name: str) -> str:
    return f'"{name}"'


def _inline_table(entries: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{_quoted(name)} = {entry}" for name, entry in entries.items()) + "}"


def _lines(entries: Mapping[str, str]) -> str:
    return "".join(f"{_quoted(name)} = {entry}\n" for name, entry in entries.items())


_NUMBERS = ["0", "-1", "7.5", "nan", "-inf", "1e400", "1e-400", f"0x{'f' * 4000}"]
_DATES = ["2027-02-01", "2027-02-01T08:00:00Z", "08:00:00"]
_TEXTS = ['""', '" "', '"ved_ikke"', '"raadhus"', '"a\\u001b\\u202e"', "'²'"]
_SCALARS = st.sampled_from([*_NUMBERS, *_DATES, *_TEXTS, "true", "false"])
_INLINE = st.recursive(
    _SCALARS,
    lambda entries: (
        st.lists(entries, max_size=3).map(lambda each: f"[{', '.join(each)}]")
        | st.dictionaries(_NAMES, entries, max_size=3).map(_inline_table)
    ),
    max_leaves=4,
)
_ROOTS = ["kommune", "faelles", "metoder", "fravigelser", "ukendt"]
_TABLES = st.sampled_from(_ROOTS) | st.one_of(
    st.sampled_from(_MILESTONES).map(lambda milestone: f"faelles.{milestone}"),
    st.sampled_from(METHODS).map(lambda method: f"metoder.{method}"),
    st.builds(
        lambda *names: f"metoder.{'.'.join(names)}", st.sampled_from(METHODS), st.sampled_from(_MILESTONES)
    ),
)
_KEYS = st.sampled_from([*_FIELDS, *_ABOUT, "navn", "kode", "opstart", "regel", "udloeber"]) | _NAMES
_SECTIONS = st.builds(
    lambda opening, name, entries: f"{opening}{name}{opening.translate({ord('['): ']'})}\n{_lines(entries)}",
    st.sampled_from(["[", "[", "[", "[["]),
    _TABLES,
    st.dictionaries(_KEYS, _INLINE, max_size=4),
)
_FILES = st.builds(
    lambda top, sections: _lines(top) + "".join(sections),
    st.dictionaries(st.sampled_from(_ROOTS), _INLINE, max_size=1),
    st.lists(_SECTIONS, max_size=5),
)


ENDLESS = f"""[kommune]
navn = "Eksempelby"
[[fravigelser]]
regel = 0x{"f" * 5000}
begrundelse = "x"
godkendt_af = "x"
udloeber = 2027-01-01
"""


def fitting(field: Any) -> st.SearchStrategy[str]:  # noqa: ANN401 (a Field, known when the tests run)
    """Draw a value that has the form of a field, or nearly so."""
    choices = [_quoted(choice.id) for choice in field.choices]
    forms: dict[str, st.SearchStrategy[str]] = {
        "text": st.sampled_from(["'x'", "''"]),
        "texts": st.sampled_from(["[]", "['a', 'b']"]),
        "bool": st.sampled_from(["true", "false"]),
        "int": st.sampled_from(["0", "3", "2027"]),
        "number": st.sampled_from(["0", "7.5", "[7, 7.5]"]),
        "share": st.sampled_from(["0", "0.66", "66", "[0.6, 0.66]"]),
        "range": st.sampled_from(["[36, 11]", "[11, 36]"]),
        "date": st.just("2027-02-01"),
        "choice": st.sampled_from(choices or ["''"]),
        "choices": st.sampled_from([f"[{', '.join(choices)}]", "[]"]),
    }
    parts = st.fixed_dictionaries({}, optional={part.id: fitting(part) for part in field.fields})
    forms["record"] = parts.map(_inline_table)
    forms["records"] = st.lists(parts.map(_inline_table), max_size=2).map(lambda each: f"[{', '.join(each)}]")
    forms["table"] = st.sampled_from(["{}", "{a = 1}", "{a = 'x'}", "{a = true}"]) | forms["record"].map(
        lambda each: f"{{a = {each}}}"
    )
    return forms[field.type] | st.just('"ved_ikke"')


@st.composite
def nearly_valid(draw: st.DrawFn) -> str:
    """Draw a setup of one method in which most values have the form of their fields."""
    method = draw(st.sampled_from(METHODS))
    text = '[kommune]\nnavn = "Eksempelby"\n'
    for milestone in SHIPPED[method].milestones:
        fields = draw(st.lists(st.sampled_from(milestone.fields), max_size=2, unique_by=lambda each: each.id))
        text += f"[metoder.{method}.{milestone.id}]\n"
        text += "".join(f"{field.id} = {draw(fitting(field))}\n" for field in fields)
    return text


def told(content: bytes) -> tuple[Diagnostic, ...]:
    """Read bytes as far as they go, and give what stops them. Nothing but a `ReadinessError` may escape."""
    try:
        file = parse(content, "kommune.toml")
        setup = read_setup(file, {name: SHIPPED[name] for name in declared_methods(file) if name in SHIPPED})
    except ReadinessError as error:
        return error.diagnostics
    for name, method in setup.methods.items():
        assert method.own <= method.answers.keys()
        for path in method.answers:
            assert setup.place(name, path).line > 1
    return ()


def read_or_refuse(content: bytes) -> None:
    """Hold what is said of bytes to its form: places inside the file, in order, in two languages."""
    lines = content.decode("utf-8-sig", errors="replace").split("\n")
    places = []
    for diagnostic in told(content):
        assert diagnostic.place
        places.append((diagnostic.place.line, diagnostic.place.column))
        assert 1 <= diagnostic.place.line <= len(lines)
        for language in ("da", "en"):
            assert diagnostic.sentence(language)
            assert diagnostic.advice(language)
    assert places == sorted(places)


@given(_FILES)
@example(ENDLESS)
@settings(suppress_health_check=[HealthCheck.too_slow])
def test_any_file_of_the_shape_of_a_setup_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode())


@given(nearly_valid())
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_any_file_of_answers_that_fit_is_read_or_refused(text: str) -> None:
    read_or_refuse(text.encode())


@given(st.binary())
@example(b"\xef\xbb\xbf\xc3\xa6\xc3\xa6\xff")
@example(b"x = 1e99999999999999999999")
@example(b"[kommune]\r\r\nnavn = 3\r\r\n")
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read_or_refuse(content)
