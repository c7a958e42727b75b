"""Why an action was not done. Every message is for the person at the screen and says what to do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..models import CheckRun, Decision, Flag


class ActionError(Exception):
    """The action was not done, and nothing was changed."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(ActionError):
    """What was typed can't be used; `errors` has the messages by field."""

    def __init__(self, errors: Mapping[str, Sequence[str]]) -> None:
        super().__init__(" ".join(message for messages in errors.values() for message in messages))
        self.errors = errors


class NotNow(ActionError):
    """The draft's state does not allow it: a cleared draft takes no decisions, a returned one is the reporter's."""


class Conflict(ActionError):
    """The same flag or the same words were changed meanwhile. `flag` is as it stands now, `others` what changed it."""

    def __init__(self, message: str, *, flag: Flag | None = None, others: Sequence[Decision] = ()) -> None:
        super().__init__(message)
        self.flag = flag
        self.others = others


class Unfinished(ActionError):
    """Clearing would leave errors open or a check undone; asked once, the answer is logged."""

    def __init__(self, message: str, *, errors: Sequence[Flag], run: CheckRun | None) -> None:
        super().__init__(message)
        self.errors = errors
        self.run = run
