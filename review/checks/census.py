"""First and family names of Americans and how common they are, from the census of 1990 (the `names` package).

Names are in lower-case letters; shares run from 0 to 1. Read once a process, for every check that asks about names.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from importlib import resources
from typing import Literal

Sex = Literal["male", "female"]


@lru_cache(maxsize=2)
def given_names(sex: Sex) -> dict[str, float]:
    """The share of one sex that bears each given name."""
    return {name: share for name, share, _ in _rows(f"dist.{sex}.first")}


@lru_cache(maxsize=1)
def first_names() -> dict[str, float]:
    """The share of both sexes together that bears each given name."""
    male, female = given_names("male"), given_names("female")
    return {name: (male.get(name, 0.0) + female.get(name, 0.0)) / 2 for name in male.keys() | female.keys()}


@lru_cache(maxsize=1)
def family_names() -> dict[str, float]:
    """The share that bears each family name; the census rounds the rare ones to nothing, their rank tells."""
    return {name: max(share, 0.05 / rank) for name, share, rank in _rows("dist.all.last")}


def _rows(file: str) -> Iterator[tuple[str, float, int]]:
    """Each name of a file with its share and its rank."""
    for line in resources.files("names").joinpath(file).read_text(encoding="ascii").splitlines():
        name, percent, _, rank = line.split()
        yield name.lower(), float(percent) / 100, int(rank)
