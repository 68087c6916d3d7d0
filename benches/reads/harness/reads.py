"""The reads: what is asked of Banli and of PostGraphile, and the best SQL that we know for the same rows."""

import json
import random
from dataclasses import dataclass
from pathlib import Path

from .people import OFFICE

ROW = "number version status closed escalated receivedAt waitingFor"
OURS = """number version closed escalated receivedAt statusWords { zh en } waitingFor { zh en }
    expectedBy { date } office { code name { zh en } }"""
THEIRS = f"{ROW} due officeByOffice {{ code nameZh nameEn }}"

COLUMNS = """c.number, c.version, c.status, c.closed, c.escalated, c.received_at, c.waiting_for, c.due, c.applicant,
    c.state_enc, k.wrapped_key, o.code, o.name_zh, o.name_en"""
TABLES = "cases c JOIN case_keys k ON k.case_number = c.number JOIN offices o ON o.code = c.office"
WORK = "c.office = $1 AND NOT c.closed AND c.applicant <> $2"
# A clerk's list: open work for the post that nobody holds.
FREE = """EXISTS (SELECT FROM tasks t WHERE t.case_number = c.number AND NOT t.closed AND t.post = 'INTAKE'
    AND (t.claimed_by IS NULL OR t.lease_until <= now()))"""


@dataclass
class Read:
    """One kind of read. `sql` is statements, each with all parameters."""

    name: str
    ours: str
    theirs: str | None
    sql: list[str]
    as_citizen: bool = False


READS = [
    Read(
        "case by number",
        f"query ($number: String!) {{ case(number: $number) {{ ... on LicenceApplication {{ {OURS} }} }} }}",
        f"query ($number: String!) {{ caseByNumber(number: $number) {{ {THEIRS} }} }}",
        [f"SELECT {COLUMNS} FROM {TABLES} WHERE c.number = $3 AND (c.applicant = $2 OR ({WORK.replace(' AND NOT c.closed', '')}))"],
    ),
    Read(
        "my cases",
        f"{{ myCases {{ nodes {{ {OURS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        f"query ($applicant: String!) {{ allCases(first: 20, condition: {{applicant: $applicant}}, "
        f"orderBy: [RECEIVED_AT_DESC]) {{ nodes {{ {THEIRS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        [f"SELECT {COLUMNS} FROM {TABLES} WHERE c.applicant = $1 ORDER BY c.received_at DESC, c.number DESC LIMIT 21"],
        as_citizen=True,
    ),
    Read(
        "list of 20",
        f"{{ workQueue(first: 20) {{ nodes {{ {OURS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        f'{{ allCases(first: 20, condition: {{office: "{OFFICE}", closed: false}}, orderBy: [DUE_ASC]) '
        f"{{ nodes {{ {THEIRS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        [f"SELECT {COLUMNS} FROM {TABLES} WHERE {WORK} ORDER BY c.due, c.number LIMIT 21"],
    ),
    Read(
        "work queue",
        f"{{ workQueue(first: 100, filter: {{ post: INTAKE, claimed: NOBODY }}, orderBy: RECEIVED_DESC) "
        f"{{ totalCount {{ value capped }} nodes {{ {OURS} }} pageInfo {{ hasNextPage endCursor }} }} }}",
        None,
        [
            f"SELECT {COLUMNS} FROM {TABLES} WHERE {WORK} AND {FREE} ORDER BY c.received_at DESC, c.number DESC LIMIT 101",
            f"SELECT count(*) FROM (SELECT FROM cases c WHERE {WORK} AND {FREE} LIMIT 1001) found",
        ],
    ),
]


class Requests:
    """The requests of one read in files, as the clients take them."""

    def __init__(self, read: Read, folder: Path, who):
        name = read.name.replace(" ", "-")
        self.read, self.folder = read, folder
        self.ours, self.theirs = folder / f"{name}.ours", folder / f"{name}.theirs"
        self.sql, self.parameters = folder / f"{name}.sql", folder / f"{name}.parameters"
        self.sql.write_text(";\n".join(read.sql))
        rows = list(who.rows(read))
        random.Random(1).shuffle(rows)
        write(self.ours, (f"{token}\t{body(read.ours, variables)}" for token, variables, _ in rows))
        write(self.parameters, ("\t".join(parameters) for _, _, parameters in rows))
        if read.theirs:
            write(self.theirs, (f"\t{body(read.theirs, variables)}" for _, variables, _ in rows))


class Who:
    """Tokens and what each of them may ask for."""

    def __init__(self, issuer, psql):
        self.clerk, self.citizens = issuer.clerk(), issuer.citizens()
        # Nobody's id: the clerk has no case.
        self.self = "00000000-0000-8000-8000-000000000000"
        numbers = f"SELECT number FROM cases WHERE office = '{OFFICE}' ORDER BY receipt_code_index LIMIT 3000"
        self.numbers = psql(numbers)
        # The regulars have five cases each. Which token belongs to which of them makes no difference.
        self.regulars = psql("SELECT applicant FROM cases GROUP BY 1 HAVING count(*) > 1 ORDER BY 1")

    def rows(self, read: Read):
        """Token, variables and parameters of SQL."""
        if read.as_citizen:
            for token, applicant in zip(self.citizens, self.regulars, strict=True):
                yield token, {"applicant": applicant}, [applicant]
        elif "$3" in read.sql[0]:
            for number in self.numbers:
                yield self.clerk, {"number": number}, [OFFICE, self.self, number]
        else:
            yield self.clerk, {}, [OFFICE, self.self]


def body(query: str, variables) -> str:
    asked = {name: value for name, value in variables.items() if f"${name}:" in query}
    return json.dumps({"query": " ".join(query.split()), "variables": asked})


def write(path: Path, lines):
    path.write_text("\n".join(lines) + "\n")
