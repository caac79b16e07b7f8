"""One change between two versions of a ruleset in words: a sentence, what it can move, before and after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readiness.authoring.comparison.changes import Kind, Part
from readiness.clauses import clause_of
from readiness.model import Basis, Choice, Factor, Field, Measure, Milestone, Rule, Text
from readiness.render import words
from readiness.render.comparison.changes import SAID
from readiness.render.comparison.inline import InlineLine, merged
from readiness.render.comparison.words import MOVES, PART, word
from readiness.render.condition import in_words
from readiness.render.why_words import BASIS
from readiness.scope import Scope
from readiness.sources import Source, SourceDocument
from readiness.wording import harmless

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from readiness.authoring.comparison import Comparison
    from readiness.authoring.comparison.changes import Change
    from readiness.model import Language, Ruleset

_SIGNED = ("gate", "own", "scope", "interval", "role", "inherited", "abstract")
_CONDITIONS = ("met", "partial", "applies_when", "when")


@dataclass(frozen=True, slots=True)
class ToldChange:
    """A change in one language. All of it can be shown harmlessly."""

    sentence: str
    moves: str  #: what it can move; empty for words
    before: tuple[str, ...] = ()  #: lines, deeper ones led in by blanks
    after: tuple[str, ...] = ()
    inline: tuple[InlineLine, ...] = ()  #: where little changed; then there is no before and after
    about: tuple[str, ...] = ()  #: lines about what was added or removed


def heading(change: Change, comparison: Comparison, language: Language) -> str:
    """Name what changed: its kind, its id, and its words."""
    title = _title(change, comparison)
    named = f"{PART[change.part][language]} {change.name}"
    return harmless(f"{named}: {title[language]}" if title else named)


def told(change: Change, comparison: Comparison, language: Language) -> ToldChange:
    """Put a change into words."""
    return _Teller(comparison, language).told(change)


def _title(change: Change, comparison: Comparison) -> Text | None:
    part = change.new if change.kind is not Kind.CHANGED and change.new is not None else change.old
    if change.kind in (Kind.CHANGED, Kind.REORDERED):
        part = _found(change, comparison.new)
    if isinstance(part, Choice):
        return Text(part.da, part.en)
    for key in ("title", "label", "question", "message"):
        text = getattr(part, key, None)
        if isinstance(text, Text):
            return text
    title = getattr(part, "title", None)
    return Text(title, title) if isinstance(title, str) else None


def _found(change: Change, ruleset: Ruleset) -> object:
    """Find the part that a change is of."""
    if change.part is Part.RULESET:
        return ruleset
    if change.part is Part.MILESTONE:
        return ruleset.milestone(change.name)
    if change.part is Part.FIELD:
        return ruleset.field(change.name)
    if change.part is Part.CHOICE:
        return change.new
    milestone = ruleset.milestone(change.milestone)
    found: dict[str, object] = {each.id: each for each in ruleset.documents}
    found |= {each.full_id: each for _, each in ruleset.across}
    found |= {each.full_id: each for each in (milestone.contradictions if milestone else ())}
    found |= {each.full_id: each for each in (milestone.rules if milestone else ())}
    return found.get(change.name)


class _Teller:
    """Tells changes of one comparison in one language."""

    def __init__(self, comparison: Comparison, language: Language) -> None:
        self._comparison = comparison
        self._language: Language = language

    def told(self, change: Change) -> ToldChange:
        sentence = harmless(self._sentence(change))
        moves = MOVES[change.moves][self._language] if change.moves else ""
        if change.kind in (Kind.ADDED, Kind.REMOVED):
            return ToldChange(sentence, moves, about=tuple(map(harmless, self._about(change))))
        if change.kind is not Kind.CHANGED or "{" in SAID[change.part, _key(change)].da:
            return ToldChange(sentence, moves)
        old, new = change.old, change.new
        if isinstance(old, Choice) and isinstance(new, Choice):
            old, new = Text(old.da, old.en), Text(new.da, new.en)
        if isinstance(old, Text | None) and isinstance(new, Text | None) and (old or new):
            lead, was, now = self._in_one_language(old, new)
            return self._sides(sentence, moves, [was], [now], lead)
        if change.aspect in _SIGNED:
            return ToldChange(sentence, moves)
        before = self._value(change, old, self._comparison.kept)
        after = self._value(change, new, self._comparison.new)
        return self._sides(sentence, moves, before, after)

    def _sides(
        self, sentence: str, moves: str, old: Sequence[str], new: Sequence[str], lead: str = ""
    ) -> ToldChange:
        before, after = (tuple(map(harmless, each)) for each in (old, new))
        lines = merged(before, after)
        if lines:
            return ToldChange(sentence, moves, inline=tuple(each.led_by(lead) for each in lines))
        before, after = (tuple(f"{lead}{each}" for each in side) for side in (before, after))
        return ToldChange(sentence, moves, before, after)

    def _sentence(self, change: Change) -> str:
        return SAID[change.part, _key(change)][self._language].format_map(self._filled(change))

    def _filled(self, change: Change) -> dict[str, str]:
        """Give what a sentence says by itself, where there is room for it."""
        old, new, language = change.old, change.new, self._language
        if isinstance(new or old, Milestone) and change.kind in (Kind.ADDED, Kind.REMOVED):
            milestone = new or old
            count = words.questions(len(milestone.rules), language)
            return {"count": count, "factor": words.FACTOR[milestone.factor][language]}
        if change.kind is Kind.RENAMED:
            return {"old": old.id, "new": new.id}
        if isinstance(new, Field):
            kind = self._kind(new)
            return {"kind": kind, "new": kind, "old": self._kind(old) if old else ""}
        if isinstance(new, Factor):
            return {"old": words.FACTOR[old][language], "new": words.FACTOR[new][language]}
        if change.aspect in ("after", "engine"):
            nothing = word("nothing", language)
            return {"old": ", ".join(old) or nothing, "new": ", ".join(new) or nothing}
        return {"old": str(old), "new": str(new)}

    def _kind(self, field: Field) -> str:
        kind = words.KIND[field.type][self._language]
        return f"{kind}: {words.KIND[field.of][self._language]}" if field.of else kind

    def _in_one_language(self, old: Text | None, new: Text | None) -> tuple[str, str, str]:
        """Choose the reader's language, or the other where only that changed, after a lead that says so."""
        nothing = Text("", "")
        was, now = old or nothing, new or nothing
        language, lead = self._language, ""
        if was[language] == now[language]:
            lead = word("danish" if language == "en" else "english", language)
            language = "da" if language == "en" else "en"
        none = word("nothing", self._language)
        return lead, was[language] or none, now[language] or none

    def _about(self, change: Change) -> Iterator[str]:
        """Say more of what was added or removed."""
        part, ruleset = (
            (change.new, self._comparison.new)
            if change.new is not None
            else (change.old, self._comparison.kept)
        )
        if isinstance(part, Milestone):
            yield from (f"{rule.full_id}: {rule.question[self._language]}" for rule in part.rules)
        elif isinstance(part, Rule):
            yield from self._rule(part, ruleset)
        elif change.part is Part.CONTRADICTION:
            yield word("told when", self._language)
            yield from self._condition(part.when, change.milestone, ruleset, "  ")
        if hasattr(part, "source"):
            yield word("source", self._language, where=self._source(part.source, ruleset))

    def _rule(self, rule: Rule, ruleset: Ruleset) -> Iterator[str]:
        language = self._language
        if rule.call:
            yield word("by function", language, name=rule.call)
        if rule.worst_of:
            yield word("worst of", language, names=", ".join(rule.worst_of))
        for key, condition in (("met when", rule.met), ("partial when", rule.partial)):
            if condition is not None:
                yield word(key, language)
                yield from self._condition(condition, rule.milestone, ruleset, "  ")

    def _value(self, change: Change, value: object, ruleset: Ruleset) -> Sequence[str]:
        """Write one side of a change."""
        language = self._language
        if change.aspect in _CONDITIONS:
            nothing = [word("no condition", language)]
            return [*self._condition(value, change.milestone, ruleset)] if value is not None else nothing
        return [self._plain(value, ruleset) or word("nothing", language)]

    def _plain(self, value: object, ruleset: Ruleset) -> str:
        if isinstance(value, Source):
            return self._source(value, ruleset)
        if isinstance(value, Basis):
            return BASIS[value][self._language]
        if isinstance(value, Measure):
            return words.MEASURE[value][self._language]
        if isinstance(value, SourceDocument):
            return f"{value.title}, {value.publisher}{self._listed(value)}"
        return ", ".join(value) if isinstance(value, tuple) else str(value or "")

    def _listed(self, document: SourceDocument) -> str:
        if not document.milestones:
            return ""
        questions = sum(each.questions for each in document.milestones)
        return word("listed", self._language, n=len(document.milestones), m=questions)

    def _condition(self, raw: object, milestone: str, ruleset: Ruleset, lead: str = "") -> Iterator[str]:
        for said in in_words(clause_of(raw, Scope.of(ruleset, milestone)), self._language):
            yield f"{lead}{'  ' * said.depth}{said.text}"

    def _source(self, source: Source, ruleset: Ruleset) -> str:
        title = next((each.title for each in ruleset.documents if each.id == source.document), None)
        where = [*([title] if title else []), *words.where(source, self._language)]
        return ", ".join(where) or words.say("the guides", self._language)


def _key(change: Change) -> str:
    """Give the key of the sentence that tells a change."""
    if change.aspect in _SIGNED:
        return f"{change.aspect} {'on' if change.new else 'off'}"
    if change.kind is Kind.CHANGED or change.aspect:
        return change.aspect or change.kind.value
    part = change.new or change.old
    is_gate = isinstance(part, Rule) and part.gate and change.kind in (Kind.ADDED, Kind.REMOVED)
    return f"{change.kind.value} gate" if is_gate else change.kind.value
