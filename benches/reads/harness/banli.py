"""`banli serve` on a record, with everything that it needs beside it. Limits are on; their numbers are raised."""

import base64
import subprocess
import time

from .processes import free_port

# The keys that the tests use, and the fill.
KEYS = {
    "BANLI_KEYS__FIELD": "test:" + base64.b64encode(bytes([1] * 32)).decode(),
    "BANLI_KEYS__PAYLOAD": "test:" + base64.b64encode(bytes([1] * 32)).decode(),
    "BANLI_KEYS__INDEX": base64.b64encode(bytes([255] * 32)).decode(),
}
# One clerk asks as often as a whole country, all from one address.
LIMITS = {
    "BANLI_HTTP__OFFICE_NETWORKS": "127.0.0.0/8",
    "BANLI_LIMITS__REQUESTS_OFFICE": "1000000",
    "BANLI_LIMITS__REQUESTS_PERSON": "1000000",
}


def start_temporal(tools, processes) -> str:
    """A Temporal server with its state in memory. Gives its address once it serves the namespace."""
    address = f"127.0.0.1:{free_port()}"
    words = ["server", "start-dev", "--namespace", "banli", "--headless", "--port", address.split(":")[1]]
    processes.start("temporal", [tools.temporal, *words])
    began = time.monotonic()
    ask = [tools.temporal, "operator", "namespace", "describe", "banli", "--address", address]
    while subprocess.run(ask, capture_output=True).returncode != 0:
        if time.monotonic() - began > 60:
            raise SystemExit("Temporal did not come up")
    return address


class Banli:
    """The API on a Temporal server, with an issuer."""

    def __init__(self, program, processes, issuer, temporal: str):
        self.program, self.processes, self.issuer, self.temporal = program, processes, issuer, temporal

    def serve(self, database: str):
        """Starts it, and waits until it is ready. Gives the process and its URL."""
        port = free_port()
        settings = KEYS | LIMITS | {
            "BANLI_DATA_DIR": str(self.processes.folder / "banli"),
            "BANLI_DATABASE__URL": database,
            "BANLI_HTTP__PORT": str(port),
            "BANLI_TEMPORAL__ADDRESS": f"http://{self.temporal}",
            "BANLI_IDENTITY__ISSUER": self.issuer.url,
        }
        process = self.processes.start("banli", [self.program, "serve"], env=settings, cwd=self.processes.folder)
        self.processes.until_answers(process, f"http://127.0.0.1:{port}/readyz")
        return process, f"http://127.0.0.1:{port}/graphql"
