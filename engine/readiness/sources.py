"""Where requirements are written: places in published guides. Frozen data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where a requirement is written.

    A rule of a document says only what is its own (often just the question's number); inheriting a
    ruleset fills the rest from the milestone and from the `guide` of the method.
    """

    document: str | None = None  #: id of a `SourceDocument`
    page: int | None = None
    milestone: int | None = None  #: the milestone's number in the document
    question: int | None = None  #: the question's number in the milestone; None where the text says it
    section: str | None = None  #: where a document has sections: one or more, as in `5.1/6.2.11`
    title: str | None = None  #: the heading of the slide or paragraph
    line: int | None = None  #: the first line in the document's text

    @property
    def is_exact(self) -> bool:
        """Whether it says where in the document: a page, a section, a heading or a line."""
        return bool(self.page or self.section or self.title or self.line)


@dataclass(frozen=True, slots=True)
class GuideMilestone:
    """A milestone as a guide has it: facts only, so that it can be told which of its questions are asked."""

    number: int
    page: int  #: where it begins
    questions: int  #: how many the guide asks there


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A published guide that rules refer to."""

    id: str
    title: str
    publisher: str
    milestones: tuple[
        GuideMilestone, ...
    ] = ()  #: none where the guide has no milestones, or nobody listed them
