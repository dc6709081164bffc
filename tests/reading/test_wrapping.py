"""Hard wraps: what is joined, what is not, read off short pages."""

import pytest

from pipelines.reading.cleaning import clean
from pipelines.reading.wrapping import columns, separator, wrap_width

# Lines of 37 characters, as a page of this width has them.
DOUBLE_SPACED = """\
香港，2023 年 5 月 11 日 –– 近年，基因組醫學在國際間備受關注，英國、美國、新加

坡等地亦已推展不同規模的基因組計劃，透過融合基因組學與臨床醫學應用，為病人

和市民提供高度精準的醫療服務，讓社會大眾受惠於更準確診斷和個人化治療，並有

助加強疾病防控。

{blank}

為了發揮基因組醫學在診斷、治療和預防疾病的巨大潛能，香港基因組中心（基因組

中心）與香港醫學專科學院（醫專）攜手合作，首次設立專為基因組醫學而設的研究

獎項，於 2021 年正式開展，鼓勵有志於遺傳學和基因組學發展的醫生進行相關研究。

得獎者將可獲最高 25 萬港元的獎助金。

https://hkgp.org/tc/
 1.1) 罕見疾病的定義與一個國家的經濟發展狀況直接相關，亦與發病的人數有關，並

於 2018 年由五大部委聯合出台第一批罕見病目錄，把 121 種病列為罕見病，約 6,000

萬人。

1.2) 隨著內地計劃生育的改變。

電話：(852) 2185 6745
""".replace("{blank}", " ")


def test_double_spaced_page():
    lines = clean(DOUBLE_SPACED)[0].split("\n")
    assert [line[:8] for line in lines] == [
        "香港，2023年",
        "為了發揮基因組醫",
        "https://",
        "1.1)罕見疾病",
        "1.2)隨著內地",
        "電話：(852)",
    ]
    assert "新加坡等地" in lines[0]
    assert "並有助加強" in lines[0]
    # A full line that ends a sentence goes on in the same paragraph.
    assert "相關研究。得獎者將可獲最高25萬港元" in lines[1]
    assert "約6,000萬人。" in lines[3]


def test_single_spaced_page():
    raw = """\
海岸珊瑚普查今夏展開 招募義務潛水員
漁護中心今年六月起在西貢及大鵬灣一帶點算珊瑚，為期三個月，所
需人手約120名。潛水員須年滿十八歲，並持有合格證書；去年參與普
查者可獲優先取錄，毋須再受訓。中心的紀錄始於2003年，2005年至
2011年間先後標記的珊瑚共有6,400叢，其中鹿角珊瑚佔三成二，其
餘為腦珊瑚及扁腦珊瑚。
普查由海洋學者何麗明主持。她自中學起便在石澳的沿岸潛泳，其後九四
年入職漁護中心，專責繪製礁石及海草的分布圖；兩年前出版海岸圖
鑑，圖文並茂。
二零一二年六月九日
"""
    lines = clean(raw)[0].split("\n")
    assert lines[0] == "海岸珊瑚普查今夏展開 招募義務潛水員"
    assert "2005年至2011年間" in lines[1]
    assert "九四年入職" in lines[2]
    assert lines[-1] == "二零一二年六月九日"
    assert len(lines) == 4


def test_english_page_joins_with_a_blank_and_keeps_hyphens():
    raw = """\
Harbourlight, a Kowloon firm that builds sensors to follow the sleep
of infants, has raised a first round of HK$12 million from private
funds abroad and the university, its owner, and will begin a long-
term study to bring its small wireless device into every ward and
into the homes of families with newborn children who are known to
need it.
"""
    (line,) = clean(raw)[0].split("\n")
    assert "the sleep of infants" in line
    assert "a long-term study" in line


