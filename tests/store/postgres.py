"""A PostgreSQL server of one's own: private folder, private socket, no network, gone afterwards."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any

import psycopg

PROGRAMS = Path("/usr/lib/postgresql/15/bin")  # where Debian puts it
PORT = 54329  # names the socket in the private folder; nothing listens on the network
MISSING = f"PostgreSQL 15 is not installed ({PROGRAMS}); apt-get install postgresql-15"


class Server:
    """Started on entry, stopped and removed on exit. Runs as an unprivileged user under root."""

    def __enter__(self) -> Server:
        self.folder = Path(tempfile.mkdtemp(prefix="screening-pg-"))
        self.user = _unprivileged()
        if self.user is not None:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        data = str(self.folder / "data")
        # A locale that sorts as people do: what has to be in byte order must ask for it.
        self._run(
            "initdb", "-D", data, "-A", "trust", "-U", "screening", "-E", "UTF8", "--no-sync",
            "--locale=C.UTF-8", "--locale-provider=icu", "--icu-locale=en-US",
        )  # fmt: skip
        options = {"listen_addresses": "", "fsync": "off", "max_connections": "200"}
        self.log = (self.folder / "log").open("wb")
        self.process = subprocess.Popen(
            [str(PROGRAMS / "postgres"), "-D", data, "-k", str(self.folder), "-p", str(PORT)]
            + [f"--{key}={value}" for key, value in options.items()],
            stdout=self.log, stderr=self.log, cwd=self.folder, **self._identity(),
        )  # fmt: skip
        self._wait()
        return self

    def __exit__(self, *_: object) -> None:
        self.process.send_signal(signal.SIGINT)  # do not wait for clients
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, database: str) -> str:
        return f"postgresql://screening@/{database}?host={self.folder}&port={PORT}"

    def execute(self, *statements: str, database: str = "postgres") -> None:
        """As the superuser, each statement by itself."""
        with psycopg.connect(self.url(database), autocommit=True) as conn:
            for statement in statements:
                conn.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [PROGRAMS / program, *arguments],
            capture_output=True, text=True, cwd=self.folder, check=False, **self._identity(),
        )  # fmt: skip
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}\n{done.stderr}")

    def _identity(self) -> dict[str, Any]:
        if self.user is None:
            return {}
        return {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}

    def _wait(self) -> None:
        until = time.monotonic() + 60
        while True:
            try:
                psycopg.connect(self.url("postgres")).close()
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text()) from None
                time.sleep(0.1)


def installed() -> bool:
    return (PROGRAMS / "postgres").exists()


def _unprivileged() -> pwd.struct_passwd | None:
    """Whom to run as; None where this is not root. PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    return names.get("postgres") or names["nobody"]
