from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from ..access import Request
from ..actions.errors import Invalid
from ..actions.submit import UploadedCopy
from ..actions.submit import submit as take_in
from ..forms import SubmitForm


@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: Request) -> HttpResponse:
    """A new draft, pasted or uploaded. What can't be used is said beside its field, and everything typed is kept."""
    user = request.user
    if request.method != "POST":
        return render(
            request, "review/submit.html", {"form": SubmitForm(initial={"byline": f"By {user.display_name}"})}
        )
    form = SubmitForm(request.POST, request.FILES)
    if form.is_valid():
        fields = dict(form.cleaned_data)
        upload = fields.pop("file")
        if upload and upload.size > settings.REVIEW_MAX_FILE_BYTES:
            # Said before it is read, so that no more than the limit is ever held in memory.
            form.add_error("file", f"A file may have at most {settings.REVIEW_MAX_FILE_BYTES // 2**20} MB.")
        else:
            copy = UploadedCopy(upload.name, upload.read()) if upload else None
            try:
                draft = take_in(user, upload=copy, **fields)
            except Invalid as invalid:
                for field, told in invalid.errors.items():
                    for message in told:
                        form.add_error(field if field in form.fields else None, message)
            else:
                messages.success(request, "The draft is in. The checks are on their way.")
                return redirect("draft", draft.pk)
    return render(request, "review/submit.html", {"form": form}, status=422)
