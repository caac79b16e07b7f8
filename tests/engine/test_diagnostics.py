"""A diagnostic says where, what, and what to do, in the language of its reader."""

from __future__ import annotations

from readiness import NothingAssessed, PluginError, ReadinessError, RulesetError, SetupError
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.model import Text


def test_a_place_is_printed_so_that_an_editor_can_open_it() -> None:
    assert str(Place("mappe/kommune.toml", 3, 7)) == "mappe/kommune.toml:3:7"
    assert str(Place("kommune.toml")) == "kommune.toml:1:1"


def test_a_diagnostic_is_an_error_unless_it_says_otherwise() -> None:
    assert Diagnostic("F001").severity is Severity.ERROR
    assert Diagnostic("K070", severity=Severity.WARNING).severity == "warning"


def test_a_diagnostic_is_filled_in_the_language_of_the_reader() -> None:
    diagnostic = Diagnostic("K021", values={"method": Text("Familierådslagning", "Family group conference")})

    assert diagnostic.sentence("da") == (
        "Milepælen kan ikke sættes til ikke_relevant i Familierådslagning: "
        "den rummer noget, der skal på plads først."
    )
    assert diagnostic.sentence("en") == (
        "The milestone cannot be set to ikke_relevant in Family group conference: "
        "it holds something that must be in place first."
    )


def test_a_value_from_a_file_is_shown_harmlessly_and_is_not_filled_again() -> None:
    diagnostic = Diagnostic("K043", values={"official": "\x1b[2J{official}\u202e"})

    assert diagnostic.sentence("en") == "The code belongs to \\u001b[2J{official}\\u202e."


def test_a_personal_number_from_a_file_is_hidden_in_what_is_said() -> None:
    diagnostic = Diagnostic("K030", values={"name": "x 010190-1234", "meant": "", "known": "0101901234"})

    for language in ("da", "en"):
        assert "x ••••••-••••" in diagnostic.sentence(language)
        assert "••••••••••" in diagnostic.advice(language)
    assert "1234" not in str(diagnostic)


def test_a_name_from_a_file_is_told_in_at_most_160_characters() -> None:
    diagnostic = Diagnostic("K030", values={"name": "x" * 1000, "meant": "", "known": "y" * 1000})

    assert diagnostic.sentence("en") == f"The field “{'x' * 159}…” does not exist."
    assert "y" * 1000 in diagnostic.advice("en")


def test_a_text_whose_last_value_is_empty_has_no_space_at_its_end() -> None:
    diagnostic = Diagnostic("M006", values={"id": "x", "distribution": "y", "reason": ""})

    assert diagnostic.sentence("en") == "The method “x” from the package y cannot be loaded."


def test_a_diagnostic_is_printed_in_one_line_with_its_place_where_it_has_one() -> None:
    said = "F009 A number is too long to be read. Write a shorter number."

    assert str(Diagnostic("F009", Place("k.toml"))) == f"k.toml:1:1: {said}"
    assert str(Diagnostic("F009")) == said


# --- Errors ---


def test_an_error_keeps_its_diagnostics_in_order_and_prints_them() -> None:
    first, second = Diagnostic("F001"), Diagnostic("F002")

    error = SetupError(first, second)

    assert error.diagnostics == (first, second)
    assert str(error) == f"{first}; {second}"


def test_each_kind_of_error_owns_its_exit_code() -> None:
    assert {kind: kind.exit_code for kind in (SetupError, NothingAssessed, PluginError, RulesetError)} == {
        SetupError: 2,
        NothingAssessed: 3,
        PluginError: 4,
        RulesetError: 4,
    }


def test_all_expected_errors_are_caught_as_one() -> None:
    for kind in (SetupError, NothingAssessed, PluginError, RulesetError):
        assert issubclass(kind, ReadinessError)
    assert issubclass(RulesetError, PluginError)
