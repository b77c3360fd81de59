"""The first tables of this room."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    """CREATE TABLE coverage ( coverage_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, scheme VARCHAR NOT NULL, member_number VARCHAR NOT NULL, valid_from VARCHAR, valid_to VARCHAR, proof VARCHAR NOT NULL, status VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_coverage PRIMARY KEY (coverage_id), CONSTRAINT ck_coverage_status CHECK (status IN ('active', 'cancelled', 'entered-in-error')) )""",
    """CREATE INDEX ix_coverage_patient_id ON coverage (patient_id)""",
    """CREATE TABLE department ( department_id VARCHAR NOT NULL, facility_id VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, letter VARCHAR NOT NULL, sort INTEGER NOT NULL, active BOOLEAN NOT NULL, CONSTRAINT pk_department PRIMARY KEY (department_id) )""",
    """CREATE INDEX ix_department_facility_id ON department (facility_id)""",
    """CREATE TABLE facility ( facility_id VARCHAR NOT NULL, code VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, address VARCHAR NOT NULL, active BOOLEAN NOT NULL, CONSTRAINT pk_facility PRIMARY KEY (facility_id) )""",
    """CREATE TABLE health_fact ( fact_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, text VARCHAR NOT NULL, system VARCHAR, code VARCHAR, severity VARCHAR, source VARCHAR NOT NULL, status VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, ended_at INTEGER, ended_by VARCHAR, ended_why VARCHAR, CONSTRAINT pk_health_fact PRIMARY KEY (fact_id), CONSTRAINT ck_health_fact_kind CHECK (kind IN ('allergy', 'condition', 'blood-group')), CONSTRAINT ck_health_fact_source CHECK (source IN ('told', 'card', 'clinician')), CONSTRAINT ck_health_fact_status CHECK (status IN ('active', 'entered-in-error', 'resolved')) )""",
    """CREATE INDEX ix_health_fact_patient_id ON health_fact (patient_id)""",
    """CREATE TABLE number_block ( block_id VARCHAR NOT NULL, series VARCHAR NOT NULL, start INTEGER NOT NULL, count INTEGER NOT NULL, next INTEGER NOT NULL, leased_at INTEGER NOT NULL, CONSTRAINT pk_number_block PRIMARY KEY (block_id), CONSTRAINT ck_number_block_inside CHECK (next >= start AND next <= start + count) )""",
    """CREATE INDEX ix_number_block_series ON number_block (series)""",
    """CREATE TABLE patient ( "row" INTEGER NOT NULL, patient_id VARCHAR NOT NULL, sex VARCHAR NOT NULL, birth_date VARCHAR, age_months INTEGER, age_told_on VARCHAR, birth_year INTEGER, unknown BOOLEAN NOT NULL, marks VARCHAR, photo_id VARCHAR, language VARCHAR, active BOOLEAN NOT NULL, replaced_by VARCHAR, facility_id VARCHAR NOT NULL, made_at INTEGER NOT NULL, made_by VARCHAR NOT NULL, changed_at INTEGER NOT NULL, CONSTRAINT pk_patient PRIMARY KEY ("row"), CONSTRAINT ck_patient_sex CHECK (sex IN ('0', '1', '2', '9')), CONSTRAINT uq_patient_patient_id UNIQUE (patient_id) )""",
    """CREATE INDEX ix_patient_replaced_by ON patient (replaced_by)""",
    """CREATE TABLE patient_history ( history_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, field VARCHAR NOT NULL, old VARCHAR NOT NULL, new VARCHAR NOT NULL, reason VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_patient_history PRIMARY KEY (history_id) )""",
    """CREATE INDEX ix_patient_history_patient_id ON patient_history (patient_id)""",
    """CREATE TABLE patient_link_act ( act_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, duplicate_id VARCHAR NOT NULL, survivor_id VARCHAR NOT NULL, reason VARCHAR NOT NULL, at INTEGER NOT NULL, "by" VARCHAR NOT NULL, CONSTRAINT pk_patient_link_act PRIMARY KEY (act_id), CONSTRAINT ck_patient_link_act_kind CHECK (kind IN ('merge', 'unmerge')) )""",
    """CREATE INDEX ix_patient_link_act_duplicate_id ON patient_link_act (duplicate_id)""",
    """CREATE INDEX ix_patient_link_act_survivor_id ON patient_link_act (survivor_id)""",
    """CREATE TABLE print_job ( job_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, subject_id VARCHAR NOT NULL, patient_id VARCHAR, copy_of VARCHAR, copy_number INTEGER NOT NULL, paper VARCHAR NOT NULL, printer VARCHAR NOT NULL, body BLOB NOT NULL, state VARCHAR NOT NULL, error VARCHAR, made_at INTEGER NOT NULL, made_by VARCHAR NOT NULL, changed_at INTEGER NOT NULL, CONSTRAINT pk_print_job PRIMARY KEY (job_id), CONSTRAINT ck_print_job_state CHECK (state IN ('queued', 'sent', 'failed', 'cancelled')) )""",
    """CREATE INDEX ix_print_job_copy_of ON print_job (copy_of)""",
    """CREATE INDEX ix_print_job_kind_subject_id ON print_job (kind, subject_id)""",
    """CREATE INDEX ix_print_job_state_made_at ON print_job (state, made_at)""",
    """CREATE TABLE role_permission ( role VARCHAR NOT NULL, action VARCHAR NOT NULL, held BOOLEAN NOT NULL, CONSTRAINT pk_role_permission PRIMARY KEY (role, action) )""",
    """CREATE TABLE room ( room_id VARCHAR NOT NULL, facility_id VARCHAR NOT NULL, department_id VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, active BOOLEAN NOT NULL, CONSTRAINT pk_room PRIMARY KEY (room_id) )""",
    """CREATE INDEX ix_room_department_id ON room (department_id)""",
    """CREATE TABLE series ( series VARCHAR NOT NULL, last INTEGER NOT NULL, CONSTRAINT pk_series PRIMARY KEY (series) )""",
    """CREATE TABLE staff ( staff_id VARCHAR NOT NULL, user VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, qualification VARCHAR NOT NULL, active BOOLEAN NOT NULL, origin VARCHAR NOT NULL, CONSTRAINT pk_staff PRIMARY KEY (staff_id), CONSTRAINT ck_staff_origin CHECK (origin IN ('local', 'cloud')), CONSTRAINT uq_staff_user UNIQUE (user) )""",
    """CREATE TABLE staff_role ( role_row VARCHAR NOT NULL, staff_id VARCHAR NOT NULL, role VARCHAR NOT NULL, active BOOLEAN NOT NULL, CONSTRAINT pk_staff_role PRIMARY KEY (role_row) )""",
    """CREATE INDEX ix_staff_role_staff_id ON staff_role (staff_id)""",
    """CREATE TABLE staff_session ( session_id VARCHAR NOT NULL, staff_id VARCHAR NOT NULL, at INTEGER NOT NULL, ended_at INTEGER, ended_how VARCHAR, CONSTRAINT pk_staff_session PRIMARY KEY (session_id) )""",
    """CREATE INDEX ix_staff_session_staff_id ON staff_session (staff_id)""",
    """CREATE TABLE staff_voucher ( voucher_id VARCHAR NOT NULL, action VARCHAR NOT NULL, given_by VARCHAR NOT NULL, given_to VARCHAR NOT NULL, at INTEGER NOT NULL, spent_at INTEGER, CONSTRAINT pk_staff_voucher PRIMARY KEY (voucher_id) )""",
    """CREATE TABLE token_counter ( day VARCHAR NOT NULL, department_id VARCHAR NOT NULL, last INTEGER NOT NULL, CONSTRAINT pk_token_counter PRIMARY KEY (day, department_id) )""",
    """CREATE TABLE visit ( visit_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, facility_id VARCHAR NOT NULL, day VARCHAR NOT NULL, type VARCHAR NOT NULL, follow_up BOOLEAN NOT NULL, department_id VARCHAR NOT NULL, room_id VARCHAR, token VARCHAR NOT NULL, desk_letter VARCHAR NOT NULL, token_number INTEGER NOT NULL, priority INTEGER NOT NULL, status VARCHAR NOT NULL, complaint VARCHAR NOT NULL, referred_from VARCHAR NOT NULL, referred_to VARCHAR NOT NULL, medico_legal BOOLEAN NOT NULL, mlc_number VARCHAR, mlc_police VARCHAR, mlc_brought_by VARCHAR, mlc_marks VARCHAR, opened_at INTEGER NOT NULL, opened_by VARCHAR NOT NULL, ended_at INTEGER, cancel_reason VARCHAR, CONSTRAINT pk_visit PRIMARY KEY (visit_id), CONSTRAINT uq_visit_day_department_id_desk_letter_token_number UNIQUE (day, department_id, desk_letter, token_number), CONSTRAINT ck_visit_type CHECK (type IN ('opd', 'emergency', 'ipd-referral', 'lab', 'pharmacy')), CONSTRAINT ck_visit_status CHECK (status IN ('planned', 'arrived', 'triaged', 'in-progress', 'onleave', 'finished', 'cancelled', 'entered-in-error')) )""",
    """CREATE INDEX ix_visit_day_department_id ON visit (day, department_id)""",
    """CREATE INDEX ix_visit_patient_id ON visit (patient_id)""",
    """CREATE TABLE account ( staff_id VARCHAR NOT NULL, verifier VARCHAR, code_verifier VARCHAR, code_until INTEGER, confirmed_at INTEGER, wrong INTEGER NOT NULL, rounds INTEGER NOT NULL, locked_until INTEGER, locked_from INTEGER, seen_at INTEGER, CONSTRAINT pk_account PRIMARY KEY (staff_id), CONSTRAINT fk_account_staff_id FOREIGN KEY(staff_id) REFERENCES staff (staff_id) )""",
    """CREATE TABLE patient_address ( address_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, line VARCHAR NOT NULL, locality VARCHAR NOT NULL, district VARCHAR NOT NULL, state VARCHAR NOT NULL, pin VARCHAR NOT NULL, made_at INTEGER NOT NULL, ended_at INTEGER, CONSTRAINT pk_patient_address PRIMARY KEY (address_id), CONSTRAINT fk_patient_address_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_address_patient_id ON patient_address (patient_id)""",
    """CREATE TABLE patient_consent ( consent_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, purpose VARCHAR NOT NULL, decision VARCHAR NOT NULL, language VARCHAR NOT NULL, how VARCHAR NOT NULL, given_by VARCHAR NOT NULL, at INTEGER NOT NULL, recorded_by VARCHAR NOT NULL, CONSTRAINT pk_patient_consent PRIMARY KEY (consent_id), CONSTRAINT fk_patient_consent_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_consent_patient_id ON patient_consent (patient_id)""",
    """CREATE TABLE patient_identifier ( identifier_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, system VARCHAR NOT NULL, value VARCHAR NOT NULL, status VARCHAR NOT NULL, made_at INTEGER NOT NULL, ended_at INTEGER, CONSTRAINT pk_patient_identifier PRIMARY KEY (identifier_id), CONSTRAINT fk_patient_identifier_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_identifier_patient_id ON patient_identifier (patient_id)""",
    """CREATE INDEX ix_patient_identifier_value_system ON patient_identifier (value, system)""",
    """CREATE TABLE patient_name ( name_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, use VARCHAR NOT NULL, script VARCHAR NOT NULL, text VARCHAR NOT NULL, made_at INTEGER NOT NULL, ended_at INTEGER, CONSTRAINT pk_patient_name PRIMARY KEY (name_id), CONSTRAINT fk_patient_name_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_name_patient_id ON patient_name (patient_id)""",
    """CREATE TABLE patient_phone ( phone_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, number VARCHAR NOT NULL, whose VARCHAR NOT NULL, made_at INTEGER NOT NULL, ended_at INTEGER, CONSTRAINT pk_patient_phone PRIMARY KEY (phone_id), CONSTRAINT fk_patient_phone_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_phone_number ON patient_phone (number)""",
    """CREATE INDEX ix_patient_phone_patient_id ON patient_phone (patient_id)""",
    """CREATE TABLE patient_relation ( relation_id VARCHAR NOT NULL, patient_id VARCHAR NOT NULL, kind VARCHAR NOT NULL, name VARCHAR NOT NULL, name_native VARCHAR NOT NULL, related_id VARCHAR, made_at INTEGER NOT NULL, ended_at INTEGER, CONSTRAINT pk_patient_relation PRIMARY KEY (relation_id), CONSTRAINT fk_patient_relation_patient_id FOREIGN KEY(patient_id) REFERENCES patient (patient_id) )""",
    """CREATE INDEX ix_patient_relation_patient_id ON patient_relation (patient_id)""",
    """CREATE INDEX ix_patient_relation_related_id ON patient_relation (related_id)""",
    """CREATE TRIGGER number_block_rises BEFORE UPDATE OF next ON number_block WHEN NEW.next < OLD.next BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
    """CREATE TRIGGER patient_history_no_update BEFORE UPDATE ON patient_history BEGIN SELECT RAISE(ABORT, 'patient_history is append-only'); END""",
    """CREATE TRIGGER patient_history_no_delete BEFORE DELETE ON patient_history BEGIN SELECT RAISE(ABORT, 'patient_history is append-only'); END""",
    """CREATE TRIGGER patient_link_act_no_update BEFORE UPDATE ON patient_link_act BEGIN SELECT RAISE(ABORT, 'patient_link_act is append-only'); END""",
    """CREATE TRIGGER patient_link_act_no_delete BEFORE DELETE ON patient_link_act BEGIN SELECT RAISE(ABORT, 'patient_link_act is append-only'); END""",
    """CREATE TRIGGER series_rises BEFORE UPDATE ON series WHEN NEW.last <= OLD.last BEGIN SELECT RAISE(ABORT, 'a number is given once'); END""",
    """CREATE TRIGGER staff_voucher_once BEFORE UPDATE ON staff_voucher WHEN OLD.spent_at IS NOT NULL BEGIN SELECT RAISE(ABORT, 'a voucher is spent once'); END""",
    """CREATE TRIGGER token_counter_rises BEFORE UPDATE ON token_counter WHEN NEW.last <= OLD.last BEGIN SELECT RAISE(ABORT, 'a token number is given once'); END""",
    """CREATE TRIGGER patient_consent_no_update BEFORE UPDATE ON patient_consent BEGIN SELECT RAISE(ABORT, 'patient_consent is append-only'); END""",
    """CREATE TRIGGER patient_consent_no_delete BEFORE DELETE ON patient_consent BEGIN SELECT RAISE(ABORT, 'patient_consent is append-only'); END""",
)


def upgrade() -> None:
    """Make them."""
    for statement in STATEMENTS:
        op.execute(statement.replace(":", r"\:"))
