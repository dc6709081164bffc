"""A fact is walked back to its sentence; what cannot be explained is told why."""

import pytest

from pipelines.publication import building, explaining


@pytest.fixture
def folder(project):
    return project.publish().folder


def test_a_statistic(project, folder):
    row_id = next(row["statistic_id"] for row in project.build().rows["statistics"] if row["value"] == 120)
    told = explaining.explain(row_id, folder, project.raw)
    assert told.table == "statistics"
    assert [place.sentence for place in told.places] == ["計劃有【120名參加者】。"]
    assert told.row["rule"] == "statistics.fake"


def test_a_body_is_explained_by_every_mention(project, folder):
    told = explaining.explain("hong-kong-genome-institute", folder, project.raw)
    assert {place.document_id for place in told.places} == {"2024-01-02-alpha", "2024-03-04-beta"}


def test_without_its_text_a_quote_stands_alone(project, folder, tmp_path):
    told = explaining.explain("hong-kong-genome-institute", folder, tmp_path / "nowhere")
    assert told.places[0].sentence == "【香港基因組中心】"


def test_what_cannot_be_explained(project, folder, tmp_path):
    with pytest.raises(building.InputError, match="no table has a row stat-none"):
        explaining.explain("stat-none", folder, project.raw)
    with pytest.raises(building.InputError, match="holds no tables"):
        explaining.explain("stat-none", tmp_path, project.raw)
