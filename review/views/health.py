from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from ..queries import health


@login_not_required
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Whether what the desk stands on is there: 200 where all of it is, otherwise 503."""
    parts = {part.__name__: part() for part in (health.database, health.broker, health.worker, health.sweeper)}
    return JsonResponse({"ok": all(parts.values()), **parts}, status=200 if all(parts.values()) else 503)
