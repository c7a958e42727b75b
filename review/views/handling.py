"""A draft's way between reporter and desk: filed, taken, given back, cleared, reopened."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from .. import access
from ..access import Request
from ..actions import check as checking
from ..actions import clear as clearing
from ..actions import file as filing
from ..actions import give_back as giving_back
from ..actions import release as releasing
from ..actions import reopen as reopening
from ..actions import take as taking
from ..actions.errors import ActionError, Unfinished
from ..forms import NoteForm
from ..models import Draft, User
from .respond import refuse


@require_POST
def file(request: Request, draft_id: int) -> HttpResponse:
    user, draft = _visible(request, draft_id)
    access.require_reporter_of(user, draft)
    return _do(request, draft, lambda: filing.file(user, draft.pk), "Filed. The desk has it now.")


@require_POST
def take(request: Request, draft_id: int) -> HttpResponse:
    user, draft = _for_editors(request, draft_id)
    return _do(request, draft, lambda: taking.take(user, draft.pk, over="over" in request.POST), "It is yours.")


@require_POST
def release(request: Request, draft_id: int) -> HttpResponse:
    user, draft = _for_editors(request, draft_id)
    return _do(request, draft, lambda: releasing.release(user, draft.pk), "Released for others to take.")


@require_POST
def reopen(request: Request, draft_id: int) -> HttpResponse:
    user, draft = _for_editors(request, draft_id)
    return _do(request, draft, lambda: reopening.reopen(user, draft.pk), "Reopened.")


@require_POST
def check(request: Request, draft_id: int) -> HttpResponse:
    """Check the draft again, after a run that failed."""
    user, draft = _visible(request, draft_id)
    access.require_decider(user, draft)

    def act() -> None:
        with transaction.atomic():
            checking.queue(draft)

    return _do(request, draft, act, "Checking again.")


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: Request, draft_id: int) -> HttpResponse:
    """Give the draft back to its reporter, with a note."""
    user, draft = _for_editors(request, draft_id)
    form = NoteForm(request.POST or None)
    if not form.is_valid():
        return render(
            request, "review/give_back.html", {"draft": draft, "form": form}, status=422 if form.is_bound else 200
        )
    note = form.cleaned_data["note"]
    return _do(request, draft, lambda: giving_back.give_back(user, draft.pk, note=note), "Returned to the reporter.")


@require_POST
def clear(request: Request, draft_id: int) -> HttpResponse:
    """Clear the draft; with errors open or a check unfinished, ask once."""
    user, draft = _for_editors(request, draft_id)
    try:
        clearing.clear(user, draft.pk, confirmed="confirmed" in request.POST)
    except Unfinished as unfinished:
        return render(request, "review/clear.html", {"draft": draft, "unfinished": unfinished}, status=409)
    except ActionError as error:
        return refuse(request, draft, error)
    messages.success(request, "Cleared. Copy the clean text with c, or download it.")
    return redirect("draft", draft.pk)


def _do(request: Request, draft: Draft, act: Callable[[], object], say: str) -> HttpResponse:
    """Do it, and go back to where the button was."""
    try:
        act()
    except ActionError as error:
        return refuse(request, draft, error)
    messages.success(request, say)
    back = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        return redirect(back)
    return redirect("draft", draft.pk)


def _visible(request: Request, draft_id: int) -> tuple[User, Draft]:
    user = request.user
    return user, access.get_draft_or_404(user, draft_id)


def _for_editors(request: Request, draft_id: int) -> tuple[User, Draft]:
    """The user, who is an editor, and the draft. A reporter is told no, of a draft that they may see."""
    user, draft = _visible(request, draft_id)
    access.require_editor(user)
    return user, draft
