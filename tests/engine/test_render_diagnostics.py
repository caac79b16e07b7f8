"""Diagnostics for people: what, where, the line with a mark under it, and what to do."""

from __future__ import annotations

import pytest

from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.model import Text
from readiness.render.canvas import Canvas
from readiness.render.diagnostics import MOST, render

PLAIN = Canvas()
#: The line `timer = "mange"` with the value marked.
PLACE = Place("kommune.toml", 12, 9, 7, 'timer = "mange"')


def lines(*diagnostics: Diagnostic, canvas: Canvas = PLAIN, has_stopped: bool = True) -> list[str]:
    return render(diagnostics, canvas, "da", has_stopped=has_stopped).splitlines()


def excerpt(place: Place) -> tuple[str, str]:
    """Give the line of the file and the line with the mark."""
    shown = lines(Diagnostic("F007", place))
    where = next(number for number, line in enumerate(shown) if "-->" in line)
    return shown[where + 1], shown[where + 2]


def marked(place: Place) -> str:
    """Give the part of the line that stands over the mark."""
    line, mark = excerpt(place)
    return line[mark.index("^") : mark.rindex("^") + 1]


# --- One diagnostic ---


def test_a_diagnostic_says_what_where_and_what_to_do() -> None:
    assert lines(Diagnostic("F007", PLACE)) == [
        "fejl[F007]: Parenteser eller tabeller ligger for dybt inde i hinanden.",
        "   --> kommune.toml:12:9",
        '12 │ timer = "mange"',
        "   │         ^^^^^^^",
        "  = Skriv svaret fladere. Højst 20 niveauer er tilladt.",
        "",
        "1 fejl. Der er ikke regnet nogen score ud.",
    ]


def test_a_diagnostic_is_told_in_english_too() -> None:
    shown = render([Diagnostic("F007", PLACE)], PLAIN, "en", has_stopped=True)

    assert shown.startswith("error[F007]: Brackets or tables")
    assert shown.endswith("1 error. No score was worked out.\n")


def test_a_diagnostic_without_a_place_shows_no_line() -> None:
    shown = lines(Diagnostic("M001", values={"name": "x", "meant": "", "known": "a, b"}))

    assert shown[0].startswith("fejl[M001]: ")
    assert not any("-->" in line or "│" in line for line in shown)


def test_an_empty_line_is_not_shown() -> None:
    shown = lines(Diagnostic("K040", Place("kommune.toml", 1, 1, 1, "  ")))

    assert "  --> kommune.toml:1:1" in shown
    assert not any("│" in line for line in shown)


def test_a_warning_is_called_one_and_stops_nothing() -> None:
    shown = lines(Diagnostic("K042", PLACE, severity=Severity.WARNING))

    assert shown[0].startswith("advarsel[K042]: ")
    assert not any("score" in line for line in shown)


# --- Several ---


def test_each_diagnostic_is_told_and_they_are_counted() -> None:
    shown = lines(Diagnostic("F007", PLACE), Diagnostic("F009", PLACE))

    assert [line[:11] for line in shown if line.startswith("fejl[")] == ["fejl[F007]:", "fejl[F009]:"]
    assert shown[-1] == "2 fejl. Der er ikke regnet nogen score ud."


def test_warnings_are_not_counted_as_faults() -> None:
    warning = Diagnostic("K042", PLACE, severity=Severity.WARNING)

    assert lines(warning, Diagnostic("F007", PLACE))[-1].startswith("1 fejl.")


def test_no_score_is_said_to_be_missing_where_the_report_is_written() -> None:
    expired = Diagnostic("K064", PLACE, {"name": "proeve/maal.sager", "day": Text("i går", "yesterday")})

    assert "score" not in "".join(lines(expired, has_stopped=False))
    assert "score" in lines(expired)[-1]


def test_ten_are_told_without_more() -> None:
    shown = lines(*[Diagnostic("F007", PLACE)] * MOST)

    assert sum(line.startswith("fejl[") for line in shown) == MOST == 10
    assert not any("til. Ret dem" in line for line in shown)


def test_of_more_than_ten_the_rest_is_counted() -> None:
    shown = lines(*[Diagnostic("F007", PLACE)] * (MOST + 3))

    assert sum(line.startswith("fejl[") for line in shown) == MOST
    assert "… og 3 til. Ret dem, der står her, og kør igen." in shown
    assert shown[-1].startswith("13 fejl.")


# --- The line and the mark ---


def test_the_mark_stands_under_what_is_meant() -> None:
    assert marked(PLACE) == '"mange"'


def test_a_mark_is_seen_also_past_the_end_of_the_line() -> None:
    line, mark = excerpt(Place("x", 3, 9, 1, "timer = "))

    assert line.rstrip() == "3 │ timer ="
    assert mark == "  │         ^"


def test_the_mark_takes_the_room_of_wide_characters() -> None:
    line, mark = excerpt(Place("x", 1, 6, 2, 'a = "家族" b'))

    assert line == '1 │ a = "家族" b'
    assert mark == "  │ " + " " * 5 + "^" * 4


def test_what_steers_a_terminal_is_shown_and_the_mark_still_fits() -> None:
    escape, turned = chr(27), chr(0x202E)

    line, mark = excerpt(Place("x", 1, 7, 3, f'{escape}{turned} = "abc"'))

    assert escape not in line
    assert turned not in line
    assert line[mark.index("^") : mark.rindex("^") + 1] == "abc"


def test_a_tab_is_shown_as_a_space() -> None:
    assert marked(Place("x", 1, 2, 5, "\ttimer = 3")) == "timer"


def test_of_a_long_line_the_part_around_the_mark_is_shown() -> None:
    text = "a" * 50_000 + "FEJL" + "b" * 50_000

    line, mark = excerpt(Place("x", 1, 50_001, 4, text))

    assert line[mark.index("^") : mark.rindex("^") + 1] == "FEJL"
    assert max(len(line), len(mark)) < 200


def test_of_a_long_stretch_the_beginning_is_marked() -> None:
    line, mark = excerpt(Place("x", 1, 5, 100_000, "navn" + "æ" * 100_000))

    assert mark.count("^") == line.count("æ") > 80
    assert max(len(line), len(mark)) < 200


def test_a_hostile_file_name_is_shown_harmlessly() -> None:
    shown = render([Diagnostic("F001", Place(f"a{chr(27)}[31m.toml"))], PLAIN, "da")

    assert "a\\u001b[31m.toml:1:1" in shown


@pytest.mark.parametrize("hostile", [f"{chr(27)}[2J", chr(0x202E), "\x00", "\x9b1m"])
def test_a_hostile_name_is_shown_harmlessly(hostile: str) -> None:
    values = {"name": hostile, "meant": "", "known": "a"}

    assert hostile not in render([Diagnostic("K030", PLACE, values)], PLAIN, "da")


def test_a_name_of_100_000_characters_does_not_flood_the_screen() -> None:
    values = {"name": "x" * 100_000, "meant": "", "known": "a"}

    assert len(render([Diagnostic("K030", PLACE, values)], PLAIN, "da")) < 2_000


# --- Personal numbers ---


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234"])
def test_a_personal_number_is_hidden_in_the_line_that_is_shown(number: str) -> None:
    hidden = "".join("•" if each.isdigit() else each for each in number)
    line, mark = excerpt(Place("x", 1, 8, len(number) + 2, f'note = "{number}" # {number}'))

    assert line == f'1 │ note = "{hidden}" # {hidden}'
    assert mark == f"  │        {'^' * (len(number) + 2)}"


def test_a_personal_number_is_hidden_in_the_line_of_another_fault() -> None:
    shown = "\n".join(lines(Diagnostic("F007", Place("x", 1, 1, 4, 'note = "x" # 010190-1234'))))

    assert "••••••-••••" in shown
    assert "1234" not in shown


@pytest.mark.parametrize("length", [1, 4, 8])
def test_a_personal_number_is_hidden_also_where_the_mark_begins_inside_it(length: int) -> None:
    text = "sager = 010190-1234 x"
    shown = {excerpt(Place("x", 1, column, length, text))[0] for column in range(1, len(text) + 1)}

    assert shown == {"1 │ sager = ••••••-•••• x"}


def test_a_personal_number_is_hidden_also_where_the_line_is_cut_inside_it() -> None:
    for around in range(60, 90):
        text = f"010190-1234{'a' * around}FEJL{'b' * around}010190-1234"
        line, _ = excerpt(Place("x", 1, 11 + around + 1, 4, text))

        assert not any(each.isdigit() for each in line.partition("│")[2])


def test_a_personal_number_is_hidden_in_a_file_name_and_in_what_is_said() -> None:
    values = {"name": "010190-1234", "meant": "", "known": "a"}
    shown = render([Diagnostic("K030", Place("010190-1234.toml"), values)], PLAIN, "da")

    assert shown.count("••••••-••••") == 2
    assert "1234" not in shown


def test_ten_digits_that_are_no_date_are_shown() -> None:
    assert "320190-1234" in excerpt(Place("x", 1, 1, 4, 'note = "320190-1234"'))[0]


# --- What it is written on ---


def test_faults_and_warnings_have_colours_of_their_own() -> None:
    colour = Canvas(has_colour=True)
    [fault, *_] = lines(Diagnostic("F007", PLACE), canvas=colour)
    [warning, *_] = lines(Diagnostic("K042", PLACE, severity=Severity.WARNING), canvas=colour)

    assert fault.startswith("\x1b[31m\x1b[1mfejl[F007]\x1b[0m: ")
    assert warning.startswith("\x1b[33m\x1b[1madvarsel[K042]\x1b[0m: ")


def test_without_signs_the_frame_is_drawn_with_plain_ones() -> None:
    shown = render([Diagnostic("F007", PLACE)] * 11, Canvas(has_signs=False), "da")

    assert '12 | timer = "mange"' in shown
    assert "... og 1 til." in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_sentences_and_advice_are_broken_at_the_width(width: int) -> None:
    values = {"name": "x", "meant": "", "known": ", ".join(["milepæl"] * 50)}
    shown = lines(Diagnostic("K030", PLACE, values), canvas=Canvas(width))

    assert max(map(len, shown)) <= width
    assert max(map(len, shown)) > width - 15
