"""The page: what it says, that no text can become anything else, and that its colours can be read."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from readiness.assessment import MilestoneStatus, Verdict
from readiness.diagnostics import Diagnostic, Place, Severity
from readiness.judgement import Outcome
from readiness.model import Text
from readiness.render import html, words
from readiness.render.html import icons, texts
from readiness.render.html.elements import Style, element, in_style
from readiness.render.html.palette import palette, stylesheet
from readiness.render.report import Report

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from readiness.assessment import Assessment
    from readiness.model import Language

EXAMPLES = ["eksempelby", "klar", "tom", "herning"]
EMPTY = {"meta"}


class Page(HTMLParser):
    """A page as a browser reads it: its elements with their attributes, and its text."""

    def __init__(self, written: str) -> None:
        """Read a page."""
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if "style" not in self.open:
            self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: the page has none."""
        raise AssertionError(data)

    @property
    def skeleton(self) -> list[tuple[str, tuple[str, ...], str | None]]:
        """All but the texts."""
        return [(tag, tuple(held), held.get("class")) for tag, held in self.elements]

    @property
    def text(self) -> str:
        """All texts, with one space between words."""
        return " ".join(" ".join(self.texts).split())

    def all(self, name: str) -> list[dict[str, str]]:
        """Give the attributes of each element of a name."""
        return [held for tag, held in self.elements if tag == name]


def page(assessment: Assessment, language: Language = "da") -> Page:
    return Page(html.write(Report((assessment,), language)))


@pytest.fixture(params=["da", "en"])
def language(request: pytest.FixtureRequest) -> Language:
    language: Language = request.param
    return language


# --- What it says ---


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_page_says_all_of_every_rule(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    assessment = examples[name]
    text = page(assessment, language).text

    for method in assessment.methods:
        assert words.VERDICT[method.verdict][language] in text
        for _, finding in method.findings:
            assert " ".join(finding.rule.question[language].split()) in text
            assert finding.rule.full_id in text
            assert " ".join(words.where(finding.rule.source, language)[0].split()) in text
            if finding.declared and finding.declared.value != "ved_ikke":
                assert " ".join(finding.declared[language].split()) in text
        for milestone, finding in method.blockers[:8]:
            assert finding.rule.remedy[language] in text
            assert str(finding.place) in text
            assert (milestone.owner or "ansvarlig") in text


def test_numbers_of_bars_stand_beside_them(examples: Mapping[str, Assessment]) -> None:
    shown = page(examples["eksempelby"])
    bars = [held for held in shown.all("svg") if held["class"].startswith("bar")]

    assert len(bars) == 3 + 3 * 5
    assert sum(held.get("role") == "img" for held in bars) == 3
    assert next(held["aria-label"] for held in bars if "aria-label" in held) == "Score: 64–78 af 100 point."
    assert "Ledelse 60–71 1 af 5 milepæle nået" in shown.text
    assert "Scoren i alt 64–78 64–78 af 100 point" in shown.text


@pytest.mark.parametrize("status", [*Outcome, *MilestoneStatus])
def test_a_sign_stands_with_its_word(status: Outcome | MilestoneStatus, language: Language) -> None:
    label = Page(str(icons.label(status, language)))

    assert label.text == icons.word(status, language)
    assert [tag for tag, _ in label.elements][:2] == ["span", "svg"]
    assert label.all("svg")[0]["aria-hidden"] == "true"
    assert all(held["d"].startswith("M") and len(held["d"]) > 5 for held in label.all("path"))


@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_has_a_sign_of_its_own(verdict: Verdict) -> None:
    others = {str(icons.of_verdict(each)) for each in Verdict if each is not verdict}

    assert str(icons.of_verdict(verdict)) not in others


def test_a_setup_without_answers_says_so_without_a_bar(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str]
) -> None:
    assessment = proeved(setups["ready"])
    [method] = assessment.methods
    factors = tuple(replace(each, score=None) for each in method.factors)
    empty = replace(assessment, methods=(replace(method, score=None, factors=factors),))
    shown = page(empty)

    assert "ikke vurderet" in shown.text
    assert not [held for held in shown.all("svg") if held["class"].startswith("bar")]
    assert "ikke vurderet" in page(replace(empty, methods=empty.methods * 2)).text


