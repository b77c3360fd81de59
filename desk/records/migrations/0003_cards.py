"""Cards issued and withdrawn, the signed lists, desks' certificates, and what is known from a slip alone."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    """CREATE TABLE card ( cti VARCHAR NOT NULL, card_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, profiles VARCHAR NOT NULL, issuer VARCHAR NOT NULL, issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_card PRIMARY KEY (cti), CONSTRAINT ck_card_kind CHECK (kind IN ('permanent', 'temporary')), CONSTRAINT uq_card_card_id UNIQUE (card_id) )""",
    """CREATE INDEX ix_card_patient_id ON card (patient_id)""",
    """CREATE TABLE card_text ( cti VARCHAR NOT NULL, profile INTEGER NOT NULL, text VARCHAR NOT NULL, CONSTRAINT pk_card_text PRIMARY KEY (cti, profile) )""",
    """CREATE TABLE card_withdrawal ( n INTEGER NOT NULL, withdrawal_id VARCHAR NOT NULL, cti VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, reason VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_card_withdrawal PRIMARY KEY (n), CONSTRAINT uq_card_withdrawal_withdrawal_id UNIQUE (withdrawal_id) )""",
    """CREATE INDEX ix_card_withdrawal_cti ON card_withdrawal (cti)""",
    """CREATE INDEX ix_card_withdrawal_patient_id ON card_withdrawal (patient_id)""",
    """CREATE TABLE desk_certificate ( n INTEGER NOT NULL, certificate_id VARCHAR NOT NULL, body BLOB NOT NULL, CONSTRAINT pk_desk_certificate PRIMARY KEY (n), CONSTRAINT uq_desk_certificate_certificate_id UNIQUE (certificate_id) )""",
    """CREATE TABLE provisional ( type VARCHAR NOT NULL, id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, issuer VARCHAR NOT NULL, cti VARCHAR NOT NULL, at INTEGER NOT NULL, came_at INTEGER, owed_status VARCHAR, owed_by VARCHAR, noted_at INTEGER, CONSTRAINT pk_provisional PRIMARY KEY (type, id), CONSTRAINT ck_provisional_type CHECK (type IN ('Patient', 'Encounter')) )""",
    """CREATE INDEX ix_provisional_patient_id ON provisional (patient_id)""",
    """CREATE TABLE signed_list ( kind VARCHAR NOT NULL, sequence INTEGER NOT NULL, issued_at INTEGER NOT NULL, body BLOB NOT NULL, CONSTRAINT pk_signed_list PRIMARY KEY (kind), CONSTRAINT ck_signed_list_kind CHECK (kind IN ('trust', 'revocations')) )""",
    """CREATE TRIGGER card_no_update BEFORE UPDATE ON card BEGIN SELECT RAISE(ABORT, 'card is append-only'); END""",
    """CREATE TRIGGER card_no_delete BEFORE DELETE ON card BEGIN SELECT RAISE(ABORT, 'card is append-only'); END""",
    """CREATE TRIGGER card_text_no_update BEFORE UPDATE ON card_text BEGIN SELECT RAISE(ABORT, 'card_text is append-only'); END""",
    """CREATE TRIGGER card_text_no_delete BEFORE DELETE ON card_text BEGIN SELECT RAISE(ABORT, 'card_text is append-only'); END""",
    """CREATE TRIGGER card_withdrawal_no_update BEFORE UPDATE ON card_withdrawal BEGIN SELECT RAISE(ABORT, 'card_withdrawal is append-only'); END""",
    """CREATE TRIGGER card_withdrawal_no_delete BEFORE DELETE ON card_withdrawal BEGIN SELECT RAISE(ABORT, 'card_withdrawal is append-only'); END""",
    """CREATE TRIGGER desk_certificate_no_update BEFORE UPDATE ON desk_certificate BEGIN SELECT RAISE(ABORT, 'desk_certificate is append-only'); END""",
    """CREATE TRIGGER desk_certificate_no_delete BEFORE DELETE ON desk_certificate BEGIN SELECT RAISE(ABORT, 'desk_certificate is append-only'); END""",
    """CREATE TRIGGER signed_list_rises BEFORE UPDATE ON signed_list WHEN (NEW.sequence <= OLD.sequence AND NEW.kind = 'trust') OR NEW.kind IS NOT OLD.kind BEGIN SELECT RAISE(ABORT, 'a newer list is not given up for an older one'); END""",
    """CREATE TRIGGER signed_list_no_delete BEFORE DELETE ON signed_list BEGIN SELECT RAISE(ABORT, 'a signed list is kept'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement)
