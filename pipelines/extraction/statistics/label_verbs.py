"""Verbs that stand before and behind figures: those that link, that change, that share out, that take an object.

Works on strings alone. Words are Traditional and Simplified alike, for a label is cut from the text as it is spelt.
"""

from __future__ import annotations

import re

from pipelines.extraction.statistics.label_cuts import cut, word_around
from pipelines.patterns import later

# What a verb of change is called where it stands alone, and which way it goes: 升 is 上升, a 升幅.
_FAMILIES = (
    ("上升|升|攀升|飆升|急升|回升|上昇", "上升", "升幅"),
    ("調升|調高|上調|調整|提高|提升", "調高", "升幅"),
    ("增加|增|增長|增长|大增|激增|倍增|多|多出|高出|多走", "增加", "增幅"),
    ("下降|降|降低|回落|下調|調低|削減", "下降", "降幅"),
    ("下跌|跌|急跌|大跌", "下跌", "跌幅"),
    ("減少|减少|減|大減|減低|縮減|少|收窄|縮窄|壓縮|压缩", "減少", "減幅"),
    ("縮短|缩短|縮", "縮短", "減幅"),
    ("延長|延长|拉長|拉长", "延長", "增幅"),
    ("擴大|扩大|擴展|擴充", "擴大", "增幅"),
    ("改善", "改善", "改善幅度"),
    ("惡化|恶化", "惡化", "惡化幅度"),
)
CHANGES = {verb: (name, extent) for verbs, name, extent in _FAMILIES for verb in verbs.split("|")}
_CHANGE = "|".join(sorted(CHANGES, key=lambda verb: (-len(verb), verb)))
# What a level before and after is called: 縮短前, 調高後.
_ALONE = {"升": "上升", "跌": "下跌", "降": "下降", "增": "增加", "減": "減少", "縮": "縮短"} | {
    "大減": "減少",
    "大增": "增加",
}

# 縮短至 behind the first of two figures, and at the end of what stands before the second.
CHANGED_TO = later(
    rf"(?:[^，。；\d]{{0,6}}，(?=[已再大逐現]?\w?(?:{_CHANGE})))?(?:的?[^，。；\d]{{0,4}}?)(?P<verb>{_CHANGE})(?:[為为]|至|到|成)"
)
# What a clause says of a change before the next one gives its levels: 輪候時間大幅縮短.
CHANGED = later(
    rf"(?:卻|則|亦|也|已|正|仍|持續|大幅|顯著|逐步|不斷|明顯|有所|大為)*(?:{_CHANGE}|大跌|昂貴|高昂|漫長)了?$"
)
LEVEL = later(
    rf"(?P<before>.*?)(?:大幅|再|已|逐步|現|则|則|大)*(?P<verb>{_CHANGE})(?:了)?(?:至|到|為|为|成)(?P<date>(?:[^，]{{1,9}}年|目前|現時|現在|现时|今日)?)(?:每.{{1,2}})?的?$"
)
FROM = later(r"(?:[，、]?(?:已|亦|也|將|再)?(?:由|從|从))(?P<date>[^，由從从的]*)的?$")
CHANGE = later(
    rf"(?P<before>.*?)(?P<how>(?:[較较比][^，]{{1,24}}?)|按[年季月]|同比|環比|环比|同期|平均|累計|每年|"
    rf"\w{{1,3}}年間)?(?:大幅|約|将|將|會|会|可望|有望|料|可|再|已|也|亦|只|輕微|多|估計)*(?P<verb>{_CHANGE})(?:了|約|达|達)?$"
)
TIMES = later(
    r"(?P<one>.*?)(?:約|大約|更|則|则|最多|最高)?(?:(?<![認认以成作因稱视視列名])[為为]|是|相當於|相当于|等於|等于|達|达|[只僅仅]及)(?P<other>.+?)的?$"
)
SHARE = later(r"(?:约|約|共|分別|分别|亦|也|則|则|更|已|僅|只)*[佔占](?:了|約|整體|總數的|有)?(?:比)?$")
SHARE_OF = later(r"(?<!所)[佔占](?![地用領领比的])(?P<whole>[^，佔占]{2,})$")

