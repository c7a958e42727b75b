"""Words that no dictionary lists because anyone may form them: compounds, prefixes, endings of new stems."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..vocabulary import words

Known = Callable[[str], bool]

_HYPHEN_PARTS = words(
    """a al an anti arch be bi bio by cis co counter cross cyber de demi di du e eco ee el en ex extra far geo hydro
    hyper i il in infra inter intra la le lo macro mega meta micro mid mini mono multi nano neo non o off omni one pan
    para petro photo poly post pre pro proto pseudo psycho quasi re self semi socio sub super supra t techno tele
    thermo trans tri u ultra un under uni up v vice x y esque ish ness ism ist ists ers er ing ed fest gate palooza
    thon cum est th st nd rd olds bin ben bint ibn ul ur us san ji"""
)
_PREFIXES = words(
    """anti auto bio co counter cross cyber de eco electro extra geo hyper inter intra macro mega meta micro mid mini
    mis multi nano neo neuro non off out over para photo post pre pro pseudo psycho quasi re self semi socio sub super
    techno tele trans ultra un under"""
)
_SUFFIXES = words(
    """like wide proof worthy wise esque friendly free goer goers going maker makers making holder holders owner owners
    driven style led side ward wards gate scape scapes fest hood ship ships dom man men woman women"""
)
_CAREFUL_SUFFIXES = words("able ably ability ly er ers ness less ish ist ists ism isms ize ized izing ization")
_LEAST_STEM = 4
_ROMAN = re.compile(r"(?=[ivxlcdm])m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_INTERJECTION = re.compile(
    r"(?:a+h+|o+h+|a+w+|e+w+|u+g+h+|m+h*m+|h+m+|hu+h+|ha(?:ha)+|he(?:he)+|wo+w+|no+o+|so+o+|ye+s+|zz+|sh+|brr+|gr+|"
    r"w+h+e+w+|yeah+|boo+|woo+(?:hoo+)?|whoo+|oo+f?|tsk|pf+t|psst|ay+|aa+|uh+|um+|ha|eh|ooh+|aah+|yay+|nah+)"
)


def is_roman_numeral(word: str) -> bool:
    return bool(_ROMAN.fullmatch(word)) and (word.isupper() or word.islower())


def is_interjection(word: str) -> bool:
    return bool(_INTERJECTION.fullmatch(word.lower()))


def dropped_g(word: str) -> str | None:
    """“talking” for “talkin'”, where a speaker dropped the g; None for any other word."""
    return f"{word[:-1]}g" if re.fullmatch(r"[^\W\d_]{2,}in'", word) else None


def is_hyphen_part(part: str, known: Known) -> bool:
    """Whether a part may stand in a compound: a word, a form of one (twin-engined), or an affix (re-, -ish)."""
    return part.lower() in _HYPHEN_PARTS or known(part) or any(map(known, stems(part)))


def stems(word: str) -> set[str]:
    """What a word may be a plural or a verb form of, by the regular rules."""
    found: set[str] = set()
    for ending, replacements in (
        ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)), ("ied", ("y",)), ("ed", ("", "e")), ("ing", ("", "e")),
        ("er", ("", "e")), ("ers", ("", "e")),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            found.update(stem + replacement for replacement in replacements)
            if ending in ("ed", "ing", "er", "ers") and len(stem) > 3 and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return found


def is_formed(word: str, known: Known) -> bool:
    """Whether a lower-case word is regularly formed: by a prefix (prewar), a suffix (citywide), or of two words."""
    if any(word.startswith(prefix) and _is_stem(word[len(prefix) :], _LEAST_STEM, known) for prefix in _PREFIXES):
        return True
    for suffixes, least in ((_SUFFIXES, 3), (_CAREFUL_SUFFIXES, 5)):
        if any(word.endswith(suffix) and _is_stem(word[: -len(suffix)], least, known) for suffix in suffixes):
            return True
    return any(known(word[:i]) and known(word[i:]) for i in range(_LEAST_STEM, len(word) - _LEAST_STEM + 1))


def _is_stem(word: str, least: int, known: Known) -> bool:
    return len(word) >= least and known(word)
