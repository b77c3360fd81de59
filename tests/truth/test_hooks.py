"""Every hook of the contract is explained, called by the host, and there are few enough to remember."""

import re

from desk.api.hookspecs import Hooks
from tests.truth.sources import ROOT

MOST = 12
HOOKS = {name for name in vars(Hooks) if name.startswith("desk_")}


def _named(path: str) -> set[str]:
    return set(re.findall(r"\bdesk_[a-z_]+\b", (ROOT / path).read_text("utf-8"))) & HOOKS


def test_every_hook_is_explained_in_the_guide() -> None:
    assert _named("docs/plugins.md") == HOOKS


def test_every_hook_says_what_it_is_for() -> None:
    assert [name for name in sorted(HOOKS) if not (getattr(Hooks, name).__doc__ or "").strip()] == []


def test_every_hook_is_called_by_the_host() -> None:
    assert _named("desk/shell/host.py") == HOOKS


def test_there_are_few_hooks() -> None:
    assert len(HOOKS) <= MOST
