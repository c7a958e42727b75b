"""Who said it: the speaker and the verb of attribution of each direct quotation."""

from __future__ import annotations

from dataclasses import dataclass

from .flag import Span
from .manuscript import Manuscript
from .mentions import Name
from .quotations import Quotation


@dataclass(frozen=True, slots=True)
class Attribution:
    """A direct quotation and its source. Both the words that name the source and who they mean are None where it has none."""

    quotation: Quotation
    speaker: str | None
    """The person meant, in full where the draft or the list has that; otherwise the words as they stand."""
    words: Span | None
    """The words in the draft that name the speaker: “Putin”, “she”, “the mayor”."""
    name: Name | None
    """The person, where the speaker is one of the draft's names."""
    cue: str
    """The verb of attribution as it stands (said, told, according to); empty where there is none."""
    cue_span: Span | None


def attribute(
    manuscript: Manuscript, quotations: tuple[Quotation, ...], names: tuple[Name, ...]
) -> tuple[Attribution, ...]:
    """The source of every direct quotation, in order."""
    return ()
