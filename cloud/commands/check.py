"""`hims-cloud check`: are the feeds whole?"""

from __future__ import annotations

import json
from dataclasses import asdict

from cloud.checking import check
from cloud.commands.frame import Adder, Arguments, open_store


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("check", help="verify that feeds have no gap and digests equal a recount")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """0 when all is well, 1 when something differs."""
    store = open_store(arguments)
    with store.read() as conn:
        findings = check(conn)
    store.close()
    good = all(finding.good for finding in findings)
    if arguments.json:
        print(json.dumps({"good": good, "scopes": [asdict(finding) for finding in findings]}))
        return 0 if good else 1
    for finding in findings:
        word = "good" if finding.good else "NOT GOOD"
        print(f"{word}\t{finding.scope}\t{finding.kept.n} rows\t{finding.kept.count} resources\t{finding.kept.sum}")
    return 0 if good else 1
