"""The shape of the graph: which assets there are, what each rests on, what a maintainer sees of it."""

import dagster as dg
import pytest

from assets.definitions import defs
from assets.pictures import timeline_plot
from assets.previews import column_schema, markdown_table
from validations import schema
from validations.rules import RULES

GRAPH = defs.resolve_asset_graph()
STATIONS = {
    "raw_texts": set(),
    "claims": {"raw_texts"},
    "resolution": {"claims"},
    **{table: {"resolution"} for table in schema.TABLES},
    "contract": set(schema.TABLES),
    "candidate": {"contract", "resolution"},
    "release": {"candidate", "resolution"},
    "archive": {"claims"},
}
GROUPS = {
    "raw": ["raw_texts"],
    "extraction": ["claims"],
    "resolution": [*schema.TABLES, "resolution"],
    "validations": ["contract"],
    "publication": ["candidate", "release"],
    "archive": ["archive"],
}


def key(name):
    return dg.AssetKey([name])


def test_definitions_load():
    dg.Definitions.validate_loadable(defs)


def test_shape():
    found = {
        node.key.to_user_string(): {parent.to_user_string() for parent in node.parent_keys}
        for node in GRAPH.asset_nodes
    }
    assert found == STATIONS


def test_groups():
    found = {}
    for node in GRAPH.asset_nodes:
        found.setdefault(node.group_name, set()).add(node.key.to_user_string())
    assert found == {group: set(names) for group, names in GROUPS.items()}


@pytest.mark.parametrize("name", STATIONS)
def test_every_asset_is_described_owned_and_of_a_kind(name):
    node = GRAPH.get(key(name))
    assert node.description
    assert node.owners == ["team:hkbiomed-maintainers"]
    assert node.kinds


@pytest.mark.parametrize("table", schema.TABLES)
def test_every_table_shows_its_columns_and_is_held_to_its_model(table):
    node = GRAPH.get(key(table))
    assert node.metadata["dagster/column_schema"] == column_schema(table)
    assert {"pandas", "parquet"} <= node.kinds
    check = dg.AssetCheckKey(key(table), "keeps_to_its_model")
    assert check in GRAPH.asset_check_keys
    assert GRAPH.get_check_spec(check).blocking


LOOKED_AT = {"bodies_are_reviewed", "texts_agree", "every_text_is_read"}


def test_every_rule_is_a_blocking_check():
    names = {check.name for check in GRAPH.asset_check_keys}
    assert {"pinned_facts_stand", "files_meet_expectations", "keeps_to_its_model", "keeps_the_contract"} <= names
    assert len(GRAPH.asset_check_keys) == len(schema.TABLES) + len(RULES) + 4 + len(LOOKED_AT)
    loose = {check.name for check in GRAPH.asset_check_keys if not GRAPH.get_check_spec(check).blocking}
    assert loose == LOOKED_AT


@pytest.mark.parametrize(
    ("job", "assets", "steps"),
    [
        (
            "release_job",
            STATIONS.keys() - {"archive"},
            {"raw_texts", "claims", "tables", "contract", "candidate", "release"}
            | {"contract_checks", "candidate_files_meet_expectations"}
            | {f"resolution_{check}" for check in ("decisions_fit", "bodies_are_reviewed", "texts_agree")},
        ),
        ("archive_job", {"raw_texts", "claims", "archive"}, {"raw_texts", "claims", "archive"}),
    ],
)
def test_a_job_makes_what_it_is_for_and_nothing_else(job, assets, steps):
    found = defs.resolve_job_def(job)
    assert {key.to_user_string() for key in found.asset_layer.selected_asset_keys} == assets
    assert set(found.graph.node_dict) == steps


def test_nothing_starts_by_itself():
    sensor = defs.resolve_sensor_def("raw_texts_changed")
    assert sensor.default_status == dg.DefaultSensorStatus.STOPPED
    assert defs.resolve_schedule_def("weekly").default_status == dg.DefaultScheduleStatus.STOPPED


def test_previews():
    rows = [{"name": "港大|HKU", "n": number} for number in range(12)]
    table = markdown_table(rows)
    assert [line.replace("\N{FIGURE SPACE}", "") for line in table.splitlines()[:3]] == [
        "| name | n |",
        "| --- | --- |",
        "| 港大\\|HKU | 0 |",
    ]
    assert "2 more" in table
    assert markdown_table([]) == "no rows"
    assert timeline_plot([]) is None
