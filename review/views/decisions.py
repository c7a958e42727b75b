"""The editor's decisions. Each names the flag and the version, or the words and the revision, that it saw."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget, trigger_client_event

from .. import access
from ..access import Request
from ..actions import accept as accepting
from ..actions import add_name as listing
from ..actions import dismiss as dismissing
from ..actions import edit as editing
from ..actions import undo as undoing
from ..actions.errors import ActionError, Conflict, Invalid, NotNow
from ..forms import EditForm, SeenForm
from ..models import Decision, Draft, Flag, User
from ..queries import desk
from ..queries.journal import pieces
from ..queries.passage import Passage, passage
from .respond import decide, refuse


@require_POST
def accept(request: Request, flag_id: int) -> HttpResponse:
    flag, seen = _flag(request, flag_id)
    user = request.user
    chosen = request.POST.get("suggestion")

    def act() -> Decision:
        return accepting.accept(user, flag.pk, seen=seen["seen"], suggestion=chosen)

    return decide(request, flag.draft, act, at=flag.start, say=f"Accepted: {flag.text}")


@require_POST
def dismiss(request: Request, flag_id: int) -> HttpResponse:
    flag, seen = _flag(request, flag_id)
    user = request.user

    def act() -> Decision:
        return dismissing.dismiss(user, flag.pk, seen=seen["seen"], reason=seen["reason"], alike=seen["alike"])

    return decide(request, flag.draft, act, at=flag.start, say=f"Dismissed: {flag.text}")


@require_safe
def alike(request: Request, flag_id: int) -> HttpResponse:
    """Every open flag of this kind with the change it would make, to accept at once those left ticked."""
    flag = access.get_flag_or_404(request.user, flag_id)
    access.require_decider(request.user, flag.draft)
    places = desk.alike(flag)
    part = "#places" if request.htmx else ""
    context = {"draft": flag.draft, "flag": flag, "places": places, "query": desk.Filter.read(request.GET).address()}
    return render(request, f"review/alike.html{part}", context)


@require_POST
def accept_all(request: Request, draft_id: int) -> HttpResponse:
    """Accept the ticked flags in one step; each is named `id:version`."""
    user, draft = _draft(request, draft_id)
    try:
        pairs = [(int(flag), int(seen)) for flag, seen in (one.split(":") for one in request.POST.getlist("flags"))]
    except ValueError:
        raise BadRequest("flags") from None
    if not pairs:
        return refuse(request, draft, Invalid({"flags": ["Tick at least one place."]}))
    first = draft.flags.filter(pk=pairs[0][0]).values_list("start", flat=True).first()

    def act() -> Decision:
        return accepting.accept_all(user, draft.pk, pairs)

    return decide(request, draft, act, at=first or 0, say=f"Accepted {len(pairs)} in one step.")


@require_POST
def add_name(request: Request, flag_id: int) -> HttpResponse:
    """Put the flag's words on the name list."""
    user = request.user
    access.require_admin(user)
    flag = access.get_flag_or_404(user, flag_id)

    def act() -> None:
        listing.add_name(user, flag.text, request.POST.get("kind", "person"), flag.draft_id)

    return decide(request, flag.draft, act, at=flag.start, say=f"{flag.text} is on the list now.")


@require_POST
def list_name(request: Request, draft_id: int) -> HttpResponse:
    """Put one of the draft's names on the name list, and check the draft again."""
    user = request.user
    access.require_admin(user)
    draft = access.get_draft_or_404(user, draft_id)
    name = request.POST.get("name", "")

    def act() -> None:
        listing.add_name(user, name, request.POST.get("kind", "person"), draft.pk)

    return decide(request, draft, act, say=f"{name} is on the list now.")


@require_POST
def undo(request: Request, decision_id: int) -> HttpResponse:
    user = request.user
    decision = access.get_decision_or_404(user, decision_id)
    access.require_decider(user, decision.draft)

    def act() -> Decision:
        return undoing.undo(user, decision.pk)

    return decide(request, decision.draft, act, say=f"Undone: {decision.get_verb_display()}.")


@require_POST
def undo_last(request: Request, draft_id: int) -> HttpResponse:
    """Undo one's own newest step on the draft."""
    user, draft = _draft(request, draft_id)
    last = desk.last_step(draft, user)
    if last is None:
        return refuse(request, draft, NotNow("There is nothing of yours left to undo here."))
    return undo(request, last.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: Request, draft_id: int) -> HttpResponse:
    """Edit a passage by hand: in its place on the screen, or on a page of its own."""
    user, draft = _draft(request, draft_id)
    form = EditForm(request.POST if request.method == "POST" else request.GET)
    if not form.is_valid():
        raise BadRequest("Which words?")
    place = (form.cleaned_data["base"], form.cleaned_data["start"], form.cleaned_data["end"])
    if request.method != "POST":
        return _editor(request, draft, _passage(draft, place))
    typed: str = form.cleaned_data["text"]

    def act() -> Decision | None:
        base, start, end = place
        return editing.edit(user, draft.pk, base=base, start=start, end=end, text=typed)

    try:
        made = act()
    except ActionError as error:
        draft.refresh_from_db(fields=["head"])
        return _editor(request, draft, _passage(draft, place), typed=typed, error=error)
    return decide(request, draft, lambda: made, at=place[1], say="Saved." if made else "Nothing was changed.")


def _editor(
    request: Request, draft: Draft, words: Passage, *, typed: str | None = None, error: ActionError | None = None
) -> HttpResponse:
    """The form on a passage; where it could not be saved with what was typed, beside what others wrote meanwhile."""
    conflict = isinstance(error, Conflict)
    context = {
        "draft": draft,
        "passage": words,
        "typed": words.text if typed is None else typed,
        "query": desk.Filter.read(request.GET).address(),
        "error": error,
        "conflict": conflict,
        "theirs": pieces(words.was, words.text) if conflict else (),
    }
    status = 200 if error is None else 422 if isinstance(error, Invalid) else 409
    if not request.htmx:
        return render(request, "review/edit.html", context, status=status)
    response = render(request, "review/edit.html#editor", context, status=status)
    if error is None:
        return response
    # In the place of the form that was sent, wherever on the page that is.
    response = trigger_client_event(response, "desk:said", {"text": error.message})
    return reswap(retarget(response, "#copy .editor"), "outerHTML")


def _passage(draft: Draft, place: tuple[int, int, int]) -> Passage:
    words = passage(draft, *place)
    if words is None:
        raise Http404
    return words


def _draft(request: Request, draft_id: int) -> tuple[User, Draft]:
    """The user and the draft, which is theirs to decide."""
    user = request.user
    draft = access.get_draft_or_404(user, draft_id)
    access.require_decider(user, draft)
    return user, draft


def _flag(request: Request, flag_id: int) -> tuple[Flag, dict[str, Any]]:
    """The flag, whose draft is the user's to decide, and what the form said of it."""
    user = request.user
    flag = access.get_flag_or_404(user, flag_id)
    access.require_decider(user, flag.draft)
    form = SeenForm(request.POST)
    if not form.is_valid():
        raise BadRequest("seen")
    return flag, form.cleaned_data
