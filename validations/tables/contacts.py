"""The table of ways to reach somebody."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pandera.pandas as pa

from validations.tables import formats, vocabularies
from validations.tables.columns import Flag, Table, Text, plain_column, text_column

FORMATS = {
    "phone": formats.E164,
    "fax": formats.E164,
    "email": formats.EMAIL,
    "website": formats.URL,
    "link": formats.URL,
}
"""The form of a contact's value by its kind; an address is any line."""


class Contacts(Table):
    """One row per telephone, fax, e-mail, website, link or address."""

    contact_id: Text = text_column(
        "Contact", "聯絡方式", unique=True, str_matches=formats.SLUG,
        en="Identifier of the contact; stable from release to release.",
        zh="聯絡方式的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    kind: Text = text_column(
        "Kind", "類別", isin=vocabularies.CONTACT_KINDS,
        en="What sort of contact it is: `website` is a body's home page, any other web address a `link`.",
        zh="聯絡方式的類別：website 為機構主頁，其他網址為 link。",
    )  # fmt: skip
    value: Text = text_column(
        "Value", "內容",
        en="Telephones in E.164, e-mails in lower case, web addresses with scheme, addresses on one line.",
        zh="電話採用 E.164 格式，電郵用小寫，網址為包括協定的完整網址，地址以單行表示。",
    )  # fmt: skip
    raw_value: Text = text_column(
        "Value as written", "原文寫法", verbatim=True,
        en="The contact exactly as the text writes it.",
        zh="聯絡方式的原文寫法。",
    )  # fmt: skip
    organisation_id: Text = text_column(
        "Organisation", "機構", nullable=True, references="organisations",
        en="The body that it reaches.",
        zh="所聯絡的機構。",
    )  # fmt: skip
    person_id: Text = text_column(
        "Person", "人物", nullable=True, references="people",
        en="The person that it reaches.",
        zh="所聯絡的人物。",
    )  # fmt: skip
    unit_zh: Text = text_column(
        "Department", "部門", nullable=True,
        en="Department or office that the text names beside it.",
        zh="原文並列的部門或辦事處。",
    )  # fmt: skip
    purpose: Text = text_column(
        "Purpose", "用途", isin=vocabularies.PURPOSES,
        en="What the text offers it for.",
        zh="原文所述的用途，例如傳媒查詢、查詢、申請、下載或一般用途。",
    )  # fmt: skip
    personal: Flag = plain_column(
        "Personal", "個人資料",
        en="True if it names or reaches one natural person; a release can be built without such rows.",
        zh="可指明或聯絡某一自然人則為真；可製作不含此類資料的版本。",
    )  # fmt: skip
    rule: Text = text_column(
        "Rule", "規則", documented_by=vocabularies.RULES,
        en="The rule that read the contact.",
        zh="讀出該聯絡方式的規則。",
    )  # fmt: skip
    decision: Text = text_column(
        "Decision", "決定", nullable=True,
        en="The reviewed decision that corrected the row, if any.",
        zh="更正該列的審核決定（如有）。",
    )  # fmt: skip

    @pa.dataframe_check(name="kind, value: a value in the form of its kind")
    def formed(cls, frame: pd.DataFrame) -> pd.Series[Any]:  # noqa: N805 - Pandera makes it a class method
        """Hold telephones to E.164, e-mails and web addresses to their patterns."""
        right = pd.Series(True, index=frame.index, dtype=bool)
        for kind, pattern in FORMATS.items():
            right &= (frame["kind"] != kind) | frame["value"].str.match(pattern, na=False)
        return right

    class Config:
        """Title and description of the table."""

        title = "Contacts"
        description = "One row per way to reach somebody."
        metadata = {"title_zh": "聯絡方式", "description_zh": "每項聯絡方式一列。"}  # noqa: RUF012