@pytest.mark.parametrize("name", ["raises", "left out", "planned", "demanding", "unmet"])
def test_each_way_that_a_setup_can_end_has_its_page(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str], name: str, language: Language
) -> None:
    assessment = proeved(setups[name])
    said = {
        "raises": words.OUTCOME[Outcome.ERROR][1],
        "left out": Text("Begrundelse: Alle har været på kursus", "Reason: Alle har været på kursus"),
        "planned": Text("frist 15. januar 2027", "due 15 January 2027"),
        "demanding": Text("Hvad jeres tal kræver", "What your figures demand"),
        "unmet": words.OUTCOME[Outcome.UNMET][1],
    }

    assert said[name][language].lower() in page(assessment, language).text.lower()


def test_documentation_waivers_and_warnings_are_told(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str], language: Language
) -> None:
    documented = setups["planned"] + 'dokumentation = ["referat.md"]\n'
    accepted = """
[[fravigelser]]
regel = "proeve/aftener.nok"
begrundelse = "Aftale ventes i marts"
godkendt_af = "Børne- og familiechef"
udloeber = 2027-03-31
"""
    assessment = proeved(documented + accepted)
    place = Place("kommune.toml", 3)
    assessment = replace(
        assessment,
        diagnostics=(
            Diagnostic("F001", place, severity=Severity.WARNING),
            Diagnostic("F002", severity=Severity.WARNING),
        ),
    )

    text = page(assessment, language).text

    assert texts.text("documented", language) in text
    assert text.count("Aftale ventes i marts") >= 1
    assert texts.text("warnings", language) in text
    assert "kommune.toml:3:1 F001" in text


def test_a_rule_of_another_document_names_it(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str]
) -> None:
    assessment = proeved(setups["ready"])
    [method] = assessment.methods
    first, *rest = method.factors
    [milestone] = first.milestones
    [finding] = milestone.findings
    source = replace(finding.rule.source, document="anden")
    moved = replace(milestone, findings=(replace(finding, rule=replace(finding.rule, source=source)),))
    factors = (replace(first, milestones=(moved,)), *rest)
    other = replace(method.ruleset.documents[0], id="anden", title="Andenbogen")
    documents = (*method.ruleset.documents, other)
    ruleset = replace(method.ruleset, documents=documents)
    assessment = replace(assessment, methods=(replace(method, factors=factors, ruleset=ruleset),))

    assert "Andenbogen, s. 4" in page(assessment).text
    unnamed = replace(ruleset, documents=())
    bare = replace(assessment, methods=(replace(assessment.methods[0], ruleset=unnamed),))
    assert "Kilde: s. 4, milepæl 1" in page(bare).text
    assert '<span lang="da">Andenbogen</span>' in html.write(Report((assessment,), "en"))


def test_a_waiver_of_what_methods_share_is_told_with_it(
    examples: Mapping[str, Assessment], language: Language
) -> None:
    assessment = examples["eksempelby"]
    accepted = replace(assessment.across[0], waiver=assessment.waivers[0])
    told = words.say("waived", language)
    before = page(assessment, language).text.count(told)

    shown = page(replace(assessment, across=(accepted,)), language)

    assert shown.text.count(told) == before + 1


def test_questions_of_our_own_are_named_where_there_are_any(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str], examples: Mapping[str, Assessment]
) -> None:
    assessment = proeved(setups["ready"])
    [method] = assessment.methods
    bare = replace(method, ruleset=replace(method.ruleset, milestones=()))

    assert "vores tilføjelse og står ikke i kilden" in page(examples["klar"]).text
    assert "vores tilføjelse og står" not in page(replace(assessment, methods=(bare,))).text


# --- Several files ---


