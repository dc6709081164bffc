"""Words of labels: what may be trimmed from their ends, what they are, and what kind of figure they name.

Works on strings alone and knows no document.
"""

from __future__ import annotations

import re

from pipelines.extraction.language import CJK, has_cjk
from pipelines.extraction.statistics.label_cuts import ends_whole, uncut, word_around
from pipelines.patterns import later

_CONJUNCTION = (
    r"(?:而且|然而|而|並且|並|并且|并|亦|又|且|其中|當中|当中|以及|及|和|與|与|、|更?(?:只|僅|仅|不過|不过)是|另外|另|再者|至於|不過|但|惟|"
    r"即|就是|則|则|另設|亦有)"
)
# What a label does not begin with, and what it does not end with before the figure.
_LEADING = later(rf"(?:【[^】]*】|或者|或(?=..)|[\s，,、:：（()）「」“”\"•·▪■◆●○▶►‧・\-]|{_CONJUNCTION}(?!鳴))+")
_LEAD_STARTS = frozenset(
    ' \t\n\r\f\v\u3000，,、:：（()）「」“”"•·▪■◆●○▶►‧・-【或然而並并当与则亦又且其當以及和與更另再至不但惟即就則'
)
_LINKING_WORDS = (
    "預計|估計|超出|達到|高達|長達|多達|達成|達致|達|僅為|只為|成為|為|為期|動輒|隨時|最快|將|由原來|原來|由|平均要|需時|要|需|"
    "共設有|合共|總共|共計|达到|高达|达|设有|约有|约|为|介乎|介於|一共|共有|共設|共|擁有|設有|設|現有|約有|另有|具有|有|"
    "是|區區|寥寥|足足|即|僅|只有|只|更|則|亦|也|都|已|至今|至|到|的|了|這|該|此|縮短至|縮短到|減至|減到|增至|增到|升至|"
    "升到|降至|降到|跌至|跌到|延長至|延長到|拥有|具有|具备|只有|仅有|首|头|頭|現|现|各有|各|定為|定为|訂為|订为|需要"
)
_LINKING = frozenset(_LINKING_WORDS.split("|"))
_LINK_STOPS = " \t\n\r\f\v\u3000:：,，（(「“±"
_OPENING = later(
    r"(?:把(?=..|$)|[將将](?=..)|確保|讓|让|鑑於|鑒於|其(?![中他餘實])|令(?=..)|使(?=..)|料(?=..)(?!理)|是(?=..)|包括|計有|的)+"
)
_OPEN_STARTS = frozenset("把將将確讓让鑑鑒其令使料是包計的")
_BLANKS = " \t\n\r\f\v\u3000"
_HEAD_STOPS, _TAIL_STOPS = _BLANKS + "的", _BLANKS + "，,。、;；:：）)」”（(（"
# All that a linking word ends with.
_LINK_ENDS = frozenset(word[-1] for word in _LINKING) | frozenset(_LINK_STOPS)
_CLOSERS = {"（": "）", "(": ")", "「": "」", "《": "》", "“": "”", "『": "』"}
_BEFORE_DATE, _BEHIND_DATE = _BLANKS + "，,、於在自由至截止起年間內(（", _BLANKS + "，,、起止年間內"
_PART_OF_YEAR = later(r"年[中底初末内內间間](?=..)")
_LED_TO_DATE = _BEHIND_DATE + "於在自由至截到"
_CLOSING = re.compile("[）)」》”』]")
_BRACKETS = re.compile("[（）()「」《》“”『』]")

# Where the measure is not already named by the words themselves, this says what kind of figure it is.
_MEASURE_WORDS = {
    "count": ("數目", re.compile(r"(?:數|數目|人次|人數|總數|數量|人口)$")),
    "money": (
        "金額",
        re.compile(
            r"額|额|值|收入|收益|費|费|開支|开支|支出|融資|融资|規模|规模|投資|投资|撥款|拨款|資助|资助|盈餘|盈余|獎|奖|成本|價|价|補貼|补贴|金$"
        ),
    ),
    "percentage": ("比例", re.compile(r"率|比例|比率|佔|占|百分比|[升跌增減降]幅|股權|度$")),
    "ratio": ("比例", re.compile(r"率|比例|比率|倍|佔")),
    "rate": ("比率", re.compile(r"率|比例|平均|每")),
    "rank": ("排名", re.compile(r"排名|位列|排位|排行|名次|居")),
    "duration": (
        "時間",
        re.compile(
            r"壽命|時間|歷時|為期|[日天年月週周]數|時限|期限|[航旅路車]程|(?:[年任假學孕產效用備渡]|試驗|潛伏|存活|輪候|等候)期"
        ),
    ),
    "quantity": ("數值", re.compile(r"壽命|面積|年齡|歲|長|高|重|容量|距離|佔地|厚|度$|量$|闊|深")),
}


