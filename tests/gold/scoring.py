"""Scores the checks on drafts whose mistakes are marked by hand: `python -m tests.gold.scoring [FOLDER…]`.

A desk is a folder with `drafts/*.gold.txt` and `lists/`. In a draft a mistake is marked where it stands,
`⟦wrong⇒right|rule⟧`; `right` is empty where there is nothing to offer, and the rule `any` marks a debatable place,
where a flag counts neither for nor against. A draft whose name starts with `clean-` holds no mistakes.

- *found*: an error or warning of the mark's own check is on the marked place (a wrong name may be caught by its letters
  or by its list, so entity and spelling stand in for one another), and is not much longer than the mark;
- *fixed*: the first suggestion of such a flag gives the right text;
- a *false alarm*: an error or warning that answers to no mark, or that comes second on one. Notes are no alarms.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from review.checks import engine
from review.checks.flag import Flag, Severity, Span
from review.checks.lists import read_folder

HERE = Path(__file__).parent
_MARK = re.compile(r"⟦(?P<wrong>[^⟦⟧⇒|]*)⇒(?P<right>[^⟦⟧⇒|]*)\|(?P<rule>[a-z0-9.-]+)⟧")
_ONLY_NOTED = frozenset({"attribution.unsourced-figure", "entity.unknown-name"})


@dataclass(frozen=True)
class Mark:
    """A marked place, in code points of the draft without its marks."""

    span: Span
    right: str
    rule: str

    @property
    def check(self) -> str:
        return self.rule.partition(".")[0]


@dataclass(frozen=True)
class GoldDraft:
    name: str
    text: str
    marks: tuple[Mark, ...]

    @property
    def clean(self) -> bool:
        return self.name.startswith("clean-")

    @property
    def words(self) -> int:
        return len(self.text.split())


@dataclass
class Tally:
    marked: int = 0
    found: int = 0
    fixable: int = 0
    fixed: int = 0

    def add(self, other: Tally) -> None:
        self.marked += other.marked
        self.found += other.found
        self.fixable += other.fixable
        self.fixed += other.fixed


@dataclass
class Report:
    """What came of scoring: a tally a rule, the words read, every miss, wrong fix and false alarm by name."""

    rules: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    words: int = 0
    clean_words: int = 0
    misses: list[str] = field(default_factory=list)
    wrong_fixes: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)
    clean_alarms: int = 0

    @property
    def total(self) -> Tally:
        total = Tally()
        for tally in self.rules.values():
            total.add(tally)
        return total

    @property
    def found(self) -> float:
        return self.total.found / max(1, self.total.marked)

    @property
    def fixed(self) -> float:
        return self.total.fixed / max(1, self.total.fixable)

    @property
    def false_alarms(self) -> float:
        """A thousand words."""
        return 1000 * len(self.alarms) / max(1, self.words)

    @property
    def clean_false_alarms(self) -> float:
        """A thousand words of the drafts that hold no mistakes."""
        return 1000 * self.clean_alarms / max(1, self.clean_words)

    def table(self) -> str:
        lines = [f"{'rule':36}{'marked':>7}{'found':>8}{'fixed':>8}"]
        for rule, tally in [*sorted(self.rules.items()), ("all", self.total)]:
            fixed = f"{tally.fixed / tally.fixable:8.0%}" if tally.fixable else f"{'-':>8}"
            lines.append(f"{rule:36}{tally.marked:7}{tally.found / max(1, tally.marked):8.0%}{fixed}")
        lines.append(f"false alarms per 1,000 words: {self.false_alarms:.2f} over {self.words:,} words")
        lines.append(f"  in clean drafts alone:      {self.clean_false_alarms:.2f} over {self.clean_words:,} words")
        for title, places in (("missed", self.misses), ("wrong fix", self.wrong_fixes), ("false alarms", self.alarms)):
            lines += ["", f"{title}:", *(f"  {place}" for place in places)]
        return "\n".join(lines)


def read_draft(path: Path) -> GoldDraft:
    """A marked draft. Raises ValueError where a mark is malformed."""
    marked = path.read_text(encoding="utf-8")
    text, marks, at = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        span = Span(len(text), len(text) + len(mark["wrong"]))
        marks.append(Mark(span, mark["right"], mark["rule"]))
        text += mark["wrong"]
        at = mark.end()
    text += marked[at:]
    if stray := re.search("[⟦⟧⇒]", text):
        raise ValueError(f"{path}: a mark is malformed near {text[max(0, stray.start() - 30) : stray.end() + 30]!r}")
    return GoldDraft(path.name.removesuffix(".gold.txt"), text, tuple(marks))


def desks(root: Path = HERE) -> list[Path]:
    return sorted(path.parent for path in root.glob("*/drafts"))


def score(folders: Iterable[Path]) -> Report:
    """Check every draft of these desks against the desk's own lists."""
    report = Report()
    for desk in folders:
        lists = read_folder(desk / "lists")
        for path in sorted((desk / "drafts").glob("*.gold.txt")):
            draft = read_draft(path)
            add(report, draft, engine.check(draft.text, lists))
    return report


