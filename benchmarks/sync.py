"""What the desk itself spends on pulling and pushing patients, the cloud left out.

    python -m benchmarks.sync --patients 5000

Pull: pages of 500 new patients are read, kept in the inbox and applied (rows, search index, running proof), on an
encrypted store. Push: ops of one patient each are read from the outbox, frozen, put in bundles and acknowledged. The
answers are ready-made JSON. Processor time beside the clock's, since the clock's depends on who else is working.
"""

import argparse
import os
import platform
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, cast

import msgspec

from benchmarks.register import draft, open_store
from desk.codes import uhid
from desk.core.clock import SystemClock, business_date
from desk.core.ids import new_id
from desk.demo.people import people
from desk.records import pulling
from desk.records.patient import amending, fhir
from desk.records.patient.rules import UHID, check
from desk.records.patient.view import ACTIVE, IdentifierView
from desk.security.authorize import system_actor
from desk.store.store import Store
from desk.store.unit import Unit
from desk.sync.client import HIMS
from desk.sync.conflict import Conflicts
from desk.sync.home import Home
from desk.sync.pull import PAGE, Pull
from desk.sync.push import Push

HOME = Home("", new_id(), "A", new_id(), "", "bench")
NOW = "2026-11-22T06:30:00.125Z"
Json = dict[str, Any]


@dataclass
class Answer:
    """What a client gives back."""

    body: Json


class ReadyMade:
    """In place of the client: pages of the feed that are there as bytes, and an answer to every bundle."""

    def __init__(self, pages: list[bytes]) -> None:
        self._pages = pages

    def get(self, _path: str, _params: object = None) -> Answer:
        """The next page."""
        return Answer(msgspec.json.decode(self._pages.pop(0)))

    def post(self, _path: str, bundle: Json, *, headers: object) -> Answer:
        """Every entry became version 1; what is sent is written out as it would be."""
        msgspec.json.encode(bundle)
        given = [{"response": {"etag": 'W/"1"'}} for _ in bundle["entry"]]
        return Answer({"type": "transaction-response", "entry": given})


def resources(count: int, seed: int) -> list[Json]:
    """Made-up patients as they travel."""
    at = SystemClock().now_ms()
    today, made = business_date(at), []
    for n, person in enumerate(islice(people(count, seed=seed), count)):
        fresh = amending.fresh(new_id(), HOME.facility_id, "bench", at)
        patient = amending.applied(fresh, check(draft(person), today), at)
        number = IdentifierView(UHID, uhid.mint(n).compact, ACTIVE, at)
        made.append(fhir.to_fhir(replace(patient, identifiers=(number,))))
    return made


def page(part: list[Json], first: int, *, more: bool) -> bytes:
    """A page of the feed as the cloud writes it."""
    link = [{"relation": "next", "url": "next"}] if more else []
    cursor = [{"url": HIMS + "cursor", "valueString": f"c{first}"}]
    entries = [_entry(resource, n) for n, resource in enumerate(part, first)]
    body = {"resourceType": "Bundle", "type": "history", "link": link, "extension": cursor, "entry": entries}
    return msgspec.json.encode(body)


def _entry(resource: Json, n: int) -> Json:
    url = f"Patient/{resource['id']}"
    said: list[tuple[str, str, object]] = [
        ("feed", "valueString", "U"), ("scope", "valueString", HOME.scope), ("n", "valueInteger", n),
        ("op", "valueUuid", new_id()), ("device", "valueString", HOME.device_id),
    ]  # fmt: skip
    return {
        "fullUrl": f"https://cloud/fhir/{url}",
        "resource": resource | {"meta": {"versionId": "1", "lastUpdated": NOW}},
        "request": {"method": "PUT", "url": url},
        "response": {"status": "201 Created", "etag": 'W/"1"', "lastModified": NOW},
        "extension": [{"url": HIMS + name, kind: value} for name, kind, value in said],
    }


def apply(unit: Unit, resource: Json) -> bool:
    """As the desk applies what is not taken over in bulk."""
    take_over = pulling.pull_for(resource)
    assert take_over is not None
    take_over(unit, resource)
    return True


def rate(what: str, count: int, act: Callable[[], object]) -> None:
    """Do it and print how many a second."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    worked, took = time.process_time() - worked, time.perf_counter() - began
    print(f"{what:34} {count / worked:8,.0f} a second of processor time, {count / took:8,.0f} by the clock")


def pull(store: Store, count: int) -> None:
    """Into an empty store."""
    all_of_them = resources(count, seed=3)
    pages = [page(all_of_them[n : n + PAGE], n, more=True) for n in range(0, count, PAGE)]
    cloud = cast(Any, ReadyMade([*pages, page([], count, more=False)]))
    pulled = Pull(store, cloud, HOME, apply, Conflicts(store, cloud, HOME, apply), pulling.BATCHES)
    rate("pull: pages read, kept, applied", count, pulled.run)


def push(store: Store, count: int) -> None:
    """What an import left in the outbox."""
    for resource in resources(count, seed=5):
        with store.unit(system_actor(), "bench.queue") as unit:
            unit.send(f"patient:{resource['id']}", resource)
    rate("push: the desk's side", count, Push(store, cast(Any, ReadyMade([])), HOME, lambda op: None).run)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--patients", type=int, default=5_000)
    chosen = parser.parse_args()
    print(f"python {platform.python_version()}, {platform.platform()}, {os.cpu_count()} cores, load {os.getloadavg()}")
    with tempfile.TemporaryDirectory() as name:
        store = open_store(Path(name))
        pull(store, chosen.patients)
        push(store, chosen.patients)
        store.close()


if __name__ == "__main__":
    main()
