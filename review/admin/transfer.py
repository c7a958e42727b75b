"""Lists as files: exporting them whole or in part, and importing one after a look at what it would change."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin import ModelAdmin
from django.core.cache import cache
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from ..actions.errors import Invalid
from ..actions.import_list import FILES, import_list, preview
from ..checks.lists import NAME_COLUMNS, STYLE_COLUMNS
from ..queries.lists import ListKind, list_file

SHOWN_ERRORS = 200
_KEPT_SECONDS = 3600
_FORMATS = {
    "names": f"A CSV file in UTF-8 with the header {','.join(NAME_COLUMNS)}.",
    "style": f"A CSV file in UTF-8 with the header {','.join(STYLE_COLUMNS)}.",
    "words": "A text file in UTF-8, a word a line; lines that start with # are passed over.",
}


class FileForm(forms.Form):
    """A list's file, as text."""

    file = forms.FileField(allow_empty_file=True)

    def clean_file(self) -> str:
        upload: UploadedFile = self.cleaned_data["file"]
        most = settings.REVIEW_MAX_FILE_BYTES
        if (upload.size or 0) > most:
            raise ValidationError(
                f"The file has more than {most // 1024 // 1024} MB. Import it with “manage.py import_list”."
            )
        try:
            return bytes(upload.read()).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValidationError(
                "The file is not UTF-8 text. In Excel, save it as “CSV UTF-8”, and choose it again."
            ) from error


class TransferAdmin(ModelAdmin):
    """A list with an Export and an Import button. `list_kind` is the list's name."""

    list_kind: ClassVar[ListKind]
    change_list_template = "admin/review/list_with_files.html"
    actions = ("export_selected",)

    def get_urls(self) -> list[URLPattern]:
        name = self.opts.model_name
        wrap = self.admin_site.admin_view
        return [
            path("import/", wrap(self.import_view), name=f"review_{name}_import"),
            path("export/", wrap(require_safe(self.export_view)), name=f"review_{name}_export"),
            *super().get_urls(),
        ]

    @admin.action(description="Export the selected entries")
    def export_selected(self, request: HttpRequest, rows: QuerySet[Any]) -> HttpResponse:
        return self._file(list_file(self.list_kind, rows))

    def export_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        return self._file(list_file(self.list_kind))

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """Choose a file; see its counts and bad rows; import it. The file waits in the cache for the last step."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = FileForm(request.POST or None, request.FILES or None)
        context: dict[str, Any] = {}
        if "token" in request.POST:
            content = cache.get(self._key(request, request.POST["token"]))
            if content is not None:
                return self._apply(request, content)
            self.message_user(request, "The file was kept for an hour. Choose it again.", messages.WARNING)
            form = FileForm()
        elif form.is_valid():
            content = form.cleaned_data["file"]
            try:
                result = preview(self.list_kind, content)
            except Invalid as error:
                form.add_error("file", error.message)
            else:
                token = uuid4().hex
                cache.set(self._key(request, token), content, _KEPT_SECONDS)
                context = {"result": result, "errors": result.errors[:SHOWN_ERRORS], "token": token}
        context |= {
            **self.admin_site.each_context(request),
            "title": f"Import {FILES[self.list_kind]}",
            "opts": self.opts,
            "form": form,
            "format": _FORMATS[self.list_kind],
            "list_file": FILES[self.list_kind],
        }
        return TemplateResponse(request, "admin/review/import.html", context)

    def _apply(self, request: HttpRequest, content: str) -> HttpResponse:
        result = import_list(request.user, self.list_kind, content, skip_bad=True)  # type: ignore[arg-type]
        self.message_user(request, f"Imported {FILES[self.list_kind]}: {result}.", messages.SUCCESS)
        return HttpResponseRedirect(reverse(f"admin:review_{self.opts.model_name}_changelist"))

    def _key(self, request: HttpRequest, token: str) -> str:
        return f"import:{self.list_kind}:{request.user.pk}:{token}"

    def _file(self, content: str) -> HttpResponse:
        name = FILES[self.list_kind]
        media_type = "text/csv" if name.endswith(".csv") else "text/plain"
        return HttpResponse(
            content,
            content_type=f"{media_type}; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )
