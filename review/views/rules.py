from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ..access import Request
from ..queries import rules


@require_safe
def index(request: Request) -> HttpResponse:
    """All rules by check."""
    return render(request, "review/rules.html", {"checks": rules.index()})


@require_safe
def rule(request: Request, rule_id: str) -> HttpResponse:
    """What a rule looks for and why, with examples that flag and that pass."""
    page = rules.page(rule_id)
    if page is None:
        raise Http404
    return render(request, "review/rule.html", {"page": page, "rule": page.rule})
