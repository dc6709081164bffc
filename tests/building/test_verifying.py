"""What the files of a corpus are told by parts is what the whole contract tells of them, and nothing is asked twice."""

import shutil

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipelines.building import batches, keys, partition, verifying
from pipelines.building.partition import TableFileError
from pipelines.building.schemas import TEXT
from pipelines.building.store import Store
from pipelines.building.testimonies import TEXTS
from pipelines.engines.local import LocalEngine
from tests.validations import cutting, tiny
from tests.validations.facts.test_pinned import fact
from tests.validations.rules.test_totals import GROUPS
from tests.validations.test_parts import SPOILT, _disputed, _lost, _parent
from validations import contract, schema
from validations.facts import pinned
from validations.rules import totals


class Corpus:
    """Tables in files and texts in folders, as a build leaves them, and what the whole contract says of them."""

    def __init__(self, folder, rows, texts, texts_a_folder=40):
        self.folder, self.texts = folder, texts
        self.tables = {name: schema.to_arrow(name, listed) for name, listed in cutting.ordered(rows).items()}
        for name, table in self.tables.items():
            (folder / "parquet").mkdir(parents=True, exist_ok=True)
            pq.write_table(table, folder / "parquet" / f"{name}.parquet")
        listed = sorted(texts)
        self.testimonies = [
            self._testimony(listed[at : at + texts_a_folder]) for at in range(0, len(listed), texts_a_folder)
        ]

    def _testimony(self, documents):
        raw = [self.texts[document] for document in documents]
        signs = [keys.digest(text) for text in raw]
        folder = self.folder / "testimonies" / keys.digest(documents, signs)
        folder.mkdir(parents=True, exist_ok=True)
        told = {name: [None] * len(documents) for name in TEXT.names}
        batches.write(folder / TEXTS, TEXT, {**told, "document_id": documents, "key": signs, "raw": raw})
        return folder

    def verified(self, store, engine=None, strict=False):
        with store.working() as work:
            where = engine or LocalEngine()
            return verifying.verified(self.folder / "parquet", self.testimonies, where, store, work, strict=strict)

    def whole(self, strict=False):
        return contract.check_tables(self.tables, self.texts, strict=strict)


class Idle(LocalEngine):
    """An engine that has nothing to do."""

    def run(self, work, tasks, known=(ValueError,)):
        raise AssertionError(f"{work.__name__} is done again")


@pytest.fixture
def store(tmp_path):
    return Store(tmp_path / "store")


@pytest.fixture
def rows_a_part(monkeypatch):
    return lambda number: monkeypatch.setattr(partition, "ROWS_A_PART", number)


def judged(store):
    return {place.name for place in store.root.glob("judged/*/*")}


def written(rows):
    """Tell whether rows can be written to files at all: Arrow refuses nulls and types that the model refuses too."""
    try:
        for name, listed in rows.items():
            schema.to_arrow(name, listed)
    except (ValueError, TypeError, pa.ArrowException):
        return False
    return True


def together(cases):
    """Return many sets of tables as one, each with its texts under names of its own."""
    joined, texts = {name: [] for name in schema.TABLES}, {}
    for number, case in enumerate(cases):
        for name, listed in cutting.renamed(case, str(number)).items():
            joined[name].extend(listed)
        texts |= {f"{document}-{number}": text for document, text in tiny.TEXTS.items()}
    for row in joined["documents"]:
        row["source_file"] = f"{row['document_id']}.txt"
    return joined, texts


@pytest.fixture
def pinned_facts(monkeypatch):
    pins = tuple(
        fact(fact_id=f"life.{number}.{value}", source=f"notice-{number}", expect_value=value)
        for number in (0, 3)
        for value in ("82.5", "28.5")
    )
    sums = tuple(each._replace(source=f"notice-{n}", total_id=f"groups-{n}") for n in (0, 3) for each in GROUPS)
    monkeypatch.setattr(pinned, "facts", lambda: pins)
    monkeypatch.setattr(totals, "members", lambda: sums)


@pytest.mark.parametrize(
    ("texts_a_folder", "at_once", "strict"), [(5, 16, False), (40, 256, True), (1000, 65536, False)]
)
def test_parts_of_files_find_what_the_whole_finds(
    tmp_path, store, rows_a_part, pinned_facts, texts_a_folder, at_once, strict
):
    rows, texts = together(case for case in SPOILT if written(case))
    # One whose text nobody has.
    del texts["letter-2"]
    rows_a_part(at_once)
    corpus = Corpus(tmp_path, rows, texts, texts_a_folder)
    whole = corpus.whole(strict)
    assert sum(not check.passed for check in whole.checks) > 12
    assert corpus.verified(store, strict=strict).as_dict() == whole.as_dict()


ONE_BY_ONE = {
    "sound": tiny.rows(),
    "a quote off by one": tiny.spoilt("evidence", 3, start=tiny.span("notice", "12人")["start"] + 1),
    "no evidence": _lost("evidence", 4),
    "a key of nothing": tiny.spoilt("roles", 0, organisation_id="nowhere"),
    "keys of nothing in a list": tiny.spoilt("timeline", 0, organisation_ids=["test-centre", "nowhere"]),
    "a row of nothing": tiny.spoilt("coverage", 3, row_id="nowhere"),
    "a digit passed over": _lost("coverage", 5),
    "a wrong exact value": tiny.spoilt("statistics", 1, value_exact="6"),
    "a publisher of nothing": tiny.spoilt("documents", 0, publisher_id="nowhere"),
    "planned though past": tiny.spoilt("timeline", 0, planned=True),
    "an unmentioned parent": _parent("reviewed"),
    "an unmentioned candidate": _parent("candidate"),
    "a quote in dispute": _disputed(quote="13人"),
    "nothing at all": {name: [] for name in schema.TABLES},
}