def test_several_files_have_a_section_each_and_one_overview(
    examples: Mapping[str, Assessment], language: Language
) -> None:
    herning = examples["herning"]
    report = Report((examples["eksempelby"], examples["tom"], herning, herning), language, is_list=True)
    shown = Page(html.write(report))
    anchors = {held["id"] for _, held in shown.elements if "id" in held}

    assert {"overview", "file1", "file2", "file3", "file4", "file1-method3", "how", "limits"} <= anchors
    assert "Herning Kommune (1): examples/herning/kommune.toml" in shown.text
    assert len(shown.all("h1")) == 1


def test_files_of_the_same_name_are_told_apart_and_many_stand_in_several_tables(
    examples: Mapping[str, Assessment],
) -> None:
    herning = examples["herning"]
    shown = Page(html.write(Report((herning,) * 7, "da", is_list=True)))

    assert "Herning Kommune (7)" in shown.texts
    assert "7 filer · 2. november 2016" in shown.texts
    assert sum(held["class"] == "matrix" for held in shown.all("table")) == 2 + 7


# --- How it is built ---


@pytest.mark.parametrize("name", [*EXAMPLES, "all"])
def test_headings_go_down_one_at_a_time_and_every_link_leads_somewhere(
    examples: Mapping[str, Assessment], name: str, language: Language
) -> None:
    assessments = tuple(examples.values()) if name == "all" else (examples[name],)
    shown = Page(html.write(Report(assessments, language)))
    levels = [int(tag[1]) for tag, _ in shown.elements if re.fullmatch("h[1-6]", tag)]
    anchors = [held["id"] for _, held in shown.elements if "id" in held]
    links = [held["href"] for held in shown.all("a")]

    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert len(anchors) == len(set(anchors))
    assert links
    assert all(link.startswith("#") and link[1:] in anchors for link in links)


def test_the_page_has_its_language_a_title_landmarks_and_tables_that_can_be_read(
    examples: Mapping[str, Assessment], language: Language
) -> None:
    shown = page(examples["eksempelby"], language)
    names = [tag for tag, _ in shown.elements]

    assert shown.all("html") == [{"lang": language}]
    assert [names.count(each) for each in ("title", "header", "nav", "main", "footer")] == [1] * 5
    assert names.count("caption") == names.count("table") > 20
    assert all("scope" in held or "colspan" in held for held in shown.all("th"))
    assert all(held["data-label"] for held in shown.all("td"))


def test_the_page_holds_nothing_that_is_fetched_run_or_folded_away(
    examples: Mapping[str, Assessment],
) -> None:
    written = html.write(Report((examples["eksempelby"],), "da"))
    shown = Page(written)

    assert not {tag for tag, _ in shown.elements} & {"script", "link", "img", "iframe", "object", "details"}
    assert not [held for _, held in shown.elements if {"src", "srcset", "style"} & held.keys()]
    assert "url(" not in stylesheet()
    assert "@import" not in stylesheet()
    assert shown.all("meta")[1]["content"].startswith("default-src 'none'; ")


# --- Texts of somebody else's ---


def test_no_text_becomes_an_element_an_attribute_or_a_style(
    hostile: tuple[str, Assessment], language: Language
) -> None:
    _, assessment = hostile
    poisoned = html.write(Report((assessment,), language))
    harmless = html.write(Report((_disarmed(assessment),), language))

    assert Page(poisoned).skeleton == Page(harmless).skeleton
    assert poisoned.count("</style>") == 1
    sheets = [re.search("<style>(.*)</style>", each, re.DOTALL) for each in (poisoned, harmless)]
    sheet, usual = (re.sub(r'content: "[^"\n]*"', "", found[1]) for found in sheets if found)
    assert sheet == usual


