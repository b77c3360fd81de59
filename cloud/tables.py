"""The cloud's tables. Times are UTC milliseconds, ids UUID texts, bodies JSON as bytes."""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, Index, LargeBinary, MetaData, String, Table, Text, text

metadata = MetaData(naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"})

_UUID = String(36)
_CODE = String(64)
_CTI = String(16)


def _key(name: str, kind: BigInteger | String | Text) -> Column[object]:
    return Column(name, kind, primary_key=True, nullable=False, autoincrement=False)


def _must(name: str, kind: BigInteger | String | Text | LargeBinary | Boolean) -> Column[object]:
    return Column(name, kind, nullable=False)


def _may(name: str, kind: BigInteger | String | Text | LargeBinary) -> Column[object]:
    return Column(name, kind, nullable=True)


# name: epoch (changes when the cloud was restored), token_secret, code_secret
setting = Table("setting", metadata, _key("name", _CODE), _must("value", Text()))

facility = Table(
    "facility", metadata,
    _key("id", _UUID), _must("code", _CODE), _must("name", Text()), _must("name_hi", Text()),
    _must("letters", BigInteger()),  # how many desk letters were given; never goes back
    _must("created_at", BigInteger()),
    Index("ux_facility_code", "code", unique=True),
)  # fmt: skip

# One row per feed: the counter, and the running proof (live resources, sum mod 2^64 in two halves of 32 bits,
# because neither database can add unsigned 64-bit numbers).
scope_seq = Table(
    "scope_seq", metadata,
    _key("scope", _CODE), _must("n", BigInteger()), _must("live", BigInteger()),
    _must("sum_hi", BigInteger()), _must("sum_lo", BigInteger()),
)  # fmt: skip

resource = Table(
    "resource", metadata,
    _key("id", _UUID), _key("type", _CODE), _must("version", BigInteger()), _must("body", LargeBinary()),
    _must("hash", LargeBinary(32)), _must("facility_id", _UUID), _may("device_id", _UUID), _may("op_id", _UUID),
    _must("updated_at", BigInteger()), _may("replaced_by", _UUID),
    Index("ix_resource_facility_id_type", "facility_id", "type"),
)  # fmt: skip

# Superseded versions only: the latest stands in `resource`.
history = Table(
    "history", metadata,
    _key("id", _UUID), _key("type", _CODE), _key("version", BigInteger()), _must("body", LargeBinary()),
    _must("hash", LargeBinary(32)), _must("facility_id", _UUID), _may("device_id", _UUID), _may("op_id", _UUID),
    _must("updated_at", BigInteger()), _may("replaced_by", _UUID),
)  # fmt: skip

feed = Table(
    "feed", metadata,
    _key("scope", _CODE), _key("n", BigInteger()), _must("type", _CODE), _must("id", _UUID),
    _must("version", BigInteger()), _must("kind", String(1)),  # U upsert, X left the scope, M merged
    _may("op_id", _UUID), _may("device_id", _UUID), _must("at", BigInteger()),
    sqlite_with_rowid=False,
)  # fmt: skip

op_log = Table(
    "op_log", metadata,
    _key("facility_id", _UUID), _key("op_id", _UUID), _must("device_id", _UUID), _must("hash", LargeBinary(32)),
    _must("entries", LargeBinary()),  # JSON: [[type, id, version, status, at], …]
    _may("actor", Text()), _may("flag", _CODE), _must("at", BigInteger()),
    Index("ix_op_log_flag", "flag", sqlite_where=text("flag IS NOT NULL"),
          postgresql_where=text("flag IS NOT NULL")),
    Index("ix_op_log_at", "at"),
)  # fmt: skip

interest = Table(
    "interest", metadata,
    _key("patient_id", _UUID), _key("facility_id", _UUID), _must("since", BigInteger()),
    Index("ix_interest_facility_id", "facility_id"),
)  # fmt: skip

identifier = Table(
    "identifier", metadata,
    _key("patient_id", _UUID), _key("system", Text()), _key("value", Text()),
    Index("ix_identifier_value_system", "value", "system"),
)  # fmt: skip

device = Table(
    "device", metadata,
    _key("id", _UUID), _must("facility_id", _UUID), _must("letter", String(8)), _must("name", Text()),
    _must("public_key", Text()), _must("thumbprint", _CODE), _must("last_seq", BigInteger()),
    _must("enrolled_at", BigInteger()), _may("seen_at", BigInteger()), _may("revoked_at", BigInteger()),
    Index("ux_device_facility_id_letter", "facility_id", "letter", unique=True),
)  # fmt: skip

enroll_code = Table(
    "enroll_code", metadata,
    _key("code_hash", _CODE), _must("facility_id", _UUID), _must("created_at", BigInteger()),
    _must("expires_at", BigInteger()), _may("thumbprint", _CODE), _may("device_id", _UUID),
)  # fmt: skip

jti = Table(
    "jti", metadata,
    _key("device_id", _UUID), _key("jti", String(200)), _must("expires_at", BigInteger()),
    Index("ix_jti_expires_at", "expires_at"),
)  # fmt: skip

series = Table("series", metadata, _key("name", _CODE), _must("next", BigInteger()))

lease = Table(
    "lease", metadata,
    _key("device_id", _UUID), _key("request_id", _UUID), _must("series", _CODE), _must("start", BigInteger()),
    _must("size", BigInteger()), _must("at", BigInteger()),
)  # fmt: skip

account = Table(
    "account", metadata,
    _key("staff_id", _UUID), _must("facility_id", _UUID), _must("user", _CODE), _must("active", Boolean()),
    _may("password_hash", Text()), _may("code_hash", _CODE), _may("code_expires_at", BigInteger()),
    Index("ux_account_facility_id_user", "facility_id", "user", unique=True),
)  # fmt: skip

# Wrong codes and passwords. `who` is an address, or facility and user.
attempt = Table(
    "attempt", metadata,
    _key("kind", _CODE), _key("who", String(200)), _must("tries", BigInteger()), _must("last_at", BigInteger()),
)  # fmt: skip

# Who looked up patients that are not of interest to their facility; never what they typed.
lookup = Table(
    "lookup", metadata,
    _key("id", _UUID), _must("device_id", _UUID), _must("actor", Text()), _must("found", BigInteger()),
    _must("at", BigInteger()),
)  # fmt: skip

# Ed25519 keys that sign cards, certificates of desks, or the list of withdrawn cards. kid and cti are 16 hex digits;
# times of keys are seconds, as in what they sign. `sealed` is the private key under the key secret, which is not here.
card_key = Table(
    "card_key", metadata,
    _key("kid", _CTI), _must("purpose", _CODE), _must("issuer", _CODE), _must("public", LargeBinary(32)),
    _must("sealed", LargeBinary()), _must("not_before", BigInteger()), _must("expires", BigInteger()),
    _must("status", BigInteger()),  # 0 active, 1 retired, 2 compromised
    _may("retired_at", BigInteger()),
)  # fmt: skip

# kind: trust (signed by the root, whose key is elsewhere), revocations; the newest of each
signed_list = Table(
    "signed_list", metadata,
    _key("kind", _CODE), _must("sequence", BigInteger()), _must("issued_at", BigInteger()),
    _must("body", LargeBinary()), _must("resource_id", _UUID),
)  # fmt: skip

certificate = Table(
    "certificate", metadata,
    _key("kid", _CTI), _must("device_id", _UUID), _must("cti", _CTI), _must("name", _CODE),
    _must("body", LargeBinary()), _must("expires_at", BigInteger()),
    Index("ix_certificate_device_id", "device_id"),
)  # fmt: skip

card = Table(
    "card", metadata,
    _key("cti", _CTI), _must("patient_id", _UUID), _must("facility_id", _UUID), _must("kind", _CODE),
    _must("basic_id", _UUID), _must("issued_at", BigInteger()), _must("expires_at", BigInteger()),
    Index("ix_card_patient_id", "patient_id"),
)  # fmt: skip

card_request = Table(
    "card_request", metadata,
    _key("facility_id", _UUID), _key("request_id", _UUID), _must("patient_id", _UUID), _must("reason", _CODE),
    _must("cti", _CTI), _must("texts", LargeBinary()),  # JSON: {profile: text}
    _must("at", BigInteger()),
)  # fmt: skip

# Which resources say something of a patient that a card carries (cloud/cards/facts.py).
about = Table(
    "about", metadata,
    _key("patient_id", _UUID), _key("type", _CODE), _key("id", _UUID),
    sqlite_with_rowid=False,
)  # fmt: skip

# Ids of cards and certificates that are on the list of withdrawn ones; nothing ever leaves it.
withdrawn = Table(
    "withdrawn", metadata,
    _key("cti", _CTI), _must("reason", _CODE), _must("facility_id", _UUID), _must("at", BigInteger()),
)  # fmt: skip

# Definitions of schemes, every version; `body` is what is signed. They never change and never go.
scheme = Table(
    "scheme", metadata,
    _key("scheme", _CODE), _key("version", BigInteger()), _must("digest", _CODE), _must("body", LargeBinary()),
    _must("at", BigInteger()),
)  # fmt: skip

# Desks' decisions and what became of them here: waiting, agrees, disagrees (a person looks at it).
eligibility_check = Table(
    "eligibility_check", metadata,
    _key("response_id", _UUID), _must("facility_id", _UUID), _must("state", _CODE), _must("tries", BigInteger()),
    _must("at", BigInteger()), _must("next_at", BigInteger()), _must("why", Text()),
    Index("ix_eligibility_check_state_next_at", "state", "next_at"),
)  # fmt: skip
