"""The tables that lead back to the texts: where facts stand, what became of numbers, what was disputed."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validations.tables import formats, vocabularies
from validations.tables.columns import Flag, Table, Text, Whole, plain_column, text_column


class Evidence(Table):
    """One row per place in a text that states a fact."""

    table_name: Text = text_column(
        "Table", "資料表", isin=vocabularies.EVIDENCED_TABLES,
        en="The table of the fact.",
        zh="事實所在的資料表。",
    )  # fmt: skip
    row_id: Text = text_column(
        "Row", "資料列",
        en="Key of the fact in that table.",
        zh="事實在該表的識別碼。",
    )  # fmt: skip
    document_id: Text = text_column(
        "Document", "文件", references="documents",
        en="The text that states it.",
        zh="述及該事實的文件。",
    )  # fmt: skip
    start: Whole = plain_column(
        "Start", "起點", unit="Unicode code point", ge=0,
        en="Offset of the first character of the words that state it, in the raw text, counted from 0.",
        zh="有關字句首個字元在原文的位置，由 0 起計，以 Unicode 碼位計。",
    )  # fmt: skip
    end: Whole = plain_column(
        "End", "終點", unit="Unicode code point", gt=0,
        en="Offset just after the last character of those words, in the raw text: the end is not included.",
        zh="有關字句的終點在原文的位置，即末個字元之後（不含終點），以 Unicode 碼位計。",
    )  # fmt: skip
    quote: Text = text_column(
        "Quote", "引文", verbatim=True,
        en="The words themselves, equal to the raw text to the character.",
        zh="有關字句，與原文逐字相同。",
    )  # fmt: skip
    field: Text = text_column(
        "Field", "欄位", nullable=True,
        en="The column that the words support; empty if they support the row as a whole.",
        zh="字句所支持的欄位；支持整列則留空。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", nullable=True, documented_by=vocabularies.RULES,
        en="The rule that read the words here.",
        zh="在此處讀出字句的規則。",
    )  # fmt: skip

    @pa.dataframe_check(name="start, end, quote: as many characters as end - start")
    def measured(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold the span to the length of its quote."""
        return frame["quote"].str.len() == frame["end"] - frame["start"]

    class Config:
        """Title, description and key of the table."""

        title = "Evidence"
        description = "One row per place in a text that states a fact."
        metadata = {"title_zh": "證據", "description_zh": "述及事實的每處原文一列。"}  # noqa: RUF012
        unique = ["table_name", "row_id", "document_id", "start", "end", "field"]  # noqa: RUF012


