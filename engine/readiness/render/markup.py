"""Texts as XML may hold them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def element(
    parent: ET.Element | None, name: str, attributes: Mapping[str, str], text: str | None = None
) -> ET.Element:
    r"""Make an element, in another one where it has a parent.

    Characters that no XML may hold, such as lone surrogates, are shown as `\\udc00`.
    """
    given = {key: allowed(value) for key, value in attributes.items()}
    made = ET.Element(name, given) if parent is None else ET.SubElement(parent, name, given)
    made.text = None if text is None else allowed(text)
    return made


def document(root: ET.Element) -> str:
    """Write a whole document."""
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def allowed(text: str) -> str:
    r"""Show characters that no XML may hold, such as NUL and lone surrogates, as `\\udc00`."""
    return _NOT_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
