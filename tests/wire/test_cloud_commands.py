"""An administrator at the command line of `hims-cloud`."""

import io
import json
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from sqlalchemy import text, update

from cloud import housekeeping
from cloud.__main__ import main
from cloud.clock import DAY, new_id, now_ms
from cloud.serving import is_loopback
from cloud.store import Store
from cloud.tables import op_log, scope_seq
from tests.support.cloud import Cloud, WireDesk, entry, issue, mark, patient, running_cloud, sqlite_url
from tests.truth.sources import ROOT

Said = pytest.CaptureFixture[str]


@pytest.fixture(params=["sqlite", "postgresql"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> list[str]:
    """The options that name an empty database."""
    if request.param == "sqlite":
        return ["--data", str(tmp_path / "made" / "here")]
    return ["--db", request.getfixturevalue("postgres_url")]


FACILITY = ["--code", "DL-0042", "--name", "Delhi Polyclinic", "--name-hi", "दिल्ली पॉलीक्लिनिक"]
ASHA = ["--facility", "DL-0042", "--user", "asha", "--name", "Asha", "--name-hi", "आशा", "--role", "clerk"]


def test_a_facility_is_set_up_from_nothing(place: list[str], capsys: Said, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main([*place, "migrate"]) == 0
    assert main([*place, "facility", "add", *FACILITY]) == 0
    facility_id = capsys.readouterr().out.splitlines()[-1]
    assert main([*place, "facility", "list"]) == 0
    assert capsys.readouterr().out == f"DL-0042\t{facility_id}\tDelhi Polyclinic\tदिल्ली पॉलीक्लिनिक\tH042\n"
    assert main([*place, "user", "add", *ASHA, "--role", "supervisor"]) == 0
    code = capsys.readouterr().out.strip()
    assert len(code) == 11 and code[5] == "-"
    monkeypatch.setattr(sys, "stdin", io.StringIO("morning tea 42\n"))
    assert main([*place, "user", "add", *ASHA, "--user", "ravi", "--password-stdin"]) == 0
    assert capsys.readouterr().out == ""
    assert main([*place, "enroll-code", "--facility", "DL-0042"]) == 0
    assert len(capsys.readouterr().out.strip()) == 11
    assert main([*place, "check"]) == 0
    assert "NOT" not in capsys.readouterr().out


def test_the_place_may_stand_before_or_after_the_command(tmp_path: Path, capsys: Said) -> None:
    place = ["--data", str(tmp_path)]
    assert main(["facility", "add", *FACILITY, *place]) == 0
    capsys.readouterr()
    for command in (["facility", "list", *place], ["facility", *place, "list"], [*place, "facility", "list"]):
        assert main(command) == 0
        assert capsys.readouterr().out.startswith("DL-0042")


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["facility", "add", *FACILITY], "already"),
        (["facility", "add", *FACILITY, "--code", "small letters"], "capital letters"),
        (["facility", "add", *FACILITY, "--code", "X-1", "--departments", "[]"], "departments"),
        (["facility", "add", *FACILITY, "--code", "X-1", "--bill-prefix", "H042"], "begin with H042 already"),
        (["facility", "add", *FACILITY, "--code", "X-1", "--bill-prefix", "ROHIN"], "ends in a digit"),
        (["facility", "add", *FACILITY, "--code", "X-1", "--bill-prefix", "rh1"], "capital letters"),
        (["facility", "add", *FACILITY, "--code", "X-1", "--departments", "@/no/such/file"], "departments"),
        (["enroll-code", "--facility", "NOWHERE"], "no facility NOWHERE"),
        (["enroll-code", "--facility", "DL-0042", "--hours", "9999"], "31 days"),
        (["user", "deactivate", "--facility", "DL-0042", "--user", "nobody"], "no user nobody"),
        (["devices", "--revoke", "x"], "no active device"),
        (["interest", "end", "--facility", "DL-0042", "--patient", "x"], "does not see"),
        (["serve", "--host", "0.0.0.0"], "without TLS"),  # noqa: S104
        (["serve", "--tls-cert", "a.pem"], "both"),
        (["serve", "--host", "192.0.2.1", "--faults"], "on this computer only"),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(tmp_path: Path, capsys: Said, command: list[str], says: str) -> None:
    place = ["--data", str(tmp_path)]
    assert main([*place, "facility", "add", *FACILITY]) == 0
    assert main([*place, *command]) == 1
    assert says in capsys.readouterr().err


def test_departments_can_be_given_in_a_file(tmp_path: Path, capsys: Said) -> None:
    listed = [{"name": "Yoga", "name_hi": "योग", "letter": "Y"}]
    (tmp_path / "departments.json").write_text(json.dumps(listed), "utf-8")
    chosen = ["--departments", f"@{tmp_path / 'departments.json'}"]
    with running_cloud(sqlite_url(tmp_path)) as cloud:
        assert main(["--db", cloud.db, "facility", "add", *FACILITY, *chosen]) == 0
        desk = cloud.desk(capsys.readouterr().out.strip())
        names = [row["resource"]["name"] for row in desk.pull()[0]]
    assert names == ["Delhi Polyclinic", "Yoga", "Room 1", "Main store", "Pharmacy counter"]


def test_a_desk_is_seen_and_revoked_while_the_server_runs(cloud: Cloud, desk: WireDesk, capsys: Said) -> None:
    desk.save(patient())
    assert main(["--db", cloud.db, "devices"]) == 0
    line = next(line for line in capsys.readouterr().out.splitlines() if desk.device_id in line)
    assert "\tA\t" in line and "last sent" in line
    assert main(["--db", cloud.db, "devices", "--revoke", desk.device_id]) == 0
    assert issue(desk.push(entry(patient()))) == (403, "device-revoked")
    capsys.readouterr()
    assert main(["--db", cloud.db, "devices"]) == 0
    assert "revoked" in next(line for line in capsys.readouterr().out.splitlines() if desk.device_id in line)


def test_facts_that_need_a_person_are_listed(cloud: Cloud, desk: WireDesk, capsys: Said) -> None:
    op, other = new_id(), new_id()
    desk.push(entry(patient(), op=op, actor="ghost"), entry(patient(), op=other, actor=None)).raise_for_status()
    assert main(["--db", cloud.db, "attention"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "ghost" in next(line for line in lines if op in line)
    assert "without saying by whom" in next(line for line in lines if other in line)


def test_a_patient_is_taken_out_of_a_facility(cloud: Cloud, desk: WireDesk) -> None:
    who = patient()
    desk.save(who)
    code = desk.answer["facility"]["code"]
    assert main(["--db", cloud.db, "interest", "end", "--facility", code, "--patient", who["id"]]) == 0
    assert mark(desk.pull()[0][-1], "feed") == "X"


def test_a_new_epoch_is_begun_after_a_restore(place: list[str], capsys: Said) -> None:
    assert main([*place, "epoch"]) == 0
    first = capsys.readouterr().out
    assert main([*place, "epoch", "--new"]) == 0
    assert capsys.readouterr().out != first
    assert main([*place, "migrate"]) == 0, "and migrating again leaves it"


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE feed SET n = n + 1 WHERE n = (SELECT max(n) FROM feed)",
        "UPDATE scope_seq SET sum_lo = sum_lo + 1 WHERE n > 0",
        "UPDATE scope_seq SET live = live + 1 WHERE n > 0",
        "UPDATE resource SET version = 2 WHERE type = 'Organization'",
        "DELETE FROM feed WHERE n = 1",
        "DELETE FROM resource WHERE type = 'Organization'",
    ],
)
def test_check_finds_what_was_changed_behind_its_back(tmp_path: Path, capsys: Said, damage: str) -> None:
    place = ["--db", sqlite_url(tmp_path)]
    main([*place, "facility", "add", *FACILITY])
    assert main([*place, "check"]) == 0
    store = Store(sqlite_url(tmp_path))
    store.write(lambda conn: conn.execute(text(damage)))
    store.close()
    assert main([*place, "check"]) == 1
    capsys.readouterr()
    assert main([*place, "check", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["good"] is False


def test_old_answers_are_forgotten_but_not_what_needs_a_person(cloud: Cloud, desk: WireDesk) -> None:
    known, _ = cloud.add_user(desk.facility_id, "asha", password="morning tea 42")
    ops = [new_id(), new_id()]
    desk.push(entry(patient(), op=ops[0], actor=known), entry(patient(), op=ops[1], actor="ghost"))
    past = update(op_log).where(op_log.c.op_id.in_(ops)).values(at=now_ms() - 91 * DAY)
    cloud.store.write(lambda conn: conn.execute(past))
    housekeeping.tidy(cloud.store)
    assert [desk.get("$op-status", op_id=op).json()["state"] for op in ops] == ["unknown", "applied"]


def test_loopback_is_told_from_the_network() -> None:
    assert [is_loopback(host) for host in ("127.0.0.1", "localhost", "::1", "127.8.8.8")] == [True] * 4
    assert [is_loopback(host) for host in ("0.0.0.0", "::", "192.0.2.1", "no.such.host.invalid")] == [False] * 4  # noqa: S104


@pytest.fixture
def certificate(tmp_path: Path) -> tuple[Path, Path]:
    """A certificate for 127.0.0.1 that signs itself, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "test cloud")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    cert_file, key_file = tmp_path / "cert.pem", tmp_path / "key.pem"
    cert_file.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    key_file.write_bytes(
        key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    return cert_file, key_file


def test_the_line_is_encrypted_and_old_versions_are_refused(tmp_path: Path, certificate: tuple[Path, Path]) -> None:
    cert, key = certificate
    tls = ["--tls-cert", str(cert), "--tls-key", str(key)]
    with running_cloud(sqlite_url(tmp_path), *tls) as cloud:
        assert cloud.url.startswith("https://127.0.0.1:")
        trusted = ssl.create_default_context(cafile=str(cert))
        told = httpx.get(f"{cloud.base}/.well-known/smart-configuration", verify=trusted).json()
        assert told["token_endpoint"] == f"{cloud.url}/oauth/token"
        old = ssl.create_default_context(cafile=str(cert))
        old.set_ciphers("ALL:@SECLEVEL=0")
        with pytest.warns(DeprecationWarning):
            old.minimum_version, old.maximum_version = ssl.TLSVersion.TLSv1, ssl.TLSVersion.TLSv1_1
        with pytest.raises(httpx.ConnectError):
            httpx.get(cloud.base, verify=old)


def test_the_public_address_is_what_desks_are_told(tmp_path: Path) -> None:
    with running_cloud(sqlite_url(tmp_path), "--public-url", "https://hims.example/") as cloud:
        told = httpx.get(f"{cloud.base}/.well-known/smart-configuration").json()
    assert told["token_endpoint"] == "https://hims.example/oauth/token"


def test_a_front_that_is_trusted_names_the_caller(tmp_path: Path) -> None:
    with running_cloud(sqlite_url(tmp_path), "--trust-proxy", "127.0.0.1") as cloud:
        desk = cloud.stranger()
        code = cloud.enroll_code(cloud.add_facility())
        for _ in range(6):
            last = desk.http.post("/fhir/$enroll", json=_wrong(desk), headers={"X-Forwarded-For": "203.0.113.9"})
        assert issue(last) == (429, "too-many-tries")
        assert desk.join(code).status_code == 200, "others are not shut out with him"


def _wrong(desk: WireDesk) -> dict[str, object]:
    return {"code": "WRONG-CODEX", "device_name": "x", "public_key": desk.jwk()}


def test_a_bug_is_logged_without_a_word_of_what_was_sent(tmp_path: Path) -> None:
    db = sqlite_url(tmp_path)
    command = [sys.executable, "-m", "cloud", "--db", db, "serve", "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        cloud = Cloud(json.loads(process.stdout.readline())["url"], Store(db), db, process, tmp_path / "keys")
        desk = cloud.desk()
        cloud.store.write(lambda conn: conn.execute(text("DROP TABLE lookup")))
        form = {"identifier": "urn:uhid|CANARY-4711"}
        answer = desk.http.post("/fhir/Patient/_search", data=form, headers=desk.headers(**{"X-HIMS-Actor": "asha"}))
        assert issue(answer) == (500, "bug") and "CANARY" not in answer.text
        cloud.close_desks()
        cloud.store.close()
        process.terminate()
        _, logged = process.communicate(timeout=60)
    assert "OperationalError at POST /fhir/Patient/_search" in logged
    assert "CANARY" not in logged and "asha" not in logged


def test_a_scope_that_was_never_opened_is_not_made_up(tmp_path: Path) -> None:
    """The counter's row is the gate: a write for a feed that is not there fails whole."""
    with running_cloud(sqlite_url(tmp_path)) as cloud:
        desk = cloud.desk()
        gone = scope_seq.delete().where(scope_seq.c.scope == desk.scope)
        cloud.store.write(lambda conn: conn.execute(gone))
        who = patient()
        assert issue(desk.push(entry(who))) == (500, "bug")
        assert issue(desk.get(f"Patient/{who['id']}")) == (404, "not-found")