class Coverage(Table):
    """One row per number, date, telephone number, e-mail or web address in the raw texts."""

    document_id: Text = text_column(
        "Document", "文件", references="documents",
        en="The text that holds it.",
        zh="所在文件。",
    )  # fmt: skip
    start: Whole = plain_column(
        "Start", "起點", unit="Unicode code point", ge=0,
        en="Offset of its first character in the raw text, counted from 0.",
        zh="首個字元在原文的位置，由 0 起計，以 Unicode 碼位計。",
    )  # fmt: skip
    end: Whole = plain_column(
        "End", "終點", unit="Unicode code point", gt=0,
        en="Offset just after its last character in the raw text: the end is not included.",
        zh="終點在原文的位置，即末個字元之後（不含終點），以 Unicode 碼位計。",
    )  # fmt: skip
    text: Text = text_column(
        "Text", "文字", verbatim=True,
        en="The characters themselves, as the raw text has them.",
        zh="原文所載的字元。",
    )  # fmt: skip
    kind: Text = text_column(
        "Kind", "類別", isin=vocabularies.NUMBER_KINDS,
        en="What it looks like.",
        zh="看來屬於哪類：數字、日期、電話、電郵或網址。",
    )  # fmt: skip
    status: Text = text_column(
        "Status", "狀態", isin=vocabularies.COVERAGE_STATUSES,
        en="`used` if a fact is read from it, `set_aside` if it is no fact of its own.",
        zh="used 表示有事實由此讀出；set_aside 表示本身並非事實。",
    )  # fmt: skip
    table_name: Text = text_column(
        "Table", "資料表", nullable=True, isin=vocabularies.EVIDENCED_TABLES,
        en="The table of the fact that uses it.",
        zh="使用該數字的事實所在的資料表。",
    )  # fmt: skip
    row_id: Text = text_column(
        "Row", "資料列", nullable=True,
        en="Key of the fact that uses it.",
        zh="使用該數字的事實的識別碼。",
    )  # fmt: skip
    reason: Text = text_column(
        "Reason", "原因", nullable=True, isin=vocabularies.REASONS,
        en="Why it is no fact of its own; `unexplained` if no rule has read it and somebody should look.",
        zh="本身並非事實的原因；unexplained 表示未有規則讀出，須人手查核。",
    )  # fmt: skip

    @pa.dataframe_check(name="status, table_name, row_id, reason: used with a row, or set aside with a reason")
    def accounted(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold used numbers to table and row without reason, those set aside to the reverse."""
        row = frame["table_name"].notna() & frame["row_id"].notna()
        none = frame["table_name"].isna() & frame["row_id"].isna()
        used = frame["status"] == "used"
        return (used & row & frame["reason"].isna()) | (~used & none & frame["reason"].notna())

    @pa.dataframe_check(name="start, end, text: as many characters as end - start")
    def measured(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold the span to the length of its text."""
        return frame["text"].str.len() == frame["end"] - frame["start"]

    class Config:
        """Title, description and key of the table."""

        title = "Coverage"
        description = "One row per number, date, telephone number, e-mail or web address in the raw texts."
        metadata = {"title_zh": "數字清單", "description_zh": "原文每個數字、日期、電話、電郵及網址一列。"}  # noqa: RUF012
        unique = ["document_id", "start", "end"]  # noqa: RUF012


class Disagreements(Table):
    """One row per claim on which texts disagree, the published one included."""

    disagreement_id: Text = text_column(
        "Disagreement", "分歧", unique=True, str_matches=formats.SLUG,
        en="Identifier of the claim; stable from release to release.",
        zh="說法的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    table_name: Text = text_column(
        "Table", "資料表", isin=vocabularies.FACT_TABLES,
        en="The table of the fact in dispute.",
        zh="有分歧的事實所在的資料表。",
    )  # fmt: skip
    row_id: Text = text_column(
        "Row", "資料列",
        en="Key of that fact.",
        zh="該事實的識別碼。",
    )  # fmt: skip
    column_name: Text = text_column(
        "Column", "欄位",
        en="The column on which the texts disagree.",
        zh="各文件說法不一的欄位。",
    )  # fmt: skip
    value: Text = text_column(
        "Value", "說法",
        en="The value that is claimed here.",
        zh="此處所述的值。",
    )  # fmt: skip
    document_id: Text = text_column(
        "Document", "文件", references="documents",
        en="The text that claims it.",
        zh="述及此說法的文件。",
    )  # fmt: skip
    start: Whole = plain_column(
        "Start", "起點", unit="Unicode code point", ge=0,
        en="Offset of the first character of the words that claim it, in the raw text, counted from 0.",
        zh="有關字句首個字元在原文的位置，由 0 起計，以 Unicode 碼位計。",
    )  # fmt: skip
    end: Whole = plain_column(
        "End", "終點", unit="Unicode code point", gt=0,
        en="Offset just after the last character of those words, in the raw text: the end is not included.",
        zh="有關字句的終點在原文的位置，即末個字元之後（不含終點），以 Unicode 碼位計。",
    )  # fmt: skip
    quote: Text = text_column(
        "Quote", "引文", verbatim=True,
        en="The words themselves, equal to the raw text to the character.",
        zh="有關字句，與原文逐字相同。",
    )  # fmt: skip
    chosen: Flag = plain_column(
        "Chosen", "採用",
        en="True for the claim that is published in the fact's own row.",
        zh="此說法已發布於該事實所在的資料列則為真。",
    )  # fmt: skip
    reason: Text = text_column(
        "Reason", "取捨規則", documented_by=vocabularies.PREFERENCES,
        en="The rule by which the published value was preferred.",
        zh="選定已發布值的規則。",
    )  # fmt: skip

    @pa.dataframe_check(name="start, end, quote: as many characters as end - start")
    def measured(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold the span to the length of its quote."""
        return frame["quote"].str.len() == frame["end"] - frame["start"]

    class Config:
        """Title and description of the table."""

        title = "Disagreements"
        description = "One row per claim on which texts disagree, the published one included."
        metadata = {"title_zh": "分歧", "description_zh": "文件之間說法不一時，每項說法一列，包括已採用者。"}  # noqa: RUF012
