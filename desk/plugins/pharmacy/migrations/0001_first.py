"""The first tables of this room."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE pharmacy_batch ( batch_id VARCHAR NOT NULL, item_id VARCHAR NOT NULL, lot VARCHAR NOT NULL, expires VARCHAR, gtin VARCHAR NOT NULL, cost_paise INTEGER, cost_units INTEGER NOT NULL, mrp_paise INTEGER, at INTEGER NOT NULL, CONSTRAINT pk_pharmacy_batch PRIMARY KEY (batch_id) )""",
    """CREATE INDEX ix_pharmacy_batch_expires ON pharmacy_batch (expires)""",
    """CREATE INDEX ix_pharmacy_batch_item_id ON pharmacy_batch (item_id)""",
    """CREATE TABLE pharmacy_count ( count_id VARCHAR NOT NULL, account_id VARCHAR NOT NULL, status VARCHAR NOT NULL, started_at INTEGER NOT NULL, started_by VARCHAR NOT NULL, finalised_at INTEGER, signed VARCHAR, second VARCHAR, CONSTRAINT pk_pharmacy_count PRIMARY KEY (count_id) )""",
    """CREATE INDEX ix_pharmacy_count_account_id ON pharmacy_count (account_id)""",
    """CREATE TABLE pharmacy_discrepancy ( discrepancy_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, batch_id VARCHAR NOT NULL, account_id VARCHAR NOT NULL, quantity INTEGER NOT NULL, move_id VARCHAR, at INTEGER NOT NULL, settled_at INTEGER, settled_by VARCHAR, settled_how VARCHAR, CONSTRAINT pk_pharmacy_discrepancy PRIMARY KEY (discrepancy_id) )""",
    """CREATE INDEX ix_pharmacy_discrepancy_settled_at ON pharmacy_discrepancy (settled_at)""",
    """CREATE TABLE pharmacy_dispense_line ( move_id VARCHAR NOT NULL, dispense_id VARCHAR NOT NULL, prescription_id VARCHAR NOT NULL, request_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, item_asked VARCHAR, agreed_by VARCHAR NOT NULL, later_reason VARCHAR NOT NULL, override_reason VARCHAR NOT NULL, days INTEGER, language VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_dispense_line PRIMARY KEY (move_id) )""",
    """CREATE INDEX ix_pharmacy_dispense_line_dispense_id ON pharmacy_dispense_line (dispense_id)""",
    """CREATE INDEX ix_pharmacy_dispense_line_patient_id ON pharmacy_dispense_line (patient_id)""",
    """CREATE INDEX ix_pharmacy_dispense_line_prescription_id ON pharmacy_dispense_line (prescription_id)""",
    """CREATE INDEX ix_pharmacy_dispense_line_request_id ON pharmacy_dispense_line (request_id)""",
    """CREATE TABLE pharmacy_h1 ( move_id VARCHAR NOT NULL, day VARCHAR NOT NULL, schedule VARCHAR NOT NULL, patient VARCHAR NOT NULL, patient_address VARCHAR NOT NULL, prescriber VARCHAR NOT NULL, prescriber_address VARCHAR NOT NULL, prescriber_reg VARCHAR NOT NULL, medicine VARCHAR NOT NULL, lot VARCHAR NOT NULL, quantity INTEGER NOT NULL, unit VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_h1 PRIMARY KEY (move_id) )""",
    """CREATE INDEX ix_pharmacy_h1_day ON pharmacy_h1 (day)""",
    """CREATE TABLE pharmacy_hold ( hold_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, item_id VARCHAR NOT NULL, batch_id VARCHAR, reason VARCHAR NOT NULL, releases VARCHAR, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_hold PRIMARY KEY (hold_id) )""",
    """CREATE INDEX ix_pharmacy_hold_batch_id ON pharmacy_hold (batch_id)""",
    """CREATE INDEX ix_pharmacy_hold_item_id ON pharmacy_hold (item_id)""",
    """CREATE TABLE pharmacy_indent ( indent_id VARCHAR NOT NULL, number VARCHAR NOT NULL, source VARCHAR NOT NULL, target VARCHAR NOT NULL, note VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_indent PRIMARY KEY (indent_id) )""",
    """CREATE INDEX ix_pharmacy_indent_at ON pharmacy_indent (at)""",
    """CREATE TABLE pharmacy_indent_line ( line_id VARCHAR NOT NULL, indent_id VARCHAR NOT NULL, item_id VARCHAR NOT NULL, asked INTEGER NOT NULL, approved INTEGER, approved_by VARCHAR, approved_at INTEGER, status VARCHAR NOT NULL, shortage VARCHAR NOT NULL, changed_at INTEGER NOT NULL, CONSTRAINT pk_pharmacy_indent_line PRIMARY KEY (line_id), CONSTRAINT ck_pharmacy_indent_line_asked CHECK (asked > 0) )""",
    """CREATE INDEX ix_pharmacy_indent_line_indent_id ON pharmacy_indent_line (indent_id)""",
    """CREATE INDEX ix_pharmacy_indent_line_item_id ON pharmacy_indent_line (item_id)""",
    """CREATE INDEX ix_pharmacy_indent_line_status ON pharmacy_indent_line (status)""",
    """CREATE TABLE pharmacy_item ( item_id VARCHAR NOT NULL, code VARCHAR NOT NULL, generic VARCHAR NOT NULL, generic_native VARCHAR NOT NULL, strength VARCHAR NOT NULL, form VARCHAR NOT NULL, unit VARCHAR NOT NULL, schedule VARCHAR NOT NULL, storage VARCHAR NOT NULL, therapeutic VARCHAR NOT NULL, atc VARCHAR NOT NULL, "group" VARCHAR NOT NULL, allergens VARCHAR NOT NULL, confirm VARCHAR NOT NULL, active BOOLEAN NOT NULL, origin VARCHAR NOT NULL, search VARCHAR NOT NULL, changed_at INTEGER NOT NULL, CONSTRAINT pk_pharmacy_item PRIMARY KEY (item_id), CONSTRAINT uq_pharmacy_item_code UNIQUE (code) )""",
    """CREATE INDEX ix_pharmacy_item_group ON pharmacy_item ("group")""",
    """CREATE TABLE pharmacy_minimum ( account_id VARCHAR NOT NULL, item_id VARCHAR NOT NULL, quantity INTEGER NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_minimum PRIMARY KEY (account_id, item_id) )""",
    """CREATE TABLE pharmacy_month ( account_id VARCHAR NOT NULL, item_id VARCHAR NOT NULL, month VARCHAR NOT NULL, kind VARCHAR NOT NULL, quantity INTEGER NOT NULL, CONSTRAINT pk_pharmacy_month PRIMARY KEY (account_id, item_id, month, kind) ) WITHOUT ROWID""",
    """CREATE INDEX ix_pharmacy_month_item_id_month ON pharmacy_month (item_id, month)""",
    """CREATE TABLE pharmacy_move ( move_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, item_id VARCHAR NOT NULL, batch_id VARCHAR NOT NULL, quantity INTEGER NOT NULL, source VARCHAR NOT NULL, target VARCHAR NOT NULL, document VARCHAR NOT NULL, day VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, reason VARCHAR NOT NULL, party VARCHAR NOT NULL, invoice VARCHAR NOT NULL, of_line VARCHAR, patient_id VARCHAR, visit_id VARCHAR, second VARCHAR, reverses VARCHAR, cost_paise INTEGER, cost_units INTEGER NOT NULL, CONSTRAINT pk_pharmacy_move PRIMARY KEY (move_id), CONSTRAINT ck_pharmacy_move_quantity CHECK (quantity > 0), CONSTRAINT ck_pharmacy_move_ends CHECK (source <> target) )""",
    """CREATE INDEX ix_pharmacy_move_batch_id_at ON pharmacy_move (batch_id, at)""",
    """CREATE INDEX ix_pharmacy_move_document ON pharmacy_move (document)""",
    """CREATE INDEX ix_pharmacy_move_item_id_day ON pharmacy_move (item_id, day)""",
    """CREATE INDEX ix_pharmacy_move_kind_day ON pharmacy_move (kind, day)""",
    """CREATE INDEX ix_pharmacy_move_of_line ON pharmacy_move (of_line)""",
    """CREATE INDEX ix_pharmacy_move_patient_id_at ON pharmacy_move (patient_id, at)""",
    """CREATE INDEX ix_pharmacy_move_reverses ON pharmacy_move (reverses)""",
    """CREATE TABLE pharmacy_pack ( gtin VARCHAR NOT NULL, item_id VARCHAR NOT NULL, units INTEGER NOT NULL, brand VARCHAR NOT NULL, origin VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_pack PRIMARY KEY (gtin), CONSTRAINT ck_pharmacy_pack_units CHECK (units > 0) )""",
    """CREATE INDEX ix_pharmacy_pack_item_id ON pharmacy_pack (item_id)""",
    """CREATE TABLE pharmacy_place ( account_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, sort INTEGER NOT NULL, active BOOLEAN NOT NULL, origin VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_place PRIMARY KEY (account_id) )""",
    """CREATE TABLE pharmacy_prescription ( prescription_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, visit_id VARCHAR, origin VARCHAR NOT NULL, prescriber VARCHAR NOT NULL, prescriber_reg VARCHAR NOT NULL, prescriber_address VARCHAR NOT NULL, prescribed_on VARCHAR NOT NULL, note VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_pharmacy_prescription PRIMARY KEY (prescription_id) )""",
    """CREATE INDEX ix_pharmacy_prescription_patient_id ON pharmacy_prescription (patient_id)""",
    """CREATE INDEX ix_pharmacy_prescription_visit_id ON pharmacy_prescription (visit_id)""",
    """CREATE TABLE pharmacy_request ( request_id VARCHAR NOT NULL, prescription_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, n INTEGER NOT NULL, item_id VARCHAR, medicine VARCHAR NOT NULL, directions VARCHAR NOT NULL, quantity INTEGER NOT NULL, days INTEGER, status VARCHAR NOT NULL, status_reason VARCHAR NOT NULL, day VARCHAR NOT NULL, filled_on VARCHAR, CONSTRAINT pk_pharmacy_request PRIMARY KEY (request_id), CONSTRAINT ck_pharmacy_request_quantity CHECK (quantity >= 0) )""",
    """CREATE INDEX ix_pharmacy_request_filled_on ON pharmacy_request (filled_on)""",
    """CREATE INDEX ix_pharmacy_request_patient_id ON pharmacy_request (patient_id)""",
    """CREATE INDEX ix_pharmacy_request_prescription_id ON pharmacy_request (prescription_id)""",
    """CREATE INDEX ix_pharmacy_request_status_filled_on_day ON pharmacy_request (status, filled_on, day)""",
    """CREATE TABLE pharmacy_count_line ( line_id VARCHAR NOT NULL, count_id VARCHAR NOT NULL, batch_id VARCHAR NOT NULL, counted INTEGER NOT NULL, counted_at INTEGER NOT NULL, "by" VARCHAR NOT NULL, expected INTEGER, variance INTEGER, CONSTRAINT pk_pharmacy_count_line PRIMARY KEY (line_id), CONSTRAINT ck_pharmacy_count_line_counted CHECK (counted >= 0), CONSTRAINT fk_pharmacy_count_line_count_id FOREIGN KEY(count_id) REFERENCES pharmacy_count (count_id) )""",
    """CREATE INDEX ix_pharmacy_count_line_batch_id ON pharmacy_count_line (batch_id)""",
    """CREATE INDEX ix_pharmacy_count_line_count_id ON pharmacy_count_line (count_id)""",
    """CREATE TRIGGER pharmacy_dispense_line_no_update BEFORE UPDATE ON pharmacy_dispense_line BEGIN SELECT RAISE(ABORT, 'pharmacy_dispense_line is append-only'); END""",
    """CREATE TRIGGER pharmacy_dispense_line_no_delete BEFORE DELETE ON pharmacy_dispense_line BEGIN SELECT RAISE(ABORT, 'pharmacy_dispense_line is append-only'); END""",
    """CREATE TRIGGER pharmacy_h1_no_update BEFORE UPDATE ON pharmacy_h1 BEGIN SELECT RAISE(ABORT, 'pharmacy_h1 is append-only'); END""",
    """CREATE TRIGGER pharmacy_h1_no_delete BEFORE DELETE ON pharmacy_h1 BEGIN SELECT RAISE(ABORT, 'pharmacy_h1 is append-only'); END""",
    """CREATE TRIGGER pharmacy_hold_no_update BEFORE UPDATE ON pharmacy_hold BEGIN SELECT RAISE(ABORT, 'pharmacy_hold is append-only'); END""",
    """CREATE TRIGGER pharmacy_hold_no_delete BEFORE DELETE ON pharmacy_hold BEGIN SELECT RAISE(ABORT, 'pharmacy_hold is append-only'); END""",
    """CREATE TRIGGER pharmacy_move_no_update BEFORE UPDATE ON pharmacy_move BEGIN SELECT RAISE(ABORT, 'pharmacy_move is append-only'); END""",
    """CREATE TRIGGER pharmacy_move_no_delete BEFORE DELETE ON pharmacy_move BEGIN SELECT RAISE(ABORT, 'pharmacy_move is append-only'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement.replace(":", r"\:"))
