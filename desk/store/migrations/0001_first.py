"""The first tables of this room."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE attachment ( attachment_id VARCHAR NOT NULL, content_type VARCHAR NOT NULL, sha256 VARCHAR NOT NULL, data BLOB NOT NULL, made_at INTEGER NOT NULL, CONSTRAINT pk_attachment PRIMARY KEY (attachment_id) )""",
    """CREATE TABLE audit ( n INTEGER NOT NULL, at INTEGER NOT NULL, actor VARCHAR NOT NULL, action VARCHAR NOT NULL, patient_id VARCHAR, body BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL, CONSTRAINT pk_audit PRIMARY KEY (n) )""",
    """CREATE INDEX ix_audit_actor ON audit (actor)""",
    """CREATE INDEX ix_audit_patient_id ON audit (patient_id)""",
    """CREATE TABLE desk_state ( name VARCHAR NOT NULL, value VARCHAR NOT NULL, CONSTRAINT pk_desk_state PRIMARY KEY (name) )""",
    """CREATE TABLE draft ( staff_id VARCHAR NOT NULL, screen VARCHAR NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL, CONSTRAINT pk_draft PRIMARY KEY (staff_id, screen) )""",
    """CREATE TABLE inbox ( n INTEGER NOT NULL, at INTEGER NOT NULL, feed VARCHAR NOT NULL, scope VARCHAR NOT NULL, type VARCHAR NOT NULL, id VARCHAR NOT NULL, version INTEGER NOT NULL, body BLOB, state VARCHAR NOT NULL, error VARCHAR, CONSTRAINT pk_inbox PRIMARY KEY (n), CONSTRAINT ck_inbox_state CHECK (state IN ('waiting', 'applied', 'quarantined')) )""",
    """CREATE INDEX ix_inbox_state_n ON inbox (state, n)""",
    """CREATE TABLE intent ( "key" VARCHAR NOT NULL, action VARCHAR NOT NULL, actor VARCHAR NOT NULL, at INTEGER NOT NULL, answer BLOB NOT NULL, CONSTRAINT pk_intent PRIMARY KEY ("key") )""",
    """CREATE TABLE matter ( matter_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, at INTEGER NOT NULL, op_id VARCHAR, type VARCHAR, id VARCHAR, patient_id VARCHAR, detail BLOB NOT NULL, settled_at INTEGER, settled_by VARCHAR, settled_how VARCHAR, CONSTRAINT pk_matter PRIMARY KEY (matter_id) )""",
    """CREATE INDEX ix_matter_op_id ON matter (op_id)""",
    """CREATE INDEX ix_matter_settled_at ON matter (settled_at)""",
    """CREATE TABLE op ( n INTEGER NOT NULL, op_id VARCHAR NOT NULL, lane VARCHAR NOT NULL, actor VARCHAR NOT NULL, made_at INTEGER NOT NULL, depends_on VARCHAR NOT NULL, state VARCHAR NOT NULL, tries INTEGER NOT NULL, first_error VARCHAR, error_code VARCHAR, frozen_at INTEGER, acked_at INTEGER, acked_seq INTEGER, superseded_by VARCHAR, CONSTRAINT pk_op PRIMARY KEY (n), CONSTRAINT ck_op_state CHECK (state IN ('pending', 'sent', 'acked', 'ambiguous', 'conflict', 'quarantined', 'superseded')), CONSTRAINT uq_op_op_id UNIQUE (op_id) )""",
    """CREATE INDEX ix_op_lane_n ON op (lane, n)""",
    """CREATE INDEX ix_op_state_n ON op (state, n)""",
    """CREATE TABLE remote ( type VARCHAR NOT NULL, id VARCHAR NOT NULL, version INTEGER NOT NULL, scope VARCHAR, body BLOB, CONSTRAINT pk_remote PRIMARY KEY (type, id) )""",
    """CREATE INDEX ix_remote_scope ON remote (scope)""",
    """CREATE TABLE scope_sum ( scope VARCHAR NOT NULL, count INTEGER NOT NULL, sum VARCHAR NOT NULL, CONSTRAINT pk_scope_sum PRIMARY KEY (scope) )""",
    """CREATE TABLE op_resource ( op_id VARCHAR NOT NULL, i INTEGER NOT NULL, type VARCHAR NOT NULL, id VARCHAR NOT NULL, body BLOB NOT NULL, base_version INTEGER, version INTEGER, CONSTRAINT pk_op_resource PRIMARY KEY (op_id, i), CONSTRAINT fk_op_resource_op_id FOREIGN KEY(op_id) REFERENCES op (op_id) )""",
    """CREATE INDEX ix_op_resource_id ON op_resource (id)""",
    """CREATE TRIGGER attachment_no_update BEFORE UPDATE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END""",
    """CREATE TRIGGER attachment_no_delete BEFORE DELETE ON attachment BEGIN SELECT RAISE(ABORT, 'attachment is append-only'); END""",
    """CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
    """CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END""",
    """CREATE TRIGGER intent_no_update BEFORE UPDATE ON intent BEGIN SELECT RAISE(ABORT, 'intent is append-only'); END""",
    """CREATE TRIGGER intent_no_delete BEFORE DELETE ON intent BEGIN SELECT RAISE(ABORT, 'intent is append-only'); END""",
    """CREATE TRIGGER op_no_delete_unsent BEFORE DELETE ON op WHEN OLD.state NOT IN ('acked', 'superseded') BEGIN SELECT RAISE(ABORT, 'an unsent op is kept'); END""",
    """CREATE TRIGGER op_resource_frozen BEFORE UPDATE OF body ON op_resource WHEN (SELECT frozen_at FROM op WHERE op_id = OLD.op_id) IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a sent payload is frozen'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement.replace(":", r"\:"))
