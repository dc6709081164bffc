"""The tables of people and of the roles in which texts name them."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validations.tables import formats, vocabularies
from validations.tables.columns import Table, Text, text_column


class People(Table):
    """One row per person who is named in full."""

    person_id: Text = text_column(
        "Person", "人物", unique=True, str_matches=formats.SLUG,
        en="Identifier of the person; stable from release to release.",
        zh="人物的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    name_zh: Text = text_column(
        "Chinese name", "中文姓名", nullable=True,
        en="Full name in Traditional Chinese, without titles.",
        zh="繁體中文全名，不含稱謂。",
    )  # fmt: skip
    name_en: Text = text_column(
        "English name", "英文姓名", nullable=True,
        en="Full name in Latin letters, without titles.",
        zh="英文全名，不含稱謂。",
    )  # fmt: skip
    honorific: Text = text_column(
        "Honorific", "稱謂", nullable=True,
        en="Form of address that the texts use, such as 教授, 醫生 or 博士.",
        zh="文件所用的稱謂，例如教授、醫生、博士。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", nullable=True, documented_by=vocabularies.RULES,
        en="The rule that read the first mention.",
        zh="讀出首次提及的規則。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that merged or corrected the row, if any.",
        zh="合併或更正該列的審核決定（如有）。",
    )  # fmt: skip

    @pa.dataframe_check(name="name_zh, name_en: at least one of the two")
    def named(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold each row to at least one of the two names."""
        return frame["name_zh"].notna() | frame["name_en"].notna()

    class Config:
        """Title and description of the table."""

        title = "People"
        description = "One row per person who is named in full."
        metadata = {"title_zh": "人物", "description_zh": "每位以全名出現的人物一列。"}  # noqa: RUF012


class Roles(Table):
    """One row per person, organisation and title, as one document gives them."""

    role_id: Text = text_column(
        "Role", "職務", unique=True, str_matches=formats.SLUG,
        en="Identifier of the role; stable from release to release.",
        zh="職務的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    person_id: Text = text_column(
        "Person", "人物", references="people",
        en="Who holds the role.",
        zh="擔任職務的人物。",
    )  # fmt: skip
    organisation_id: Text = text_column(
        "Organisation", "機構", nullable=True, references="organisations",
        en="The body in which the role is held; empty where the text does not say.",
        zh="職務所屬的機構；文件沒有說明則留空。",
    )  # fmt: skip
    title_zh: Text = text_column(
        "Chinese title", "中文職銜", nullable=True,
        en="Title of the role in Traditional Chinese.",
        zh="繁體中文職銜。",
    )  # fmt: skip
    title_en: Text = text_column(
        "English title", "英文職銜", nullable=True,
        en="Title of the role in English.",
        zh="英文職銜。",
    )  # fmt: skip
    document_id: Text = text_column(
        "Document", "文件", references="documents",
        en="The text that gives the role.",
        zh="記載該職務的文件。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", documented_by=vocabularies.RULES,
        en="The rule that read the role.",
        zh="讀出該職務的規則。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that corrected the row, if any.",
        zh="更正該列的審核決定（如有）。",
    )  # fmt: skip

    @pa.dataframe_check(name="title_zh, title_en: at least one of the two")
    def titled(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold each row to at least one of the two titles."""
        return frame["title_zh"].notna() | frame["title_en"].notna()

    class Config:
        """Title and description of the table."""

        title = "Roles"
        description = "One row per person, organisation and title, as one document gives them."
        metadata = {"title_zh": "職務", "description_zh": "每份文件所載的人物、機構及職銜組合一列。"}  # noqa: RUF012
