from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .. import access
from ..access import Request
from ..queries import journal as keeping


@require_safe
def journal(request: Request, draft_id: int) -> HttpResponse:
    """Every decision on the draft, and the difference from the original."""
    user = request.user
    draft = access.get_draft_or_404(user, draft_id)
    return render(
        request,
        "review/journal.html",
        {
            "draft": draft,
            "entries": keeping.journal(draft),
            "difference": keeping.difference(draft),
            "may_decide": access.may_decide(user, draft) and draft.is_open,
        },
    )