def _disarmed(assessment: Assessment) -> Assessment:
    """Put a plain text where the name stands; the others change no part of what is built."""
    return replace(assessment, municipality=replace(assessment.municipality, name="Eksempelby Kommune"))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>&\"'", "&lt;b&gt;&amp;&quot;&#x27;"),
        ("a\0b", "a\\u0000b"),
        ("a\ud800b", "a\\ud800b"),
        ("a\x85b", "a\\u0085b"),
        ("a\ufffeb", "a\\ufffeb"),
        ("æøå ✓ 😀", "æøå ✓ 😀"),
    ],
)
def test_an_element_shows_any_text_as_text(text: str, written: str) -> None:
    assert str(element("p", text, title=text)) == f'<p title="{written}">{written}</p>'


def test_an_element_holds_others_and_leaves_out_what_is_none() -> None:
    made = element("div", None, element("meta", charset="x"), ["a", element("b", "c")], id=None, data_label=1)

    assert str(made) == '<div data-label="1"><meta charset="x">a<b>c</b></div>'
    assert str(element("style", Style("a > b {}"))) == "<style>a > b {}</style>"


def test_a_text_in_a_stylesheet_is_written_by_number() -> None:
    assert in_style("A</style>\0") == r'"A\00003c\00002fstyle\00003e\00005cu0000"'


# --- Colours and words ---


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(palette()[one]), luminance(palette()[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


STATUSES = ["met", "partial", "unmet", "open", "out"]
TEXT = [
    *((f"{each}-ink", f"{each}-paper") for each in STATUSES),
    *((ink, paper) for ink in ("ink", "quiet", "link") for paper in ("paper", "shade")),
]


@pytest.mark.parametrize(("ink", "paper"), TEXT)
def test_text_stands_out_from_what_it_is_written_on(ink: str, paper: str) -> None:
    assert contrast(ink, paper) >= 4.5


@pytest.mark.parametrize(
    ("one", "other"),
    [("bar", "paper"), ("bar", "shade"), ("edge", "paper"), ("edge", "shade"), ("ink", "paper")],
)
def test_bars_frames_and_limits_stand_out(one: str, other: str) -> None:
    assert contrast(one, other) >= 3


def test_no_colour_is_used_that_has_no_name() -> None:
    _, _, rest = stylesheet().partition("}\n")
    used = set(re.findall(r"var\(--([a-z-]+)\)", stylesheet()))

    assert used <= palette().keys()
    assert set(re.findall("#[0-9a-f]{3,6}", rest)) <= {"#ffffff", "#454545"}
    assert all(f"{icons.look(each)}-paper" in palette() for each in [*Outcome, *MilestoneStatus])


@pytest.mark.parametrize("key", texts.TEXTS)
def test_a_text_of_the_page_is_whole_and_short_in_both_languages(key: str) -> None:
    text = texts.TEXTS[key]

    assert set(re.findall(r"\{(\w+)\}", text.da)) == set(re.findall(r"\{(\w+)\}", text.en))
    assert text.da.endswith(".") == text.en.endswith(".")
    for each in (text.da, text.en):
        assert all(len(sentence.split()) <= 25 for sentence in re.split(r"[.?!:]\s", each))


def test_what_must_be_in_place_first_is_written_with_all_that_is_needed_to_act(
    proeved: Callable[[str], Assessment], setups: Mapping[str, str]
) -> None:
    written = html.write(Report((proeved(setups["planned"]),), "da"))
    found = re.search('<ol class="blockers">.*?</ol>', written)

    assert found
    assert re.sub("<svg.*?</svg>", "", found[0]) == (
        '<ol class="blockers"><li><h3>20 aftener rækker næsten.</h3><dl>'
        '<div><dt>Svar</dt><dd><span class="label partial">Delvist opfyldt</span> Biblioteket: 20</dd></div>'
        "<div><dt>Gør sådan</dt><dd>Skaf flere aftener.</dd></div>"
        "<div><dt>Ansvarlig</dt><dd>Afsnitsleder · frist 15. januar 2027</dd></div>"
        "<div><dt>Kilde</dt><dd>Bogen, s.\u00a05, milepæl\u00a02, spørgsmål\u00a01</dd></div>"
        '<div><dt>Ret her</dt><dd><code class="place">kommune.toml:10:1</code> '
        '<code class="key">aftener.lokaler</code></dd></div></dl></li></ol>'
    )
