"""What a clause is about: its subject, without who says so, the place and day of the report, or what only leads on.

Works on strings alone and knows no document.
"""

from __future__ import annotations

import re

from pipelines.extraction.language import has_cjk
from pipelines.extraction.statistics.label_cuts import begins_whole, ends_whole
from pipelines.extraction.statistics.label_verbs import predicate, predicate_begins
from pipelines.patterns import later

# 結果顯示, 副教授陳大文說, 統計處資料顯示: who says so, at the end of a clause of its own or before the words said.
_SAYS = (
    r"(?:接受\S{0,6}?(?:訪問|采访|採訪|查詢)時)?(?:表示|指出|透露|補充[說道]?|补充|強調|强调|批評|解釋|解释|回覆|回應|介紹|介绍|續指|"
    r"坦言|認為|认为|反映|顯示|显示|披露|(?<=[^\d])[指說说稱称道])"
)
_SAID = later(rf"{_SAYS}(?:時|时)?$|(?:統計|统计|估計|估计|推算|預測|预测)$")
_SAID_ENDS = frozenset("示出露說道充强調評釋释覆應介紹绍指言為为映稱称時时計计算測测")
_SAY_SIGNS = re.compile("[示映出現露調现调]")
_SAYING = later(
    r"[^，]{0,24}?(?:資料|资料|數據|数据|統計|统计|結果|结果|調查|调查|報告|报告|研究|數字|数字)(?:均|亦|都)?(?:顯示|显示|反映|指出|發現|发现)"
    r"|[^，]{2,24}?(?:表示|指出|透露|強調)(?=[^，]{4})"
)
_IDLE = re.compile(
    r"(?:主要)?(?:結果|發現|结果|发现|重點|概要|摘要|背景|詳情|其他|其中|當中|此外|另外|同時|目前|現時|至今|今年|去年|同年|年內|"
    r"另一方面|換言之|不過|因此|由此|整體|以此|一般而言)(?:發現|结果)?|以下.*|.*如下|[他她它我你]們?.{0,2}|各位.*|敬啟者"
    r"|(?:地點|名額|日期|時間|費用|查詢|備註|問題|答覆|主題)|大家|每[位人名個年月日]|分別"
    r"|設有|设有|共有|現有|预计|預計|估計|估计|過去|过去|過往|以往|最近|近年|未來|(?:業績|业绩|公司|機構|集團)(?:摘要|概要|簡介|简介)|統計數字|发展历程|發展歷程|調查發現"
    r"|分享|列印|打印|.*字[号號].*|\[.*"
)
_LEADS = re.compile(
    r"(?:鑑於|鑒於|令|使(?!用)|是|把|為(?!期)|並|根據|根据|依據|據|据|按照|按(?![年月季摩])"
    r"|透過|通過|隨著|随着|為了|以此|如(?!今)|若|由於|因應|在|於|以(?![上下])|自|從|由|至(?=\d)|截至|至於|對於)"
)
# A noun that only names what is measured of something: 厚度 of 貼片厚度.
ATTRIBUTE = later(
    r"(?:平均|總|总|最[高低長短]|年|月|每[年月日次人])*(?:厚度|長度|高度|重量|體積|面積|面积|容量|年齡|年龄|歲數|年齡中位數|人數|數目|總數|數量|"
    r"價格|价格|售價|成本|費用|费用|收費|預算|预算|收入|收益|營收|营收|開支|支出|規模|规模|時間|时间|期限|壽命|寿命|比例|比率|總值|产值|產值|金額|總額|敏感度|特異度|"
    r"準確度|準確率|(?:粗|假)?(?:死亡|發病|患病|存活|生存|回覆|回應|出席|使用|成功|檢出|確診|診斷|執行|達標|參與|同意|接種|感染|出生|住院|緩解|"
    r"陽性|誤診|拒絕|發生|妊娠|增長|通過|滿意|篩檢|篩查|诊断|阳性)率|\w{0,2}中位數|期)$"
)
# A heading that is none of what follows: the place and day of the report, a sentence, words that announce a list.
_UNTOLD = later(
    r"^(?:要求|促請|呼籲|敦促|倡|冀|籲|首頁|主頁|首页|主页)|\d{4}\s?年\s?\d{1,2}\s?月\s?\d|[，。？！]|(?:如下|要求|訴求|事項)$"
    r"|第\s?[\d一二三四五六七八九十百]+\s?[章節节期部卷冊册]|檔號|档号|編號|编号|代號|代号|[>»›【]"
    r"|(?:報告|报告|公告|公報|公报|年報|年报|通訊|通讯|議程|议程|公開信|公开信|預算案|预算案)$"
    r"|以下|包括$|(?:教授|醫生|博士|局長|主席|先生|女士|台鑒)$|新聞稿|新聞公報|播放|瀏覽|字[號号]|分享|訂閱|圖片|[:：]"
)
# What only says in what manner a heading tells of its subject: 常見問題 of 基因組計劃常見問題.
_MANNER = later(
    r"[」』]?的?(?:常見問題|常见问题|最新進展|最新进展|[（(](?:節錄|节录|摘要)[）)])$|^[「『](?=[^」』]*[」』]的?(?:常|最新))"
)
_LISTED = later(r"^以下(?:是|為|为)|(?:，)?(?:表列|載列|詳列|臚列|列)?(?:如下|於下表)[：:]?$")
_NUMBER, _ENGLISH_TAIL = (
    re.compile(r"^[(（]?[\d一二三四五六七八九十]{1,2}[)）.、．]\s*"),
    re.compile(r"(?<=[一-鿿])\s*[A-Z][A-Za-z &']+$"),
)
_MEASURE_ENDS = frozenset("度量積积齡龄數数額额價价格本費费用算收入益支出模間间限例率期壽命值重長高闊")
# What a clause that leads to its sentence is of: 在接受訪問的照顧者中, 按科目計, 以全年活產嬰兒計.
AMONG = later(
    r"(?:在|於|對於|至於|就)(.{4,}?)(?:當中|当中|之中|中|方面|而言|來說)|(?:按|以|拿).{2,}(?:計|計算|劃分|相比|去比)"
)
_SEXES = later(r"[男女](?:性|士|童)?$")
_MOST = later(r"以(.{2,12}?)[為居佔](?:最|首|主|多)")
_ENOUGH = later(r"[一-鿿].*[一-鿿]|[A-Za-z]{3}")
# 屬早期的佔: a part, and who it is of stands elsewhere.
_SHARED = frozenset("屬属佔占")
_LONGEST, _FAR = 30, 14
# Of these there are numbers, and nothing is theirs: 死亡人數, 輪候時間.
HAPPENINGS = (
    "死亡",
    "出生",
    "離世",
    "离世",
    "移入",
    "移出",
    "輪候",
    "轮候",
    "等候",
    "住院",
    "求診",
    "求诊",
    "就診",
    "就诊",
)
_AGO = later(r"(?:^(?:截至|至|到|自|由|於|在|同|早於)|(?:以來|期間|底|初|年內|內|起|時|间)$)")


