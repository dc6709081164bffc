"""The blocks of short pages, read like examples: kind, level, parent, marker."""

import pytest

from pipelines.reading import read_text
from pipelines.reading.cleaning import clean
from pipelines.reading.layout import lay_out


def kinds(text):
    return [block.kind for block in lay_out(text)]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("http://www.hkgp.org/", "footer"),
        ("mailto:hkam@hkam.org.hk", "footer"),
        ("###", "footer"),
        ("［完］", "footer"),
        ("－完－", "footer"),
        ("會址：西貢海傍街8號", "contact"),
        ("▸珊瑚共有6,400叢", "item"),
        ("○義務潛水員", "item"),
        ("○五年九月四日的普查。", "paragraph"),
        ("（資料及相片由香港基因組中心提供）", "footer"),
        ("218", "page_number"),
        ("附件：P.2", "page_number"),
        ("- 12 -", "page_number"),
        ("圖一：開幕典禮。", "caption"),
        ("(圖片1)香港基因組中心與香港醫學專科學院合作。", "caption"),
        ("圖片Lab 1-6.jpg：實驗室頂尖科研設施一覽。", "caption"),
        ("電話：(852) 2185 6745", "contact"),
        ("Tel: 2185 6745", "contact"),
        ("新聞界查詢：機構傳訊部何小姐", "contact"),
        ("•世界癌症大會(2026)", "item"),
        ("-北京協和醫院院長", "item"),
        ("1.1)罕見疾病的定義", "item"),
        ("vi)提高公眾對罕見病的認知。", "item"),
        ("（一）二零一九年八月十五日或之前", "item"),
        ("① 21.3%流感", "item"),
        ("一、背景", "item"),
        ("2.15\t西貢設有18間潛水店。", "item"),
        ("2.14 2019-20年度，開支增加。", "item"),
        ("118. 普查分三年進行。", "item"),
        ("(b)\t各店的出席率。", "item"),
        ("2021年發布了作業指引。", "paragraph"),
        ("3.5公里以外的地方。", "paragraph"),
        ("二零一二年六月九日", "paragraph"),
        ("圖書館今日開放。", "paragraph"),
        ("-", "paragraph"),
    ],
)
def test_kind_of_a_line(line, kind):
    line = clean(line)[0]
    assert kinds(f"這是一段話。\n{line}\n這是另一段話。")[1] == kind


def test_outline():
    text = "I.董咚教授\n1.借鏡之處：\n1.1)未有定義。\ni)支持醫院。\n1.2)每67人有一個。\n2.其他。\nII.李小羿博士"
    blocks = lay_out(text)
    assert [block.level for block in blocks] == [1, 2, 3, 4, 3, 2, 1]
    assert [block.parent for block in blocks] == [-1, 0, 1, 2, 1, 0, -1]
    assert [text[slice(*block.marker)] for block in blocks] == ["I.", "1.", "1.1)", "i)", "1.2)", "2.", "II."]


def test_headings_stand_over_what_follows():
    text = "新聞稿\n首次設立研究獎\n香港，2023年5月11日––近年備受關注。\n關於香港基因組中心\n中心於2021年全面運作。"
    blocks = lay_out(text)
    assert [block.kind for block in blocks] == ["heading", "heading", "paragraph", "heading", "paragraph"]
    assert [block.parent for block in blocks] == [-1, -1, 1, -1, 3]


def test_names_under_a_quotation_are_no_headings():
    text = "主辦者的話\n正逢其時。\n古惠珊醫生\n第28屆年會聯席大會主席\n另一段話。\nValentina Greco\n年會主席\n最後。"
    assert kinds(text) == ["heading"] + ["paragraph"] * 7


def test_letter_has_no_headings_in_its_address_and_signature():
    head = "政府總部18樓\n盧寵茂教授台啟\n盧局長鈞鑒：\n提昇政策的力度\n敬啟者，以下是我們的意見。"
    text = f"{head}\n香港罕見疾病聯盟\n會長\n曾建平\n二零二四年一月十五日\n連附件"
    assert [n for n, kind in enumerate(kinds(text)) if kind == "heading"] == [3]


def test_table_rows_stand_under_their_header_row():
    blocks = lay_out(
        "重要日程如下：\n詳情\t日期\n接受申請\t2023年5月15日\n公布結果\t2023年11月\n此外，中心亦設獎學金。"
    )
    assert [block.kind for block in blocks] == ["heading", "row", "row", "row", "paragraph"]
    assert [block.parent for block in blocks] == [-1, 0, 1, 1, 0]


def test_wide_gaps_in_headlines_are_no_rows():
    assert "row" not in kinds("糖尿聯會\t新聞稿\n長者提防低血糖\t義工上門探訪\n中秋將至，推出特刊。")


def test_contact_block_holds_its_names_and_ends_with_them():
    text = "傳媒查詢，請聯絡：\n港大醫學院\n馬希文\n電話：+852 3917 9535\nhttp://www.hku.hk\n關於醫學院，請看下文。"
    assert kinds(text) == ["heading", "contact", "contact", "contact", "contact", "paragraph"]


def test_links_after_a_contact_block_are_its_footer():
    text = "查詢：秘書處\n電話：2871 8888\nhttp://www.hkgp.org/\nmailto:hkam@hkam.org.hk"
    assert kinds(text) == ["contact", "contact", "footer", "footer"]


def test_running_head_beside_a_page_number_is_a_footer():
    text = "會議繼續。\n立法會─ 2015年3月18日\n218\n自2009年起。\n立法會─ 2015年3月18日\n219\n委員會稍後再議。"
    assert [kind for kind in kinds(text) if kind != "paragraph"] == ["footer", "page_number"] * 2


def test_empty_text_has_no_blocks():
    assert read_text("").blocks == ()
