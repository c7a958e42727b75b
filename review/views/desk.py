from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from .. import access
from ..access import Request
from .respond import desk_page, update


@require_safe
def draft(request: Request, draft_id: int) -> HttpResponse:
    """The desk screen."""
    return desk_page(request, access.get_draft_or_404(request.user, draft_id))


@require_safe
def progress(request: Request, draft_id: int) -> HttpResponse:
    """What has changed since the page was drawn: asked every second while checks run."""
    draft = access.get_draft_or_404(request.user, draft_id)
    return update(request, draft, quiet=True) if request.htmx else redirect("draft", draft.pk)
