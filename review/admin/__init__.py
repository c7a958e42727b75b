"""The admins' pages: the house lists, the desks and the accounts, on Django's admin."""

from django.contrib import admin
from django.contrib.auth.models import Group

from ..models import Desk, HouseSettings, ListVersion, NameEntry, StyleEntry, User, WordEntry
from .accounts import UserAdmin
from .desks import DeskAdmin
from .lists import HouseSettingsAdmin, ListVersionAdmin, NameEntryAdmin, StyleEntryAdmin, WordEntryAdmin

admin.site.unregister(Group)  # roles stand in for groups
admin.site.register(User, UserAdmin)
admin.site.register(Desk, DeskAdmin)
admin.site.register(NameEntry, NameEntryAdmin)
admin.site.register(StyleEntry, StyleEntryAdmin)
admin.site.register(WordEntry, WordEntryAdmin)
admin.site.register(HouseSettings, HouseSettingsAdmin)
admin.site.register(ListVersion, ListVersionAdmin)
