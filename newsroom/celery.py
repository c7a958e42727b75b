"""The workers' Celery application."""

import os

from celery import Celery
from celery.signals import setup_logging
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

app = Celery("newsroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


def _keep_our_logging(**_: object) -> None:
    """Django has set up the logs; Celery is to leave them alone."""


setup_logging.connect(_keep_our_logging)
