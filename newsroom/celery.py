"""The workers' Celery application."""

import os

from celery import Celery
from celery.signals import heartbeat_sent, setup_logging, worker_init
from django_structlog.celery.steps import DjangoStructLogInitStep

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

app = Celery("newsroom")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.steps["worker"].add(DjangoStructLogInitStep)
app.autodiscover_tasks()


@setup_logging.connect
def _keep_our_logging(**_: object) -> None:
    """Django has set up the logs; Celery is to leave them alone."""


@worker_init.connect
def _warm_up(**_: object) -> None:
    """Have every check load what it needs before the pool forks: its processes share the memory, and no draft waits."""
    from review.checks import engine, lists  # noqa: PLC0415 - the web processes have no use for them

    engine.check("“The ferry sialed,” Mayor Jane Holt of Lyon said. He said ti utilize teh quay.\n", lists.HouseLists())


@heartbeat_sent.connect
def _tell_that_we_live(**_: object) -> None:
    from review.queries import health  # noqa: PLC0415 - needs Django to be set up

    health.beat(health.WORKER)
