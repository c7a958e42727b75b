"""The house lists: every change is published as a new version, which the checks that start after it run against."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin import ModelAdmin
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from ..actions.publish import publish
from ..checks.engine import RULES
from ..checks.flag import Severity
from ..checks.lists import split_cell, style_problem
from ..models import HouseSettings, ListVersion, NameEntry, StyleEntry, WordEntry
from .transfer import TransferAdmin

_WIDE = forms.TextInput(attrs={"class": "vTextField"})
_OFF = "off"


class PublishingAdmin(ModelAdmin):
    """Publishes what is saved and deleted here, in the transaction that does it."""

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if not change or form.changed_data:
            publish(request.user, f"{obj} {'changed' if change else 'added'} ({self.opts.verbose_name})")  # type: ignore[arg-type]

    @transaction.atomic
    def delete_model(self, request: HttpRequest, obj: Model) -> None:
        publish(request.user, f"{obj} removed ({self.opts.verbose_name})")  # type: ignore[arg-type]
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> None:
        publish(request.user, f"{queryset.count():,} {self.opts.verbose_name_plural} removed")  # type: ignore[arg-type]
        super().delete_queryset(request, queryset)


class _EntryForm(forms.ModelForm):
    """An entry's cells, with single spaces, and those that hold several parts as the file would have them."""

    several: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> dict[str, Any]:
        cells = super().clean() or {}
        for name, value in cells.items():
            if name in self.several:
                cells[name] = "|".join(" ".join(part.split()) for part in split_cell(value))
        return cells


class NameForm(_EntryForm):
    several = ("aliases", "title")

    class Meta:
        model = NameEntry
        fields = ("name", "kind", "aliases", "title", "note")
        widgets = {"aliases": _WIDE, "title": _WIDE, "note": _WIDE}

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())


class NameEntryAdmin(TransferAdmin, PublishingAdmin):
    list_kind = "names"
    form = NameForm
    list_display = ("name", "kind", "present_title", "aliases", "note")
    list_filter = ("kind",)
    search_fields = ("name", "aliases", "title", "note")
    search_help_text = "Search names, aliases, titles and notes"
    list_per_page = 100
    show_full_result_count = False

    @admin.display(description="title", ordering="title")
    def present_title(self, entry: NameEntry) -> str:
        return (*split_cell(entry.title), "")[0]


class StyleForm(_EntryForm):
    several = ("use",)

    class Meta:
        model = StyleEntry
        fields = ("term", "match", "use", "why", "severity", "in_quotes")
        widgets = {"use": _WIDE, "why": _WIDE}
        help_texts = {
            "match": "Word: any case, whole words. Exact: case counts. Lemma: every inflection. "
            "Regex: a pattern in RE2's syntax, without look-around and back-references.",
            "why": "One sentence, shown on the flag's card.",
        }

    def clean(self) -> dict[str, Any]:
        cells = super().clean()
        problem = style_problem(cells.get("term", ""), cells.get("severity", ""), cells.get("match", ""), "")
        if problem and "term" in cells:
            self.add_error("term", f"{problem[0].upper()}{problem[1:]}.")
        return cells


class StyleEntryAdmin(TransferAdmin, PublishingAdmin):
    list_kind = "style"
    form = StyleForm
    list_display = ("term", "use", "severity", "match", "in_quotes", "why")
    list_filter = ("severity", "match", "in_quotes")
    search_fields = ("term", "use", "why")
    search_help_text = "Search terms, replacements and reasons"
    list_per_page = 100


class WordForm(forms.ModelForm):
    class Meta:
        model = WordEntry
        fields = ("word",)

    def clean_word(self) -> str:
        word: str = self.cleaned_data["word"]
        if word.split() != [word]:
            raise ValidationError("One word an entry, without spaces; a name of several words goes on the name list.")
        return word


class WordEntryAdmin(TransferAdmin, PublishingAdmin):
    list_kind = "words"
    form = WordForm
    search_fields = ("word",)
    list_per_page = 200
    show_full_result_count = False


class RulesField(forms.CharField):
    """The house's own word on single rules, a line each: `attribution.hearsay = off`."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, dict):
            return "".join(f"{rule} = {setting}\n" for rule, setting in sorted(value.items()))
        return value

    def to_python(self, value: Any) -> Any:
        rules: dict[str, str] = {}
        problems: list[str] = []
        for number, line in enumerate((value or "").splitlines(), 1):
            if not line.strip():
                continue
            rule, _, setting = (part.strip() for part in line.partition("="))
            if rule not in RULES and not rule.startswith("style."):
                problems.append(f"Line {number}: there is no rule “{rule}”; the rules' pages have their names.")
            elif setting not in (_OFF, *Severity):
                problems.append(f"Line {number}: {rule} is “{setting}”; use off, error, warning or note.")
            else:
                rules[rule] = setting
        if problems:
            raise ValidationError(problems)
        return rules


class HouseForm(forms.ModelForm):
    rules = RulesField(
        required=False, help_text="A rule a line, with off, error, warning or note: attribution.hearsay = off"
    )

    class Meta:
        model = HouseSettings
        fields = ("dialect", "attribution_tense", "quotation_marks", "rules")
        help_texts = {
            "dialect": "Spellings from the other side of the Atlantic are flagged.",
            "attribution_tense": "Whether the house writes “she said” or “she says”.",
            "quotation_marks": "The marks of a direct quotation; the other kind stands inside it.",
        }


class HouseSettingsAdmin(PublishingAdmin):
    """One row: the list of them is its page."""

    form = HouseForm

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        house, _ = HouseSettings.objects.get_or_create(pk=1)
        return HttpResponseRedirect(reverse("admin:review_housesettings_change", args=[house.pk]))

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: HouseSettings | None = None) -> bool:
        return False


class ListVersionAdmin(ModelAdmin):
    """What was changed, by whom and when. Nobody changes that."""

    list_display = ("number", "what", "by", "created_at")
    list_display_links = None
    list_select_related = ("by",)
    search_fields = ("what", "by__username", "by__last_name")
    ordering = ("-number",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: ListVersion | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: ListVersion | None = None) -> bool:
        return False
