"""Diagnostics for people: what, where, the line with a mark under it, and what to do."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from readiness.diagnostics import Diagnostic, Header, Place, Severity
from readiness.model import Text
from readiness.render.canvas import Canvas
from readiness.render.diagnostics import MOST, NAMED, SHOWN, render
from readiness.render.excerpt import width

PLAIN = Canvas()
#: The line `timer = "mange"` with the value marked.
PLACE = Place("kommune.toml", 12, 9, 7, 'timer = "mange"')


def lines(*diagnostics: Diagnostic, canvas: Canvas = PLAIN, has_stopped: bool = True) -> list[str]:
    return render(diagnostics, canvas, "da", has_stopped=has_stopped).splitlines()


def excerpt(place: Place, canvas: Canvas = PLAIN) -> tuple[str, str]:
    """Give the line of the file and the line with the mark."""
    shown = lines(Diagnostic("F007", place), canvas=canvas)
    mark = next(number for number, line in enumerate(shown) if re.match(r" *[│|] *\^", line))
    return shown[mark - 1], shown[mark]


def marked(place: Place, canvas: Canvas = PLAIN) -> str:
    """Give the cells of the line that stand over the mark."""
    line, mark = excerpt(place, canvas)
    cells = "".join(each * width(each) for each in line)
    return cells[mark.index("^") : mark.rindex("^") + 1]


# --- One diagnostic ---


def test_a_diagnostic_says_what_where_and_what_to_do() -> None:
    assert lines(Diagnostic("F007", PLACE)) == [
        "fejl[F007]: Parenteser eller tabeller ligger for dybt inde i hinanden.",
        "  ┌─ kommune.toml:12:9",
        "  │",
        '12│ timer = "mange"',
        "  │         ^^^^^^^ skriv svaret fladere",
        "  │",
        "  = Højst 20 niveauer er tilladt.",
        "",
        "1 fejl i kommune.toml. Der er ikke regnet nogen score ud.",
        "En fejl forklaret:  readiness explain F007",
    ]


def test_a_diagnostic_is_told_in_english_too() -> None:
    shown = render([Diagnostic("F007", PLACE)], PLAIN, "en", has_stopped=True)

    assert shown.startswith("error[F007]: Brackets or tables")
    assert shown.endswith(
        "1 error in kommune.toml. No score was worked out.\nAn error explained:  readiness explain F007\n"
    )


def test_where_one_sentence_says_it_all_the_frame_is_tight() -> None:
    assert lines(Diagnostic("F009", PLACE))[:4] == [
        "fejl[F009]: Et tal er for langt til at kunne læses.",
        "  ┌─ kommune.toml:12:9",
        '12│ timer = "mange"',
        "  │         ^^^^^^^ skriv tallet kortere",
    ]


def test_advice_that_does_not_fit_beside_the_mark_stands_below() -> None:
    place = Place("kommune.toml", 12, 60, 5, " " * 59 + "timer")

    assert lines(Diagnostic("F009", place))[3:7] == [
        f"12│ {' ' * 59}timer",
        f"  │ {' ' * 59}^^^^^",
        "  │",
        "  = Skriv tallet kortere.",
    ]


def test_advice_that_begins_with_a_single_letter_keeps_its_capital() -> None:
    values = {"id": "x", "type": "bool", "key": "choices"}
    shown = render([Diagnostic("R007", PLACE, values)], Canvas(120), "en")

    assert "^^^^^^^ A choice has choices, a record has fields, and a table has of\n" in shown


def test_the_header_of_the_table_is_shown_above_the_line() -> None:
    header = Header(11, "[metoder.proeve]")

    assert lines(Diagnostic("F009", replace(PLACE, header=header)))[2:4] == [
        "11│ [metoder.proeve]",
        '12│ timer = "mange"',
    ]


def test_a_header_further_up_is_set_off() -> None:
    header = Header(9, "[metoder.proeve]")

    assert lines(Diagnostic("F009", replace(PLACE, header=header)))[2:5] == [
        " 9│ [metoder.proeve]",
        "  …",
        '12│ timer = "mange"',
    ]


def test_a_diagnostic_without_a_place_shows_no_line() -> None:
    shown = lines(Diagnostic("M001", values={"name": "x", "meant": "", "known": "a, b"}))

    assert shown[0].startswith("fejl[M001]: ")
    assert shown[1].startswith(" = Installerede metoder: a, b.")
    assert shown[-2] == "1 fejl. Der er ikke regnet nogen score ud."
    assert not any("┌─" in line or "│" in line for line in shown)


def test_an_empty_line_is_not_shown() -> None:
    shown = lines(Diagnostic("K040", Place("kommune.toml", 1, 1, 1, "  ")))

    assert " ┌─ kommune.toml:1:1" in shown
    assert ' = Skriv navn = "Eksempelby Kommune" under [kommune].' in shown
    assert not any("│" in line for line in shown)


def test_a_warning_is_called_one_and_stops_nothing() -> None:
    shown = lines(Diagnostic("K042", PLACE, severity=Severity.WARNING), has_stopped=False)

    assert shown[0].startswith("advarsel[K042]: ")
    assert shown[-2:] == ["1 advarsel i kommune.toml.", "En advarsel forklaret:  readiness explain K042"]


def test_an_error_of_an_assessment_that_was_made_says_nothing_of_the_score() -> None:
    assert lines(Diagnostic("F007", PLACE), has_stopped=False)[-2] == "1 fejl i kommune.toml."


def test_nothing_is_written_where_there_is_nothing_to_tell() -> None:
    assert not render([], PLAIN, "da")


# --- Several ---

#: Twelve that differ.
MANY = [
    Diagnostic("K034", replace(PLACE, line=n), {"name": f"x{n}", "method": "m", "milestone": "n"})
    for n in range(1, 13)
]


def test_each_diagnostic_is_told_and_they_are_counted() -> None:
    shown = lines(Diagnostic("F007", PLACE), Diagnostic("F009", PLACE))

    assert [line[:11] for line in shown if line.startswith("fejl[")] == ["fejl[F007]:", "fejl[F009]:"]
    assert shown[-2:] == [
        "2 fejl i kommune.toml. Der er ikke regnet nogen score ud.",
        "En fejl forklaret:  readiness explain F007",
    ]


def test_errors_and_warnings_are_counted_apart() -> None:
    warning = Diagnostic("K042", PLACE, severity=Severity.WARNING)

    shown = lines(warning, Diagnostic("F007", PLACE), warning)

    assert shown[-2:] == [
        "1 fejl og 2 advarsler i kommune.toml. Der er ikke regnet nogen score ud.",
        "En fejl forklaret:  readiness explain F007",
    ]


def test_several_files_are_counted() -> None:
    shown = lines(Diagnostic("F007", PLACE), Diagnostic("F007", replace(PLACE, path="b.toml")))

    assert shown[-2].startswith("2 fejl i 2 filer.")
    assert [line for line in shown if "┌─" in line] == ["  ┌─ kommune.toml:12:9", "  ┌─ b.toml:12:9"]


def test_the_same_in_several_places_is_told_once_with_its_places() -> None:
    shown = lines(*[Diagnostic("F009", replace(PLACE, line=line)) for line in (8, 9, 10, 11, 12)])

    assert shown == [
        "fejl[F009]: Et tal er for langt til at kunne læses.",
        "  ┌─ kommune.toml:8:9",
        "  │",
        ' 8│ timer = "mange"',
        "  │         ^^^^^^^",
        "  ┌─ kommune.toml:9:9",
        ' 9│ timer = "mange"',
        "  │         ^^^^^^^",
        "  ┌─ kommune.toml:10:9",
        '10│ timer = "mange"',
        "  │         ^^^^^^^ skriv tallet kortere",
        "  │",
        "  = Og 2 steder til: linje 11 og 12.",
        "",
        "5 fejl i kommune.toml. Der er ikke regnet nogen score ud.",
        "En fejl forklaret:  readiness explain F009",
    ]


@pytest.mark.parametrize(
    ("places", "said"),
    [
        (SHOWN + 1, "= Og ét sted til: linje 4."),
        (SHOWN + 3, "= Og 3 steder til: linje 4, 5 og 6."),
        (SHOWN + NAMED, "= Og 12 steder til: linje 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 og 15."),
        (SHOWN + NAMED + 1, "= Og 13 steder til: linje 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 …"),
    ],
)
def test_the_places_that_are_not_shown_are_named_as_far_as_a_reader_looks(places: int, said: str) -> None:
    shown = " ".join(
        each.strip()
        for each in lines(*[Diagnostic("F009", replace(PLACE, line=n + 1)) for n in range(places)])
    )

    assert said in shown


def test_a_header_that_several_places_share_is_shown_once() -> None:
    header = Header(2, "[metoder.proeve]")
    shown = lines(*[Diagnostic("F009", replace(PLACE, line=n, header=header)) for n in (4, 5)])

    assert sum("[metoder.proeve]" in line for line in shown) == 1


def test_what_differs_in_what_is_said_is_told_apart() -> None:
    shown = lines(*MANY[:3])

    assert sum(line.startswith("fejl[K034]") for line in shown) == 3


def test_no_score_is_said_to_be_missing_where_the_report_is_written() -> None:
    expired = Diagnostic("K064", PLACE, {"name": "proeve/maal.sager", "day": Text("i går", "yesterday")})

    assert "score" not in "".join(lines(expired, has_stopped=False))
    assert "score" in lines(expired)[-2]


def test_ten_are_told_without_more() -> None:
    shown = lines(*MANY[:MOST])

    assert sum(line.startswith("fejl[") for line in shown) == MOST == 10
    assert not any("til. Ret dem" in line for line in shown)


def test_of_more_than_ten_the_rest_is_counted() -> None:
    shown = lines(*MANY, MANY[11])

    assert sum(line.startswith("fejl[") for line in shown) == MOST
    assert "… og 3 til. Ret dem, der står her, og kør igen." in shown
    assert shown[-2].startswith("13 fejl i ")


def test_errors_are_told_before_warnings_where_there_is_not_room_for_all() -> None:
    warnings = [replace(each, severity=Severity.WARNING) for each in MANY]
    shown = lines(*warnings, Diagnostic("F007", PLACE))

    heads = [line[:13] for line in shown if re.match(r"(fejl|advarsel)\[", line)]
    assert len(heads) == MOST
    assert heads[-1] == "fejl[F007]: P"


# --- The line and the mark ---


def test_the_mark_stands_under_what_is_meant() -> None:
    assert marked(PLACE) == '"mange"'


def test_a_mark_is_seen_also_past_the_end_of_the_line() -> None:
    line, mark = excerpt(Place("x", 3, 9, 1, "timer = "))

    assert line == "3│ timer ="
    assert mark.startswith(" │         ^ ")


def test_the_mark_takes_the_room_of_wide_characters() -> None:
    line, mark = excerpt(Place("x", 1, 6, 2, 'a = "家族" b'))

    assert line == '1│ a = "家族" b'
    assert mark.startswith(" │ " + " " * 5 + "^" * 4 + " ")


@pytest.mark.parametrize("before", ["", "e\u0301", "家", "🏠", "\t", "ᄒ\u1161\u11ab", "\u20ac"])
def test_the_mark_fits_whatever_stands_before_it(before: str) -> None:
    assert marked(Place("x", 1, len(before) + 1, 4, f"{before}FEJLx")) == "FEJL"


def test_an_accent_of_its_own_takes_no_room_in_the_mark() -> None:
    _, mark = excerpt(Place("x", 1, 1, 4, "ne\u0301j"))

    assert mark.count("^") == 3


def test_a_mark_under_a_lone_accent_is_seen() -> None:
    _, mark = excerpt(Place("x", 1, 2, 1, "e\u0301"))

    assert mark.count("^") == 1


def test_what_steers_a_terminal_is_shown_and_the_mark_still_fits() -> None:
    escape, turned = chr(27), chr(0x202E)

    line, mark = excerpt(Place("x", 1, 7, 3, f'{escape}{turned} = "abc"'))

    assert escape not in line
    assert turned not in line
    assert line[mark.index("^") : mark.rindex("^") + 1] == "abc"


def test_a_tab_is_shown_as_four_spaces() -> None:
    line, _ = excerpt(Place("x", 1, 2, 5, "\ttimer\t= 3"))

    assert line == "1│     timer    = 3"


@pytest.mark.parametrize("width_of_canvas", [60, 80, 120])
@pytest.mark.parametrize("before", [0, 10, 55, 56, 57, 75, 77, 78, 200, 50_000])
@pytest.mark.parametrize("after", [0, 1, 10, 60, 50_000])
def test_of_a_long_line_the_part_around_the_mark_is_shown(
    before: int, after: int, width_of_canvas: int
) -> None:
    text = "a" * before + "FEJL" + "b" * after

    line, mark = excerpt(Place("x", 1, before + 1, 4, text), Canvas(width_of_canvas))

    assert line[mark.index("^") : mark.rindex("^") + 1] == "FEJL"
    assert max(len(line), len(mark)) <= width_of_canvas
    assert line.startswith("1│ …") is ("a" * before not in line)
    assert line.endswith("…") is ("b" * after not in line)


@pytest.mark.parametrize("letter", ["æ", "家", "e\u0301", "\u202e"])
def test_of_a_long_stretch_the_beginning_is_marked(letter: str) -> None:
    line, mark = excerpt(Place("x", 1, 5, 100_000, "navn" + letter * 100_000))

    assert 30 < mark.count("^") <= 80
    assert max(width(line), width(mark)) <= 80
    assert line.startswith("1│ navn")


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

    assert line == f'1│ note = "{hidden}" # {hidden}'
    assert mark.startswith(f" │        {'^' * (len(number) + 2)}")


def test_a_personal_number_is_hidden_in_the_line_of_another_fault() -> None:
    shown = "\n".join(lines(Diagnostic("F007", Place("x", 1, 1, 4, 'note = "x" # 010190-1234'))))

    assert "••••••-••••" in shown
    assert "1234" not in shown


@pytest.mark.parametrize("length", [1, 4, 8])
def test_a_personal_number_is_hidden_also_where_the_mark_begins_inside_it(length: int) -> None:
    text = "sager = 010190-1234 x"
    shown = {excerpt(Place("x", 1, column, length, text))[0] for column in range(1, len(text) + 1)}

    assert shown == {"1│ sager = ••••••-•••• x"}


def test_a_personal_number_is_hidden_also_where_the_line_is_cut_inside_it() -> None:
    for around in range(60, 90):
        text = f"010190-1234{'a' * around}FEJL{'b' * around}010190-1234"
        line, _ = excerpt(Place("x", 1, 11 + around + 1, 4, text))

        assert not any(each.isdigit() for each in line.partition("│")[2])


def test_a_personal_number_is_hidden_in_a_file_name_and_in_what_is_said() -> None:
    values = {"name": "010190-1234", "meant": "", "known": "a"}
    shown = render([Diagnostic("K030", Place("010190-1234.toml"), values)], PLAIN, "da")

    assert shown.count("••••••-••••") == 3
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
    coloured = render([Diagnostic("K042", PLACE, severity=Severity.WARNING)], colour, "da")
    assert "\x1b[33m\x1b[1m^^^^^^^\x1b[0m ret koden" in coloured
    assert coloured.endswith("\x1b[2mEn advarsel forklaret:  readiness explain K042\x1b[0m\n")


def test_without_signs_the_frame_is_drawn_with_plain_ones() -> None:
    shown = render(MANY, Canvas(has_signs=False), "da")

    assert '--> kommune.toml:1:9\n1| timer = "mange"\n |         ^^^^^^^ flyt linjen til' in shown
    assert "... og 2 til." in shown


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp850", "latin-1"])
@pytest.mark.parametrize("before", ["æøå", "家", "“x” – ", "€", "010190-1234 "])
def test_the_mark_fits_also_where_characters_are_written_otherwise(before: str, encoding: str) -> None:
    canvas = Canvas(has_signs=False, has_letters=encoding != "ascii", encoding=encoding)
    place = Place("x", 1, len(before) + 1, 4, f"{before}FEJL")

    assert marked(place, canvas) == "FEJL"
    render([Diagnostic("F007", place)], canvas, "da").encode(encoding)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_the_mark_is_as_wide_as_what_is_written_instead(encoding: str) -> None:
    canvas = Canvas(has_signs=False, has_letters=False, encoding=encoding)

    assert marked(Place("x", 1, 5, 4, "a = åæ家x b"), canvas) == "aaae\\u5bb6x"


@pytest.mark.parametrize("room", [60, 80, 120])
def test_sentences_and_advice_are_broken_at_the_width(room: int) -> None:
    values = {"name": "x", "meant": "", "known": ", ".join(["milepæl"] * 50)}
    shown = lines(Diagnostic("K030", PLACE, values), canvas=Canvas(room))

    assert max(map(len, shown)) <= room
    assert max(map(len, shown)) > room - 15
