"""`python -m bench`: what checking costs, as ratios of one run. Machines differ and are shared; ratios hold."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from review.checks import engine, language
from review.checks.lists import HouseLists
from review.checks.manuscript import fold, paragraph_spans

from . import copy

ROUNDS = 5


@dataclass(frozen=True)
class Figure:
    what: str
    value: float
    unit: str
    most: float

    def __str__(self) -> str:
        verdict = "ok" if self.value <= self.most else "OVER"
        return f"{self.what:66}{self.value:9.2f} {self.unit:3} at most {self.most:6.2f}  {verdict}"


class Nothing:
    """A cache that keeps nothing: every check pays for its parse."""

    def get_many(self, keys: object) -> dict[str, bytes]:
        return {}

    def set_many(self, data: object) -> None: ...


def seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def ratio(work: Callable[[], object], against: Callable[[], object]) -> float:
    """The median of `work`'s time over `against`'s, run in turn so that a slow moment hits both."""
    return statistics.median(seconds(work) / seconds(against) for _ in range(ROUNDS))


def figures() -> Iterator[Figure]:
    text = copy.draft(5_000)
    none, starter = HouseLists(), copy.lists(0, 0)
    views = [fold(text[span.start : span.end])[0] for span in paragraph_spans(text)]
    model = language.model()
    engine.check(text, starter)

    def check(lists: HouseLists, draft: str = text) -> Callable[[], object]:
        return lambda: engine.check(draft, lists, Nothing())

    def parse() -> None:
        for _ in model.pipe(views):
            pass

    yield Figure(
        "a check end to end, over spaCy's whole pipeline on the same paragraphs",
        ratio(check(starter), parse),
        "x",
        1.25,
    )

    large = copy.lists(10_000, 1_000)
    engine.check(text, large)
    yield Figure("10,000 names and 1,000 style entries, over empty lists", ratio(check(large), check(none)), "x", 1.15)
    huge = copy.lists(500_000, 0)
    engine.check(text, huge)
    yield Figure("500,000 names, over empty lists", ratio(check(huge), check(none)), "x", 1.40)
    del huge

    def recheck() -> float:
        cache = language.MemoryCache()
        first = seconds(lambda: engine.check(text, starter, cache))
        edited = text.replace("\n\n", f" It was {time.perf_counter_ns()} then.\n\n", 1)
        return seconds(lambda: engine.check(edited, starter, cache)) / first

    yield Figure(
        "a recheck after an edit of one paragraph in 5,000 words, over the first check",
        statistics.median(recheck() for _ in range(ROUNDS)),
        "x",
        0.10,
    )

    long = copy.draft(50_000, seed=2)
    growth = seconds(check(starter, long)) / seconds(check(starter)) / (len(long.split()) / len(text.split()))
    yield Figure("50,000 words, a word's cost over that in 5,000 words", growth, "x", 1.25)
    yield memory()


def memory() -> Figure:
    """The most memory a fresh process takes to check a draft of 5,000 words against 10,000 names."""
    program = (
        "import resource; from bench import copy; from review.checks import engine;"
        "engine.check(copy.draft(5_000), copy.lists(10_000, 1_000));"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peak = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)  # kilobytes
    return Figure(
        "memory of a process that checks, 10,000 names and 1,000 style entries", int(peak.stdout) / 1024, "MB", 450
    )


def main() -> None:
    over = 0
    for figure in figures():
        print(figure, flush=True)
        over += figure.value > figure.most
    sys.exit(1 if over else 0)


if __name__ == "__main__":
    main()
