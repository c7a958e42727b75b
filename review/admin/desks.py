"""The desks."""

from __future__ import annotations

from django.contrib.admin import ModelAdmin


class DeskAdmin(ModelAdmin):
    list_display = ("name", "slug")
    search_fields = ("name",)
    prepopulated_fields = {"slug": ("name",)}