# Verbs that take what is counted as their object, so that the noun goes behind them with 的: 招募的參加者數目.
_TRANSITIVE = (
    "招募|訪問|访问|吸引|批出|批准|審批|审批|接獲|接获|收集|收到|收錄|收录|惠及|服務|匯聚|汇聚|雲集|錄得|录得|取得|獲得|获得|"
    "提供|成立|設立|设立|開設|开设|出版|出台|推出|公布|公佈|發佈|頒布|發布|发布|發表|发表|增加|增添|增聘|新增|添置|處理|处理|覆蓋|覆盖|涵蓋|"
    "舉辦|举办|參加|参加|參與|參觀|接受|完成|引進|引进|引入|擁有|拥有|支持|資助|资助|派|發出|发出|聘請|聘用|僱用|篩查|筛查|接診|接诊|"
    "促成|邀集|邀請|邀请|創造|创造|培訓|培训|培養|培养|治療|治疗|診斷|诊断|確診|确诊|轉介|登記|註冊|收治|開展|开展|進行|进行|"
    "使用|採用|采用|訓練|建立|建成|興建|動員|走訪|巡查|檢測|检测|抽取|納入|纳入|跨越|橫跨|遍及|遍布|投入|投資|投资|捐出|捐贈|"
    "募集|集資|籌得|籌集|爭取|争取|派出|派發|贏得|奪得|囊括|申請|申请|簽署|签署|預留|预留|認購|认购|支付|持有|需要|容納|容纳|"
    "存有|載有|载有|享有|含有|附有|藏有|育有|筵開|分成|分為|創立|發起|发起|牽頭|照顧|照料|審視|舉行|举行|提出|提交|取錄|錄取|入組|入组|開辦|共有|牽涉|涉及|送出|救回|協助|帮助|幫助"
)
# Of these the ones that are nouns as often, so that they end no subject: 基因治療.
_NOUNS_TOO = (
    "治療|治疗|診斷|诊断|檢測|检测|服務|訓練|登記|註冊|投資|投资|篩查|筛查|照顧|照料|培訓|培训|資助|资助|捐贈|申請|支持|需要|"
    "使用|確診|确诊|參與|發展|治理|審批|审批|涉及|接診|接诊"
)
_NOMINAL = frozenset(_NOUNS_TOO.split("|"))
_ENDING = "|".join(verb for verb in _TRANSITIVE.split("|") if verb not in _NOMINAL)
TRANSITIVE_END = re.compile(rf"(?:{_TRANSITIVE})(?=(?:全[國国港澳球台]|本[港地澳]|世界各地|各地)?$)")
# 錄得收益 before the sum: the object stands between its verb and the figure.
TAKEN = later(r"(?P<verb>錄得|录得|取得|批出|實現|实现|接獲|收到|獲得|获得|籌得)(?P<object>[^，的]{2,10})$")
# What a clause ends with behind its verb: 罕見病照顧者津貼 of 設立罕見病照顧者津貼.
OBJECT = later(rf"(?:{_TRANSITIVE})(?:了|成)?(?=[^，的]{{4,16}}$)(?![^，]*(?:{_TRANSITIVE})(?!者))([^，]+)$")
# What is done with what stands behind: 中成藥註冊申請 of 接獲中成藥註冊申請.
ACTED_ON = later(rf"(?:{_ENDING})了?([^，的]{{2,14}})$")
# What words begin with that say what somebody or something does, so that its name may stand right before them.
_PREDICATE = re.compile(
    rf"(?:平均|每[年月日天周週次人晚]|至今|迄今|目前|現時|预计|預計|估計|再|亦|也|一次|全年|仍|並|并|均|成功|總共|合共|共|首次|已|曾|將|可|分別|合計)*"
    rf"(?:{_TRANSITIVE}|歷時|耗資|斥資|涉款|涉及|佔|占|獲|获|由|被|組成|组成|發揮|充電|撥出|撥款|年產|年产|較|较|比(?!例|率)|同比|按年|曾|已|將|可|須|需)"
    r"(?![額额率者期費费量數数科]|中心|周期|個案|人[數数])"
)
# Where the subject of a clause ends: at one of these characters, if at all.
_BEGIN_STARTS = (
    "为举争仅从会估位佔作促做僅僱入公共出分刊则创則創動募包匯協占卻厚参參发取只可合向启吸啟囊因在培增处奪如完宣容審将將巡已帮幫平建开引录從惠成扩批把投抽招持指按捐採接推提擁擴支收救新於"
    "發发連连蟬居是更曾會有未根橫每汇派涵添為爭牽獨獲由申發筵签簽籌納總纳聘能自至興舉若获落處表被要覆訪設認认设访贏走跨踏轉达进送進遍達邀采重錄長開集雲需須預頒须预首高"
)
_PREDICATE_BEGINS = later(
    rf"(?=[{_BEGIN_STARTS}])(?<=..)(?:(?:{_ENDING})(?![額额率者期費费量數数科]|中心|周期|個案|程序|制度|名冊|紀錄|計劃|人[數数])|已|將|将|曾|"
    r"(?<![員協协工公學学社商理大機机年晚本該该盟教])[會会](?![議议員员計计診诊社場场長长展])|"
    r"(?<![許许認认])可(?![持及靠])|作為|(?<![功智潛性機])能(?![力量])|須|须|(?<![所急必])需|做|則|则|完全|未能|卻|根據|根据|"
    r"(?<![主需重])要(?!求)|(?<![理自])由|獲|获|(?<!行)[為为]|是|(?<!所)有(?![限關关機机效])|於|(?<![現存潛所])在(?![學学職职])|"
    r"自(?![閉閉願愿動动然身])|(?<![方傾])向|從(?!事)|从(?!事)|把|被|(?<![基原成病])因|按|(?<!公)共(?!同)|僅|仅|只|達|达|"
    r"(?<!所)[佔占]|包括|(?<![建])[設设](?![施備备計计立])|位於|位于|啟用|启用|宣布|表示|指出|擴展|扩展|動輒|平均|每|若|"
    r"(?<![例比])如(?!何)|(?<![新大])(?:發現|发现)|連續|连续|蟬聯|居(?=[首第榜])|首次|更名|刊登|踏入|投產|落戶|進駐|估計|预计|預計|合共|總共|至今|獨力|獨自|[重厚](?=[約達僅只]|$)|長達|高達)"
)


