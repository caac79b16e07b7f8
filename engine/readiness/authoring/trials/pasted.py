"""A setup written as TOML, so that it can be pasted into a proof or a file."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import TYPE_CHECKING

from readiness.authoring.trials.bench import KOMMUNE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from readiness.facts import Answers

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def pasted(methods: Mapping[str, Answers]) -> str:
    """Write the answers of some methods, each flat as `milestone.field`, as a whole setup."""
    return "\n".join(_lines(methods)) + "\n"


def _lines(methods: Mapping[str, Answers]) -> Iterator[str]:
    yield "[kommune]"
    yield from (f"{key} = {value(each)}" for key, each in KOMMUNE.items())
    for method, answers in methods.items():
        tables: dict[str, list[str]] = {}
        for path, answer in answers.items():
            milestone, _, field = path.partition(".")
            tables.setdefault(milestone, []).append(f"{field} = {value(answer)}")
        if not tables:
            yield from ("", f"[metoder.{method}]")
        for milestone, lines in tables.items():
            yield from ("", f"[metoder.{method}.{milestone}]", *lines)


def value(given: object) -> str:
    """Write a value in one line."""
    if isinstance(given, dict):
        pairs = ", ".join(f"{_key(key)} = {value(each)}" for key, each in given.items())
        return f"{{ {pairs} }}" if pairs else "{}"
    if isinstance(given, list):
        return f"[{', '.join(map(value, given))}]"
    if isinstance(given, bool | str):
        return json.dumps(given, ensure_ascii=False)
    return f"{given:f}" if isinstance(given, Decimal) else str(given)


def _key(name: str) -> str:
    return name if _BARE.fullmatch(name) else json.dumps(name, ensure_ascii=False)
