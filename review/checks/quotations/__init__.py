"""Quotations: where the marks open and close, which of them are speech, and which marks have no partner."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..flag import Span
from ..language import Token, Tokens
from ..lists import Marks as House
from ..manuscript import Manuscript, Paragraph
from . import cues, speech
from .frame import Frame, frame
from .marks import Mark, Pairing, pair

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Quotation:
    """What stands between two double marks (or single ones, in a house that uses them) in one paragraph.

    `span` includes the marks. `direct` is speech of a clause or more; a scare quote, a nickname, the title of a work or
    a few quoted words is not. `continues` says that the quotation runs on from the paragraph before, which then has no
    closing mark; `closed` is False where this one runs on into the next.
    """

    span: Span
    paragraph: int
    first: int
    last: int
    """The tokens of the opening and the closing mark, or of the paragraph's last token where it runs on."""
    direct: bool
    continues: bool = False
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Marks:
    """The quotations of a draft in order, and the marks that have no partner."""

    quotations: tuple[Quotation, ...]
    strays: tuple[Span, ...]
    """Each with the passage that it leaves open: from an opening mark to where the closing one belongs, or back."""
    frames: Mapping[int, Frame]
    """The narration around the quotations, by the index of the paragraph; every paragraph has one."""


def find(manuscript: Manuscript, house: House = "double") -> Marks:
    """Every quotation of the draft between the house's outer marks, curly, straight or mixed."""
    single = house == "single"
    paragraphs = manuscript.paragraphs
    pairings = [_pair(paragraph, single) for paragraph in paragraphs]
    quotations: list[Quotation] = []
    strays: list[Span] = []
    frames: dict[int, Frame] = {}
    running = False
    for paragraph, pairing in zip(paragraphs, pairings, strict=True):
        following = pairings[paragraph.index + 1] if paragraph.index + 1 < len(paragraphs) else None
        runs_on = following is not None and _runs_on(paragraph, pairing, paragraphs[paragraph.index + 1], following)
        quotes = [_tokens(paragraph, *both) for both in pairing.pairs]
        quotes += [_tokens(paragraph, *run) for run in _unbroken(paragraph, pairing)]
        lone = list(pairing.strays)
        if pairing.open is not None:
            if runs_on:
                quotes.append((paragraph.token_at(pairing.open), len(paragraph.tokens) - 1))
            else:
                lone.append(Mark(pairing.open, "open"))
        quotes.sort()
        passages = [_passage(paragraph, pairing, mark) for mark in lone]
        strays += [paragraph.span(start, end) for start, end in passages]
        own = frame(paragraph, quotes, [_tokens(paragraph, start, end - 1) for start, end in passages])
        frames[paragraph.index] = own
        for number, (first, last) in enumerate(quotes):
            closed = not (runs_on and number == len(quotes) - 1)
            continues = running and number == 0
            quotations.append(
                Quotation(
                    span=paragraph.token_span(paragraph.tokens[first], paragraph.tokens[last]),
                    paragraph=paragraph.index,
                    first=first,
                    last=last,
                    direct=continues or not closed or _is_speech(own, (first, last)),
                    continues=continues,
                    closed=closed,
                )
            )
        running = runs_on
    return Marks(tuple(quotations), tuple(strays), frames)


def _pair(paragraph: Paragraph, single: bool) -> Pairing:
    return (
        pair(paragraph, single) if "'" in paragraph.folded or '"' in paragraph.folded or "«" in paragraph.text else NONE
    )


def _tokens(paragraph: Paragraph, first: int, last: int) -> tuple[int, int]:
    """The tokens at two folded offsets."""
    return paragraph.token_at(first), paragraph.token_at(last)


def _unbroken(paragraph: Paragraph, pairing: Pairing) -> Iterator[tuple[int, int]]:
    """A quotation that runs on, over a mark that opens it again, where its paragraphs were run together."""
    openings = sorted([start for start, _ in pairing.pairs] + ([] if pairing.open is None else [pairing.open]))
    openings += [stray.at for stray in pairing.strays if stray.side == "open"]
    for stray in pairing.strays:
        following = min([at for at in openings if at > stray.at], default=None)
        if stray.side != "open" or following is None:
            continue
        words = paragraph.folded[stray.at + 1 : following].rstrip()
        if words[-1:] in (".", "?", "!", "…") and _attribution_in(paragraph, stray.at, following) is None:
            yield stray.at, stray.at + len(words)


def _runs_on(paragraph: Paragraph, pairing: Pairing, following: Paragraph, its: Pairing) -> bool:
    """Whether a quotation left open goes on in the next paragraph, which then opens with a mark.

    It does not where its speaker is named after it: then its closing mark was forgotten.
    """
    if pairing.open is None or following.role != "paragraph":
        return False
    opens = min([start for start, _ in its.pairs] + ([] if its.open is None else [its.open]), default=-1)
    if opens < 0 or following.folded[:opens].strip(" ([.…"):
        return False
    if _attribution_in(paragraph, pairing.open, len(paragraph.folded)) is not None:
        return False
    return not its.pairs or not _is_another_voice(paragraph, following, its.pairs[0][1])


def _is_another_voice(paragraph: Paragraph, following: Paragraph, closing: int) -> bool:
    """Whether the quotation after one left open is given to somebody whom its paragraph, which names one, does not."""
    tokens = following.tokens
    at = following.token_at(closing) + 1
    if (
        at >= len(tokens)
        or not _is_attribution(tokens, at)
        or not _names(paragraph.tokens, range(len(paragraph.tokens)))
    ):
        return False
    end = next((t.i for t in tokens[at:] if t.text in (",", ".", ";", ":", '"')), len(tokens))
    named = _names(tokens, range(at, end))
    return bool(named) and not any(token.text in named for token in paragraph.tokens)


