"""A small project to publish from: two texts, a register of its own, extraction that takes no time."""

from dataclasses import replace

import pytest

from pipelines.building import extracting
from pipelines.knowledge import Knowledge
from pipelines.publication import building, releases
from tests.publication import fake_extraction

TEXTS = {
    "2024-01-02-alpha.txt": "香港基因組中心於2021年成立。\n計劃有120名參加者。\n",
    "2024-03-04-beta.txt": "新聞稿\n香港基因組中心行政總裁羅思偉醫生表示，已有350名參加者，分3組。電話：28718888\n",
}


class Project:
    """The folders of a project, and what a release of them does."""

    def __init__(self, root):
        self.raw, self.releases = root / "raw", root / "data" / "releases"
        self.registry = root / "registry.csv"
        self.raw.mkdir()
        for name, text in TEXTS.items():
            self.write(name, text)

    def write(self, name, text):
        (self.raw / name).write_text(text, encoding="utf-8")

    def build(self):
        return building.build(self.raw)

    def publish(self, version=None, **options):
        options = {"registry": self.registry, **options}
        return releases.publish(self.build(), self.raw, self.releases, version=version, **options)

    def files(self):
        """Everything under data/, by path, with its bytes."""
        folder = self.releases.parent
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def small_project(root, monkeypatch):
    """Make a project under `root`, with the stand-in for extraction and a register that has given out nothing."""
    knowledge = replace(Knowledge.load(), registry=())
    monkeypatch.setattr(Knowledge, "load", lambda folder=None: knowledge)
    monkeypatch.setattr(extracting, "extract", fake_extraction.extract)
    return Project(root)


@pytest.fixture
def project(tmp_path, monkeypatch):
    return small_project(tmp_path, monkeypatch)
