"""A PostgreSQL server of our own, for tests and the bench: Debian's, in a folder that goes with it.

It goes when we go, even if we are killed.
"""

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from tempfile import mkdtemp
from typing import Any
from uuid import uuid4

import psycopg

from communique.store import tables as t

MISSING = "no PostgreSQL server here, so nothing is tested with one: apt-get install postgresql"
USER = "postgres"
SETTINGS = "fsync=off", "shared_buffers=256MB"
PATIENCE = 60
"""Seconds in which a server has to answer."""

KEEPER = """
folder=$1; shift
"$@" >> "$folder/log" 2>&1 &
read -r _ && exit
kill -QUIT $!
wait $!
rm -rf "$folder"
"""
"""Runs a server until its input says that it is stopped, or ends because we are gone: then stops it."""


def programs() -> Path | None:
    """Give the folder of the newest server's programs, if there is one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    return found[-1].parent if found else None


class Server:
    """A server that runs; users come in without a password, but for ``guarded``."""

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self.port = folder, port

    def url(self, database: str, user: str = USER, password: str | None = None) -> str:
        """Give the address of a database."""
        who = user if password is None else f"{user}:{password}"
        return f"postgresql://{who}@127.0.0.1:{self.port}/{database}"

    def fresh(self) -> str:
        """Make a new database; give its address."""
        name = f"ledger_{uuid4().hex[:12]}"
        self.sql(f"create database {name}")
        return self.url(name)

    def bare(self, url: str) -> None:
        """Take all tables of a database away."""
        self.sql("drop schema public cascade; create schema public", url)

    def clear(self, url: str) -> None:
        """Take all rows of a ledger away: many times sooner done than another one is made."""
        gone = "; ".join(f"delete from {table.name}" for table in t.metadata.sorted_tables)  # noqa: S608 - ours
        self.sql(f"set session_replication_role = replica; {gone}", url)

    def drop(self, url: str) -> None:
        """Take a database away, whoever uses it."""
        self.sql(f"drop database if exists {url.rpartition('/')[2]} with (force)")

    def sql(self, statement: str, url: str | None = None) -> None:
        """Run statements, in a database."""
        with psycopg.connect(url or self.url(USER), autocommit=True) as connection:
            connection.execute(statement.encode())

    def start(self) -> None:
        """Start, and wait until it answers."""
        settings = [word for each in (*SETTINGS, "listen_addresses=127.0.0.1") for word in ("-c", each)]
        words = ["-D", str(self._folder / "data"), "-p", str(self.port), "-k", str(self._folder), *settings]
        self._keeper = subprocess.Popen(  # noqa: S603 - our own words
            ["/bin/sh", "-c", KEEPER, "keeper", str(self._folder), str(_program("postgres")), *words],
            stdin=subprocess.PIPE,
            start_new_session=True,
            cwd="/",
            **_as_user(),
        )
        begin = time.monotonic()
        while not self._answers():
            if time.monotonic() > begin + PATIENCE:
                raise TimeoutError((self._folder / "log").read_text())
            time.sleep(0.02)

    def stop(self, mode: str = "immediate") -> None:
        """Stop: at once, as if power failed, unless said otherwise."""
        _run("pg_ctl", "-D", str(self._folder / "data"), "-w", "-m", mode, "stop")
        self._keeper.communicate(b"stopped\n")

    @property
    def is_running(self) -> bool:
        """Whether it was started and not stopped."""
        return (self._folder / "data" / "postmaster.pid").exists()

    def _answers(self) -> bool:
        try:
            psycopg.connect(self.url(USER)).close()
        except psycopg.OperationalError:
            return False
        return True

    def make(self) -> None:
        """Make the data, and let in all but ``guarded`` without a password."""
        data = str(self._folder / "data")
        _run("initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all guarded 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")


@contextmanager
def server() -> Iterator[Server]:
    """Run a server of our own. Raises `FileNotFoundError` where none is installed."""
    _program("postgres")
    folder = Path(mkdtemp(prefix="ledger-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, getpwnam(USER).pw_gid)
    made = Server(folder, _free_port())
    try:
        made.make()
        made.start()
        yield made
    finally:
        if made.is_running:
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    folder = programs()
    if folder is None:
        raise FileNotFoundError(MISSING)
    return folder / name


def _run(program: str, *words: str) -> None:
    subprocess.run(  # noqa: S603 - our own words
        [str(_program(program)), *words],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        **_as_user(),
    )


def _as_user() -> dict[str, Any]:
    """Give as whom to run a server: one of PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return {}
    return {"user": USER, "group": getpwnam(USER).pw_gid, "extra_groups": []}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
