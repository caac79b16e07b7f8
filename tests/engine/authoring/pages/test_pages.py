"""What the pages of a method say, and that no text in a ruleset becomes anything but text."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from readiness import wording
from readiness.authoring.pages import GENERATOR, MARKS, documented
from readiness.plugins import declarable, documents
from readiness.render.pages import html, index, markdown, method
from readiness.render.pages.blocks import Code, Danish, Entry, Goto, Items, Link, Page, Paragraph, Strong
from readiness.render.pages.texts import TEXTS

if TYPE_CHECKING:
    from tests.engine.authoring.pages.conftest import Describe

    from readiness.authoring.pages import Documented
    from readiness.model import Language

FOUNDATION, METHOD, ALONE = (
    Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8")
    for name in ("grund", "gren", "alene")
)
READER = MarkdownIt("commonmark").enable("table")
LANGUAGES: tuple[Language, ...] = ("da", "en")


class Read(HTMLParser):
    """A page as a browser reads it: its elements, their attributes, and its text."""

    def __init__(self, written: str) -> None:
        """Read a page."""
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(written)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep an element."""
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag != "meta":
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keep a text."""
        if "style" not in self._open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        """Refuse a comment: the page has none."""
        raise AssertionError(data)

    def values(self, name: str) -> list[str]:
        """Give all values of an attribute."""
        return [value for _, each, value in self.attributes if each == name]


def as_markdown(described: Documented, language: Language = "da", *, has_index: bool = True) -> str:
    page = method.page(described, language, "markdown", has_index=has_index)
    return markdown.write(page, MARKS["markdown"])


def as_html(described: Documented, language: Language = "da") -> Read:
    return Read(html.write(method.page(described, language, "html", has_index=True), GENERATOR))


def shown(written: str) -> str:
    """Give all texts of a page in Markdown as a reader sees them, each cell and each line on a line."""
    inlines = [each for each in READER.parse(written) if each.type == "inline"]
    return "\n".join("".join(child.content for child in each.children or []) for each in inlines)


def rows(written: str, first: str) -> list[list[str]]:
    """Give the rows of the first table whose first heading is this."""
    found: list[list[list[str]]] = []
    for token, following in pairwise(READER.parse(written)):
        if token.type == "table_open":
            found.append([])
        elif token.type == "tr_open":
            found[-1].append([])
        elif token.type in ("th_open", "td_open"):
            found[-1][-1].append("".join(child.content for child in following.children or []))
    return next(table[1:] for table in found if table[0][0] == first)


@pytest.fixture
def branch(describe: Describe) -> Documented:
    return describe(FOUNDATION, METHOD)


# --- What it says ---


def test_the_page_begins_with_what_the_method_is(branch: Documented) -> None:
    text = shown(as_markdown(branch))

    assert text.startswith("Grenen\nIn English · Alle metoder\nDen er opfundet.\n")
    for line in (
        "Kilde: Bogen, udgivet af Forlaget",
        "Regelsæt: gren 2.0.0",
        "Bygger på: grund 1.1.0",
        "Rummer: 2 milepæle og 4 spørgsmål. 1 af dem skal på plads først.",
    ):
        assert line in text.splitlines()


def test_what_must_be_in_place_first_is_told_first(branch: Documented) -> None:
    assert rows(as_markdown(branch), "Regel") == [
        ["maal.sager", "Hvor mange sager?", "s.\u00a04, milepæl\u00a01, spørgsmål\u00a01"]
    ]


def test_a_method_without_gates_says_so(describe: Describe) -> None:
    text = shown(as_markdown(describe(ALONE)))

    assert "Rummer: 1 milepæl og 2 spørgsmål. 0 af dem skal på plads først." in text
    assert "Metoden har intet, der skal på plads før opstart." in text


def test_milestones_stand_in_working_order_in_the_table_and_in_reading_order_below(
    branch: Documented,
) -> None:
    written = as_markdown(branch)

    assert [row[:3] for row in rows(written, "Milepæl")] == [
        ["1. Mødelokaler", "Organisering", "intet"],
        ["2. Mål", "Ledelse", "Mødelokaler"],
    ]
    assert written.index("\n### Mål\n") < written.index("\n### Mødelokaler\n")


def test_a_rule_says_what_it_takes_and_what_the_report_says(branch: Documented) -> None:
    lines = shown(as_markdown(branch)).splitlines()

    for line in (
        "Regel: maal.sager · skal på plads først",
        "Kilde: s.\u00a04, milepæl\u00a01, spørgsmål\u00a01 · tal fra kilden",
        "Opfyldt, når:",
        "”Sager om året” (maal.sager) er mindst 10",
        "Ellers delvist opfyldt, når:",
        "Ellers ikke opfyldt.",
        "Delvist opfyldt: Der er næsten nok.",
        "Gør sådan: Find flere sager.",
        "Svar, der læses: maal.sager",
        "Spørges kun, når:",
        "Alle svar er gode nok: Det tæller, at der er taget stilling.",
    ):
        assert line in lines


def test_a_function_is_named_with_what_it_reads_and_what_fills_its_messages(branch: Documented) -> None:
    lines = shown(as_markdown(branch)).splitlines()

    assert any(each.endswith("er spørgsmålet åbent, ikke nej. Navn i metodens kode: regn") for each in lines)
    assert "Opfyldt: {antal} er nok til {sager}." in lines
    assert "Det udfylder rapporten selv: antal, sager" in lines
    assert "lokaler.rum: Rum; heraf pladser" in lines


def test_the_worst_of_others_names_them_and_an_opinion_says_that_it_is_one(describe: Describe) -> None:
    lines = shown(as_markdown(describe(FOUNDATION))).splitlines()

    assert "Får det dårligste udfald blandt disse, når de er besvaret:" in lines
    assert "maal.sager: Hvor mange sager?" in lines
    assert "Bygger på: målt mening (spørgeskema)." in lines


def test_fields_say_how_they_are_written_and_records_show_their_parts(branch: Documented) -> None:
    written = as_markdown(branch)
    cases = "helt tal · besvares for hver metode, aldrig under [faelles]"

    assert rows(written, "Felt") == [
        ["sager", "Sager om året", cases, "kun denne metode"],
        ["navn", "Navn", "tekst", "alle metoder eller kun denne"],
    ]
    assert "| `rum.type` | Slags | ét af ordene: `skole` (Skole) | del af `rum` |" in written
    assert "| `rum.pladser` | Pladser | helt tal · mindst 2 | del af `rum` |" in written
    assert "**Skrives under:** `[faelles.lokaler]`, `[metoder.gren.lokaler]`" in written


def test_a_hint_stands_with_the_meaning(describe: Describe) -> None:
    text = ALONE.replace(
        'label = { da = "Form", en = "Form" }',
        'label = { da = "Form.", en = "Form." }, hint = { da = "Se bogen.", en = "See the book." }',
    )

    assert rows(as_markdown(describe(text)), "Felt")[0][1] == "Form. Vink: Se bogen."


def test_a_milestone_without_fields_or_rules_has_no_table_and_no_weight(describe: Describe) -> None:
    empty = (
        '[[milestone]]\nid = "tom"\nfactor = "ledelse"\ntitle = { da = "Tom", en = "Empty" }\nsource = {}\n'
    )
    text = shown(as_markdown(describe(f"{ALONE}\n{empty}")))
    part = text[text.index("\nTom\nNavn") : text.index("\nKompetencer\nKursus")]

    assert "Skrives under" not in part
    assert "Vejer" not in part
    assert "Det, der skal besvares" not in part


def test_contradictions_are_told_with_when_they_are_warned_of(branch: Documented) -> None:
    text = shown(as_markdown(branch))
    part = text[text.index("lokaler.ingen: Der er ingen, og der er nogle.") :]
    inherited, own = part[: part.index("\nPå tværs")].split("lokaler.egen: ")

    assert "\nDer advares, når:\nalt dette gælder:\n”Antal” (lokaler.antal) er højst 0\n" in inherited
    assert "\nGør sådan: Ret tallet.\n" in inherited
    assert "\nKilde: s.\u00a08, milepæl\u00a02 · vores tilføjelse\n" in inherited
    assert inherited.endswith("Hvor det kommer fra: arvet fra grund\n")
    assert "arvet fra" not in own


def test_rules_across_methods_are_told_and_whose_they_are(branch: Documented, describe: Describe) -> None:
    text = shown(as_markdown(branch))
    part = text[text.index("På tværs af metoderne") : text.index("Grænser og tal")]

    assert "\nRegel: across.i_alt\n" in part
    assert "\nKilde: vores tilføjelse\n" in part
    assert "\nHvor det kommer fra: arvet fra grund\n" in part
    assert "Det giver ingen point." in part
    assert "arvet fra" not in shown(as_markdown(describe(FOUNDATION)))
    assert "På tværs af" not in shown(as_markdown(describe(ALONE)))


def test_every_number_is_told_with_whose_it_is(describe: Describe) -> None:
    written = as_markdown(describe(FOUNDATION))
    numbers = written[written.index("## Grænser og tal") :]

    assert [(row[0], row[2], row[3]) for row in rows(numbers, "Regel")] == [
        ("maal.sager", "opfyldt", "kildens (kilde_tal)"),
        ("maal.sager", "delvist opfyldt", "vores (kilde_tal)"),
        ("maal.navn", "om der spørges", "vores (kilde_krav)"),
        ("lokaler.antal", "opfyldt", "vores (kilde_krav)"),
        ("lokaler.ingen", "modsigelse", "vores (afledt)"),
    ]
    assert rows(numbers, "Regel")[3][1] == (
        "mindst én post i ”Rum” (lokaler.rum) er sådan: ”Pladser” (pladser) er over 7"
    )
    assert "klar fra 80\u00a0%, mindst 50\u00a0% i hver faktor" in shown(numbers)
    assert "across.i_alt: Er der nok i alt? (vores tilføjelse)" in shown(numbers)


def test_a_method_without_numbers_says_so(describe: Describe) -> None:
    text = shown(as_markdown(describe(ALONE)))

    assert "Ingen betingelse rummer tal." in text
    assert "regnes ud i metodens kode" not in text


def test_what_is_inherited_is_counted_and_what_is_not_is_named(branch: Documented) -> None:
    written = as_markdown(branch)

    assert "Arvet uændret er milepæle (1), spørgsmål (2) og felter (4)." in shown(written)
    assert rows(written, "Del") == [
        ["lokaler", "Mødelokaler", "milepæl · arvet fra grund · ændret af gren"],
        ["lokaler.antal", "Hvor mange hos jer?", "spørgsmål · erstatter grund"],
        ["lokaler.egen", "Er det jeres eget?", "spørgsmål · særligt for metoden"],
        ["lokaler.vaerst", "Er alt godt?", "spørgsmål · fra grund, udeladt af gren"],
    ]


def test_a_method_that_changes_nothing_has_no_table_of_changes(describe: Describe) -> None:
    bare = METHOD[: METHOD.index("[[milestone]]")]
    written = as_markdown(describe(FOUNDATION, bare))

    assert "Arvet uændret er milepæle (2), spørgsmål (4) og felter (4)." in shown(written)
    assert "Det, der ikke er arvet uændret." not in written


def test_questions_of_the_guide_are_told_with_their_rules_or_as_not_covered(branch: Documented) -> None:
    written = as_markdown(branch)

    assert rows(written, "I vejledningen") == [
        ["s.\u00a04, milepæl\u00a01, spørgsmål\u00a01", "maal.sager"],
        ["s.\u00a04, milepæl\u00a01, spørgsmål\u00a02", "maal.navn"],
        ["s.\u00a04, milepæl\u00a01, spørgsmål\u00a03", "Ikke dækket."],
        ["s.\u00a08, milepæl\u00a02, spørgsmål\u00a01", "lokaler.antal"],
        ["s.\u00a08, milepæl\u00a02, teksten", "lokaler.egen"],
    ]
    assert "3 af 4 spørgsmål i vejledningen er dækket af en regel." in shown(written)
    assert "Ikke dækket: milepæl 1, spørgsmål 3." in shown(written)


def test_our_addition_covers_no_question(describe: Describe) -> None:
    asked = 'basis = "kilde_krav"\nsource = { question = 1 }'
    written = as_markdown(describe(FOUNDATION, METHOD.replace(asked, asked.replace("kilde_krav", "afledt"))))

    assert rows(written, "I vejledningen")[3][1] == "Ikke dækket. lokaler.antal (vores tilføjelse)"


def test_without_the_guides_questions_coverage_cannot_be_told_and_places_are(describe: Describe) -> None:
    written = as_markdown(describe(ALONE))

    assert "Det kan ikke siges, hvor meget af kilden der er dækket" in shown(written)
    assert rows(written, "Sted i kilden") == [
        ["afsnit\u00a05.1, ”Om kurser”, linje\u00a07", "kursus.form"],
        ["kilden som helhed", "kursus.andet (vores tilføjelse)"],
    ]


def test_a_foundation_has_no_guide_of_its_own(describe: Describe) -> None:
    lines = shown(as_markdown(describe(FOUNDATION))).splitlines()

    assert "Regelsættet nævner ingen kilde, som det kan holdes op mod." in lines
    assert "Kilde: Vejledningerne, s.\u00a04, milepæl\u00a01" in lines
    assert any(each.startswith("Grundlaget kan ikke vælges selv.") for each in lines)
    assert "Kilder" not in lines


def test_rules_that_cite_none_of_the_documents_are_named(describe: Describe) -> None:
    book = '\n[[document]]\nid = "bog"\ntitle = "Bogen"\npublisher = "Forlaget"\n'
    text = shown(as_markdown(describe(FOUNDATION + book)))

    assert "Intet sted i kilden: maal.sager, maal.navn, lokaler.antal, lokaler.vaerst" in text


def test_a_document_is_named_where_there_are_several(describe: Describe) -> None:
    lines = shown(as_markdown(describe(ALONE))).splitlines()

    assert "Kilde: Hæftet, afsnit\u00a05.1, ”Om kurser”, linje\u00a07 · fra kilden" in lines
    assert "Hæftet, udgivet af Trykkeriet (hefte)" in lines


def test_the_index_leads_to_each_method(branch: Documented, describe: Describe) -> None:
    alone = describe(ALONE)
    written = markdown.write(index.page((branch, alone), "en", "markdown"), MARKS["markdown"])
    page = Read(html.write(index.page((branch, alone), "da", "html"), GENERATOR))

    assert "[The branch](gren.en.md)" in written
    assert "[På dansk](README.md)" in written
    assert [each for each in page.values("href") if each.endswith(".html")] == [
        "index.en.html",
        "gren.html",
        "alene.html",
    ]


def test_a_page_by_itself_leads_to_no_index(branch: Documented) -> None:
    assert "README" not in as_markdown(branch, has_index=False)
    assert "(README.en.md)" in as_markdown(branch, "en")


# --- In what form ---


def are_in_order(levels: list[int]) -> bool:
    return levels.count(1) == 1 and all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", declarable())
def test_the_markdown_of_a_shipped_method_holds_no_html_and_headings_in_order(
    name: str, language: Language
) -> None:
    written = as_markdown(documented(documents(name)), language)
    tokens = READER.parse(written)
    kinds = {each.type for each in tokens} | {child.type for each in tokens for child in each.children or []}

    assert not kinds & {"html_block", "html_inline", "code_block", "fence", "ordered_list_open"}
    assert are_in_order([int(each.tag[1]) for each in tokens if each.type == "heading_open"])
    assert written.endswith(f"\n\n{MARKS['markdown']}\n")
    assert MARKS["markdown"] not in shown(written)
    assert not re.search("[ \t]$", written, re.MULTILINE)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", declarable())
def test_the_html_of_a_shipped_method_is_one_page_whose_links_lead_somewhere(
    name: str, language: Language
) -> None:
    page = as_html(documented(documents(name)), language)
    ids = page.values("id")

    assert ("html", "lang", language) in page.attributes
    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert ("meta", "content", GENERATOR) in page.attributes
    assert len(ids) == len(set(ids))
    assert {each[1:] for each in page.values("href") if each.startswith("#")} <= set(ids)
    assert are_in_order([int(each[1]) for each in page.tags if re.fullmatch("h[1-6]", each)])


def test_a_browser_knows_what_is_in_another_language(branch: Documented, describe: Describe) -> None:
    whole = html.write(method.page(branch, "en", "html", has_index=True), GENERATOR)
    methods = html.write(index.page((branch,), "en", "html"), GENERATOR)
    several = html.write(method.page(describe(ALONE), "en", "html", has_index=True), GENERATOR)
    book = '<span lang="da">Bogen</span>'

    assert '<a href="gren.html" lang="da">På dansk</a> · <a href="index.en.html">All methods</a>' in whole
    assert f"<dd>{book}, published by Forlaget</dd>" in whole
    assert f'<a href="#coverage-bog">Coverage: {book}</a>' in whole
    assert f'<h2 id="coverage-bog">Coverage: {book}</h2>' in whole
    assert f'<td data-label="Sources"><span>{book}</span></td>' in methods
    assert '<dd><span lang="da">Hæftet</span>, section\u00a05.1' in several


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", declarable())
def test_both_formats_say_all_of_every_rule_and_name_every_field(name: str, language: Language) -> None:
    described = documented(documents(name))
    in_html = " ".join(as_html(described, language).text.split())
    in_markdown = " ".join(shown(as_markdown(described, language)).split())
    said = [field.label for milestone in described.ruleset.milestones for field in milestone.fields]
    for rule in described.ruleset.rules:
        messages = (getattr(rule.message, each) for each in ("met", "partial", "unmet", "unanswered"))
        said += [rule.question, rule.remedy, *(each for each in messages if each)]

    for text in said:
        told = " ".join(text[language].split())
        assert told in in_html
        assert told in in_markdown


#: What somebody may write in a ruleset, though it is no markup there.
HOSTILE = [
    "<script>alert(1)</script>",
    "a | b |",
    "`code` and *stars* and _under_",
    "[a](javascript:alert(1))",
    "![a](b.png)",
    "# no heading",
    "- no list",
    "1. no list",
    "> no quote",
    "--- x",
    "&lt; &amp;",
    "sort \u202e txet",
    "\u05d0\u05d1\u05d2",
    "bell \u0007 and \u001b[31m",
    "\\ and \\| and $x$",
    "##vso[task.complete]",
    "Ring til 010190-1234",
    "Det koster ti kroner. \u2028 Og mere",
]
_IN_TOML = {ord("\\"): "\\\\", ord('"'): '\\"', 7: "\\u0007", 27: "\\u001b"}
_REPLACED = (
    "Grenen",
    "Bogen",
    "Forlaget",
    "Mødelokaler",
    "Hvor mange hos jer?",
    "Find et til.",
    "Ret antallet.",
)


def with_texts(text: str) -> str:
    """Put a text in the place of several of a method."""
    changed = METHOD
    for each in _REPLACED:
        changed = changed.replace(f'"{each}"', f'"{text.translate(_IN_TOML)}"')
    return changed


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_a_ruleset_is_anything_but_text(describe: Describe, text: str) -> None:
    safe = " ".join(wording.harmless(text).split())
    hostile, plain = describe(FOUNDATION, with_texts(text)), describe(FOUNDATION, with_texts("x"))

    in_html = as_html(hostile)
    assert in_html.tags == as_html(plain).tags
    assert " ".join(in_html.text.split()).count(safe) >= len(_REPLACED)

    in_markdown = as_markdown(hostile)
    kinds = [[each.type for each in READER.parse(written)] for written in (in_markdown, as_markdown(plain))]
    assert kinds[0] == kinds[1]
    assert " ".join(shown(in_markdown).split()).count(safe) >= len(_REPLACED)


def test_a_personal_number_is_masked(describe: Describe) -> None:
    described = describe(FOUNDATION, with_texts("Ring til 010190-1234"))

    assert "010190-1234" not in as_markdown(described)
    assert "010190-1234" not in as_html(described).text


def test_each_part_of_a_page_is_written_in_both_formats() -> None:
    line = (
        "a ",
        Code("b"),
        " ",
        Strong("c"),
        ", ",
        Link("d", "e"),
        " ",
        Goto("f", "g"),
        Goto("h", "i", is_code=True),
        " ",
        Danish("j"),
    )
    depths = (("en", 0), ("to", 1), ("tre", 2), ("fire", 1))
    entries = (*(Entry((text,), depth) for text, depth in depths), Entry((Code("x y"),)))
    page = Page("da", "Side", "Titel", (Paragraph(line), Items(entries)), (), ("slut",))

    in_markdown, in_html = markdown.write(page, "mærke"), html.write(page, "mærke")

    assert in_markdown == (
        "# Titel\n\na `b` **c**, [d](e.md) f`h` j\n\n"
        "- en\n  - to\n    - tre\n  - fire\n- `x y`\n\n---\n\nslut\n\nmærke\n"
    )
    assert (
        '<p>a <code>b</code> <strong>c</strong>, <a href="e.html">d</a> <a href="#g">f</a>'
        '<a href="#i"><code>h</code></a> <span lang="da">j</span></p>'
        "<ul><li>en<ul><li>to<ul><li>tre</li></ul></li><li>fire</li></ul></li>"
        "<li><code>x y</code></li></ul>"
    ) in in_html


# --- Words ---


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_in_both_languages_with_the_same_values_and_short(key: str) -> None:
    text = TEXTS[key]

    assert set(re.findall(r"{(\w+)}", text.da)) == set(re.findall(r"{(\w+)}", text.en))
    for each in (text.da, text.en):
        assert max(len(sentence.split()) for sentence in re.split(r"[.:] ", each)) <= 25
