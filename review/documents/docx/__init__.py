"""Word files (.docx)."""

from ..copy import Format
from .reading import read, recognises
from .writing import write

FORMAT = Format(
    name="docx",
    label="Word (.docx)",
    media_type="application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    recognises=recognises,
    read=read,
    write=write,
)
