"""The desk dies when the cloud has spent the code and the answer is not kept: the same code joins it all the same."""

import subprocess
import sys
import textwrap
from pathlib import Path

from desk.core.paths import Paths
from desk.records.set_up import Plan, set_up
from desk.security.passwords import Cost
from desk.security.vault import Vault
from desk.store.store import Store
from desk.sync.enroll import enroll
from desk.sync.home import home_of
from tests.support.cloud import running_cloud, sqlite_url

CHEAP = Cost(memory_kib=8, passes=1, lanes=1)
DIES = """
    import os, sys
    from pathlib import Path
    from desk.core.paths import Paths
    from desk.security.vault import Vault
    from desk.store.store import Store
    from desk.sync import enroll
    enroll._keep = lambda *_: os.kill(os.getpid(), 9)
    paths = Paths(Path(sys.argv[1]))
    vault = Vault(paths.slots)
    key = vault.open()
    enroll.enroll(Store(paths.database, key), vault, key, sys.argv[2], sys.argv[3])
"""


def test_a_code_that_was_spent_in_vain_still_joins_this_desk(tmp_path: Path) -> None:
    paths = Paths(tmp_path / "desk")
    set_up(paths, Plan(demo=True), lambda _told: None, cost=CHEAP)
    with running_cloud(sqlite_url(tmp_path)) as cloud:
        code = cloud.enroll_code(cloud.add_facility())
        script = [sys.executable, "-c", textwrap.dedent(DIES), str(paths.root), cloud.url, code]
        assert subprocess.run(script, timeout=100, capture_output=True).returncode == -9
        vault = Vault(paths.slots)
        key = vault.open()
        store = Store(paths.database, key)
        assert home_of(store) is None
        home = enroll(store, vault, key, cloud.url, code)
        assert home_of(store) == home
        assert home.desk_letter == "A"  # the cloud counts one desk, not two
        store.close()
