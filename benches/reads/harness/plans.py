"""What the finders ask of the database, and how the database answers: `auto_explain` on each read."""

import re
import time
import urllib.request


def print_all(part, reads):
    """Each read once over GraphQL, with every plan that it made."""
    settings = ["auto_explain.log_min_duration=0", "auto_explain.log_analyze=on", "auto_explain.log_buffers=on"]
    options = "".join(f"&options[{one.replace('=', ']=')}" for one in ["session_preload_libraries=auto_explain", *settings])
    process, door = part.banli.serve(part.url + options)
    log = part.processes.folder / "postgres.log"
    for read in reads:
        token, body = part.requests[read.name].ours.read_text().splitlines()[0].split("\t")
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        for _ in range(12):
            # The planner may change its mind after five times with the same statement.
            start = log.stat().st_size
            urllib.request.urlopen(urllib.request.Request(door, body.encode(), headers)).read()
        time.sleep(0.5)
        print(f"\n## {read.name}\n")
        with open(log) as text:
            text.seek(start)
            print(re.sub(r"^.*? (LOG|STATEMENT): ", "", text.read(), flags=re.M))
    part.processes.stop(process)