@pytest.mark.parametrize("rows", ONE_BY_ONE.values(), ids=ONE_BY_ONE)
def test_a_part_may_be_one_text_or_one_row(tmp_path, store, rows_a_part, rows):
    rows_a_part(1)
    corpus = Corpus(tmp_path, rows, tiny.TEXTS, 1)
    assert corpus.verified(store).as_dict() == corpus.whole().as_dict()


def test_a_pinned_fact_that_is_not_told(tmp_path, store, pinned_facts):
    corpus = Corpus(tmp_path, *together([tiny.rows()]))
    report = corpus.verified(store)
    assert [broken.rule for broken in report.violations] == [f"{pinned.NAME} (life.0.28.5)"]
    assert report.as_dict() == corpus.whole().as_dict()


def test_an_event_is_judged_by_every_date_on_which_it_was_told(tmp_path, store):
    rows = tiny.rows()
    second = tiny.stated("timeline", "founded", "letter", "2024年3月")
    rows["evidence"] += [second, {**second, "start": second["start"] + 1, "quote": second["quote"][1:]}]
    rows["timeline"][0] |= {"date": "2023-12", "precision": "month", "planned": True}
    corpus = Corpus(tmp_path, rows, tiny.TEXTS)
    assert corpus.verified(store).as_dict() == corpus.whole().as_dict()


def test_the_same_files_are_not_looked_at_again(tmp_path, store):
    corpus = Corpus(tmp_path, tiny.spoilt("coverage", 1, reason="unexplained"), tiny.TEXTS)
    assert corpus.verified(store).passed
    assert corpus.verified(store, Idle()).passed
    assert not corpus.verified(store, Idle(), strict=True).passed


def test_of_other_files_only_parts_that_changed_are_judged(tmp_path, store, rows_a_part):
    rows_a_part(1)
    Corpus(tmp_path / "before", tiny.rows(), tiny.TEXTS, 1).verified(store)
    before = judged(store)
    changed = Corpus(tmp_path / "after", tiny.spoilt("statistics", 1, value_exact="6"), tiny.TEXTS, 1)
    report = changed.verified(store)
    assert report.as_dict() == changed.whole().as_dict()
    assert not report.passed
    assert len(judged(store) - before) == 1


def test_one_text_more_leaves_the_parts_of_others(tmp_path, store, rows_a_part):
    rows_a_part(1)
    Corpus(tmp_path / "before", *together([tiny.rows()]), 1).verified(store)
    more = Corpus(tmp_path / "after", *together([tiny.rows(), tiny.rows()]), 1)
    more.verified(anew := Store(tmp_path / "anew"))
    assert judged(anew) > judged(store)
    assert more.verified(store).as_dict() == more.whole().as_dict()


def test_another_text_under_the_same_name_is_seen(tmp_path, store):
    Corpus(tmp_path / "before", tiny.rows(), tiny.TEXTS).verified(store)
    other = Corpus(tmp_path / "after", tiny.rows(), {**tiny.TEXTS, "letter": tiny.LETTER + "第5"})
    report = other.verified(store)
    assert report.as_dict() == other.whole().as_dict()
    assert "'5'" in [broken.value for broken in report.violations]


def test_what_was_deleted_is_judged_again(tmp_path, store):
    corpus = Corpus(tmp_path, tiny.rows(), tiny.TEXTS)
    report = corpus.verified(store)
    for gone in sorted(store.root.glob("judged/*/*"))[:3]:
        shutil.rmtree(gone)
    assert corpus.verified(store) == report
    assert corpus.verified(store, Idle()) == report
    shutil.rmtree(store.root)
    assert corpus.verified(store) == report


def test_any_name_of_a_folder_does(tmp_path, store):
    corpus = Corpus(tmp_path / "it's [all] 表*?", tiny.rows(), tiny.TEXTS)
    (tmp_path / "it's a 表xy").mkdir()
    assert corpus.verified(store).as_dict() == corpus.whole().as_dict()


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda table: table.drop_columns("unit"), "statistics.parquet: unit: not as the model"),
        (lambda table: table.set_column(5, "value", pa.array(["x"] * len(table))), "statistics.parquet: value: not as"),
        (lambda table: table.select(table.column_names[::-1]), "statistics.parquet: the order of decision"),
    ],
    ids=["lost", "of another type", "in another order"],
)
def test_columns_that_are_not_the_model_s(tmp_path, store, spoil, told):
    corpus = Corpus(tmp_path, tiny.rows(), tiny.TEXTS)
    pq.write_table(spoil(corpus.tables["statistics"]), tmp_path / "parquet" / "statistics.parquet")
    with pytest.raises(TableFileError, match=told):
        corpus.verified(store)


def test_files_that_are_no_tables(tmp_path, store):
    corpus = Corpus(tmp_path, tiny.rows(), tiny.TEXTS)
    (tmp_path / "parquet" / "roles.parquet").write_text("x")
    with pytest.raises(TableFileError, match=r"roles\.parquet: no Parquet file"):
        corpus.verified(store)
    (tmp_path / "parquet" / "roles.parquet").unlink()
    with pytest.raises(FileNotFoundError, match=r"roles\.parquet"):
        corpus.verified(store)
