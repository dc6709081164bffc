"""How the words before a figure, the noun behind it and what is said of that noun are joined into a noun phrase.

有126家公司在港上市 is 在港上市的公司數目, 輪候時間由18個月縮短至 is 輪候時間（縮短前）, A為B的三倍 is A相對B的倍數.
Works on strings alone and knows no document.
"""

from __future__ import annotations

import re

from pipelines.extraction.statistics.label_cuts import cut, ends_whole
from pipelines.extraction.statistics.label_figure import SIZES
from pipelines.extraction.statistics.label_topics import ATTRIBUTE
from pipelines.extraction.statistics.label_verbs import (
    CHANGE,
    CHANGES,
    FROM,
    LEVEL,
    OBJECT,
    SHARE,
    SHARE_OF,
    TAKEN,
    TIMES,
    TRANSITIVE_END,
    alone,
    predicate,
    predicate_begins,
)
from pipelines.extraction.statistics.label_words import VERBS, acts, named, unlinked
from pipelines.patterns import later

# 收集了900名病人的樣本: persons are counted, and what is theirs goes with the verb.
_OF_PERSONS = later(r"([^的]{2,8})的([^的]{2,8})")
# 先前未有確診的參加者: what begins with a verb and ends with a noun is a noun with its clause.
_RELATIVE = later(r".{2,}的[^的，]{2,10}")
_EACH = later(r"(?:[，,]|為|为|是|達|达|約|约|中位數為)*((?:每[人名位月年日天周週次晚例項]|每星期|人均)+)$")
_SUMS = later(r"(?:的)?(?:資助|津貼|獎金|獎助金|撥款|貸款|經費|补贴|補貼|補助|賠償|融資|投資|款項)")
_SUM_END = later(r"(?:撥款|資助|融資|投資|補貼|资助|拨款|融资|投资|借貸|貸款|集資)$")
_WAITED = later(r"(?:已經|已|足足|要|需要?)*等(?:候)?了?$")
_NO_CHANGE = ("最多", "至多", "最少", "至少", "不少", "很多", "許多", "眾多", "較多", "之多")
_OF_AGE = later(r"(?:均|都|須|需|必須)*(?:年滿|年過|滿|未滿|年屆|年僅|現年|年約)$")
_KIND = {"money": "金額", "count": "數目", "duration": "時間", "rate": "比率", "quantity": "數值"}
_SHARES = frozenset({"percentage", "ratio"})
_PERSONS = frozenset("名位人個")
_ONLY_WHEN = later(r"[今明去前後翌同本上下][年月季].{0,2}|.{0,6}年(?:度|初|底|中)?")
_DATED = later(r"\d{4}|[年月日]|現時|目前|[診病]前")
_NO_NOUN = frozenset(("自述", "自稱", "表示", "認為", "同意", "支持", "報稱", "首年", "每年", "每月", "平均"))
_HAS = re.compile(r"(?P<who>^.{0,12}?)(?:共有|現有|设有|設有|现有|擁有|拥有|有)(?P<what>[^，的有]{2,10})$")
_PLACED = later(r"(?:身上|當中|之中)$")
_AMONG = frozenset(("組成", "組合而成", "构成", "組成的", "構成", "當中", "之中", "中", "身上", "裏", "中的"))
_UNITS = {"市": "城市", "國": "國家", "国": "国家", "省": "省份", "州": "州份"}
# What words of a change and of a level end with; others are not asked for either.
LEVEL_ENDS = frozenset("至到為为成的年前時时在日月天週周")
CHANGE_ENDS = frozenset({verb[-1] for verb in CHANGES} | set("了約达達"))
_CHANGED = later(r"(?:增加|減少|上升|下降|下跌|調高)(?:數目|金額)$")
_UNFINISHED = ("未有", "沒有", "未", "不", "曾", "已")
_DOING = 18
_NUMBERS = ("人數", "數目", "數量", "總數", "人次", "數字", "次數", "个数", "人数")
_BOUNDS = {"at_least": "年齡下限", "over": "年齡下限", "under": "年齡上限", "up_to": "年齡上限"}
_CHANCE = later(r"的?(?:機會|机会|機率|机率|可能)(?=[^，的率]{2})")
_PART_WORD = later(r"的?(?:比例|比重|比率|百分比)$")
_PORTION = later(r"分之\S$|成$|半數$|%$")
_COUNT_END = later(r"(?:人數|數目|的?數目)$")


def before_and_after(raw: str, verb: str | None, measure: str, noun: str = "") -> tuple[str, str, str] | None:
    """Return base, bracketed class and date of one of two levels, or None where the words tell of none.

    `verb` is that of change found behind the figure, for the first of two.
    """
    if verb is not None:
        came = FROM.search(raw)
        if came is not None:
            base = raw[: came.start()].rpartition("把")[2]
            return _counted_base(base, measure, noun), _which(came["date"], f"{alone(verb)}前"), verb
        return None
    level = LEVEL.match(raw)
    if level is None:
        return None
    base = level["before"].rpartition("把")[2]
    came = FROM.search(base)
    base = base[: came.start()] if came else base
    if _ONLY_WHEN.fullmatch(base):
        return "", base, level["verb"]
    return _counted_base(base, measure, noun), _which(level["date"], f"{alone(level['verb'])}後"), level["verb"]


