from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .. import access
from .respond import desk_page, update


@require_safe
def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The desk screen."""
    return desk_page(request, access.get_draft_or_404(access.user_of(request), draft_id))


@require_safe
def progress(request: HttpRequest, draft_id: int) -> HttpResponse:
    """What has changed since the page was drawn: asked every second while checks run."""
    if request.htmx:
        return update(request, draft_id)
    return redirect("draft", access.get_draft_or_404(access.user_of(request), draft_id).pk)