@pytest.mark.parametrize(
    "raw",
    [
        "港大醫學院\n\n馬希文\n\n電話：+852 3917 9535\n\n電郵：helenmhm@hku.hk\n\n梁寶文",
        "  • 世界癌症大會(2026)\n  • 世界兒童心臟病學和心臟外科大會(2025)\n  • 國際運動心理學會第16屆世界大會(2025)",
        "香港基因組中心與香港醫學專科學院合作\n首次設立基因組醫學研究獎",
    ],
)
def test_text_without_a_width_is_left_line_by_line(raw):
    assert clean(raw)[0].count("\n") == len([line for line in raw.split("\n") if line]) - 1


def test_dangling_stroke_goes_on():
    raw = "電郵：Sonia.Leung@edelman.com /\nEdelmanhkstppr@edelman.com"
    assert clean(raw)[0] == "電郵：Sonia.Leung@edelman.com / Edelmanhkstppr@edelman.com"


@pytest.mark.parametrize(("line", "width"), [("", 0), ("abc", 3), ("香港", 4), ("於 2021 年", 10), ("①", 2)])
def test_columns(line, width):
    assert columns(line) == width


def test_long_paragraphs_have_no_wrap_width():
    lines = ["香港" * n for n in range(20, 200, 7)]
    assert wrap_width(lines, [columns(line) for line in lines]) == 0


def test_wrapped_pages_among_unwrapped_paragraphs():
    paragraph = (
        "普查由海洋學者主持，每年夏天在西貢及大鵬灣一帶點算珊瑚，並繪製礁石及海草的分布圖，供漁民及遊客參考，" * 2
    )
    wrapped = (
        "漁護中心今年六月起在西貢及大鵬灣一帶點算珊瑚，為期三個月，所需人\n"
        "手約一百二十名。潛水員須年滿十八歲，並持有合格證書；去年參與普查\n"
        "者可獲優先取錄，毋須再受訓。中心的紀錄始於多年以前，當時先後標記\n"
        "的珊瑚共有數千叢，其中鹿角珊瑚佔三成二，其餘為腦珊瑚及扁腦珊瑚，\n"
        "分布於海岸公園一帶的淺水區域，由中心的職員定期巡視，並記錄水溫，\n"
        "以便比較。\n"
    )
    lines = clean(f"{paragraph}。\n{paragraph}。\n{wrapped}{paragraph}。")[0].split("\n")
    assert len(lines) == 4
    assert "所需人手約一百二十名" in lines[2]
    assert lines[2].endswith("以便比較。")


def test_a_list_among_unwrapped_paragraphs_stays_a_list():
    paragraph = (
        "普查由海洋學者主持，每年夏天在西貢及大鵬灣一帶點算珊瑚，並繪製礁石及海草的分布圖，供漁民及遊客參考，" * 2
    )
    names = [f"{place}海岸公園珊瑚普查義務潛水員小組召集人" for place in "東南西北中內外"]
    assert clean("\n".join([paragraph, *names, paragraph]))[0].count("\n") == 8


def test_prose_that_breaks_off_at_one_width_is_joined_though_most_lines_are_short():
    asked = ["珊瑚在哪裏？", "珊瑚怎樣長大？", "誰看顧珊瑚？"]
    prose = [
        "香港東面的海水較為清澈，石珊瑚多在西貢和大鵬灣一帶的淺水處生長，品種共有",
        "八十四個，比加勒比海的還要多；它們與藻類共生，靠陽光和浮游生物過活，水溫降",
        "到十三度便會停止生長。海洋學會每年夏天招募潛水員普查，去年錄得的覆蓋率為",
    ]
    lines = [line for question in asked for line in (question, *prose, "七成。", "多謝查詢")]
    read = clean("\n".join(lines))[0].split("\n")
    assert read.count("".join(prose) + "七成。") == 3
    assert read.count("多謝查詢") == 3


def test_a_number_broken_at_the_end_of_a_line_is_one_number():
    assert separator("去年處理樣本4,36", "7個") == ""
    assert separator("準確度達99.", "2%") == ""
    assert separator("樣本8", "200個") == " "


