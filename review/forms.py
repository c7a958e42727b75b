"""What people type, before an action takes it. Limits that the actions hold are theirs to explain."""

from __future__ import annotations

from typing import Any

from django import forms

from .documents import tidy
from .models import Desk, Draft


class CopyField(forms.CharField):
    """A passage of copy as typed, tidied for storing: a plain form posts CRLF, a script LF."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**({"strip": False, "required": False} | kwargs))

    def to_python(self, value: Any) -> str:
        return tidy(super().to_python(value) or "")


class SubmitForm(forms.Form):
    """A new draft: pasted, or a file. Exactly one of the two, which the action sees to."""

    headline = forms.CharField(max_length=300, required=False)
    byline = forms.CharField(max_length=200, required=False)
    desk = forms.ModelChoiceField(Desk.objects.all(), empty_label=None)
    priority = forms.TypedChoiceField(choices=Draft.Priority.choices, coerce=int, initial=Draft.Priority.NORMAL)
    deadline = forms.DateTimeField(
        required=False, widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    text = CopyField()
    file = forms.FileField(required=False, allow_empty_file=True)


class EditForm(forms.Form):
    """A passage edited by hand: the words that replace `start` to `end` of revision `base`, in code points."""

    base = forms.IntegerField(min_value=1)
    start = forms.IntegerField(min_value=0)
    end = forms.IntegerField(min_value=0)
    text = CopyField()


class SeenForm(forms.Form):
    """The version of the flag that a decision saw."""

    seen = forms.IntegerField(min_value=1)
    suggestion = forms.CharField(required=False, strip=False)
    reason = forms.CharField(required=False, max_length=200)
    alike = forms.BooleanField(required=False)


class NoteForm(forms.Form):
    """What the desk tells the reporter when it gives a draft back."""

    note = forms.CharField(max_length=5_000, error_messages={"required": "Say what the reporter should do."})
