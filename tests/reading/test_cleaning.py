"""Cleaning, phrase by phrase, and the promise that every clean character leads back to its raw one."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.reading.cleaning import clean
from pipelines.reading.folding import folds, standard

PHRASES = list(csv.DictReader(Path(__file__).with_name("phrases.csv").read_text("utf-8").splitlines()))
RAW = sorted((Path(__file__).parents[2] / "raw").glob("*.txt"))


@pytest.mark.parametrize("phrase", PHRASES, ids=lambda phrase: phrase["what"])
def test_phrase(phrase):
    assert standard(clean(phrase["raw"])[0])[0] == phrase["clean"]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\f", "\v", "\x85", "\u2028", "\x00", "\x1f"])
def test_every_line_end_parts_lines(end):
    text, offsets = clean(f"即時發布{end}香港 2023 年")
    assert text == "即時發布\n香港2023年"
    raw = f"即時發布{end}香港 2023 年"
    start, stop = offsets.raw_span(text.index("2023"), len(text))
    assert raw[start:stop] == "2023 年"


def test_two_breakpoints_at_one_place_keep_the_later():
    raw = "甲 \r\n\u200b \r\n 乙"
    text, offsets = clean(raw)
    assert text == "甲\n乙"
    assert offsets.raw_span(2, 3) == (len(raw) - 1, len(raw))


def test_text_with_nothing_to_do_is_returned_with_the_identity():
    text, offsets = clean("香港基因組中心今日宣布\n推動科研")
    assert text == "香港基因組中心今日宣布\n推動科研"
    assert list(offsets.clean) == [0]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\ufeff", "\u3000\u200b"])
def test_text_of_blanks_is_empty(text):
    assert clean(text)[0] == ""


PIECES = st.one_of(
    st.sampled_from(
        [
            "香港",
            "基因組中心",
            "衛",
            "爲",
            "⾹",
            "⻑",
            "金",
            "2021",
            "１２",
            "％",
            " ",
            "  ",
            "\t",
            "\n",
            "\r\n",
            "\r",
            "\n\n",
            " \n \n",
            "\u3000",
            "\xa0",
            "\u200b",
            "\ufeff",
            "\xad",
            "1️⃣",
            "🔟",
            "㎡",
            "m²",
            "℃",
            "「",
            "「「",
            "」」",
            "「、",
            "。",
            "，",
            "（",
            "）",
            "(",
            ")",
            "–",
            "-",
            "A",
            "word",
            "建織",
            "多政總裁",
            "新 聞 稿",
            "• ",
            "1.1) ",
            "\x0c",
            "\x01",
            "詳情 日期\n接受申請 2023 年\n截止 2024 年\n",
            "長" * 40 + "\n\n",
            "專科 人數 骨 14 眼 9 內 37",
        ]
    ),
    st.text(max_size=4),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_clean_character_leads_back_to_its_raw_one(raw):
    text, offsets = clean(raw)
    table = folds()
    last = -1
    for index, character in enumerate(text):
        start, end = offsets.raw_span(index, index + 1)
        assert end == start + 1
        assert 0 <= start < len(raw)
        assert start >= last
        last = start
        here = raw[start]
        same = character in (here, table.get(here))
        blank = character in " \t\n" and (here.isspace() or table.get(here) in ("\n", " "))
        written_out = character in "①⑩m2³3°C" or here in "㎡℃" or ord(here) in range(0x3371, 0x33E0)
        mended = character in "組織行政總裁等化多的系治預國建機構"
        keycap = 0x2460 <= ord(character) < 0x2474 or character == "⓪"
        comma = here in "，．" and character in ",."
        assert same or blank or written_out or mended or keycap or comma, (character, here)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_clean_text_has_no_blank_lines_or_loose_blanks(raw):
    text, _ = clean(raw)
    assert "\n\n" not in text
    assert text == text.strip(" \n\t")
    assert " \n" not in text
    assert "\n " not in text


@pytest.mark.parametrize("path", RAW, ids=lambda path: path.stem)
def test_quotes_of_the_raw_texts_are_what_was_written(path):
    raw = path.read_bytes().decode()
    text, offsets = clean(raw)
    kept = "".join(raw[slice(*offsets.raw_span(i, i + 1))] for i in range(len(text)))
    assert len(kept) == len(text)
    assert sum(a != b for a, b in zip(kept, text, strict=True)) < 0.1 * len(text)
