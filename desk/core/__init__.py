"""Words everybody uses: errors, ids, clock, facts, questions, changes, i18n, log, paths, settings."""
