"""The accounts: who may do what. An account with a past is closed, never deleted."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from axes.utils import reset
from django.contrib import admin, messages
from django.contrib.auth import admin as auth_admin
from django.contrib.auth.forms import UserChangeForm
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ..models import Role, User

_KEPT = "{name} has drafts or decisions, which are kept with their author. Close the account instead: untick “Active”."
_OWN = "This is your own account; another admin has to close it or change its role."


class AccountForm(UserChangeForm):
    """An account's page. Nobody closes their own account or gives up their own role."""

    by: User | None = None

    def clean(self) -> dict[str, Any] | None:
        cells = super().clean() or {}
        if self.instance == self.by and (not cells.get("is_active", True) or cells.get("role") != Role.ADMIN):
            raise ValidationError(_OWN)
        return cells


class UserAdmin(auth_admin.UserAdmin):
    form = AccountForm
    list_display = ("username", "full_name", "role", "is_active", "last_login")
    list_filter = ("role", "is_active")
    search_fields = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    list_per_page = 50
    filter_horizontal = ()
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        ("Person", {"fields": ("first_name", "last_name", "email")}),
        (
            "Rights",
            {
                "fields": ("role", "is_active"),
                "description": "A reporter sees their own drafts. An editor decides on every filed draft. "
                "An admin is an editor who keeps the lists and the accounts too.",
            },
        ),
        ("Dates", {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"classes": ("wide",), "fields": ("username", "first_name", "last_name", "email", "role")}),
        ("Password", {"classes": ("wide",), "fields": ("usable_password", "password1", "password2")}),
    )
    actions = ("close", "reopen", "unlock")

    @admin.display(description="name", ordering="last_name")
    def full_name(self, user: User) -> str:
        return user.get_full_name()

    @admin.action(description="Close the selected accounts")
    def close(self, request: HttpRequest, users: QuerySet[User]) -> None:
        others = users.exclude(username=request.user.get_username())
        if len(others) < len(users):
            self.message_user(request, _OWN, messages.WARNING)
        self.message_user(request, f"Accounts closed: {others.update(is_active=False)}.")

    @admin.action(description="Open the selected accounts again")
    def reopen(self, request: HttpRequest, users: QuerySet[User]) -> None:
        self.message_user(request, f"Accounts open: {users.update(is_active=True)}.")

    @admin.action(description="Unlock signing in, after too many wrong passwords")
    def unlock(self, request: HttpRequest, users: QuerySet[User]) -> None:
        for user in users:
            reset(username=user.username)
        self.message_user(request, f"Accounts that may try again: {len(users)}.")

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        """A new password also ends a lock: whoever asked an admin for one wants to get in now."""
        response: HttpResponse = super().user_change_password(request, id, form_url)
        user = self.get_object(request, id)
        if response.status_code == HTTPStatus.FOUND and user is not None:
            reset(username=user.get_username())
        return response

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        actions: dict[str, Any] = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def get_form(self, request: HttpRequest, obj: User | None = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.by = request.user  # the class is made anew for every request
        return form

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        user = self.get_object(request, object_id)
        if user is not None and self.get_deleted_objects([user], request)[3]:
            self.message_user(request, _KEPT.format(name=user.display_name), messages.ERROR)
            return HttpResponseRedirect(reverse("admin:review_user_change", args=[user.pk]))
        return super().delete_view(request, object_id, extra_context)
