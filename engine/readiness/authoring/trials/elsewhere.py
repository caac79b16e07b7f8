"""The same answers judged in other processes, whose sets and texts have another order, in another time zone.

`main` is what the other processes run: a path, a ruleset's id and setups, as JSON, give the judgements of
each setup, as JSON.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readiness import toml
from readiness.authoring.project import find_project
from readiness.authoring.trials.bench import declared, load
from readiness.authoring.trials.checks import Check, Failure, Kind
from readiness.authoring.trials.laws import RuleTrial, said
from readiness.authoring.trials.pasted import pasted
from readiness.authoring.trials.properties import made_up, or_missing
from readiness.authoring.trials.trial import Told
from readiness.model import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from readiness.authoring.project import Piece
    from readiness.authoring.trials.bench import Bench, Host

#: Two orders of the same sets, and two time zones; in every run the same two.
_WORLDS = ({"PYTHONHASHSEED": "1", "TZ": "UTC-11"}, {"PYTHONHASHSEED": "2", "TZ": "UTC+11"})
_OTHER = Text(
    "i en proces med en anden PYTHONHASHSEED, tidszone og kommandolinje",
    "in a process with another PYTHONHASHSEED, time zone and command line",
)

#: The outcome and the message of each rule, by its id.
Judgements = dict[str, tuple[str, str, str]]


def checks_elsewhere(bench: Bench, piece: Piece, examples: int) -> Iterator[Check]:
    """Give the check that no rule depends on the order of sets, for a method with functions of its own."""
    host = bench.hosts[piece.id]
    if any(each.rule.call and each.rule.stated_by == piece.id for each in host.rules):
        look = partial(or_missing, partial(_broken, bench, host, examples))
        yield Check(piece.id, "*", Kind.PROPERTY, "any-hash-seed", look)


def _broken(bench: Bench, host: Host, examples: int) -> Sequence[Failure]:
    setups = made_up(host, examples)
    texts = [pasted({host.id: each[host.id].answers}) for each in setups]
    with ThreadPoolExecutor() as worlds:  # each waits for a process of its own
        one, other = worlds.map(partial(_judged_elsewhere, bench, host, texts), _WORLDS)
    trials = [RuleTrial.of(bench, host, each) for each in host.rules]
    failures: dict[str, Failure] = {}
    for text, before, after in sorted(zip(texts, one, other, strict=True), key=lambda each: len(each[0])):
        for trial in trials:
            rule = trial.about.rule
            if before.get(rule) != after.get(rule) and rule not in failures:
                expected, outcome = (_shown(each[rule]) for each in (before, after))
                failures[rule] = trial.about.failure(
                    "H043", setup=text, expected=expected, outcome=outcome, when=_OTHER
                )
    return list(failures.values())


def _shown(judged: Sequence[str]) -> Text:
    outcome, da, en = judged
    return Text(f"{outcome} ({da})", f"{outcome} ({en})")


def _judged_elsewhere(
    bench: Bench, host: Host, texts: Sequence[str], world: Mapping[str, str]
) -> list[Judgements]:
    given = {
        "path": str(bench.project.folder),
        "piece": host.id,
        "setups": texts,
        "without": list(host.endless),
    }
    done = subprocess.run(  # noqa: S603 (this very module)
        [sys.executable, "-c", f"from {__name__} import main; main()", *world.values()],
        input=json.dumps(given),
        env={**os.environ, **world, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    judged: list[Judgements] = json.loads(done.stdout)
    return judged


def judge(given: Mapping[str, Any]) -> list[Judgements]:
    """Judge what another process hands over."""
    bench = load(find_project(Path(given["path"])))
    host = bench.hosts[given["piece"]]
    rules = [each for each in host.rules if each.rule.full_id not in given["without"]]
    trials = [RuleTrial.of(bench, host, each) for each in rules]
    judgements: list[Judgements] = []
    for text in given["setups"]:
        file = toml.parse(text.encode(), "kommune.toml")
        setups = dict(declared(file, {host.id: host.method}).methods)
        asked = {each.about.rule: each.ask(setups) for each in trials}
        judgements.append(
            {
                rule: said(each) if isinstance(each, Told) else (each.diagnostic.code, "", "")
                for rule, each in asked.items()
            }
        )
    return judgements


def main() -> None:
    """Read what another process hands over, and write its judgements."""
    answer = sys.stdout
    with redirect_stdout(sys.stderr):  # `map(print, …)` is not seen
        judgements = judge(json.load(sys.stdin))
    json.dump(judgements, answer)
