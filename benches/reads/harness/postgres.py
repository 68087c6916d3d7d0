"""A PostgreSQL server on a socket, as the tests start it, with memory as an installation would give it."""

import os
import re
import signal
import time
from pathlib import Path

from .tools import run

UNPRIVILEGED = ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups"]
SETTINGS = [
    "listen_addresses=",
    "max_connections=200",
    "shared_buffers=1GB",
    "effective_cache_size=4GB",
    "max_wal_size=8GB",
    "synchronous_commit=off",
]


class Postgres:
    """A cluster in a folder, kept between runs."""

    def __init__(self, folder: Path, processes):
        self.folder = folder
        self.processes = processes
        self.bin = newest_server()
        self.user = UNPRIVILEGED if os.geteuid() == 0 else []

    def start(self):
        data = self.folder / "data"
        if not data.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o777)
            options = ["--auth=trust", "--encoding=UTF8", "--locale=C", "--username=banli", "--pgdata"]
            run([*self.user, self.bin / "initdb", *options, data])
        settings = [word for setting in SETTINGS for word in ("-c", setting)]
        command = [*self.user, self.bin / "postgres", "-D", data, "-k", self.folder, *settings]
        # SIGINT: it does not wait for clients that are still there.
        self.processes.start("postgres", command, end=signal.SIGINT)
        began = time.monotonic()
        while "ready" not in (self.status(data) or ""):
            if time.monotonic() - began > 60:
                raise SystemExit("PostgreSQL did not come up")
            time.sleep(0.1)

    @staticmethod
    def status(data: Path):
        lock = data / "postmaster.pid"
        lines = lock.read_text().splitlines() if lock.exists() else []
        return lines[7] if len(lines) > 7 else None

    def url(self, database: str, more: str = "") -> str:
        return f"postgres://banli@localhost:5432/{database}?host={self.folder}{more}"

    def psql(self, database: str, sql: str) -> list[str]:
        words = [self.bin / "psql", "-h", self.folder, "-U", "banli", "-d", database, "-XAtq", "-c", sql]
        return run(words).splitlines()

    def has(self, database: str) -> bool:
        return self.psql("postgres", f"SELECT 1 FROM pg_database WHERE datname = '{database}'") == ["1"]


def newest_server() -> Path:
    named = os.environ.get("BANLI_TEST_POSTGRES_BIN")
    if named:
        return Path(named)
    found = [path for path in Path("/usr/lib/postgresql").glob("*/bin") if (path / "initdb").exists()]
    if not found:
        raise SystemExit("no PostgreSQL: install Debian's, or name a folder in BANLI_TEST_POSTGRES_BIN")
    return max(found, key=lambda path: int(re.sub(r"\D", "", path.parent.name)))