def measures(words: str) -> bool:
    """Tell whether words may end with a noun that names what is measured, by their last character."""
    return words[-1:] in _MEASURE_ENDS


def said(words: str) -> bool:
    """Tell whether a clause only says who said it, or leads to what is said."""
    if words[-1:] not in _SAID_ENDS or _SAID.search(words, max(0, len(words) - _FAR)) is None:
        return False
    return words[-1] not in "道稱称" or not ends_whole(words, 1)


def unsaid(words: str) -> str:
    """Return words without who says so before them: 統計處資料顯示2023年全城有."""
    if _SAY_SIGNS.search(words) is None:
        return words
    saying = _SAYING.match(words)
    return words[saying.end() :].lstrip("，, ") if saying and len(words) - saying.end() >= 2 else words


def owner(words: str) -> str:
    """Return what something is measured of: 貼片 of 貼片厚度 and of 貼片的敏感度.

    >>> owner("貼片的敏感度"), owner("輪候時間")
    ('貼片', '輪候時間')
    """
    attribute = ATTRIBUTE.search(words, max(0, len(words) - _FAR)) if measures(words) else None
    if attribute is None:
        return words
    head = words[: attribute.start()].rstrip("的")
    if head.endswith(HAPPENINGS):
        return words
    head = _SEXES.sub("", head)
    return head if has_cjk(head, 2) else words


def whose(words: str) -> str:
    """Return what something is measured of, or nothing where the words only name the measure: 輪候時間."""
    found = owner(words)
    return "" if found == words and measures(words) and ATTRIBUTE.search(words) else found


def subject(words: str) -> str:
    """Return the subject of a clause whose dates are gone, or nothing where it has none.

    >>> subject("研究人員招募了"), subject("結果顯示"), subject("根據數據")
    ('研究人員', '', '')
    """
    words = unsaid(words).lstrip("的，, ").removeprefix("反觀").removeprefix("有關").removeprefix("關於")
    words = words.removesuffix("現各有").removesuffix("各有")
    most = _MOST.match(words)
    if most is not None:
        return most[1]
    if not words or words[0] in _SHARED or said(words) or leading(words) or predicate(words) or _IDLE.fullmatch(words):
        return ""
    begins = predicate_begins(words)
    if begins < 0:
        whole = _ENOUGH.search(words) and len(words) < _LONGEST and not ATTRIBUTE.fullmatch(words)
        return words if whole else ""
    if "、" in words[:begins] or words[begins - 1 : begins] == "的":
        return words if len(words) < _LONGEST else ""
    words = words[:begins].rstrip("的也亦都則又並更現就作，、 ").removesuffix("最多").removesuffix("最高")
    if ATTRIBUTE.fullmatch(words):
        return ""
    if _IDLE.fullmatch(words) or _AGO.search(words) or not _ENOUGH.search(words):
        return ""
    return words


def leading(words: str) -> bool:
    """Tell whether a clause only leads to its sentence: 在2025年財政預算案, 由六大部委聯合."""
    leads = _LEADS.match(words)
    return leads is not None and not begins_whole(words, leads.end()) and _MOST.match(words) is None


def topical(heading: str) -> str:
    """Return a heading that says what is under it, or nothing where it only leads on: 主要發現."""
    heading = _NUMBER.sub("", heading)
    heading = _MANNER.sub("", _LISTED.sub("", heading).removeprefix("關於").removeprefix("关于"))
    if _UNTOLD.search(heading) or _IDLE.fullmatch(heading) or not has_cjk(heading, 3):
        return ""
    return _ENGLISH_TAIL.sub("", heading)
