"""Who may see and do what. Every view asks here first; a draft that one may not see is not found (404).

A reporter sees their own drafts. An editor sees every draft that was filed, and their own; a *working* draft is
nobody's but its reporter's. Decisions are the reporter's while a draft is with them, the desk's afterwards.
"""

from __future__ import annotations

from typing import Any, TypeVar

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django_htmx.middleware import HtmxDetails

from .models import Decision, Draft, Flag, User

Part = TypeVar("Part", Flag, Decision)


class Request(HttpRequest):
    """A request as the views get it: signed in, and telling whether htmx sent it."""

    user: User
    htmx: HtmxDetails


class SignInRequired(LoginRequiredMiddleware):
    """Every page asks for signing in unless its view says otherwise. A script is told with 401, so that it keeps what
    was typed, instead of being sent to a page."""

    def handle_no_permission(  # type: ignore[override]  # it need not be a redirect
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponseBase:
        if request.headers.get("HX-Request"):
            return signed_out()
        return super().handle_no_permission(request, view_func)


def signed_out() -> HttpResponse:
    return HttpResponse("Sign in again.", status=401, content_type="text/plain")


def visible_drafts(user: User) -> QuerySet[Draft]:
    """The drafts that a user may see, with their desk and people."""
    drafts = Draft.objects.select_related("desk", "reporter", "taken_by")
    if user.is_editor:
        return drafts.filter(~Q(state=Draft.State.WORKING) | Q(reporter=user))
    return drafts.filter(reporter=user)


def get_draft_or_404(user: User, draft_id: int) -> Draft:
    return get_object_or_404(visible_drafts(user), pk=draft_id)


def get_flag_or_404(user: User, flag_id: int) -> Flag:
    """The flag, with its draft as `get_draft_or_404` gives it."""
    flag = get_object_or_404(
        Flag.objects.select_related("draft__desk", "draft__reporter", "draft__taken_by"), pk=flag_id
    )
    return _seen(user, flag)


def get_decision_or_404(user: User, decision_id: int) -> Decision:
    decisions = Decision.objects.select_related("draft__desk", "draft__reporter", "draft__taken_by")
    return _seen(user, get_object_or_404(decisions, pk=decision_id))


def may_see(user: User, draft: Draft) -> bool:
    return draft.reporter_id == user.pk or (user.is_editor and draft.state != Draft.State.WORKING)


def may_decide(user: User, draft: Draft) -> bool:
    """Whether the flags and the text are this user's to decide. That the draft is open is the action's to say."""
    return draft.reporter_id == user.pk if draft.is_with_reporter else user.is_editor


def require_decider(user: User, draft: Draft) -> None:
    if not may_decide(user, draft):
        raise PermissionDenied(
            "The draft is with its reporter." if draft.is_with_reporter else "The draft is with the desk."
        )


def require_editor(user: User) -> None:
    if not user.is_editor:
        raise PermissionDenied("That is an editor's to do.")


def require_admin(user: User) -> None:
    if not user.is_admin:
        raise PermissionDenied("That is an admin's to do.")


def require_reporter_of(user: User, draft: Draft) -> None:
    if draft.reporter_id != user.pk:
        raise PermissionDenied("Only the reporter files a draft.")


def _seen(user: User, part: Part) -> Part:
    if not may_see(user, part.draft):
        raise Http404
    return part