def test_paragraphs_that_indents_part_stay_apart_though_their_last_lines_are_full():
    raw = """\
　　漁護中心今年六月起在西貢及大鵬灣一帶點算珊瑚，為期三個月，所
需人手約120名。潛水員須年滿十八歲，並持有合格證書；去年參與普查
者可獲優先取錄，毋須再受訓。中心的紀錄始於2003年，2005年至今約廿年
　　普查由海洋學者何麗明主持。她自中學起便在石澳的沿岸潛泳，其後九
四年入職漁護中心，專責繪製礁石及海草的分布圖；兩年前出版海岸圖鑑
　　中心歡迎各界報名。
　　查詢可致電中心，或瀏覽網頁，中心的職員會於三個工作天內回覆，並
安排面試。
"""
    lines = clean(raw)[0].split("\n")
    assert [line[:4] for line in lines] == ["漁護中心", "普查由海", "中心歡迎", "查詢可致"]


def test_lines_that_hang_under_a_marker_go_on():
    raw = """\
　‧ 本會今年六月起在西貢及大鵬灣一帶點算珊瑚，為期三個月，所需人手
　　約120名，潛水員須年滿十八歲；
　‧ 普查由海洋學者何麗明主持，她自中學起便在石澳的沿岸潛泳，其後入
　　職漁護中心，專責繪製礁石及海草的分布圖；
　‧ 中心的職員定期巡視各個海岸公園，記錄水溫、鹽度及珊瑚的覆蓋率，
　　以便比較。
"""
    assert clean(raw)[0].count("\n") == 2


def test_turns_of_talk_and_years_of_a_chronicle_stay_apart():
    talk = (
        "問1：珊瑚在哪裏生長，要看海水的深淺、水溫和鹽度，還是要看岸邊的地形呢？\n"
        "答：香港東面的海水較為清澈，石珊瑚多在西貢和大鵬灣一帶的淺水處生長，品\n"
        "種共有八十四個，比加勒比海的還要多；它們與藻類共生，靠陽光和浮游生物過活\n"
        "問2：誰看顧珊瑚？\n"
    ) * 3
    assert clean(talk)[0].count("\n") == 8
    told = "生命科學部成立海洋研究組，成員四人，其後獲捐款三千萬元擴建實驗室及水族館"
    assert clean("\n".join(f"{year}年{told}" for year in range(2001, 2009)))[0].count("\n") == 7


def test_short_paragraphs_between_empty_lines_are_not_double_spaced():
    paragraph = (
        "漁護中心今年六月起在西貢及大鵬灣一帶點算珊瑚，為期三個月，所需人手\n約120名，潛水員須年滿十八歲，並持有"
    )
    lines = clean("\n\n".join(f"{name}\n\n{paragraph}合格證書或推薦信，名額有限" for name in "甲乙丙丁戊"))[0]
    assert lines.count("\n") == 9


def test_entries_and_titles_without_stops_stay_apart_as_wide_as_they_are():
    raw = """\
Speakers

Prof. Alan Ho, Chair Professor, Department of Paediatrics, The University of Hong Kong
Dr. Mary Chan, Consultant, Department of Clinical Genetics, Hong Kong Children's Hospital
Ms. Carol Lee, Chief Executive Officer, Rare Disease Foundation, and a member of the
Steering Committee on Genomic Medicine.

Topics to be covered
Advances in gene therapy for spinal muscular atrophy and related motor neuron disorders
Newborn screening in the genomic era: lessons from the United Kingdom and Australia
Patient voices, and how they shape policy

All are welcome. Seats are limited and will be given on a first-come, first-served
basis.
"""
    assert [line[:9] for line in clean(raw)[0].split("\n")] == [
        *(
            "Speakers",
            "Prof. Ala",
            "Dr. Mary ",
            "Ms. Carol",
            "Topics to",
            "Advances ",
            "Newborn s",
            "Patient v",
            "All are w",
        ),
    ]
