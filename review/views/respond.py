"""How a decision is answered: the parts of the desk screen that changed, or for a plain form the page to go back to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django_htmx.http import trigger_client_event

from .. import access
from ..access import Request
from ..actions.errors import ActionError, Conflict, Invalid
from ..models import Decision, Draft, Flag, Severity
from ..queries import desk, rules

HAVE = "Desk-Have"
"""The header in which a browser says which parts it has: `Screen.stale` explains it."""


@dataclass(frozen=True)
class Tab:
    """A filter to choose: how many flags it shows, and whether it is chosen."""

    name: str
    title: str
    count: int
    address: str
    on: bool


def desk_page(request: Request, draft: Draft, *, status: int = 200, **more: Any) -> HttpResponse:
    """The whole desk screen."""
    return render(request, "review/desk.html", _context(request, draft) | more, status=status)


def update(request: Request, draft: Draft, *, status: int = 200, say: str = "", **more: Any) -> HttpResponse:
    """What changed on the desk screen since the browser last heard, as htmx swaps; `say` is read to the editor."""
    context = _context(request, draft)
    panels, rows = context["screen"].stale(request.headers.get(HAVE, ""))
    context |= {"panels": panels, "rows": rows, "swap": True} | more
    response = render(request, "review/desk.html#update", context, status=status)
    return trigger_client_event(response, "desk:said", {"text": say}) if say else response


def decide(
    request: Request, draft: Draft, act: Callable[[], Decision | None], *, at: int = 0, say: str
) -> HttpResponse:
    """Do it and answer. `at` is where in the text the decision was made: a plain form goes on to the flag after it."""
    try:
        decision = act()
    except ActionError as error:
        return refuse(request, draft, error)
    if request.htmx:
        response = update(request, _left(draft, decision), say=say)
        flag = _brought_back(decision)
        return trigger_client_event(response, "desk:focus", {"flag": flag.pk}) if flag else response
    messages.success(request, say)
    return redirect(_next_place(request, draft, at))


def refuse(request: Request, draft: Draft, error: ActionError) -> HttpResponse:
    """Say why not, beside the draft as it stands now: 409, or 422 for what can't be used as typed."""
    status = 422 if isinstance(error, Invalid) else 409
    others: Sequence[Decision] = error.others if isinstance(error, Conflict) else ()
    notice = {"notice": error.message, "others": others}
    draft = access.get_draft_or_404(request.user, draft.pk)
    if request.htmx:
        return update(request, draft, status=status, say=error.message, **notice)
    return desk_page(request, draft, status=status, **notice)


def _left(draft: Draft, decision: Decision | None) -> Draft:
    """The draft as the decision left it, without asking for what is known already."""
    if decision is None:
        return draft
    for part in ("desk", "reporter", "taken_by"):
        if getattr(decision.draft, f"{part}_id") == getattr(draft, f"{part}_id"):
            setattr(decision.draft, part, getattr(draft, part))
    return decision.draft


def _context(request: Request, draft: Draft) -> dict[str, Any]:
    user = request.user
    seen = desk.Filter.read(request.GET)
    mine = access.may_decide(user, draft)
    screen = desk.screen(draft, seen)
    return {
        "screen": screen,
        "checks": _checks(screen),
        "states": _states(screen),
        "draft": draft,
        "returned": desk.returned(draft),
        "query": seen.address(),
        # Of addresses that a page has by the hundred, the parts that they share.
        "flags": f"{reverse('queue')}flags/",
        "passages": reverse("edit", args=[draft.pk]),
        "rules": reverse("rules"),
        "opened": request.GET.get("flag", ""),
        "may_decide": mine and draft.is_open,
        "with_me": mine,
        "is_reporter": draft.reporter_id == user.pk,
    }


def _checks(screen: desk.Screen) -> list[Tab]:
    """All checks, then each."""
    seen, counts = screen.filter, screen.counts.by_check
    here = reverse("draft", args=[screen.draft.pk])
    tabs = [Tab("all", "All", sum(counts.values()), here + seen.address(check=""), not seen.check)]
    for one in rules.CHECKS:
        address = here + seen.address(check=one.name)
        tabs.append(Tab(one.name, one.title, counts.get(one.name, 0), address, seen.check == one.name))
    return tabs


def _states(screen: desk.Screen) -> list[Tab]:
    seen, counts = screen.filter, screen.counts.by_state
    here = reverse("draft", args=[screen.draft.pk])
    return [
        Tab(state.value, state.label, counts.get(state, 0), here + seen.address(state=state), seen.state == state)
        for state in desk.STATES
    ]


def _next_place(request: Request, draft: Draft, at: int) -> str:
    """The address of the first open flag from `at` on; of the copy where there is none."""
    seen = desk.Filter.read(request.GET)
    flags = draft.flags.filter(state=Flag.State.OPEN, start__gte=at).exclude(severity=Severity.NOTE)
    if seen.check:
        flags = flags.filter(check_name=seen.check)
    flag = flags.first()
    where = reverse("draft", args=[draft.pk]) + seen.address(flag=str(flag.pk) if flag else "")
    return f"{where}#f{flag.pk}" if flag else f"{where}#copy"


def _brought_back(decision: Decision | None) -> Flag | None:
    """The first flag that an undo opened again."""
    if decision is None or decision.undoes is None:
        return None
    return decision.undoes.flags.filter(state=Flag.State.OPEN).first()
