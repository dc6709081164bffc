"""Chunks of any stream of texts: nothing is lost between them, and a change stays where it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelines.building import intake
from pipelines.reading.corpus import Text

LENGTHS = st.sampled_from((0, 10, 4_500, 60_000))


def stream(texts):
    return [Text(name, name, b"a" * length, {}) for name, length in texts]


def cut(texts):
    return [chunk.key for chunk in intake.chunks(intake.taken_in(texts))]


@pytest.fixture(autouse=True, scope="module")
def cheap():
    """Cut into chunks of four texts, or of long ones by every 100,000 bytes."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "USUAL", 4)
        patch.setattr(intake, "USUAL_BYTES", 100_000)
        yield


NAMED = st.dictionaries(st.integers(0, 9_999).map("{:04}.txt".format), LENGTHS, min_size=1, max_size=60)


@given(NAMED)
@settings(deadline=None, max_examples=50)
def test_chunks_put_together_are_the_stream(found):
    texts = stream(sorted(found.items()))
    chunks = list(intake.chunks(intake.taken_in(texts)))
    assert all(chunk.texts for chunk in chunks)
    assert [taken.text for chunk in chunks for taken in chunk.texts] == texts


@given(NAMED, st.data())
@settings(deadline=None, max_examples=50)
def test_one_text_changes_no_more_than_two_chunks(found, data):
    texts = stream(sorted(found.items()))
    place = data.draw(st.integers(0, len(texts) - 1))
    longer = Text(texts[place].name, texts[place].source_file, b"b" * data.draw(LENGTHS), {})
    before = cut(texts)
    for changed in ([*texts[:place], *texts[place + 1 :]], [*texts[:place], longer, *texts[place + 1 :]]):
        after = cut(changed)
        assert len(set(before) - set(after)) <= 2
        assert len(set(after) - set(before)) <= 2


@pytest.mark.parametrize(("texts", "length", "most"), [(2_000, 10, 512), (40, 1_000_000, 8)])
def test_no_chunk_is_longer_than_it_may_be(monkeypatch, texts, length, most):
    monkeypatch.setattr(intake, "USUAL", 0x7FFFFFFF)
    monkeypatch.setattr(intake, "USUAL_BYTES", 0x7FFFFFFFFF)
    data = b"a" * length
    given_ = (Text(f"{number}.txt", f"{number}.txt", data, {}) for number in range(texts))
    assert max(len(chunk.texts) for chunk in intake.chunks(intake.taken_in(given_))) == most


@given(NAMED)
@settings(deadline=None, max_examples=50)
def test_a_chunk_is_read_as_it_was_written(tmp_path_factory, found):
    path = tmp_path_factory.mktemp("chunk") / "chunk.arrow"
    texts = [Text(text.name, text.source_file, text.data, {"title": "題"}) for text in stream(sorted(found.items()))]
    (chunk, *_) = intake.chunks(intake.taken_in(texts))
    chunk.write(path)
    assert tuple(intake.read(path)) == chunk.texts


def test_no_identifier_is_given_twice():
    names = ("A 1.txt", "a 1.txt", "a-1.txt", "b.txt")
    taken = list(intake.taken_in(stream((name, 1) for name in names)))
    assert taken[0].document_id == "a-1"
    assert len({one.document_id for one in taken}) == 4
    assert len({one.key for one in taken}) == 4