_STARTS = frozenset(
    word[0]
    for word in re.split(
        r"[|]",
        f"{_TRANSITIVE}|平均|每|至今|迄今|目前|現時|预计|預計|估計|再|亦|也|一次|全年|仍|並|并|均|成功|總共|合共|共|首次|已|曾|將|可|"
        "分別|合計|歷時|耗資|斥資|涉款|佔|占|獲|获|由|被|組成|组成|發揮|充電|撥出|撥款|年產|年产|較|较|比|同比|按年|須|需",
    )
)


def predicate(words: str) -> bool:
    """Tell whether words begin with what somebody or something does, so that they want a subject."""
    begins = _PREDICATE.match(words) if words[:1] in _STARTS else None
    if begins is None:
        return False
    # 將軍澳醫院 and 自體免疫疾病 begin with no verb.
    held = word_around(words, begins.end() - 1, begins.end())
    return held is None or held[1] <= begins.end() or held[2]


def predicate_begins(words: str) -> int:
    """Return where words begin to say what their subject does, -1 where they do not.

    >>> predicate_begins("中心已招募"), predicate_begins("歐盟的準則")
    (2, -1)
    """
    return cut(_PREDICATE_BEGINS, words)


def ends_in_act(words: str) -> bool:
    """Tell whether words end with a verb that takes what is counted behind them: 轉介了."""
    return TRANSITIVE_END.search(words.removesuffix("了").removesuffix("過"), max(0, len(words) - 8)) is not None


def alone(verb: str) -> str:
    """Return a verb of change as it is said with 前 or 後: 下跌後 for 跌."""
    return _ALONE.get(verb, verb)
