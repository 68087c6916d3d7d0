"""The case of the benchmark in the Python SDK: five commands, eight effects, a timer, and a record of each step.

Each command is an update that is recorded by a local activity before it is answered; each effect is an ordinary activity
whose outcome is recorded likewise. The record is a hash chain in SQLite, one transaction a step, as durable as Banli's.
"""

import asyncio
import hashlib
import sqlite3
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

from temporalio import activity, workflow
from temporalio.client import Client
from temporalio.worker import Worker

# After which command how many effects follow.
EFFECTS = {0: 2, 1: 1, 4: 5}
ATTEMPT = timedelta(seconds=10)


class Record:
    def __init__(self, path: str) -> None:
        self.db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self.db.execute("PRAGMA journal_mode = WAL")
        self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("CREATE TABLE cases (number TEXT PRIMARY KEY, version INTEGER, hash BLOB)")
        self.db.execute("CREATE TABLE events (number TEXT, version INTEGER, body TEXT, hash BLOB, PRIMARY KEY (number, version))")

    @activity.defn
    def record(self, number: str, step: str) -> int:
        self.db.execute("BEGIN IMMEDIATE")
        row = self.db.execute("SELECT version, hash FROM cases WHERE number = ?", (number,)).fetchone()
        version, before = row or (0, b"")
        version += 1
        entry = hashlib.sha256(before + step.encode()).digest()
        self.db.execute("INSERT INTO events VALUES (?, ?, ?, ?)", (number, version, step, entry))
        self.db.execute("INSERT OR REPLACE INTO cases VALUES (?, ?, ?)", (number, version, entry))
        self.db.execute("COMMIT")
        return version


@activity.defn
async def effect(number: str) -> str:
    return number


@workflow.defn(name="bare")
class Case:
    def __init__(self) -> None:
        self.answered = 0
        self.asked = 0
        self.settled = 0
        self.pen = asyncio.Lock()

    @workflow.run
    async def run(self, steps: int) -> None:
        effects: list[asyncio.Task[None]] = []
        deadline = asyncio.create_task(asyncio.sleep(timedelta(days=5).total_seconds()))
        while self.answered < steps or self.settled < self.asked:
            await workflow.wait_condition(
                lambda: len(effects) < self.asked or (self.answered >= steps and self.settled >= self.asked)
            )
            while len(effects) < self.asked:
                effects.append(asyncio.create_task(self.perform()))
        deadline.cancel()
        await workflow.wait_condition(workflow.all_handlers_finished)

    async def perform(self) -> None:
        number = workflow.info().workflow_id
        outcome = await workflow.execute_activity(effect, number, start_to_close_timeout=ATTEMPT)
        await self.write("settle " + outcome)
        self.settled += 1

    async def write(self, step: str) -> None:
        async with self.pen:
            number = workflow.info().workflow_id
            await workflow.execute_local_activity(
                Record.record, args=[number, step], start_to_close_timeout=ATTEMPT  # type: ignore[arg-type]
            )

    @workflow.update
    async def command(self, step: int) -> int:
        await self.write(f"command {step}")
        self.answered += 1
        self.asked += EFFECTS.get(step, 0)
        return step


async def main() -> None:
    address, namespace, queue, path = sys.argv[1:]
    client = await Client.connect(address, namespace=namespace)
    record = Record(path)
    with ThreadPoolExecutor(1) as pool:
        worker = Worker(
            client,
            task_queue=queue,
            workflows=[Case],
            activities=[record.record, effect],
            activity_executor=pool,
        )
        async with worker:
            print("ready", flush=True)
            await asyncio.Event().wait()


# The SDK reads this file once more for each workflow.
if __name__ == "__main__":
    asyncio.run(main())