_NONE = ("", re.compile("$"))
_EMPTY, _COLONS = re.compile(r"（）|\(\)|[（(]\d{4}(?=：|$)"), re.compile("：{2,}")
_NOUN_STOPS = re.compile(r"[的了得由至到共有為在於：:，、（(]")
_AROUND_HEADING = later(r"^[\s•⚫●\-]+|[\s:：\u2190-\u21ff\u2b00-\u2bff\U0001f300-\U0001faff]+$")
# Where a noun behind a figure ends: at a verb, unless it goes on to name who does it (參加者).
# All that one of them begins with is looked at first.
_VERB_STARTS = (
    "(並位佔來做出列到參可因在將已康得從患成持接推提擔於是曾會橫正死為無獲由畢確納組結經聯能落處被見跨進達遠離需領顯（"
    "用應才負便惠料各當擴自更發居病感調攀飆急找上下跌尚從並仍均亦也暫同證懷分陸增減升降提縮入受罹舉與蟬登建均未屬帶出支表只僅今去明下"
)
VERBS = re.compile(
    rf"(?=[{_VERB_STARTS}])(?:(?:參加|參與|出席|從事|持有|接受|提供|領取|獲)(?!者)|進駐|進行|得知|得到|在(?!職)|於|由|被|做(?!法)|(?<![直達得見收找感受])到(?![達期])|成功|納入|落戶|可(?!持)|(?<!未)能(?!力|量)|已|"
    r"用[於作以]|(?<![供反效適對響相])應(?![用急酬對付該])|應該|(?<![人英天])才(?![能華幹])|負責(?!人)|(?<![方簡隨])便(?![利宜秘])|惠及|"
    r"(?<![資材飼飲塑史])料(?![理子庫])|各[有自佔]|當中(?=[只僅有共])|擴展至|自發|"
    r"聯合|經已|(?<![修改糾更])正|曾|將|(?<![學協工公社商聯])會(?!議|員|計|診|社|場)|需|列為|組成|橫跨|跨|推出|顯示|達(?!標)|佔|位居|位於|無|並|(?<![成原病基起])因|確診(?![個者數率])|死亡(?![個人率數])|康復(?!者)|畢業(?!生)|患病(?!率)|離世|來自|擔任|見證(?!人)|是|為|"
    r"處於|結合|遠程|分別|陸續|(?:增加?|減少?|[上提調攀飆急]?升|下?降|調高|下?跌|提高|縮減|縮短|擴大)[至到]|更?(?<!新)發現(?!者)|找到|居(?=[首前第榜])|提高|入組(?!率)|受惠(?![者人對])|罹病|"
    r"舉行|與會(?!者)|蟬聯|登記(?![冊人者處率制表])|建立|(?<!平)均(?![衡值數線])|(?<=.)(?<![尚從並仍均亦也暫])[尚從並仍均亦也暫]?未(?![來成婚知])|同樣|證實|懷疑(?=患)|屬(?![下性地靈會])|帶有|患有|感到|出現|(?<=.)出生(?![率人日時證地缺嬰後前])|(?<=.)病發(?![率前後])|"
    r"支持(?![者度服小團性])|表示|各(?=[只設])|只|僅|今年|去年|明年|下月|[（(])"
)
# What begins like this is said of those counted, and names none of them.
_ACTS = later(
    r"表示|感到|同意|死於|年[過滿屆]|滿|每[年月晚日天]|並無|沒有|没有|出現|患[上有]|屬(?!於)|属(?!于)|現(?![職任有])|有(?![關限機])|曾|認為|"
    r"不(?!同)|未(?!來)|無(?!線)|仍|需要?|可|自述|正在|從[不未沒]|从[不未没]|[帶带]有|找到|得到|來自|来自|支持|反對|反对|清楚|"
    r"[與与][^的，]{1,8}[有相][關关](?!的)|受影響|受影响|介乎|機會|机会"
)
_ACT_STARTS = frozenset("表感同死年滿每並沒没出患屬属現有曾認不未無仍需可自正從从帶带找得來来支反清與与介機机受")


