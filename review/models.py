"""What the newsroom keeps. Fields, constraints and small invariants; what changes them is in `actions`.

Every `start` and `end` counts Unicode code points of one revision's text.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from .checks.flag import Severity as CheckSeverity
from .checks.lists import StyleEntry as CheckedStyleEntry
from .editing import Edit, Edits

HEADLINE_LENGTH = 300
BYLINE_LENGTH = 200


class Role(models.TextChoices):
    REPORTER = "reporter"
    EDITOR = "editor"
    ADMIN = "admin"


class User(AbstractUser):
    """An account. An admin may do all that an editor may, and keeps the lists and the accounts besides."""

    role = models.CharField(max_length=10, choices=Role, default=Role.REPORTER)

    @property
    def is_editor(self) -> bool:
        return self.role in (Role.EDITOR, Role.ADMIN)

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN

    @property
    def display_name(self) -> str:
        return self.get_full_name() or self.username

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.is_superuser:  # made by createsuperuser, which asks for no role
            self.role = Role.ADMIN
        self.is_staff = self.is_admin
        super().save(*args, **kwargs)

    def has_perm(self, perm: str, obj: models.Model | None = None) -> bool:
        return (self.is_active and self.is_admin and perm.startswith("review.")) or super().has_perm(perm, obj)

    def has_module_perms(self, app_label: str) -> bool:
        return (self.is_active and self.is_admin and app_label == "review") or super().has_module_perms(app_label)


class Desk(models.Model):
    """A part of the newsroom that reviews copy: World, Metro."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Draft(models.Model):
    """A story on its way to publication. Its words are in its revisions, `head` being the number of the present one."""

    class State(models.TextChoices):
        WORKING = "working"
        FILED = "filed"
        IN_REVIEW = "in_review", "In review"
        RETURNED = "returned"
        CLEARED = "cleared"

    class Priority(models.IntegerChoices):
        URGENT = 1
        NORMAL = 2
        LOW = 3

    headline = models.CharField(max_length=HEADLINE_LENGTH)
    byline = models.CharField(max_length=BYLINE_LENGTH, blank=True)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="drafts")
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="drafts")
    state = models.CharField(max_length=10, choices=State, default=State.WORKING)
    priority = models.PositiveSmallIntegerField(choices=Priority, default=Priority.NORMAL)
    deadline = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="taken_drafts"
    )
    head = models.PositiveIntegerField(default=0, help_text="The present revision's number; 0 until the copy was read.")
    words = models.PositiveIntegerField(default=0)
    journal_length = models.PositiveIntegerField(default=0, help_text="The number of its newest decision.")
    trouble = models.TextField(blank=True, help_text="Why the original can't be read, and what to do.")
    created_at = models.DateTimeField(default=timezone.now)
    filed_at = models.DateTimeField(null=True, blank=True)
    cleared_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(fields=["state", "priority", "deadline"]),
            models.Index(fields=["desk", "state"]),
            models.Index(fields=["reporter", "state"]),
        ]

    def __str__(self) -> str:
        return self.headline

    @property
    def is_with_reporter(self) -> bool:
        """The reporter's own: nobody else sees it, and only the reporter decides."""
        return self.state in (self.State.WORKING, self.State.RETURNED)

    @property
    def is_open(self) -> bool:
        """Whether its text and flags may still change."""
        return self.state != self.State.CLEARED

    @cached_property
    def present(self) -> Revision:
        """The present revision, read once. Who changes `head` puts the new one here."""
        return self.revisions.get(number=self.head)

    @cached_property
    def newest_run(self) -> CheckRun | None:
        """The run that was queued last, read once."""
        return self.runs.order_by("-pk").first()


class Original(models.Model):
    """The file as it was uploaded, kept whole."""

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="original")
    filename = models.CharField(max_length=255)
    format = models.CharField(max_length=20)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.filename


