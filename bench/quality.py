"""`python -m bench.quality [--gold DIR]…`: what the checks find, and where they cry wolf.

Marked drafts score the rules as they are. The rest is made: the clean copy (every marked draft with its mistakes put
right, every clean one) has one thing done to it at a time, a typing error, a listed name misspelled, a quotation robbed
of its speaker, and the checks are asked again. What is done is drawn by a fixed seed, so that two runs can be compared.
The first half of the drafts by name is developed against; the second is held out, and shown beside it.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from review.checks import engine
from review.checks.flag import Flag, Severity, Span
from review.checks.lists import HouseLists, read_folder
from review.checks.spelling.dictionary import in_dictionary
from tests.gold.scoring import GoldDraft, Report, add, desks, read_draft

from . import copy

KEYBOARD = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


@dataclass(frozen=True)
class Desk:
    lists: HouseLists
    drafts: tuple[GoldDraft, ...]


@dataclass
class Rate:
    tried: int = 0
    found: int = 0
    fixed: int = 0

    def __str__(self) -> str:
        if not self.tried:
            return "-"
        return f"{self.found / self.tried:.1%} / {self.fixed / self.tried:.1%} of {self.tried}"


def put_right(draft: GoldDraft) -> str:
    """The draft with every marked mistake that has a fix corrected."""
    text = draft.text
    for mark in sorted(draft.marks, key=lambda mark: -mark.span.start):
        if mark.right:
            text = text[: mark.span.start] + mark.right + text[mark.span.end :]
    return text


def loud(text: str, lists: HouseLists) -> list[Flag]:
    return [flag for flag in engine.check(text, lists) if flag.severity != Severity.NOTE]


def misspell(word: str, chance: random.Random) -> str:
    """One slip of the fingers: a letter dropped, doubled, swapped with the next, or hit beside its key."""
    at = chance.randrange(1, len(word) - 1)
    letter = word[at]
    row = next((row for row in KEYBOARD if letter in row), letter)
    beside = [row[i] for i in (row.find(letter) - 1, row.find(letter) + 1) if 0 <= i < len(row)]
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + letter + word[at:],
            word[:at] + word[at + 1] + letter + word[at + 2 :],
            word[:at] + chance.choice(beside) + word[at + 1 :],
        ]
    )


Slip = tuple[Span, str]


def typing_errors(text: str, lists: HouseLists, chance: random.Random) -> Iterator[Slip]:
    """A misspelled word in each paragraph, never one that is another word."""
    for paragraph in re.finditer(r"[^\n]+", text):
        words = list(re.finditer(r"(?<![\w’'@.-])[a-z]{4,}(?![\w’'@-])", paragraph.group()))
        for word in chance.sample(words, min(2, len(words))):
            wrong = misspell(word.group(), chance)
            if wrong != word.group() and not in_dictionary(wrong):
                start = paragraph.start() + word.start()
                yield Span(start, start + len(word.group())), wrong


def misspelled_names(text: str, lists: HouseLists, chance: random.Random) -> Iterator[Slip]:
    """Each listed name of two words or more where it stands in full, one of its longer words misspelled."""
    for entry in lists.names:
        place = re.search(rf"(?<!\w){re.escape(entry.name)}(?!\w)", text)
        parts = list(re.finditer(r"[^\W\d_]{5,}", entry.name))
        if place and parts and " " in entry.name:
            part = chance.choice(parts)
            wrong = misspell(part.group().lower(), chance)
            wrong = wrong.title() if part.group()[0].isupper() else wrong
            if wrong != part.group():
                name = entry.name[: part.start()] + wrong + entry.name[part.end() :]
                yield Span(place.start(), place.end()), name


def robbed_quotations(text: str, lists: HouseLists, chance: random.Random) -> Iterator[Slip]:
    """Each paragraph that is one quotation and its speaker, without the speaker."""
    for match in re.finditer(r"(?m)^([“\"][^“”\"\n]{30,}?)[,.?!]([”\"]) [^“”\"\n]{4,60}\.$", text):
        before = text[: match.start()].rstrip()
        if before.endswith((".", "?", "!")):
            yield Span(match.start(), match.end()), f"{match[1]}.{match[2]}"


def try_slips(desk: Desk, slips: Callable[..., Iterator[Slip]], rules: Sequence[str]) -> Rate:
    """Make each slip alone in its draft: does the right flag find it, and does its first fix undo it?"""
    rate = Rate()
    for draft in desk.drafts:
        text = put_right(draft)
        chance = random.Random(draft.name)
        for span, wrong in slips(text, desk.lists, chance):
            slipped = text[: span.start] + wrong + text[span.end :]
            place = Span(span.start, span.start + len(wrong))
            answers = [
                flag
                for flag in loud(slipped, desk.lists)
                if flag.rule.startswith(tuple(rules)) and flag.span.overlaps(place)
            ]
            rate.tried += 1
            rate.found += bool(answers)
            rate.fixed += any(
                flag.suggestions and slipped[: flag.start] + flag.suggestions[0] + slipped[flag.end :] == text
                for flag in answers
            )
    return rate


def added_alarms(desk: Desk, names: int) -> float:
    """How many more alarms per 1,000 words the same copy draws when the list holds so many further real names."""
    larger = with_further_names(desk.lists, names)
    words = more = 0
    for draft in desk.drafts:
        text = put_right(draft)
        words += draft.words
        more += len(loud(text, larger)) - len(loud(text, desk.lists))
    return 1000 * more / max(1, words)


def with_further_names(lists: HouseLists, names: int) -> HouseLists:
    return HouseLists((*lists.names, *copy.lists(names, 0).names), lists.style, lists.words, lists.house)


def measure(desk: Desk) -> dict[str, str]:
    report = Report()
    for draft in desk.drafts:
        add(report, draft, engine.check(draft.text, desk.lists))
    robbed = try_slips(desk, robbed_quotations, ["attribution.unattributed-quote"])
    return {
        "marked places found / fixed": f"{report.found:.1%} / {report.fixed:.1%} of {report.total.marked}",
        "false alarms per 1,000 words, all / clean": f"{report.false_alarms:.2f} / {report.clean_false_alarms:.2f}",
        "typing errors found / fixed": str(try_slips(desk, typing_errors, ["spelling.", "entity."])),
        "misspelled listed names found / fixed": str(try_slips(desk, misspelled_names, ["entity.", "spelling."])),
        "quotations robbed of their speaker, caught": f"{robbed.found / max(1, robbed.tried):.1%} of {robbed.tried}",
        "alarms added by 10,000 names per 1,000 words": f"{added_alarms(desk, 10_000):.2f}",
    }


def main() -> None:
    parser = argparse.ArgumentParser(description="Measures what the checks find and where they cry wolf.")
    parser.add_argument("--gold", type=Path, action="append", help="a folder of desks (default: the project's own)")
    args = parser.parse_args()
    for folder in [desk for root in args.gold for desk in desks(root)] if args.gold else desks():
        lists = read_folder(folder / "lists")
        drafts = [read_draft(path) for path in sorted((folder / "drafts").glob("*.gold.txt"))]
        halves = Desk(lists, tuple(drafts[::2])), Desk(lists, tuple(drafts[1::2]))
        developed, held_out = (measure(half) for half in halves)
        print(f"\n{folder.name:46}{'developed against':>26}{'held out':>26}")
        for what, figure in developed.items():
            print(f"{what:46}{figure:>26}{held_out[what]:>26}", flush=True)


if __name__ == "__main__":
    main()
