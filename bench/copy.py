"""Copy and lists to measure with, made of the project's own drafts and of census names."""

from __future__ import annotations

import itertools
import random
import re
from pathlib import Path

import names as census

from review.checks.flag import Severity
from review.checks.lists import HouseLists, NameEntry, StyleEntry, read_folder

ROOT = Path(__file__).parent.parent
_MARK = re.compile(r"⟦([^⟦⟧⇒|]*)⇒[^⟦⟧]*⟧")


def sentences() -> list[str]:
    """Every sentence of the project's own drafts that ends in a full stop and has no quotation mark in it."""
    files = [*ROOT.glob("tests/gold/*/drafts/*.gold.txt"), *ROOT.glob("seeds/drafts/*.txt")]
    text = "\n".join(_MARK.sub(r"\1", path.read_text(encoding="utf-8")) for path in sorted(files))
    found = re.findall(r"[A-Z][^.!?\n“”\"]{30,220}\.(?=\s)", text)
    if not found:
        raise SystemExit("There are no drafts to measure with under tests/gold.")
    return list(dict.fromkeys(found))


def draft(words: int, seed: int = 1) -> str:
    """A draft of about so many words whose paragraphs all differ, so that none of them is known from before."""
    chance = random.Random(seed)
    pool = sentences()
    paragraphs: list[str] = []
    count = 0
    while count < words:
        paragraph = " ".join(chance.sample(pool, 3))
        if chance.random() < 0.3:
            paragraph += f" “{chance.choice(pool)[:-1]},” said {_name(chance)}."
        paragraphs.append(paragraph)
        count += len(paragraph.split())
    return "\n\n".join(paragraphs) + "\n"


def lists(names: int, style: int) -> HouseLists:
    """The starter lists grown to so many names and style entries."""
    starter = read_folder(ROOT / "seeds")
    given = _census("dist.male.first") + _census("dist.female.first")
    surnames = _census("dist.all.last")
    chance = random.Random(7)
    pairs = (f"{chance.choice(given)} {chance.choice(surnames)}" for _ in itertools.count())
    known = {entry.name for entry in starter.names}
    while len(known) < names:
        known.add(next(pairs))
    terms = (f"{first} {second}" for first, second in itertools.product(_TERMS, _TERMS) if first != second)
    return HouseLists(
        names=tuple(NameEntry(name) for name in sorted(known)),
        style=(
            *starter.style,
            *(
                StyleEntry(term, ("plain words",), "Use plain words.", Severity.WARNING, "lemma")
                for term in itertools.islice(terms, max(0, style - len(starter.style)))
            ),
        ),
        words=starter.words,
        house=starter.house,
    )


_TERMS = """absolute basic broad central common complete concrete crucial current definite detailed entire essential
exact final firm full future general genuine global initial key lasting main major mutual new overall perfect personal
plain prior proven real same serious sheer stated total true usual vital whole wide""".split()


def _census(name: str) -> list[str]:
    path = Path(census.__file__).parent / name
    return [line.split()[0].title() for line in path.read_text().splitlines()]


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_census('dist.female.first')[:400])} {chance.choice(_census('dist.all.last')[:4000])}"
