"""What can be held of the packaging without a container engine: the same processes everywhere, and no stray secrets."""

import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
COMPOSE = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
PROCESSES = dict(
    re.findall(r"^\[program:(\w+)\]\ncommand=(.+)$", (ROOT / "supervisord.conf").read_text(), re.MULTILINE)
)


def test_containers_and_one_machine_run_the_same_processes():
    assert {"web", "worker", "sweeper"} == set(PROCESSES) <= set(COMPOSE["services"])
    assert {"db", "redis"} <= set(COMPOSE["services"])


@pytest.mark.parametrize("process", ["worker", "sweeper"])
def test_a_process_runs_the_same_program_in_a_container_as_on_one_machine(process):
    def program(command: str) -> str:
        return command.replace(".venv/bin/", "").replace("--quiet ", "").split(" --")[0]

    assert program(COMPOSE["services"][process]["command"]) == program(PROCESSES[process])


def test_the_compose_file_holds_no_secret_of_its_own():
    environment = COMPOSE["services"]["web"]["environment"]
    assert environment["SECRET_KEY"].startswith("${SECRET_KEY:?")
    assert COMPOSE["services"]["db"]["environment"]["POSTGRES_PASSWORD"].startswith("${POSTGRES_PASSWORD:?")


@pytest.mark.parametrize("lock", ["requirements.txt", "requirements-dev.txt"])
def test_the_lock_pins_every_package_by_hash_and_names_no_address(lock):
    text = (ROOT / lock).read_text()
    assert "://" not in text
    packages = re.findall(r"^[a-z0-9].*?(?=^[a-z0-9]|\Z)", text, re.MULTILINE | re.DOTALL)
    assert len(packages) > 50
    assert [package.split()[0] for package in packages if "--hash=sha256:" not in package] == []
