from django.contrib.admin import apps


class AdminConfig(apps.AdminConfig):
    """Django's admin, signed in to through the desk's own page."""

    default_site = "newsroom.admin.DeskAdminSite"
