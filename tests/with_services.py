"""Run a command on a throw-away PostgreSQL and Redis: `python -m tests.with_services pytest …`.

Both listen on free ports of this machine, keep their files in a folder that goes with them, and are named to the
command by DATABASE_URL and REDIS_URL. The exit status is the command's.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

_PATIENCE = 30  # seconds for a server to answer
_ACCOUNTS = ("postgres", "nobody")  # that PostgreSQL, which refuses to run as root, may run as


class Missing(Exception):
    """A program that the services need is not installed."""


@contextmanager
def postgres() -> Iterator[str]:
    """A PostgreSQL server of its own; gives its DATABASE_URL."""
    programs = _postgres_programs()
    home = Path(tempfile.mkdtemp(prefix="newsroom-postgres-"))
    account = _account()
    if account:
        shutil.chown(home, account)
    data, port = home / "data", _free_port()
    try:
        _as(account, [programs / "initdb", "-D", data, "-U", "desk", "--auth=trust", "--no-sync", "--encoding=UTF8"])
        options = ("-F", "-c", "listen_addresses=127.0.0.1", "-c", "full_page_writes=off", "-c", "max_connections=200")
        with _running(
            [*_setpriv(account), programs / "postgres", "-D", data, "-p", port, "-k", home, *options],
            port,
            signal.SIGINT,
        ):
            yield f"postgres://desk@127.0.0.1:{port}/postgres"
    finally:
        shutil.rmtree(home, ignore_errors=True)


@contextmanager
def redis() -> Iterator[str]:
    """A Redis server of its own, which keeps nothing; gives its REDIS_URL."""
    program = shutil.which("redis-server")
    if not program:
        raise Missing("redis-server")
    port = _free_port()
    options = ("--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--databases", "64")
    with _running([program, "--port", port, *options], port, signal.SIGTERM):
        yield f"redis://127.0.0.1:{port}/0"


@contextmanager
def _running(command: Sequence[object], port: int, stop: signal.Signals) -> Iterator[None]:
    """The server while it runs, from when it takes connections."""
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(list(map(str, command)), stdout=log, stderr=log)
        try:
            _wait_for(process, port)
            yield
        except TimeoutError:
            log.seek(0)
            sys.stderr.write(log.read().decode(errors="replace"))
            raise
        finally:
            process.send_signal(stop)
            process.wait(_PATIENCE)


def _wait_for(process: subprocess.Popen[bytes], port: int) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError(f"{process.args!r} did not start")


def _postgres_programs() -> Path:
    """The folder of the newest server's programs; Debian keeps them out of PATH."""
    installed = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if installed:
        return installed[-1].parent
    if on_path:
        return Path(on_path).resolve().parent
    raise Missing("initdb (PostgreSQL)")


def _account() -> str | None:
    """Whom PostgreSQL is to run as, None for ourselves."""
    if os.geteuid() != 0:
        return None
    import pwd  # noqa: PLC0415 - not on every system

    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _ACCOUNTS if name in known)


def _setpriv(account: str | None) -> list[str]:
    return ["setpriv", f"--reuid={account}", "--clear-groups", "--inh-caps=-all"] if account else []


def _as(account: str | None, command: Sequence[object]) -> None:
    done = subprocess.run(
        [*_setpriv(account), *map(str, command)], capture_output=True, text=True, check=False, cwd="/"
    )
    if done.returncode:
        raise RuntimeError(f"{done.args} failed:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def main(command: Sequence[str]) -> int:
    with ExitStack() as services:
        try:
            urls = {"DATABASE_URL": services.enter_context(postgres()), "REDIS_URL": services.enter_context(redis())}
        except Missing as missing:
            sys.stderr.write(f"{missing} is not installed; the tests on PostgreSQL and Redis need it.\n")
            return 2
        return subprocess.run(command, env={**os.environ, **urls}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
