"""`hims-cloud revoke-card`: withdraw a card by its id, by an administrator's hand."""

from __future__ import annotations

from sqlalchemy import Connection

from cloud.cards import revoking
from cloud.cards.resources import REASONS
from cloud.clock import now_ms
from cloud.commands.frame import Adder, Arguments, opened, seal_of


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("revoke-card", help="withdraw a card, or a desk's certificate, by its id")
    parser.add_argument("id", metavar="ID", help="16 hexadecimal digits; hims-desk read-card shows them")
    parser.add_argument("--reason", choices=sorted(REASONS), default="lost")
    parser.set_defaults(run=run)


def run(arguments: Arguments) -> int:
    """Withdraw it and say so."""
    seal, at = seal_of(arguments), now_ms()

    def act(conn: Connection) -> bool:
        return revoking.by_hand(conn, seal, arguments.id, arguments.reason, at)

    with opened(arguments) as store:
        fresh = store.write(act)
    print("Withdrawn: desks know with their next sync." if fresh else "It had been withdrawn already.")
    return 0