def add(report: Report, draft: GoldDraft, flags: Sequence[Flag]) -> None:
    """Count what the flags of a draft say of its marks."""
    loud = [flag for flag in flags if flag.severity != Severity.NOTE]
    report.words += draft.words
    report.clean_words += draft.words if draft.clean else 0
    for mark in draft.marks:
        if mark.rule == "any":
            continue
        answers = [flag for flag in (flags if mark.rule in _ONLY_NOTED else loud) if _answers(flag, mark)]
        place = f"{draft.name}: {mark.rule}: {draft.text[mark.span.start : mark.span.end]!r}"
        fixed = any(_fixes(flag, mark, draft.text) for flag in answers)
        report.rules[mark.rule].add(Tally(1, bool(answers), bool(mark.right), bool(mark.right) and fixed))
        if not answers:
            report.misses.append(place)
        elif mark.right and not fixed:
            report.wrong_fixes.append(f"{place} → {[flag.suggestions[:2] for flag in answers]}, not {mark.right!r}")
    alarms = _alarms(loud, draft.marks)
    report.clean_alarms += len(alarms) if draft.clean else 0
    report.alarms += [f"{draft.name}: {flag.rule}: {flag.text!r} → {flag.suggestions[:1]}" for flag in alarms]


def _alarms(flags: list[Flag], marks: tuple[Mark, ...]) -> list[Flag]:
    """The flags left over when each mark has had one flag, its own rule's first; debatable places take any number."""
    open_marks = list(marks)
    left = flags
    for own_rule in (True, False):
        unanswered = []
        for flag in left:
            answered = next(
                (m for m in open_marks if _answers(flag, m) and (not own_rule or m.rule in (flag.rule, "any"))), None
            )
            if answered is None:
                unanswered.append(flag)
            elif answered.rule != "any":
                open_marks.remove(answered)
        left = unanswered
    return left


def _answers(flag: Flag, mark: Mark) -> bool:
    """Whether a flag speaks of a marked place: of its kind, on it, and not much longer."""
    kin = {flag.check, mark.check}
    akin = mark.rule == "any" or len(kin) == 1 or kin == {"entity", "spelling"}
    longest = 3 * (mark.span.end - mark.span.start) + 20
    return akin and flag.span.overlaps(mark.span) and flag.end - flag.start <= longest


def _fixes(flag: Flag, mark: Mark, text: str) -> bool:
    """Whether the first suggestion leaves the words around the marked place as they should be."""
    if not flag.suggestions:
        return False
    start, end = min(flag.start, mark.span.start), max(flag.end, mark.span.end)
    want = text[start : mark.span.start] + mark.right + text[mark.span.end : end]
    got = text[start : flag.start] + flag.suggestions[0] + text[flag.end : end]
    return want.replace("’", "'") == got.replace("’", "'")


if __name__ == "__main__":
    print(score([Path(name) for name in sys.argv[1:]] or desks()).table())