def _names(tokens: Tokens, among: range) -> set[str]:
    """The names that stand beside a verb of saying."""
    return {
        tokens[i].text
        for i in among
        if tokens[i].tag == "NNP"
        and any(speech.verb(t) in speech.SAYING for t in (*tokens[max(0, i - 3) : i], *tokens[i + 1 : i + 3]))
    }


def _passage(paragraph: Paragraph, pairing: Pairing, mark: Mark) -> tuple[int, int]:
    """What a stray mark leaves open: a clause up to its attribution, or the rest of its sentence; folded offsets."""
    text = paragraph.folded
    edges = [edge for both in pairing.pairs for edge in both] + [stray.at for stray in pairing.strays]
    if pairing.open is not None:
        edges.append(pairing.open)
    if mark.side == "open":
        limit = min([edge for edge in edges if edge > mark.at], default=len(text))
        end = _attribution_in(paragraph, mark.at, limit)
        if end is None:
            stop = re.compile(r"[.?!…](?=\s+[A-Z]|\s*$)").search(text, mark.at, limit)
            end = stop.end() if stop else limit
        return mark.at, mark.at + len(text[mark.at : end].rstrip())
    floor = max([edge + 1 for edge in edges if edge < mark.at], default=0)
    last_word = len(text[: mark.at].rstrip("\"',.?!… "))
    starts = [stop.end() for stop in re.finditer(r"[.?!…]\s+(?=[A-Z])", text[floor:last_word])]
    start = floor + (starts[-1] if starts else 0)
    return start + len(text[start : mark.at]) - len(text[start : mark.at].lstrip(" ,")), mark.at + 1


def _attribution_in(paragraph: Paragraph, start: int, end: int) -> int | None:
    """Where the closing mark belongs in words left open: after the comma or stop before “X said”, a folded offset."""
    tokens = paragraph.tokens
    for i in range(paragraph.token_at(start) + 1, len(tokens)):
        if tokens[i].start >= end:
            return None
        if tokens[i - 1].text in (",", "?", "!", "…") and _is_attribution(tokens, i) and not _reports(tokens, i):
            return tokens[i - 1].end
    return None


def _is_attribution(tokens: Tokens, at: int) -> bool:
    """Whether “said Ebbing”, “he said” or “Lake Vesper coach Len Burkhart said” starts with token `at`."""
    if speech.verb(tokens[at]) in speech.SAYING and tokens[at].tag in _REPORTED:
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        return following is not None and (following.text[:1].isupper() or following.tag in ("DT", "PRP", "PRP$", "NN"))
    named = False
    for token in tokens[at : at + 10]:
        if speech.verb(token) in speech.SAYING and token.tag in _REPORTED:
            return named
        third_person = token.lower in ("he", "she", "they")
        if third_person and token.i != at:
            return False
        named = named or third_person or token.tag in ("NNP", "NNPS", "NN")
        if not third_person and token.pos not in ("PROPN", "NOUN", "ADJ", "DET", "ADP", "PART", "NUM", "PUNCT"):
            return False
        if token.text in (".", "?", "!", ";", ":"):
            return False
    return False


def _reports(tokens: Tokens, at: int) -> bool:
    """Whether “he said” goes on with what he said: “…, he said that about the boat,” is the speaker's own telling."""
    verb = next((t for t in tokens[at : at + 12] if speech.verb(t) in speech.SAYING and t.tag in _REPORTED), None)
    if verb is None or verb.i == at or verb.i + 1 >= len(tokens):
        return False
    following = tokens[verb.i + 1]
    return following.lower in ("that", "this", "it", "so", "what", "'") or following.tag in ("WP", "PRP", "WRB", "CD")


_ENDS = (".", "?", "!", ",", "…", "...", "—", "–")
_REPORTED = ("VBD", "VBZ", "VBN")


def _is_speech(own: Frame, quote: tuple[int, int]) -> bool:
    """Whether quoted words are speech: carried by a verb of saying, or sentences that stand by themselves."""
    if own.paragraph.role != "paragraph":
        return False
    inner = own.paragraph.tokens[quote[0] + 1 : quote[1]]
    words = [token for token in inner if token.text[:1].isalnum()]
    if not words:
        return False
    sentence = own.sentences[own.sentence_of(quote[0])]
    cue = cues.find(own, sentence, quote)
    if sentence.only_quoted:
        return inner[-1].text in _ENDS if len(words) < 3 else not is_title(words)
    if is_title(words) and not (cue is not None and cue.tie == "after" and quote[0] == sentence.first):
        return False
    if cue is None:
        return False
    led_in = own.paragraph.tokens[quote[0] - 1].text if quote[0] > sentence.first else ","
    if cue.attached and cues.hangs_free(own, sentence, quote) and not led_in[0].isalnum():
        return True
    return len(words) >= 4 or any(token.tag in _FINITE for token in words)


def is_title(words: Sequence[Token]) -> bool:
    """Whether quoted words are written as a title or a name is: every word but the small ones capitalised."""
    large = [word for word in words if len(word.text) > 3 and "'" not in word.text]
    if len(large) < 2:
        large = list(words)
    return all(word.text[0].isupper() or word.text[0].isdigit() for word in large) and len(words) < 16


NONE = Pairing((), (), None)
