"""Processes of a measurement, which end with it."""

import os
import signal
import socket
import subprocess
import time
import urllib.request
from pathlib import Path

PATIENCE = 60


class Processes:
    """Everything that was started, in order. Ends the newest first."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.running = []

    def start(self, name: str, command, env=None, cwd=None, end=signal.SIGTERM):
        log = open(self.folder / f"{name}.log", "ab")
        words = [str(word) for word in command]
        process = subprocess.Popen(words, stdout=log, stderr=log, env=os.environ | (env or {}), cwd=cwd)
        self.running.append((process, end))
        return process

    def stop(self, process):
        entry = next(entry for entry in self.running if entry[0] is process)
        process.send_signal(entry[1])
        process.wait()
        self.running.remove(entry)

    def end(self):
        for process, _ in reversed(list(self.running)):
            self.stop(process)

    def until_answers(self, process, url: str, often=0.1, **request):
        """Waits until a URL answers without an error."""
        began = time.monotonic()
        while True:
            try:
                asked = urllib.request.Request(url, **request)
                return urllib.request.urlopen(asked, timeout=5).read()
            except OSError as error:
                if process.poll() is not None or time.monotonic() - began > PATIENCE:
                    raise SystemExit(f"{url} does not answer: {error}; see {self.folder}") from error
                time.sleep(often)


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def peak(process) -> int:
    """The most memory that a process held so far, in MiB."""
    status = Path(f"/proc/{process.pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024
