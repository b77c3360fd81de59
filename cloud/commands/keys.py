"""`hims-cloud keys new|rotate|retire|export|list`: the keys behind the cards."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, delete, select

from cloud.cards import keys, lists
from cloud.cards.keys import Root, Seal
from cloud.clock import instant, now_ms
from cloud.commands.frame import Adder, Arguments, Wrong, opened, seal_of
from cloud.tables import card_key, certificate

_STATUS = {keys.ACTIVE: "active", keys.RETIRED: "retired", keys.COMPROMISED: "compromised"}


def add(commands: Adder) -> None:
    """Its place on the command line."""
    verbs = commands.add_parser("keys", help="the keys behind the cards").add_subparsers(required=True)
    parser = verbs.add_parser("new", help="make the first keys, and the root if its file is not there")
    parser.add_argument("--issuer", default="hims.delhi.gov.in", help="the name that stands on every card")
    parser.add_argument("--demo", action="store_true", help="mark a new root as one that no release takes")
    _with_root(parser.add_argument)
    parser.set_defaults(run=run_new)
    parser = verbs.add_parser("rotate", help="sign with new keys from now on; what was signed holds")
    parser.add_argument("--purpose", choices=keys.PURPOSES, help="only this one")
    _with_root(parser.add_argument)
    parser.set_defaults(run=run_rotate)
    parser = verbs.add_parser("retire", help="take one key out of use")
    parser.add_argument("kid", metavar="KID")
    parser.add_argument("--compromised", action="store_true", help="nothing that it ever signed holds any more")
    _with_root(parser.add_argument)
    parser.set_defaults(run=run_retire)
    parser = verbs.add_parser("export", help="root, lists and certificates for hims-desk read-card --trust")
    parser.add_argument("--out", type=Path, metavar="FILE", help="write it there instead of printing it")
    parser.add_argument("--root-only", action="store_true", help="root.json, as it is built into the desks' program")
    parser.set_defaults(run=run_export)
    verbs.add_parser("list", help="show all").set_defaults(run=run_list)


def _with_root(argument: object) -> None:
    assert callable(argument)
    argument(
        "--root", type=Path, metavar="FILE", default=Path("root.key.json"),
        help="file of the root's private key: keep it away from the server (default: root.key.json)",
    )  # fmt: skip


def run_new(arguments: Arguments) -> int:
    """A key for each purpose that has none, under the root of the file."""
    seal, at = seal_of(arguments), now_ms()
    with opened(arguments) as store:
        with store.read() as conn:
            _lacking(conn)  # said before a root is made that nobody would ever use
            standing = lists.root_of(conn)
        root = _root(arguments, first=standing is None)
        seal.make()

        def act(conn: Connection) -> None:
            keys.add_keys(conn, seal, root.signer.issuer, _lacking(conn), at)
            _publish(conn, seal, root, at)

        store.write(act)
    print(f"Keys made under the root {root.signer.issuer!r}. Put {arguments.root} away where no server reaches it.")
    return 0


def _lacking(conn: Connection) -> list[str]:
    held = set(conn.execute(select(card_key.c.purpose).where(card_key.c.status == keys.ACTIVE)).scalars())
    lacking = [purpose for purpose in keys.PURPOSES if purpose not in held]
    if not lacking:
        raise Wrong("There are keys already. New ones in their place: hims-cloud keys rotate.")
    return lacking


def _root(arguments: Arguments, *, first: bool) -> Root:
    if arguments.root.exists() or not first:
        return keys.load_root(arguments.root)
    root = keys.new_root(arguments.issuer, arguments.demo)
    keys.save_root(root, arguments.root)
    return root


def run_rotate(arguments: Arguments) -> int:
    """New keys; the old ones are retired."""
    seal, at, root = seal_of(arguments), now_ms(), keys.load_root(arguments.root)
    purposes = [arguments.purpose] if arguments.purpose else list(keys.PURPOSES)

    def act(conn: Connection) -> None:
        _same_root(conn, root)
        old = select(card_key.c.kid).where(card_key.c.status == keys.ACTIVE, card_key.c.purpose.in_(purposes))
        for kid in list(conn.execute(old).scalars()):
            keys.retire(conn, kid, compromised=False, at=at)
        keys.add_keys(conn, seal, root.signer.issuer, purposes, at)
        _publish(conn, seal, root, at)

    return _change(arguments, act)


def run_retire(arguments: Arguments) -> int:
    """One key out; a new one in its place if it was the last of its purpose."""
    seal, at, root = seal_of(arguments), now_ms(), keys.load_root(arguments.root)

    def act(conn: Connection) -> None:
        _same_root(conn, root)
        keys.retire(conn, arguments.kid, arguments.compromised, at)
        active = set(conn.execute(select(card_key.c.purpose).where(card_key.c.status == keys.ACTIVE)).scalars())
        purpose = conn.execute(select(card_key.c.purpose).where(card_key.c.kid == arguments.kid)).scalar_one()
        keys.add_keys(conn, seal, root.signer.issuer, [purpose] if purpose not in active else [], at)
        if arguments.compromised and purpose == keys.DESKS:
            # None of them holds any more: with its next sync each desk asks anew.
            conn.execute(delete(certificate))
        _publish(conn, seal, root, at)

    return _change(arguments, act)


def run_export(arguments: Arguments) -> int:
    """The public parts, as JSON."""
    with opened(arguments) as store, store.read() as conn:
        root = lists.root_of(conn)
        if root is None:
            raise Wrong("There are no keys yet: hims-cloud keys new.")
        text = root if arguments.root_only else json.dumps(lists.exported(conn, root))
    if arguments.out:
        arguments.out.write_text(text + "\n", "utf-8")
    else:
        print(text)
    return 0


def run_list(arguments: Arguments) -> int:
    """Print kid, purpose, issuer, state and end of each key."""
    with opened(arguments) as store, store.read() as conn:
        for row in conn.execute(select(card_key).order_by(card_key.c.not_before, card_key.c.kid)):
            until = instant(row.expires * 1000)[:10]
            print(f"{row.kid}\t{row.purpose}\t{row.issuer}\t{_STATUS[row.status]}\tuntil {until}")
    return 0


def _change(arguments: Arguments, act: Callable[[Connection], None]) -> int:
    with opened(arguments) as store:
        store.write(act)
    print("The desks take the new list with their next sync.")
    return 0


def _same_root(conn: Connection, root: Root) -> None:
    if lists.root_of(conn) != json.dumps(root.public, separators=(",", ":")):
        raise Wrong("This is another root than the one that signed so far: the desks would not believe it.")


def _publish(conn: Connection, seal: Seal, root: Root, at: int) -> None:
    if lists.root_of(conn) is not None:
        _same_root(conn, root)
    lists.keep_root(conn, root)
    lists.write_trust(conn, root, at)
    lists.write_revocations(conn, seal, at)
