from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import LoginView, LogoutView, PasswordChangeView
from django.urls import path, reverse_lazy

from .views import decisions, desk, export, handling, health, journal, queue, rules, submit

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("submit", submit.submit, name="submit"),
    path("drafts/<int:draft_id>", desk.draft, name="draft"),
    path("drafts/<int:draft_id>/progress", desk.progress, name="progress"),
    path("drafts/<int:draft_id>/edit", decisions.edit, name="edit"),
    path("drafts/<int:draft_id>/accept-all", decisions.accept_all, name="accept-all"),
    path("drafts/<int:draft_id>/names", decisions.list_name, name="list-name"),
    path("drafts/<int:draft_id>/undo", decisions.undo_last, name="undo-last"),
    path("flags/<int:flag_id>/accept", decisions.accept, name="accept"),
    path("flags/<int:flag_id>/alike", decisions.alike, name="alike"),
    path("flags/<int:flag_id>/dismiss", decisions.dismiss, name="dismiss"),
    path("flags/<int:flag_id>/list", decisions.add_name, name="add-name"),
    path("decisions/<int:decision_id>/undo", decisions.undo, name="undo"),
    path("drafts/<int:draft_id>/check", handling.check, name="check"),
    path("drafts/<int:draft_id>/file", handling.file, name="file"),
    path("drafts/<int:draft_id>/take", handling.take, name="take"),
    path("drafts/<int:draft_id>/release", handling.release, name="release"),
    path("drafts/<int:draft_id>/give-back", handling.give_back, name="give-back"),
    path("drafts/<int:draft_id>/clear", handling.clear, name="clear"),
    path("drafts/<int:draft_id>/reopen", handling.reopen, name="reopen"),
    path("drafts/<int:draft_id>/journal", journal.journal, name="journal"),
    path("drafts/<int:draft_id>/copy", export.copy, name="copy"),
    path("drafts/<int:draft_id>/download/<slug:format>", export.download, name="download"),
    path("rules", rules.index, name="rules"),
    path("rules/<str:rule_id>", rules.rule, name="rule"),
    path("healthz", health.healthz, name="healthz"),
    path(
        "sign-in",
        login_not_required(LoginView.as_view(template_name="review/sign_in.html", redirect_authenticated_user=True)),
        name="sign-in",
    ),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path(
        "password",
        PasswordChangeView.as_view(template_name="review/password.html", success_url=reverse_lazy("queue")),
        name="password-change",
    ),
]