class Revision(models.Model):
    """The draft's text at one moment. Never changed once written; newlines are LF."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    blocks = models.JSONField(default=list, blank=True, help_text="The original's blocks: role, start, end, anchor.")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["draft", "number"]
        constraints = [models.UniqueConstraint(fields=["draft", "number"], name="one_revision_a_number")]

    def __str__(self) -> str:
        return f"{self.draft_id} revision {self.number}"


class CheckRun(models.Model):
    """One checking of a draft. The row is the truth, the broker only rings: a worker holds the run by a lease.

    `revision` is the number that is checked, taken from the draft when a worker claims the run. `progress` maps each
    check's name to its number of flags once it is done.
    """

    class State(models.TextChoices):
        QUEUED = "queued"
        RUNNING = "running"
        DONE = "done"
        FAILED = "failed"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="runs")
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    lease = models.CharField(max_length=64, blank=True, help_text="Who holds it: changes with every claim.")
    lease_until = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    progress = models.JSONField(default=dict)
    lists_version = models.PositiveIntegerField(default=0)
    error = models.TextField(blank=True)
    queued_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["state", "lease_until"])]
        constraints = [
            # What keeps runs of one draft coalesced: edits made while one waits are checked by that one.
            models.UniqueConstraint(fields=["draft"], condition=Q(state="queued"), name="one_queued_run_a_draft"),
        ]

    def __str__(self) -> str:
        return f"run {self.pk} of {self.draft_id}: {self.state}"

    @property
    def is_finished(self) -> bool:
        return self.state in (self.State.DONE, self.State.FAILED)


class Reading(models.Model):
    """Who is named and who is quoted in one revision, as the newest check read it: `checks.cast.People` as JSON.

    The spans count that revision; what shows them carries them over the edits made since.
    """

    draft = models.OneToOneField(Draft, on_delete=models.CASCADE, related_name="reading")
    revision = models.PositiveIntegerField()
    names = models.JSONField(default=list)
    quotes = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"{self.draft_id} as of revision {self.revision}"


class Severity(models.TextChoices):
    ERROR = CheckSeverity.ERROR.value
    WARNING = CheckSeverity.WARNING.value
    NOTE = CheckSeverity.NOTE.value


class Flag(models.Model):
    """A check's finding on the present revision; its span is carried along by every edit.

    The words of an open or dismissed flag stand at its span; an accepted one's span covers what it was replaced by, an
    overtaken one's what is left of its place. Only one open flag of a rule stands at a place: whatever makes or moves
    flags locks the draft, and a constraint would stop an UPDATE that moves many flags at once halfway.

    `version` counts the changes of its state and of what it offers, not its moves, so that a decision can name the flag
    that it saw. `alike` says that it was dismissed with all of its rule and words, those still to be found included.
    """

    class State(models.TextChoices):
        OPEN = "open"
        ACCEPTED = "accepted"
        DISMISSED = "dismissed"
        OVERTAKEN = "overtaken"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="flags")
    check_name = models.CharField(max_length=20)
    rule = models.CharField(max_length=120)
    severity = models.CharField(max_length=10, choices=Severity)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    text = models.TextField(blank=True)
    message = models.TextField()
    suggestions = models.JSONField(default=list)
    fingerprint = models.CharField(max_length=64, help_text="Rule, words and their neighbours: the same mistake again.")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    version = models.PositiveIntegerField(default=1)
    alike = models.BooleanField(default=False)
    lists_version = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["start", "end", "rule"]
        indexes = [models.Index(fields=["draft", "state", "start"]), models.Index(fields=["draft", "fingerprint"])]
        constraints = [
            models.CheckConstraint(condition=Q(start__lte=F("end")), name="flag_spans_run_forward"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.start}-{self.end} {self.state}"

    @property
    def best(self) -> str | None:
        """The first suggestion; the empty text means delete, None that there is no fix to offer."""
        return self.suggestions[0] if self.suggestions else None


class Decision(models.Model):
    """One line of the draft's journal: who did what, when, and what it did to the text. Written once, never changed.

    `edits` are `[start, end, before, after]` against revision `base`, in order and not overlapping; `revision` is the
    number that they made, null where the text stayed. `overtaken` are the other flags that the edits cut into, as
    `[id, start, end]` in `base`: the open ones were thereby settled.
    """

    class Verb(models.TextChoices):
        ACCEPT = "accept", "accepted"
        DISMISS = "dismiss", "dismissed"
        EDIT = "edit", "edited"
        UNDO = "undo", "undid"
        SUBMIT = "submit", "submitted"
        FILE = "file", "filed"
        TAKE = "take", "took"
        RELEASE = "release", "released"
        CLEAR = "clear", "cleared"
        RETURN = "return", "returned"
        REOPEN = "reopen", "reopened"

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="decisions")
    number = models.PositiveIntegerField(help_text="Its place in the draft's journal, from 1.")
    actor = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb)
    flags = models.ManyToManyField(Flag, related_name="decisions", blank=True)
    rule = models.CharField(max_length=120, blank=True)
    lists_version = models.PositiveIntegerField(default=0)
    base = models.PositiveIntegerField(default=0)
    revision = models.PositiveIntegerField(null=True)
    edits = models.JSONField(default=list)
    overtaken = models.JSONField(default=list)
    note = models.TextField(blank=True, help_text="A dismissal's reason, a return's note, what a clearing left open.")
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="undone_by")
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["draft", "number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_decision_a_number"),
            models.UniqueConstraint(
                fields=["draft", "revision"], condition=Q(revision__isnull=False), name="one_decision_a_revision"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}/{self.number}: {self.verb}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("A decision is written once; undo it with another.")
        super().save(*args, **kwargs)

    @property
    def step(self) -> Edits:
        """Its edits of revision `base`."""
        return tuple(Edit(*edit) for edit in self.edits)


class ListVersion(models.Model):
    """A change of the house's lists or settings. The newest number is the version a check runs against."""

    number = models.AutoField(primary_key=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    what = models.CharField(max_length=200)
    created_at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.number}: {self.what}"


