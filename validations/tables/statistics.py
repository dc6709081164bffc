"""The table of quantities asserted about the world, and the vocabulary of indicators that it refers to."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validations.tables import formats, units, vocabularies
from validations.tables.columns import (
    Nested,
    Real,
    Table,
    Text,
    date_column,
    nested_column,
    plain_column,
    text_column,
)

UNITS_OF_MEASURE = {
    "count": frozenset({"1"}),
    "rank": frozenset({"1"}),
    "percentage": frozenset({"%"}),
    "money": units.of_dimension("money"),
    "duration": units.of_dimension("time"),
}
"""The units that a measure admits; a measure not listed admits any."""


class Statistics(Table):
    """One row per quantity asserted about the world."""

    statistic_id: Text = text_column(
        "Statistic", "統計數字", unique=True, str_matches=formats.SLUG,
        en="Identifier of the statistic; stable from release to release.",
        zh="統計數字的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    indicator_id: Text = text_column(
        "Indicator", "指標", nullable=True, references="indicators", str_matches=formats.SLUG,
        en="What is measured, from the table of indicators; empty where no indicator fits or none has been chosen yet.",
        zh="所量度的指標，取自指標詞彙表；沒有合適的指標或尚未選定則留空。",
    )  # fmt: skip
    label_zh: Text = text_column(
        "Chinese label", "中文標籤",
        en="What is measured, in Chinese, readable on its own without the source.",
        zh="以中文說明所量度的事物，無須參閱原文亦可理解。",
    )  # fmt: skip
    label_en: Text = text_column(
        "English label", "英文標籤", nullable=True,
        en="What is measured, in English, readable on its own without the source.",
        zh="以英文說明所量度的事物，無須參閱原文亦可理解。",
    )  # fmt: skip
    subject_id: Text = text_column(
        "Subject", "主體", nullable=True, references="organisations",
        en="The body or programme that the figure is about.",
        zh="數字所關乎的機構或計劃。",
    )  # fmt: skip
    value: Real = plain_column(
        "Value", "數值", unit="as the column `unit` says",
        en="The number, written out in full: 2,760億 is 276000000000.",
        zh="數值，已換算為完整數字：2,760億即276000000000。",
    )  # fmt: skip
    value_exact: Text = text_column(
        "Exact value", "精確數值", unit="as the column `unit` says", str_matches=formats.DECIMAL,
        en="The same number as a decimal literal, with the text's own precision, such as 82.5.",
        zh="同一數值的十進位寫法，保留原文的精確度，例如82.5。",
    )  # fmt: skip
    value_max: Real = plain_column(
        "Upper value", "數值上限", nullable=True, unit="as the column `unit` says",
        en="Upper end where the text gives a range, as in 八、九成.",
        zh="原文給出範圍時的上限，例如八、九成。",
    )  # fmt: skip
    per: Real = plain_column(
        "Denominator", "分母", gt=0,
        en="What the value is counted against: 100 with %, 1000 in 'per thousand', 67 in 'one in 67', or 1.",
        zh="數值的分母：百分比為100，「每千名」為1000，「每67人中一個」為67，其餘為1。",
    )  # fmt: skip
    measure: Text = text_column(
        "Measure", "量度類別", isin=vocabularies.MEASURES,
        en="What sort of quantity it is.",
        zh="數量的類別：數目、金額、百分比、比例、比率、名次、時間長度或其他數量。",
    )  # fmt: skip
    unit: Text = text_column(
        "Unit", "單位", isin=units.codes(),
        en="ISO 4217 code for money, UCUM code for durations and physical units, % for shares, 1 otherwise.",
        zh="金額採用 ISO 4217 代碼，時間及物理單位採用 UCUM 代碼，百分比為 %，其餘為 1。",
    )  # fmt: skip
    counted_zh: Text = text_column(
        "What is counted", "計算對象", nullable=True,
        en="Counter and noun that the text counts, such as 名參加者 or 家公司.",
        zh="原文所數的量詞及名詞，例如名參加者、家公司。",
    )  # fmt: skip
    qualifier: Text = text_column(
        "Qualifier", "限定詞", isin=vocabularies.QUALIFIERS,
        en="How exact the text says the number is: 逾 is over, 近 is nearly, 約 is about, 最高 is up_to.",
        zh="原文對數值精確程度的說法：逾為 over，近為 nearly，約為 about，最高為 up_to。",
    )  # fmt: skip
    dimensions: Nested = nested_column(
        "Dimensions", "維度", items="map",
        en="What else the figure is broken down by, such as sex=male.",
        zh="數字的其他分類維度，例如 sex=male。",
    )  # fmt: skip
    geography: Text = text_column(
        "Geography", "地區", nullable=True,
        en="Where it holds: an ISO 3166 code such as HK, or a named region.",
        zh="數字所涵蓋的地區：ISO 3166 代碼（例如 HK）或具名區域。",
    )  # fmt: skip
    period: Text = date_column(
        "Period", "時期", nullable=True,
        en="When it holds, in EDTF: 2023, 2019/2024, ../2025-10 (as of), 2020/.. (since).",
        zh="數字所涵蓋的時期（EDTF 格式）：2023、2019/2024、../2025-10（截至）、2020/..（自此）。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", documented_by=vocabularies.RULES,
        en="The rule that read the figure.",
        zh="讀出該數字的規則。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that corrected or named the row, if any.",
        zh="更正或命名該列的審核決定（如有）。",
    )  # fmt: skip

    @pa.dataframe_check(name="measure, unit: a unit that the measure admits")
    def measured(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold money to currencies, durations to units of time, percentages to %, counts and ranks to 1."""
        admitted = frame["measure"].map(UNITS_OF_MEASURE)
        fits = [not isinstance(a, frozenset) or u in a for a, u in zip(admitted, frame["unit"], strict=True)]
        return pd.Series(fits, index=frame.index, dtype=bool)

    @pa.dataframe_check(name="unit, per: % and a denominator of 100 together")
    def hundredths(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold every figure in per cent to the denominator 100."""
        return (frame["unit"] != "%") | (frame["per"] == 100)

    class Config:
        """Title and description of the table."""

        title = "Statistics"
        description = "One row per quantity asserted about the world."
        metadata = {"title_zh": "統計數字", "description_zh": "文件所述的每個數量一列。"}  # noqa: RUF012


class Indicators(Table):
    """One row per indicator of the vocabulary that statistics refer to."""

    indicator_id: Text = text_column(
        "Indicator", "指標", unique=True, str_matches=formats.SLUG,
        en="Identifier of the indicator.",
        zh="指標的識別碼。",
    )  # fmt: skip
    name_en: Text = text_column("English name", "英文名稱", en="Name in English.", zh="英文名稱。")
    name_zh: Text = text_column("Chinese name", "中文名稱", en="Name in Traditional Chinese.", zh="繁體中文名稱。")
    definition_en: Text = text_column(
        "English definition", "英文定義", en="What it measures, in English.", zh="指標的英文定義。"
    )
    definition_zh: Text = text_column(
        "Chinese definition", "中文定義", en="What it measures, in Chinese.", zh="指標的中文定義。"
    )
    unit: Text = text_column(
        "Unit", "單位", isin=units.codes(),
        en="Unit that its figures are best compared in; a figure may be told in another.",
        zh="比較該指標各項數字時宜用的單位；個別數字可用其他單位表示。",
    )  # fmt: skip
    per: Real = plain_column(
        "Denominator", "分母", gt=0, nullable=True,
        en="Denominator that its figures are best compared by; a figure may be told with another. Empty if it differs.",
        zh="比較該指標各項數字時宜用的分母；個別數字可用其他分母表示。因數字而異則留空。",
    )  # fmt: skip
    wdi_code: Text = text_column(
        "WDI code", "世界發展指標代碼", nullable=True, str_matches=formats.WDI,
        en="The World Bank's World Development Indicator that means the same, if any.",
        zh="世界銀行世界發展指標中意義相同的指標代碼（如有）。",
    )  # fmt: skip
    wdi_code_by_dimension: Nested = nested_column(
        "WDI codes by dimension", "按維度的世界發展指標代碼",
        en="WDI codes of parts of it, each behind the dimension it is for, as in sex=male:SP.DYN.LE00.MA.IN.",
        zh="指標各部分的世界發展指標代碼，前附所屬維度，例如 sex=male:SP.DYN.LE00.MA.IN。",
    )  # fmt: skip
    sdg_code: Text = text_column(
        "SDG code", "可持續發展目標指標代碼", nullable=True, str_matches=formats.SDG,
        en="The Sustainable Development Goal indicator that means the same, if any.",
        zh="聯合國可持續發展目標中意義相同的指標代碼（如有）。",
    )  # fmt: skip

    class Config:
        """Title and description of the table."""

        title = "Indicators"
        description = "One row per indicator of the vocabulary that statistics refer to."
        metadata = {"title_zh": "指標", "description_zh": "統計數字所引用的每個指標一列。"}  # noqa: RUF012
