"""A PostgreSQL server of our own, for tests and the bench: Debian's, in a folder that goes with it."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from pwd import getpwnam
from tempfile import mkdtemp
from uuid import uuid4

MISSING = "no PostgreSQL server here: apt install postgresql"
USER = "postgres"
SETTINGS = "fsync=off", "shared_buffers=256MB"


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

    def drop(self, url: str) -> None:
        """Take a database away, whoever uses it."""
        self.sql(f"drop database if exists {url.rpartition('/')[2]} with (force)")

    def sql(self, statement: str, database: str = USER) -> str:
        """Run a statement; give what it prints."""
        return self._run("psql", "-h", "127.0.0.1", "-p", str(self.port), "-d", database, "-Atqc", statement)

    def start(self) -> None:
        """Start, and wait until it answers."""
        options = " ".join(f"-c {each}" for each in SETTINGS)
        self._run(
            "pg_ctl",
            *("-D", str(self._folder / "data"), "-l", str(self._folder / "log"), "-w"),
            *("-o", f"-p {self.port} -k {self._folder} -c listen_addresses=127.0.0.1 {options}", "start"),
        )

    def stop(self, mode: str = "immediate") -> None:
        """Stop: at once, as if power failed, unless said otherwise."""
        self._run("pg_ctl", "-D", str(self._folder / "data"), "-w", "-m", mode, "stop")

    def make(self) -> None:
        """Make the data, and let in all but ``guarded`` without a password."""
        data = str(self._folder / "data")
        self._run("initdb", "-D", data, "-U", USER, "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C")
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"host all guarded 127.0.0.1/32 scram-sha-256\n{rules.read_text()}")

    def _run(self, program: str, *words: str) -> str:
        folder = programs()
        if folder is None:
            raise FileNotFoundError(MISSING)
        done = subprocess.run(  # noqa: S603 - our own words
            [str(folder / program), *words],
            check=True,
            stdout=subprocess.PIPE if program == "psql" else subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd="/",
            env={"PGUSER": USER, "PATH": os.environ["PATH"]},
            user=USER if os.geteuid() == 0 else None,
            group=getpwnam(USER).pw_gid if os.geteuid() == 0 else None,
            extra_groups=[] if os.geteuid() == 0 else None,
        )
        return done.stdout or ""


@contextmanager
def server() -> Iterator[Server]:
    """Run a server of our own. Raises `FileNotFoundError` where none is installed."""
    if programs() is None:
        raise FileNotFoundError(MISSING)
    folder = Path(mkdtemp(prefix="ledger-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(folder, USER, getpwnam(USER).pw_gid)
    made = Server(folder, _free_port())
    try:
        made.make()
        made.start()
        yield made
    finally:
        if (folder / "data" / "postmaster.pid").exists():
            made.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