class NameEntry(models.Model):
    """A name the house vouches for. Aliases and titles are separated by `|`, as in names.csv."""

    class Kind(models.TextChoices):
        PERSON = "person"
        ORGANISATION = "organisation"
        PLACE = "place"

    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PERSON)
    aliases = models.TextField(blank=True, help_text="Other forms accepted as they stand, separated by |")
    title = models.TextField(blank=True, help_text="Titles separated by |, the present one first")
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "name entries"

    def __str__(self) -> str:
        return self.name


class StyleEntry(models.Model):
    """A term the house avoids, as in style.csv."""

    class Match(models.TextChoices):
        WORD = "word"
        EXACT = "exact"
        LEMMA = "lemma"
        REGEX = "regex"

    term = models.CharField(max_length=200, unique=True)
    use = models.TextField(blank=True, help_text="Replacements separated by |, best first; empty: avoid it")
    why = models.TextField(blank=True)
    severity = models.CharField(max_length=10, choices=Severity, default=Severity.WARNING)
    match = models.CharField(max_length=10, choices=Match, default=Match.WORD)
    in_quotes = models.BooleanField(default=False, help_text="Flag it inside direct quotations too")

    class Meta:
        ordering = ["term"]
        verbose_name_plural = "style entries"

    def __str__(self) -> str:
        return self.term

    @property
    def slug(self) -> str:
        return CheckedStyleEntry(self.term).slug


class WordEntry(models.Model):
    """A word that the spelling check accepts."""

    word = models.CharField(max_length=100, unique=True)

    class Meta:
        ordering = ["word"]
        verbose_name_plural = "word entries"

    def __str__(self) -> str:
        return self.word


class HouseSettings(models.Model):
    """How the house writes, as in house.toml. One row."""

    class Dialect(models.TextChoices):
        AMERICAN = "american"
        BRITISH = "british"

    class Tense(models.TextChoices):
        PAST = "past"
        PRESENT = "present"

    class Marks(models.TextChoices):
        DOUBLE = "double"
        SINGLE = "single"

    dialect = models.CharField(max_length=10, choices=Dialect, default=Dialect.AMERICAN)
    attribution_tense = models.CharField(max_length=10, choices=Tense, default=Tense.PAST)
    quotation_marks = models.CharField(max_length=10, choices=Marks, default=Marks.DOUBLE)
    rules = models.JSONField(default=dict, blank=True, help_text="A rule's id to off, error, warning or note")

    class Meta:
        verbose_name = verbose_name_plural = "house settings"
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_house")]

    def __str__(self) -> str:
        return "House settings"
