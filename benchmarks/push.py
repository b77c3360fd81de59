"""How fast the cloud takes a push and gives it back: `python -m benchmarks.push [--bundles N] [--desks N]`.

Real loopback HTTP, a server process of its own, SQLite and PostgreSQL both writing through to the disk. One op a
patient, 50 patients a bundle; desks push at the same time, each waiting for its answer as a desk does.
"""

import argparse
import os
import platform
import statistics
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import msgspec

from cloud.clock import new_id
from tests.support.cloud import FHIR, Cloud, Json, WireDesk, entry, patient, running_cloud, sqlite_url
from tests.support.postgres import installed, running_postgres

PER_BUNDLE = 50


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bundles", type=int, default=200, help="bundles of 50 a desk (default 200)")
    parser.add_argument("--desks", type=int, nargs="+", default=[1, 4], help="desks at once (default 1, then 4)")
    chosen = parser.parse_args()
    print(f"{platform.platform()}, {os.cpu_count()} cores, Python {platform.python_version()}")
    with tempfile.TemporaryDirectory() as directory:
        print(f"fdatasync of 4 KiB: {_fsync_ms(Path(directory)):.2f} ms")
        with running_cloud(sqlite_url(Path(directory))) as cloud:
            _measure("sqlite", cloud, chosen.bundles, chosen.desks)
    if installed() is not None:
        with _postgres() as url, running_cloud(url) as cloud:
            _measure("postgresql", cloud, chosen.bundles, chosen.desks)


@contextmanager
def _postgres() -> Iterator[str]:
    with running_postgres(durable=True) as server:
        yield server.fresh_url()


def _measure(name: str, cloud: Cloud, bundles: int, crowds: list[int]) -> None:
    for crowd in crowds:
        desks = [cloud.desk() for _ in range(crowd)]
        work = [(desk, [_bundle() for _ in range(bundles)]) for desk in desks]
        started = time.perf_counter()
        with ThreadPoolExecutor(crowd) as pool:
            took = [ms for each in pool.map(lambda pair: _push(*pair), work) for ms in each]
        seconds = time.perf_counter() - started
        _print(f"{name}: push, {crowd} desk(s)", took, bundles * crowd * PER_BUNDLE / seconds)
    rows, took = _pull(desks[0])
    _print(f"{name}: pull, 500 a page", took, rows / (sum(took) / 1000))
    _print(f"{name}: empty poll", _idle(desks[0]), None)


def _print(what: str, took: list[float], rate: float | None) -> None:
    cuts = statistics.quantiles(took, n=20)
    per_second = f", {rate:,.0f} resources/s" if rate else ""
    print(f"{what}: p50 {statistics.median(took):.2f} ms, p95 {cuts[18]:.2f} ms{per_second}")


def _bundle() -> bytes:
    people = [_person() for _ in range(PER_BUNDLE)]
    entries = [entry(who, actor="bench") for who in people]
    return msgspec.json.encode({"resourceType": "Bundle", "type": "transaction", "entry": entries})


def _person() -> Json:
    return patient(
        identifier=[{"system": "https://hims.delhi.gov.in/fhir/uhid", "value": new_id()}],
        birthDate="1984-02-03",
        telecom=[{"system": "phone", "value": "9812345678"}],
        address=[{"line": ["Street 12, House 7"], "district": "Karol Bagh", "postalCode": "110005"}],
    )


def _push(desk: WireDesk, bundles: list[bytes]) -> list[float]:
    took = []
    for body in bundles:
        headers = desk.headers(**desk.next_seq(), **{"Content-Type": FHIR})
        started = time.perf_counter()
        response = desk.http.post("/fhir", content=body, headers=headers)
        took.append((time.perf_counter() - started) * 1000)
        assert response.status_code == 200, response.text
    return took


def _pull(desk: WireDesk) -> tuple[int, list[float]]:
    took, rows, url = [], 0, "/fhir/$changes?_count=500"
    while url:
        headers = desk.headers(**{"Accept-Encoding": "identity"})
        started = time.perf_counter()
        body = desk.http.get(url, headers=headers).content
        took.append((time.perf_counter() - started) * 1000)
        page = msgspec.json.decode(body)
        rows += len(page["entry"])
        url = next((link["url"] for link in page["link"] if link["relation"] == "next"), "")
    return rows, took


def _idle(desk: WireDesk) -> list[float]:
    _, cursor = desk.pull()
    took = []
    for _ in range(200):
        headers = desk.headers()
        started = time.perf_counter()
        desk.http.get("/fhir/$changes", params={"cursor": cursor}, headers=headers).raise_for_status()
        took.append((time.perf_counter() - started) * 1000)
    return took


def _fsync_ms(directory: Path) -> float:
    took = []
    with (directory / "probe").open("wb") as file:
        for _ in range(100):
            file.write(b"x" * 4096)
            file.flush()
            started = time.perf_counter()
            os.fdatasync(file.fileno())
            took.append((time.perf_counter() - started) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
