"""A Word document being written: styles, paragraphs, tables and pages. It knows nothing of assessments."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from importlib.resources import files
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

from readiness.render.markup import allowed
from readiness.render.office.texts import text as say

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section
    from docx.text.paragraph import Paragraph

    from readiness.model import Language

_A4_CM = (21.0, 29.7)
_MARGIN_CM = 2.0
#: Across the page, between the margins.
WIDTH_CM = _A4_CM[0] - 2 * _MARGIN_CM
WIDE_CM = _A4_CM[1] - 2 * _MARGIN_CM
_LOCALES = {"da": "da-DK", "en": "en-GB"}
_MARKS: dict[str, tuple[str, str]] = {"da": (",", ";"), "en": (".", ",")}
_SHORT = 6  # rows of a table that stays on one page
#: Parts of the template that say something untrue of who wrote the document, or nothing.
_SPARE = ("thumbnail", "extended-properties", "stylesWithEffects", "customXml")
_EARLIEST = date(1980, 1, 1)  # what an archive and its readers take


class Strong(NamedTuple):
    """A paragraph of a cell that is set off from the rest."""

    text: str


#: One paragraph, or several.
Cell = str | tuple[str | Strong, ...]


class Column(NamedTuple):
    """A column of a table."""

    heading: str
    width: float  #: in centimetres


class Paper:
    """Writes a document from its first page to its last."""

    def __init__(self, language: Language, title: str, day: date, footer: str) -> None:
        """Begin an A4 document.

        Args:
            language: Of all of its text.
            title: What it is called; also the first line.
            day: When it was made, as far as it tells.
            footer: What stands before the page number on each page.

        """
        self._document = docx.Document()
        self._language = language
        self._drop_spare_parts()
        self._set_styles()
        self._set_settings()
        self._set_properties(allowed(title), max(day, _EARLIEST))
        section = self._document.sections[0]
        _set_page(section, is_wide=False)
        self._write_footer(section, allowed(footer))
        self.paragraph(title, "Title")

    def heading(self, text: str, level: int, *, on_new_page: bool = False) -> None:
        """Write a heading; `level` is 1 for the highest."""
        self.paragraph(text, f"Heading {level}").paragraph_format.page_break_before = on_new_page or None

    def paragraph(self, text: str, style: str | None = None) -> Paragraph:
        """Write a paragraph."""
        return self._document.add_paragraph(allowed(text), style)

    def labelled(self, terms: Sequence[tuple[str, str]]) -> None:
        """Write labels with a text beside each; they stay on one page."""
        for number, (label, text) in enumerate(terms, start=1):
            written = self._document.add_paragraph(style="Term")
            written.paragraph_format.keep_with_next = number < len(terms)
            written.add_run(allowed(label)).bold = True
            written.add_run(f"\t{allowed(text)}")

    def table(self, caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Cell]]) -> None:
        """Write a table; something else must follow. Its heading repeats on each page, and no row is torn.

        A short table stays on one page.

        Args:
            caption: What is read aloud in place of a look at it.
            columns: From left to right.
            rows: Each with a cell for each column.

        """
        table = self._document.add_table(rows=0, cols=len(columns), style="Report Table")
        table.autofit = False
        element = self._document.element.body.tbl_lst[-1]
        _describe(element, allowed(caption))
        for column, width in zip(table.columns, columns, strict=True):
            column.width = Cm(width.width)
        lines = [[each.heading for each in columns], *rows]
        for line, cells in enumerate(lines, start=1):
            stays = len(lines) <= _SHORT and line < len(lines)
            for cell, column, content in zip(table.add_row().cells, columns, cells, strict=True):
                cell.width = Cm(column.width)
                parts = (content,) if isinstance(content, str) else content
                paragraphs = [cell.paragraphs[0], *(cell.add_paragraph() for _ in parts[1:])]
                for paragraph, part in zip(paragraphs, parts, strict=True):
                    paragraph.style = "Table Text"
                    paragraph.paragraph_format.keep_with_next = stays or None
                    is_strong = isinstance(part, Strong)
                    run = paragraph.add_run(allowed(part.text if isinstance(part, Strong) else part))
                    run.bold = is_strong or None
        for number, row in enumerate(element.tr_lst):
            properties = row.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if not number:
                properties.append(OxmlElement("w:tblHeader"))

    def turn(self, *, is_wide: bool) -> None:
        """Go on with a new page, lying down where it is wide."""
        _set_page(self._document.add_section(WD_SECTION.NEW_PAGE), is_wide=is_wide)

    def content(self) -> bytes:
        """Give the document as a file holds it; the same text gives the same bytes."""
        saved, steady = BytesIO(), BytesIO()
        self._document.save(saved)
        with ZipFile(saved) as parts, ZipFile(steady, "w", ZIP_DEFLATED) as archive:
            for name in parts.namelist():
                entry = ZipInfo(name, _EARLIEST.timetuple()[:6])
                entry.compress_type = ZIP_DEFLATED
                archive.writestr(entry, parts.read(name))
        return steady.getvalue()

    def _drop_spare_parts(self) -> None:
        part = self._document.part
        for relations in (part.rels, part.package.rels):
            spare = [key for key, each in relations.items() if each.reltype.endswith(_SPARE)]
            for key in spare:
                del relations[key]

    def _set_styles(self) -> None:
        """Put our styles in place of all those of the template."""
        styles = self._document.styles.element
        for each in list(styles):
            styles.remove(each)
        own = parse_xml(files(__package__).joinpath("styles.xml").read_bytes())
        for each in own.iter(qn("w:lang")):
            each.set(qn("w:val"), _LOCALES[self._language])
            each.set(qn("w:eastAsia"), _LOCALES[self._language])
        styles.extend(list(own))

    def _set_settings(self) -> None:
        settings = self._document.settings.element
        decimal, separator = _MARKS[self._language]
        values = {
            "w:themeFontLang": {"w:val": _LOCALES[self._language]},
            "w:zoom": {"w:percent": "100"},
            "w:compatSetting": {"w:val": "15"},
            "w:decimalSymbol": {"w:val": decimal},
            "w:listSeparator": {"w:val": separator},
        }
        for name, attributes in values.items():
            found = next(settings.iter(qn(name)))
            for key, value in attributes.items():
                found.set(qn(key), value)

    def _set_properties(self, title: str, day: date) -> None:
        """Say what the document is, and nothing of who made it."""
        properties = self._document.core_properties
        made = datetime.combine(day, time(), UTC)
        properties.title, properties.language = title[:255], _LOCALES[self._language]
        properties.author, properties.comments, properties.last_modified_by = "", "", ""
        properties.created, properties.modified = made, made

    def _write_footer(self, section: Section, text: str) -> None:
        paragraph = section.footer.paragraphs[0]
        paragraph.style = "footer"
        paragraph.add_run(f"{text} · {say('page', self._language)} ")
        written = section.footer.part.element.p_lst[0]
        written.append(_field("PAGE"))
        paragraph.add_run(f" {say('of', self._language)} ")
        written.append(_field("NUMPAGES"))


def _set_page(section: Section, *, is_wide: bool) -> None:
    width, height = reversed(_A4_CM) if is_wide else _A4_CM
    section.orientation = WD_ORIENT.LANDSCAPE if is_wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Cm(width), Cm(height)
    section.left_margin = section.right_margin = Cm(_MARGIN_CM)
    section.top_margin = section.bottom_margin = Cm(_MARGIN_CM)
    section.footer_distance = Cm(1)


def _field(name: str) -> BaseOxmlElement:
    """Make a field that the reader's program fills in."""
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), name)
    text.text = "1"
    run.append(text)
    field.append(run)
    return field


def _describe(table: BaseOxmlElement, caption: str) -> None:
    """Mark the first row as a heading, and say what the table holds."""
    properties = table.find(qn("w:tblPr"))
    assert properties is not None  # noqa: S101 (python-docx always makes it)
    look = properties.find(qn("w:tblLook"))
    for key in list(look.attrib):
        del look.attrib[key]
    marks = {
        "val": "0020",
        "firstRow": "1",
        "lastRow": "0",
        "firstColumn": "0",
        "lastColumn": "0",
        "noHBand": "1",
        "noVBand": "1",
    }
    for key, value in marks.items():
        look.set(qn(f"w:{key}"), value)
    described = OxmlElement("w:tblCaption")
    described.set(qn("w:val"), caption)
    properties.append(described)
