"""PostGraphile over the same tables: no sign-in, no limits, and what is sealed stays sealed."""

import json

from .processes import free_port

CONFIG = """
import {{ PostGraphileAmberPreset }} from 'postgraphile/presets/amber';
import {{ makePgService }} from 'postgraphile/adaptors/pg';
export default {{
  extends: [PostGraphileAmberPreset],
  pgServices: [makePgService({{ connectionString: {url}, schemas: ['public'], poolConfig: {{ max: 16 }} }})],
  grafserv: {{ port: {port}, host: '127.0.0.1', graphiql: false, watch: false }},
  grafast: {{ explain: false }},
}};
"""
PRODUCTION = {"NODE_ENV": "production", "GRAPHILE_ENV": "production"}


def serve(tools, processes, database: str):
    """Starts it, and waits until it answers. Gives the process and its URL."""
    port = free_port()
    (tools.rival / "graphile.config.mjs").write_text(CONFIG.format(url=json.dumps(database), port=port))
    program = tools.rival / "node_modules/postgraphile/dist/cli-run.js"
    process = processes.start("postgraphile", [tools.node, program], env=PRODUCTION, cwd=tools.rival)
    url = f"http://127.0.0.1:{port}/graphql"
    headers = {"Content-Type": "application/json"}
    processes.until_answers(process, url, data=b'{"query": "{ __typename }"}', headers=headers)
    return process, url
