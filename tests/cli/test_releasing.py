"""`hkbiomed release` where Dagster's own records are damaged: one sentence, and what to do."""

from typer.testing import CliRunner

from pipelines import cli
from pipelines.cli import releasing


def test_damaged_records_of_runs_are_told(tmp_path, monkeypatch):
    monkeypatch.setattr(releasing, "ROOT", tmp_path)
    monkeypatch.setenv("DAGSTER_HOME", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dagster.yaml").write_text(
        "telemetry: {enabled: false}\nstorage: {sqlite: {base_dir: .dagster/storage}}\n", encoding="utf-8"
    )
    records = tmp_path / ".dagster" / "storage" / "history" / "runs.db"
    records.parent.mkdir(parents=True)
    records.write_bytes(b"no database" * 500)
    result = CliRunner().invoke(cli.app, ["release"])
    assert result.exit_code == 2
    told = " ".join(result.stderr.split())
    assert "file is not a database" in told
    assert f"remove {tmp_path / '.dagster'}" in told
