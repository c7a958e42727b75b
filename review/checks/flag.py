"""What a check says of a draft. Every offset counts Unicode code points of the draft's own text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How loud a flag is: `error` is wrong as it stands, `warning` wants a decision, `note` never gets in the way."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of text, `start <= end`, in code points."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Flag:
    """One mistake, on the smallest text that its suggestions replace.

    `suggestions` holds whole replacements of `text`, best first: `()` means no fix to offer, `("",)` means delete.
    """

    rule: str
    severity: Severity
    start: int
    end: int
    text: str
    message: str
    suggestions: tuple[str, ...] = ()

    @property
    def check(self) -> str:
        return self.rule.partition(".")[0]

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
