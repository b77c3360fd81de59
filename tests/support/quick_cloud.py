"""`python -m tests.support.quick_cloud …`: `hims-cloud` as it is, but for the price of a password's hash.

Everything else of the wire is tested against it; what a hash costs is the business of cloud/staff.py alone.
"""

import sys

from cloud import staff
from cloud.__main__ import main
from tests.support.cloud import CHEAP

if __name__ == "__main__":
    staff._hasher = CHEAP
    staff._NOBODY = CHEAP.hash("nobody has this password")
    sys.exit(main())
