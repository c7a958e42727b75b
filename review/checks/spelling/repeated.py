"""A word typed twice, except where English repeats one on purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..flag import Flag, Severity
from ..manuscript import Paragraph
from ..rule import Rule
from ..vocabulary import words
from .reading import Reading

RULE = Rule(
    id="spelling.repeated-word",
    severity=Severity.ERROR,
    title="Word typed twice",
    looks_for="The same word twice in a row, across a line's end too, where English does not repeat it.",
    why="A doubled word slips past the eye, most of all at the end of a line; readers see it at once.",
    source="Every desk reads for it; had had, that that and the emphatic very, very are English and stay.",
    flags=(
        "The bus was late ⟦the the⇒the⟧ day it snowed.",
        "Workers found ⟦a a⇒a⟧ leak under the road.",
        "⟦The the⇒The⟧ bridge opened in May.",
        "The mayor said it ⟦is is⇒is⟧ too soon to tell.",
        "Crews closed the road ⟦on on⇒on⟧ Friday.",
    ),
    passes=(
        "She had had enough of the noise, she said.",
        "He knew that that road flooded.",
        "Duran Duran will play at the fair, and Walla Walla is sending a bus.",
        "It was a very, very long night, and a long, long road home.",
        "“No, no, no,” she said. “Bye bye.”",
        "What it is is a bridge. Those who came in came in boots.",
        "The final was 3 3 after extra time.",
    ),
)

_TWICE = re.compile(r"(?<![\w'.@#/$-])([^\W\d_]+(?:'[^\W\d_]+)?)\s+(\1)(?![\w'@/-])", re.IGNORECASE)
_EMPHATIC = words(
    """very really so no yes yeah yep bye ha heh now there far many much more never ever blah yada knock hear tut tsk
    please well oh ah um uh hey ho go boo hush win again wow wait hubba chow choo tick tock quack woof click beep boom
    bang clap drip tap ding dong pom too long big old bad hot poor little pretty great super sorry up run stop thank
    cha la da dum sing deep deeper alone slow slowly fast quickly bit busy higher lower faster louder closer aye ok"""
)
_SUBJECT_CLAUSE = re.compile(
    r"\b(?:what|who|whoever|how|where|why|all|that|whatever|which|thing|problem|point)\b[^.;:!?]*$"
)
_FUNCTION = words(
    """the a an of to in is and for on with at from was are were be been being by as it its he she his her their they
    we our you your i this these those which who whom or but not if when while has have will would could should may
    might must can do does did into about after before over under between than then them us me my also because since"""
)


def check(reading: Reading) -> Iterator[Flag]:
    for paragraph in reading.draft.manuscript.paragraphs:
        for found in _TWICE.finditer(paragraph.folded):
            first, second = found[1], found[2]
            if _is_meant(reading, paragraph, found.start(1), first, found.start(2), second):
                continue
            span = paragraph.span(found.start(), found.end())
            yield Flag(
                rule=RULE.id,
                severity=RULE.severity,
                start=span.start,
                end=span.end,
                text=reading.draft.manuscript.at(span),
                message=f"“{second}” is typed twice.",
                suggestions=(first,),
            )


def _is_meant(reading: Reading, paragraph: Paragraph, start: int, first: str, again: int, second: str) -> bool:
    """Whether English, a name or a speaker's rhythm repeats the word."""
    lower = first.lower()
    if lower in _EMPHATIC or (len(first) == 1 and lower not in ("a", "i")):
        return True
    if second[0].isupper() and (first[0].isupper() or lower not in _FUNCTION):
        return True  # Duran Duran, in a headline too; but “The the” and “the The” are slips
    if reading.is_named(paragraph, start) and reading.is_named(paragraph, again):
        return True
    return _is_grammatical(paragraph, lower, start, again)


def _is_grammatical(paragraph: Paragraph, word: str, start: int, again: int) -> bool:
    """Two clauses that meet: had had, that that, “what it is is”, “came in in boots”, “told her her son”."""
    tokens = paragraph.tokens
    i, j = paragraph.token_at(start), paragraph.token_at(again)
    before = paragraph.folded[:start].lower()
    if word in ("had", "that"):
        return True
    if tokens[i].tag in ("VBZ", "VBD", "VBP") or word in ("is", "was", "are", "were", "do", "does", "did"):
        return bool(_SUBJECT_CLAUSE.search(before))
    if word in ("in", "on", "up", "over", "out", "off", "down", "by", "through"):
        return tokens[i].tag == "RP" and tokens[j].tag == "IN" and tokens[i - 1].tag.startswith("VB")
    if word in ("her", "you", "it", "us", "who"):
        return tokens[i].dep in ("dobj", "iobj", "dative", "pobj", "nsubj") and tokens[j].head != tokens[i].head
    return False
