"""The table of source texts."""

from __future__ import annotations

from validations.tables import formats, vocabularies
from validations.tables.columns import Table, Text, Whole, date_column, plain_column, text_column


class Documents(Table):
    """One row per source text."""

    document_id: Text = text_column(
        "Document", "文件", unique=True, str_matches=formats.SLUG,
        en="Identifier of the text; stable from release to release.",
        zh="文件的識別碼，在各版本之間保持不變。",
    )  # fmt: skip
    title: Text = text_column(
        "Title", "標題",
        en="The text's own title or first heading, as one line.",
        zh="文件本身的標題或首個標題，以單行表示。",
    )  # fmt: skip
    kind: Text = text_column(
        "Kind", "類別", isin=vocabularies.DOCUMENT_KINDS,
        en="What sort of text it is.",
        zh="文件的類別：新聞稿、新聞報道、信函、網頁、報告或其他。",
    )  # fmt: skip
    publisher_id: Text = text_column(
        "Publisher", "發布者", nullable=True, references="organisations",
        en="The organisation that issued the text; empty where it is not known.",
        zh="發布文件的機構；不詳則留空。",
    )  # fmt: skip
    language: Text = text_column(
        "Language", "語言", str_matches=formats.BCP47,
        en="Main language and script of the text, as a BCP 47 tag such as zh-Hant-HK.",
        zh="文件的主要語言及文字，採用 BCP 47 標籤，例如 zh-Hant-HK。",
    )  # fmt: skip
    published: Text = date_column(
        "Published", "發布日期", nullable=True,
        en="Date of issue in EDTF, as far as the text or the manifest of sources tells it.",
        zh="發布日期（EDTF 格式），以文件或來源清單所載為限。",
    )  # fmt: skip
    source_file: Text = text_column(
        "Source file", "來源檔案", nullable=True,
        en="Name of the file that holds the text as received.",
        zh="存放原文的檔案名稱。",
    )  # fmt: skip
    source_url: Text = text_column(
        "Source address", "來源網址", nullable=True, str_matches=formats.URL,
        en="Web address that the text comes from; empty where it is not known.",
        zh="文件來源的網址；不詳則留空。",
    )  # fmt: skip
    rights: Text = text_column(
        "Rights", "權利", nullable=True,
        en="On what terms the text may be used; the text remains its issuer's.",
        zh="文件的使用條款；原文權利屬發布者所有。",
    )  # fmt: skip
    sha256: Text = text_column(
        "SHA-256", "SHA-256 雜湊值", str_matches=formats.SHA256,
        en="SHA-256 of the raw file, in lower-case hexadecimal.",
        zh="原始檔案的 SHA-256 雜湊值，以小寫十六進位表示。",
    )  # fmt: skip
    bytes: Whole = plain_column(
        "Bytes", "位元組數", unit="byte", ge=0,
        en="Size of the raw file.",
        zh="原始檔案的大小，以位元組計。",
    )  # fmt: skip
    characters: Whole = plain_column(
        "Characters", "字元數", unit="Unicode code point", ge=0,
        en="Length of the decoded raw text, a byte-order mark counted.",
        zh="解碼後原文的長度，以 Unicode 碼位計，包括位元組順序記號。",
    )  # fmt: skip

    class Config:
        """Title and description of the table."""

        title = "Documents"
        description = "One row per source text."
        metadata = {"title_zh": "文件", "description_zh": "每份來源文件一列。"}  # noqa: RUF012
