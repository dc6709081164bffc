"""The tables of a corpus, made both ways, as plain rows that can be compared."""

from pipelines.building.build import Counted, built
from pipelines.building.store import Store
from pipelines.engines import engine
from pipelines.extraction import extract
from pipelines.reading import UnreadableText, corpus
from pipelines.resolution import resolve
from pipelines.resolution.tables import COLUMNS
from validations import schema


def resolved(raw):
    """Return what resolution in memory makes of a folder; what is no text is left out."""
    documents = []
    for text in corpus.texts(raw):
        try:
            documents.append(corpus.read(text))
        except UnreadableText:
            continue
    return resolve([(document, extract(document)) for document in documents])


def in_memory(raw):
    """Return the tables, decisions and stale decisions of a folder that is resolved in memory."""
    made = resolved(raw)
    tables = {name: schema.to_arrow(name, made.rows[name]).to_pylist() for name in COLUMNS}
    return tables, made.decisions, made.stale


def through_files(raw, store, where=None, counted=None):
    """Return the same, made of chunks and buckets on disk."""
    counted = Counted() if counted is None else counted
    with where or engine("local") as each, built(raw, each, Store(store), counted) as made:
        tables = {name: [row for batch in made.table(name) for row in batch.to_pylist()] for name in COLUMNS}
        return tables, made.decisions, made.stale


def read_again(raw, store):
    """Return how many texts another run reads."""
    counted = Counted()
    through_files(raw, store, counted=counted)
    return counted.read


def unlike(one, other):
    """Return the rows that only one of two sets of tables has, by table; empty where they are equal."""
    found = {}
    for name in COLUMNS:
        if one[0][name] != other[0][name]:
            mine = [row for row in one[0][name] if row not in other[0][name]]
            its = [row for row in other[0][name] if row not in one[0][name]]
            found[name] = (mine, its) if mine or its else "order"
    for place, what in ((1, "decisions"), (2, "stale")):
        if one[place] != other[place]:
            found[what] = (one[place], other[place])
    return found
