from __future__ import annotations

from django.http import Http404, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from .. import access, documents
from ..access import Request
from ..models import Draft, Revision


@require_safe
def copy(request: Request, draft_id: int) -> HttpResponse:
    """The text as it stands, for the CMS."""
    _, head = _head(request, draft_id)
    return HttpResponse(head.text, content_type="text/plain; charset=utf-8")


@require_safe
def download(request: Request, draft_id: int, format: str) -> HttpResponse:
    """The copy as a file."""
    kind = documents.FORMATS.get(format)
    if kind is None or kind.write is None:
        raise Http404
    draft, head = _head(request, draft_id)
    blocks = [documents.Block(**block) for block in head.blocks]
    content = kind.write(draft.headline, draft.byline, head.text, blocks)
    name = f"{slugify(draft.headline)[:60] or 'draft'}.{format}"
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind.media_type, headers=disposition)


def _head(request: Request, draft_id: int) -> tuple[Draft, Revision]:
    draft = access.get_draft_or_404(request.user, draft_id)
    head = draft.revisions.filter(number=draft.head).first()
    if head is None:
        raise Http404
    return draft, head
