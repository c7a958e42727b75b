"""Rows for tests, made as the actions would have left them."""

from __future__ import annotations

import factory
from factory.django import DjangoModelFactory

from review.models import CheckRun, Desk, Draft, Flag, NameEntry, Revision, Role, StyleEntry, User, WordEntry

PASSWORD = "correct horse battery"  # what every account of the tests signs in with


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    first_name = factory.LazyAttribute(lambda user: user.username.capitalize())
    email = factory.LazyAttribute(lambda user: f"{user.username}@news.example")
    role = Role.REPORTER
    password = factory.django.Password(PASSWORD)


class DeskFactory(DjangoModelFactory):
    class Meta:
        model = Desk
        django_get_or_create = ("slug",)

    name = factory.LazyAttribute(lambda desk: desk.slug.capitalize())
    slug = "world"


class DraftFactory(DjangoModelFactory):
    """A draft whose copy is `text`: `DraftFactory(text="One.", state="filed")`. Without a text its copy is unread."""

    class Meta:
        model = Draft
        skip_postgeneration_save = True

    headline = "Ferry service resumes after storm"
    byline = "By Rita Moss"
    desk = factory.SubFactory(DeskFactory)
    reporter = factory.SubFactory(UserFactory)

    @factory.post_generation
    def text(draft, create, extracted, **kwargs):
        if extracted is not None:
            Revision.objects.create(draft=draft, number=1, text=extracted, author=draft.reporter)
            draft.head = 1
            draft.words = len(extracted.split())
            draft.save()


class CheckRunFactory(DjangoModelFactory):
    class Meta:
        model = CheckRun

    draft = factory.SubFactory(DraftFactory, text="The ferry sails at noon.\n")


class FlagFactory(DjangoModelFactory):
    """A flag where the draft first has its words: `FlagFactory(draft=draft, text="teh", suggestions=["the"])`."""

    class Meta:
        model = Flag

    class Params:
        head = factory.LazyAttribute(lambda flag: Revision.objects.get(draft=flag.draft, number=flag.draft.head).text)

    draft = factory.SubFactory(DraftFactory, text="The ferry sails at noon.\n")
    rule = "spelling.misspelling"
    check_name = factory.LazyAttribute(lambda flag: flag.rule.partition(".")[0])
    severity = "error"
    text = "ferry"
    start = factory.LazyAttribute(lambda flag: flag.head.index(flag.text))
    end = factory.LazyAttribute(lambda flag: flag.start + len(flag.text))
    message = factory.LazyAttribute(lambda flag: f"“{flag.text}” is in no dictionary.")
    suggestions = factory.LazyFunction(list)
    fingerprint = factory.LazyAttribute(lambda flag: f"{flag.rule}/{flag.text}"[:64])


class NameEntryFactory(DjangoModelFactory):
    class Meta:
        model = NameEntry

    name = "Yuri Gagarin"


class StyleEntryFactory(DjangoModelFactory):
    class Meta:
        model = StyleEntry

    term = "utilize"
    use = "use"
    match = "lemma"


class WordEntryFactory(DjangoModelFactory):
    class Meta:
        model = WordEntry

    word = "chatbot"
