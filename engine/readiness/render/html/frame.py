"""What stands around every page: its head, a way past the top, and the page's own policy."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from readiness.render.html.elements import Style, element, in_style

if TYPE_CHECKING:
    from collections.abc import Mapping

    from readiness.render.html.elements import Element, Held
    from readiness.render.html.outline import Outline

#: Nothing is fetched and nothing is run, whoever has added something to the file.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

_FOOTER = 60  # characters of a name, so that it stands in one line


class Head(NamedTuple):
    """What a page says of itself, and how it looks."""

    title: str  #: what the window is called; the page's own heading stands in its content
    about: Mapping[str, str]  #: what else is said of it, by name
    style: str  #: the stylesheet


def frame(outline: Outline, head: Head, *, header: Held, main: Held, footer: Held) -> Element:
    """Make a whole page.

    Args:
        outline: The language of the page.
        head: What the page says of itself.
        header: What stands above the content.
        main: The content.
        footer: What stands below it.

    """
    return element(
        "html",
        element(
            "head",
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            [element("meta", name=name, content=content) for name, content in head.about.items()],
            element("title", head.title),
            element("style", Style(head.style)),
        ),
        element(
            "body",
            element("a", outline.text("skip"), href="#main", class_="skip"),
            element("header", header),
            element("main", main, id="main", tabindex="-1"),
            element("footer", element("p", footer)),
        ),
        lang=outline.language,
    )


def contents(outline: Outline, links: Mapping[str, Held]) -> Element:
    """Make the list of what the page holds, by anchor."""
    title = outline.text("contents")
    listed = [element("li", element("a", name, href=f"#{anchor}")) for anchor, name in links.items()]
    return element("nav", element("p", title), element("ul", listed), aria_label=title)


def foot_of_paper(outline: Outline, name: str) -> str:
    """Give the style of what is printed at the foot of each page: a name, and which page it is."""
    left = in_style(name[:_FOOTER])
    page, of = in_style(f"{outline.text('page')} "), in_style(f" {outline.text('of')} ")
    return (
        f"@page {{ @bottom-left {{ content: {left} }}"
        f" @bottom-right {{ content: {page} counter(page) {of} counter(pages) }} }}\n"
    )
