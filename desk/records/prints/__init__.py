"""Print jobs as rows: nothing is lost or silently repeated."""
