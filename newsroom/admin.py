"""The admin site: signed in to through the desk's own page, and for admins alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator


class DeskAdminSite(AdminSite):
    site_header = "Lists and accounts"
    site_title = "Copy desk"
    index_title = "What the desk works with"
    empty_value_display = "–"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether this is an admin. Raises PermissionDenied for anybody else who is signed in."""
        if super().has_permission(request):
            return True
        if request.user.is_authenticated:
            raise PermissionDenied("The lists and accounts are an admin's to keep.")
        return False

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        return redirect_to_login(request.GET.get("next") or reverse("admin:index"), settings.LOGIN_URL)
