"""Clients: `wrk` and a small one for SQL, each asking again as soon as it is answered; `k6` at a constant rate."""

import json

from .tools import ROOT, run

HERE = ROOT / "benches/reads/harness"


def sql(program, requests, database: str, clients: int, seconds: float):
    """Hand-written SQL over connections of its own."""
    words = [program, database, clients, seconds, requests.sql, requests.parameters]
    return json.loads(run(words))


def closed(tools, url: str, lines, clients: int, seconds: float):
    """GraphQL over HTTP, as fast as it answers."""
    words = [tools.wrk, "-t", 1, "-c", clients, "-d", f"{max(1, round(seconds))}s", "-s", HERE / "http.lua"]
    return result(run([*words, "--timeout", "10s", "--latency", url, "--", lines]), url)


def arrivals(tools, url: str, lines, rate: int, seconds: float):
    """GraphQL over HTTP at a constant rate."""
    env = {"URL": url, "REQUESTS": str(lines), "RATE": str(rate), "SECONDS": str(round(seconds))}
    words = [tools.k6, "run", "--quiet", "--no-usage-report", HERE / "arrivals.js"]
    return result(run(words, env=env), url)


def result(printed: str, url: str):
    line = next(line for line in printed.splitlines() if line.startswith("RESULT "))
    found = json.loads(line.removeprefix("RESULT "))
    # A run in which every request fails looks fast.
    if found["bad"] or not found["rate"]:
        raise SystemExit(f"{url}: {printed[-2000:]}")
    return found
