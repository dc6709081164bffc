"""The table of named bodies."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validations.tables import formats, vocabularies
from validations.tables.columns import Nested, Table, Text, date_column, nested_column, text_column


class Organisations(Table):
    """One row per named body: department, university, hospital, company, society, or named programme."""

    organisation_id: Text = text_column(
        "Organisation", "機構", unique=True, str_matches=formats.SLUG,
        en="Identifier of the body; stable from release to release.",
        zh="機構的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    name_zh: Text = text_column(
        "Chinese name", "中文名稱", nullable=True,
        en="Preferred full name in Traditional Chinese, as the texts write it.",
        zh="繁體中文全稱，以文件寫法為準。",
    )  # fmt: skip
    name_en: Text = text_column(
        "English name", "英文名稱", nullable=True,
        en="Preferred full name in English; empty where no text or authority gives one.",
        zh="英文全稱；文件及權威檔均無記載則留空。",
    )  # fmt: skip
    aliases: Nested = nested_column(
        "Aliases", "別名",
        en="Every other name used in the texts or the authority file: short forms, English names, acronyms.",
        zh="文件或權威檔所用的其他名稱：簡稱、英文名稱及縮寫。",
    )  # fmt: skip
    kind: Text = text_column(
        "Kind", "類別", isin=vocabularies.ORGANISATION_KINDS,
        en="Type of body: the types of ROR v2, and `programme` for a named programme that facts are about.",
        zh="機構類別：採用 ROR v2 的類別，另以 programme 表示有事實述及的具名計劃。",
    )  # fmt: skip
    parent_id: Text = text_column(
        "Parent", "上級機構", nullable=True, references="organisations",
        en="The body that it is part of or owned by.",
        zh="所屬或擁有該機構的上級機構。",
    )  # fmt: skip
    founded: Text = date_column(
        "Founded", "成立日期", nullable=True,
        en="Date of founding in EDTF, where a text tells it.",
        zh="成立日期（EDTF 格式），以文件所載為限。",
    )  # fmt: skip
    jurisdiction: Text = text_column(
        "Jurisdiction", "司法管轄區", nullable=True, str_matches=formats.ISO3166,
        en="Country or subdivision that it belongs to, by ISO 3166 code, such as HK, CN or US-PA.",
        zh="所屬國家或地區，採用 ISO 3166 代碼，例如 HK、CN、US-PA。",
    )  # fmt: skip
    website: Text = text_column(
        "Website", "網站", nullable=True, str_matches=formats.URL,
        en="Home page of the body.",
        zh="機構的主頁網址。",
    )  # fmt: skip
    ror_id: Text = text_column(
        "ROR identifier", "ROR 識別碼", nullable=True, str_matches=formats.ROR,
        en="Identifier in the Research Organization Registry, only where verified.",
        zh="研究機構註冊庫（ROR）的識別碼，只列經核實者。",
    )  # fmt: skip
    wikidata_id: Text = text_column(
        "Wikidata item", "維基數據項目", nullable=True, str_matches=formats.WIKIDATA,
        en="Item in Wikidata, only where verified.",
        zh="維基數據的項目編號，只列經核實者。",
    )  # fmt: skip
    status: Text = text_column(
        "Status", "審核狀態", isin=vocabularies.STATUSES,
        en="`reviewed` if people have confirmed the body, `candidate` if it was found in a text only.",
        zh="reviewed 表示機構已由人手確認；candidate 表示只見於文件，尚待人手確認。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", nullable=True, documented_by=vocabularies.RULES,
        en="The rule that read its first mention; empty for a body known from the authority file alone.",
        zh="讀出首次提及的規則；只見於權威檔的機構留空。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that accepted, merged, corrected or named the row, if any.",
        zh="接納、合併、更正或命名該列的審核決定（如有）。",
    )  # fmt: skip

    @pa.dataframe_check(name="name_zh, name_en: at least one of the two")
    def named(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold each row to at least one of the two names."""
        return frame["name_zh"].notna() | frame["name_en"].notna()

    class Config:
        """Title and description of the table."""

        title = "Organisations"
        description = "One row per named body."
        metadata = {"title_zh": "機構", "description_zh": "每個具名機構一列。"}  # noqa: RUF012