def balanced(words: str) -> str:
    """Cut the words before a closing bracket that they do not open."""
    if _CLOSING.search(words) is None:
        return words
    depth: list[str] = []
    for at, character in enumerate(words):
        if character in _CLOSERS:
            depth.append(_CLOSERS[character])
        elif character in "）)」》”』":
            if not depth:
                return words[:at]
            depth.pop()
    return words


def without(words: str, dates: list[str]) -> str:
    """Return words without the dates in them and the particles that went with these."""
    for date in dates:
        before, found, behind = words.partition(date)
        if not found:
            continue
        if not before:
            words = _undated(behind)
        elif not behind.strip(_BEHIND_DATE):
            words = before.rstrip(_LED_TO_DATE)
        else:
            words = before + behind
    return words


def dated_first(words: str, dates: list[str]) -> str:
    """Return words with the date that they end with before them: 2019年開支比例 for 開支比例2019年."""
    date = dates[-1]
    head = words.removesuffix(date).rstrip("在於于，, ") if words.endswith(date) else ""
    return f"{date}{head}" if has_cjk(head, 2) else words


def _undated(words: str) -> str:
    """Return the words behind a date without the particles that they begin with."""
    part = _PART_OF_YEAR.match(words)
    words = words[part.end() :] if part else words
    return words[uncut(words, len(words) - len(words.lstrip(_BEFORE_DATE))) :]


def led(words: str) -> str:
    """Return words without the conjunctions and the punctuation that they begin with."""
    if words[:1] not in _LEAD_STARTS:
        return words
    leading = _LEADING.match(words)
    return words[uncut(words, leading.end()) :] if leading else words


def unlinked(words: str) -> str:
    """Return words before a figure without what only links them to it: 共有, 達, 為."""
    while words and words[-1] in _LINK_ENDS:
        if words[-1] in _LINK_STOPS:
            words = words.rstrip(_LINK_STOPS)
            continue
        for length in (3, 2, 1):
            if words[-length:] in _LINKING and not ends_whole(words, length):
                words = words[:-length]
                break
        else:
            break
    return words


def trimmed(words: str) -> str:
    """Return words without the blanks, the 的 and the stops at their ends."""
    return words.lstrip(_HEAD_STOPS).rstrip(_TAIL_STOPS)


def last_words(words: str) -> str:
    """Return the noun that words before a figure end with: 藥品 of 其中藥品."""
    return _NOUN_STOPS.split(words)[-1][-6:]


def self_standing(words: str) -> bool:
    """Tell whether words are long enough to say of whom or of what they speak."""
    return has_cjk(words, 8)


def heading_words(words: str) -> str:
    """Return the words of a heading without its bullet and its colon."""
    return _AROUND_HEADING.sub("", led(words))


def opened(words: str) -> str:
    """Return words without the particle that they open with, which rules a verb that a label leaves out: 把, 令, 料."""
    if words[:1] not in _OPEN_STARTS:
        return words
    opening = _OPENING.match(words)
    return words[uncut(words, opening.end()) :] if opening else words


def tidied(words: str) -> str:
    """Return words without blanks between Chinese, empty brackets and brackets of which the other half is missing."""
    if CJK.search(words):
        words = "".join(words.split())
    if _BRACKETS.search(words) is not None:
        words = _EMPTY.sub("", words)
        for opening, closing in _CLOSERS.items():
            if words.count(opening) != words.count(closing):
                words = words.replace(opening, "").replace(closing, "")
    if "：：" in words:
        words = _COLONS.sub("：", words)
    return words.strip("，,、：:；; ")


def acts(words: str) -> bool:
    """Tell whether words begin with what is said of those counted, and not with a noun: 不良反應, 有機食品."""
    act = _ACTS.match(words) if words[:1] in _ACT_STARTS else None
    held = word_around(words, 0, act.end()) if act is not None else None
    return act is not None and (held is None or held[2])


def named(words: str, measure: str) -> str:
    """Return the words with the kind of figure named at their end, unless they name it already."""
    name, already = _MEASURE_WORDS.get(measure, _NONE)
    return words if already.search(words) else words + name
