from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from .. import access
from ..access import Request
from ..queries import queue as waiting


@require_safe
def queue(request: Request) -> HttpResponse:
    """The desk's drafts; for a reporter their own."""
    user = request.user
    views = waiting.EDITORS_VIEWS if user.is_editor else waiting.REPORTERS_VIEWS
    asked = waiting.Asked.read(request.GET, views)
    found = waiting.queue(access.visible_drafts(user), asked, user.pk, request.GET.get("page", "1"))
    part = "#list" if request.htmx and not request.htmx.history_restore_request else ""
    page = found.page
    context = {
        "queue": found,
        "views": [(name, title, asked.address(state=name)) for name, title in views.items()],
        "previous": asked.address(page=page.previous_page_number()) if page.has_previous() else "",
        "next": asked.address(page=page.next_page_number()) if page.has_next() else "",
        "now": timezone.now(),
    }
    return render(request, f"review/queue.html{part}", context)