def _which(date: str, else_: str) -> str:
    """Return the date of a level where it has one, else that it was before or after the change."""
    if _DATED.search(date):
        return date
    return f"{date}，{else_}" if date.startswith("每") else else_


def _counted_base(base: str, measure: str, noun: str) -> str:
    base = base.rstrip("，,、的已亦將也則卻")
    base = base if ends_whole(base, 1) else base.rstrip("會会可料將")
    if noun and base:
        return f"{base}的{noun}數目"
    if measure != "count" or not base or base[-1] in "數量人次宗" or base.endswith("數目"):
        return base
    return f"{base}數目"


def change(core: str, measure: str, told: str) -> str | None:
    """Return the words of a figure that says by how much something changed; `told` is what was measured before it."""
    found = CHANGE.match(core)
    if found is None or core.endswith(_NO_CHANGE):
        return None
    base, how = found["before"].strip("，, 的"), found["how"] or ""
    came = FROM.search(base)
    base = (base[: came.start()] if came else base) or _CHANGED.sub("", told)
    if base.endswith("新") and found["verb"][0] == "增":
        return None
    verb, extent = CHANGES[found["verb"]]
    if measure not in _SHARES and measure not in ("quantity", "duration"):
        return f"{base}{how}{verb}{_KIND.get(measure, '數值')}"
    if how[:1] in ("較", "较", "比"):
        return f"{base}{how.rstrip('的')}的{extent}"
    return f"{base}的{how}{extent}"


def times(core: str, told: str, kind: str = "倍數") -> str | None:
    """Return the words of a figure that compares: A相對B的倍數."""
    found = TIMES.match(core)
    if found is None:
        return None
    one = found["one"].rstrip("，, 或者也亦")
    if not one and kind == "比例" and "及" not in core and "相當" not in core:
        return f"{found['other']}的比例"
    return f"{one or told}相對{found['other']}的{kind}"


def share(core: str, measure: str, told: str) -> str | None:
    """Return the words of a figure that says what part something is: 女性所佔比例, 研發開支佔總收入的比例."""
    part = SHARE.search(core)
    if part is not None:
        who = core[: part.start()].rstrip("，, 的")
        if measure in _SHARES:
            return f"{who}所佔比例"
        return f"{who}{'' if measure == 'money' else '數目'}" if who else None
    whole = SHARE_OF.search(core)
    if whole is None or measure not in _SHARES:
        return None
    who = core[: whole.start()].rstrip("，, 約") or _COUNT_END.sub("", told)
    return f"{who}佔{_PART_WORD.sub('', whole['whole']).rstrip('的')}的比例"


def count(core: str, held: bool, noun: str, act: str, counter: str | None, kind: str = "數目") -> str:
    """Return the words of a count or, by its `kind`, of a share: what was done with whom, then whom.

    `held` tells that the figure was linked by a verb of having, so that what stands before it has what is counted.
    """
    if not noun and _RELATIVE.fullmatch(act):
        noun, act = act, ""
    if noun.endswith(_UNFINISHED):
        noun, act = noun + act, ""
    if act.startswith("的") and len(act) > 2 and noun:
        noun, act = noun + act, ""
    if noun in _NO_NOUN or (acts(noun) and (noun[0] == "有" or not _RELATIVE.fullmatch(noun))):
        noun, act = "", noun + act
    if noun[-1:] in ("上", "中"):
        noun = _PLACED.sub("", noun)
    if kind == "比例" and not noun and act[:1] in ("為", "是", "屬") and len(act) > 2:
        return f"{core}{act[1:].removeprefix('於')}所佔比例"
    if act in _AMONG:
        act = ""
    if act.startswith("（"):
        aside, closed, act = act.partition("）")
        noun += aside + closed
        act = act.removeprefix("的")
    if not noun and not act and counter in _UNITS:
        noun = _UNITS[counter]
    if noun == "人":
        noun = "人士"
    chance = _CHANCE.match(noun + act) if kind == "比例" else None
    if chance is not None:
        # 有一半機會遺傳變異: a share of chance.
        return f"{core}{(noun + act)[chance.end() :]}的機會".replace("的的", "的")
    if not noun and not act and kind == "數目" and core.endswith(_NUMBERS):
        return core
    if not noun:
        if counter == "人":
            kind = "人數"
        if not act and kind == "數目":
            had = _HAS.match(core) or OBJECT.search(core)
            if had is not None and had.re is _HAS:
                core = f"{had['who']}的{had['what']}" if had["who"] else had["what"]
            elif had is not None:
                core = f"{core[: had.start(1)]}的{had[1]}"
        if not act and counter and counter.endswith("次") and len(counter) > 1:
            return core + counter
        if not act and counter == "次" and core and not core.endswith("次"):
            return f"{core}次數"
        if not act and counter and counter not in _PERSONS and TRANSITIVE_END.search(core):
            return f"{core}的{counter}數"
        return f"{core}{act}的{kind}" if act else f"{core}{kind}"
    if counter in _PERSONS and TRANSITIVE_END.search(core):
        owned = _OF_PERSONS.fullmatch(noun)
        if owned is not None and cut(VERBS, owned[1]) < 0 and not acts(owned[1]):
            return f"{core}{owned[2]}的{owned[1]}{kind}"
    if act:
        return f"{core.removesuffix('在')}{act.removeprefix('身上')}的{noun}{kind}"
    if core and held and not predicate(core):
        return f"{core}的{noun}{kind}"
    verb = TRANSITIVE_END.search(core, max(0, len(core) - 8)) if core else None
    if verb is not None:
        return f"{core[: verb.end()]}的{core[verb.end() :]}{noun}{kind}"
    return f"{core}{noun}{kind}"


