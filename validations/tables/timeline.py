"""The table of dated events."""

from __future__ import annotations

from validations.tables import formats, vocabularies
from validations.tables.columns import (
    Day,
    Flag,
    Nested,
    Table,
    Text,
    date_column,
    nested_column,
    plain_column,
    text_column,
)


class Timeline(Table):
    """One row per dated event, however often it is told."""

    event_id: Text = text_column(
        "Event", "事件", unique=True, str_matches=formats.SLUG,
        en="Identifier of the event; stable from release to release.",
        zh="事件的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    date: Text = date_column(
        "Date", "日期",
        en="When it happened or is to happen, in EDTF: 2021, 2025-11-17, 2025-11-18/2025-11-19.",
        zh="事件發生或將發生的日期（EDTF 格式）：2021、2025-11-17、2025-11-18/2025-11-19。",
    )  # fmt: skip
    date_start: Day = plain_column(
        "First day", "首日", nullable=True,
        en="First day that the date admits; empty where the date is open at its beginning.",
        zh="日期所涵蓋的首日；開端不定則留空。",
    )  # fmt: skip
    date_end: Day = plain_column(
        "Last day", "末日", nullable=True,
        en="Last day that the date admits; empty where the date is open at its end.",
        zh="日期所涵蓋的末日；終結不定則留空。",
    )  # fmt: skip
    precision: Text = text_column(
        "Precision", "精確度", isin=vocabularies.PRECISIONS,
        en="How exact the date is.",
        zh="日期的精確度：日、月、年、年代或世紀。",
    )  # fmt: skip
    kind: Text = text_column(
        "Kind", "類別", isin=vocabularies.EVENT_KINDS,
        en="What sort of event it is.",
        zh="事件的類別，例如成立、開幕或啟用、會議活動、公布或截止。",
    )  # fmt: skip
    title_zh: Text = text_column(
        "Chinese title", "中文標題",
        en="What happened, in Chinese, readable on its own.",
        zh="以中文說明事件，無須參閱原文亦可理解。",
    )  # fmt: skip
    title_en: Text = text_column(
        "English title", "英文標題", nullable=True,
        en="What happened, in English, readable on its own.",
        zh="以英文說明事件，無須參閱原文亦可理解。",
    )  # fmt: skip
    organisation_ids: Nested = nested_column(
        "Organisations", "參與機構", references="organisations",
        en="The bodies that took part.",
        zh="參與事件的機構。",
    )  # fmt: skip
    place: Text = text_column(
        "Place", "地點", nullable=True,
        en="Where it took place, as the text names it.",
        zh="事件發生的地點，以原文所述為準。",
    )  # fmt: skip
    planned: Flag = plain_column(
        "Planned", "預定",
        en="True if it was still to come when the text was published.",
        zh="文件發布時事件尚未發生則為真。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", documented_by=vocabularies.RULES,
        en="The rule that read the event.",
        zh="讀出該事件的規則。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that merged or corrected the row, if any.",
        zh="合併或更正該列的審核決定（如有）。",
    )  # fmt: skip

    class Config:
        """Title and description of the table."""

        title = "Timeline"
        description = "One row per dated event, however many texts tell of it."
        metadata = {"title_zh": "時間線", "description_zh": "每個有日期的事件一列，不論由多少份文件述及。"}  # noqa: RUF012
