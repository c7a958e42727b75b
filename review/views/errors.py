"""What a request without a valid token is told."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.csrf import csrf_failure as page

from ..access import signed_out


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A browser that lost its cookies is signed out. A script is told so, and keeps what was typed meanwhile."""
    if request.headers.get("HX-Request") == "true":
        return signed_out()
    return page(request, reason=reason)