def age(core: str, noun: str, behind: str, qualifier: str, told: str) -> str:
    """Return the words of an age: whose it is, and whether it bounds a class; `told` are the words of the age."""
    bound = _BOUNDS.get(qualifier, "年齡")
    if "分之" in core or core.endswith(("成", "半數")):
        core = ""
    core = core if ends_whole(core, 1) else core.rstrip("會会")
    noun = noun or behind
    if noun[:1] in ("時", "时", "前", "後", "后") and len(behind) > 2:
        # 兩歲前獨立走路: the age is that of what is done.
        return f"{behind[1:].removeprefix('仍').partition('的')[0]}的年齡"
    whose = noun.lstrip("的").partition("的")[0].removesuffix("組別")
    if noun and not whose:
        whose = "人士"
    begins = predicate_begins(whose)
    whose = (whose[:begins] if begins >= 0 else whose).rstrip("所則做")
    if whose in ("者", "人士", "人"):
        return f"{told}{noun.lstrip('的').partition('的')[0]}的{bound}"
    if whose and bound != "年齡":
        # 35歲或以上孕婦接受檢測: who does what is bounded.
        doing = unlinked(behind.lstrip("的")[len(whose) :].lstrip("所則"))
        acted = doing[:1] == "做" or predicate(doing)
        return f"{doing}的{whose}的{bound}" if acted and len(doing) < _DOING else f"{whose}的{bound}"
    if whose:
        return f"{whose}的{bound}"
    if ATTRIBUTE.search(core) or "壽命" in core or "寿命" in core or "歲" in core:
        return core
    reached = _OF_AGE.search(core)
    if reached is not None:
        core = core[: reached.start()]
        if _PORTION.search(core):
            core = ""
        bound = "年齡上限" if "未滿" in reached.group() else "年齡下限" if "滿" in reached.group() else bound
    core = core if core.endswith("平均") else core.rstrip("均都")
    return f"{core}的{bound}" if core else bound


def each(core: str) -> tuple[str, str] | None:
    """Return words and what the sum is for: 每月 of 平均薪酬是每月."""
    found = _EACH.search(core)
    return (core[: found.start()].rstrip("，,、也亦則则從从"), found[1]) if found else None


def plain(core: str, measure: str) -> str:
    """Return the words of a figure with nothing behind it: a sum, a span of time, a size, a rank."""
    if measure == "money":
        taken = TAKEN.search(core)
        if taken is not None:
            core = f"{core[: taken.start()]}{taken['verb']}的{taken['object']}"
        return f"{core}金額" if _SUM_END.search(core) else named(core, measure)
    if measure == "duration":
        core = _WAITED.sub("等候", core) if "等" in core[-4:] else core
        core = f"{core[:-1]}所花的" if core.endswith("花") else core
        of = (
            "的"
            if (predicate_begins(core) >= 0 or (len(core) > 4 and predicate(core)))
            and not core.endswith("平均")
            and named(core, measure) != core
            else ""
        )
        return named(core + of, measure)
    if measure == "quantity":
        for said, size in SIZES.items():
            if core.endswith(said):
                return core.removesuffix(said) + size
    return named(core, measure)


def sum_behind(core: str, behind: str) -> str | None:
    """Return the words of a sum whose name stands behind it: 各得最高200萬元資助."""
    if _SUMS.fullmatch(behind) is None:
        return None
    behind = behind.lstrip("的")
    if behind[-1] in "金項":
        return f"{core}的{behind}" if TRANSITIVE_END.search(core) or core[-1:] in "得獲" else core + behind
    return f"{core}的{behind}金額" if TRANSITIVE_END.search(core) or core.endswith("得") else f"{core}{behind}金額"
