"""`hims-cloud serve`: run the server."""

from __future__ import annotations

import gc
import json
import logging
from pathlib import Path

from cloud import housekeeping
from cloud.commands.frame import Adder, Arguments, Wrong, open_store, seal_of
from cloud.schemes import checking


def add(commands: Adder) -> None:
    """Its place on the command line."""
    parser = commands.add_parser("serve", help="run the server")
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: this computer only)")
    parser.add_argument("--port", type=int, default=8470, help="port to listen on; 0 takes a free one")
    parser.add_argument("--public-url", help="scheme, host and port as desks reach the server, if not the same")
    parser.add_argument("--tls-cert", type=Path, help="certificate chain (PEM)")
    parser.add_argument("--tls-key", type=Path, help="private key (PEM)")
    parser.add_argument("--trust-proxy", metavar="ADDRESS", help="believe this front about the callers' addresses")
    parser.add_argument("--faults", action="store_true", help="for tests: let POST /faults break answers")
    parser.set_defaults(run=run)


def _settle_memory() -> None:
    # What is loaded now stays: the collector need not look at it again, nor stop in the middle of each bundle.
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def _without_traceback(record: logging.LogRecord) -> bool:
    # A traceback ends with the error's own text, which may quote what was sent. cloud.app logs where it happened.
    record.exc_info = None
    return True


def run(arguments: Arguments) -> int:
    """Serve until stopped; one JSON line on standard output says when and where."""
    # Imported here: every other command would wait half a second for the server's framework.
    from cloud.app import build_app
    from cloud.faults import Faults
    from cloud.serving import Listen, bind, is_loopback, make_server, url_of

    listen = Listen(arguments.host, arguments.port, arguments.tls_cert, arguments.tls_key, arguments.trust_proxy)
    if arguments.faults and not is_loopback(listen.host):
        raise Wrong("--faults is for tests on this computer only.")
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("uvicorn.error").addFilter(_without_traceback)
    try:
        bound = bind(listen)
    except (OSError, ValueError) as error:
        raise Wrong(f"The server cannot listen there: {error}.") from None
    store = open_store(arguments)
    seal = seal_of(arguments)
    housekeeping.tidy(store)
    housekeeping.keep_lists_fresh(store, seal)
    checking.watch(store)
    url = url_of(listen, bound)
    app = build_app(store, (arguments.public_url or url).rstrip("/"), seal)
    _settle_memory()
    ready = json.dumps({"url": url})
    make_server(Faults(app) if arguments.faults else app, listen, lambda: print(ready, flush=True)).run(sockets=[bound])
    store.close()
    return 0
