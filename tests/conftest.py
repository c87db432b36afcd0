"""Shared settings: a property is judged by what it says, not by how long it takes."""

import os

import pytest
from hypothesis import HealthCheck, settings
from written_votes import writer

settings.register_profile(
    "untimed",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A commit that passes once passes again; elsewhere every run looks at new examples.
    derandomize="CI" in os.environ,
)
settings.load_profile("untimed")


@pytest.fixture
def write(tmp_path):
    """Writes a table of votes, and gives its path."""
    return writer(tmp_path)


@pytest.fixture
def written(tmp_path):
    """Writes a scenario file, and gives its path."""

    def write(text):
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write
