"""Texts made from a small grammar: what stresses a corpus that is cut, spread and put together again."""

import random

BODIES = (
    ("香港基因組中心", "Hong Kong Genome Institute", "基因組中心"),
    ("香港晨曦醫學研究中心", "Hong Kong Morning Light Medical Research Centre", "晨曦中心"),
    ("香港南灣生物科技學院", "Hong Kong South Bay Institute of Biotechnology", "南灣學院"),
    ("新加坡晨曦醫學研究中心", "Singapore Morning Light Medical Research Centre", "晨曦中心"),
    ("衞生署", "Department of Health", "衞生署"),
    ("香港大學李嘉誠醫學院", "LKS Faculty of Medicine, The University of Hong Kong", "港大醫學院"),
)
PEOPLE = (
    ("羅思偉", "Dr Law Sze Wai"),
    ("羅思偉", "Dr Stephen Law"),
    ("陳大文", "Professor Chan Tai Man"),
    ("陳大民", "Professor Chan Tai Man"),
    ("李小明", "Ms Lee Siu Ming"),
)
TITLES = ("行政總裁", "主席", "項目總監")
DATES = ("2021年7月12日", "2021年7月", "2021年", "2022年3月1日")
BOILERPLATE = (
    "香港有超過750萬人口。2021年，香港男性平均壽命達82.5歲，女性更高達88.1歲。",
    "2022年，全港共有1,200名醫護人員參加培訓，佔總數的5.0%。",
    "2022年，全港共有1200名醫護人員參加培訓，佔總數的5%。",
    "計劃於2023年獲撥款1.5億元。",
    "計劃於2023年獲撥款1.50億元。",
)


def paragraph(choose):
    zh, en, short = choose.choice(BODIES)
    other = choose.choice(BODIES)
    name, latin = choose.choice(PEOPLE)
    date = choose.choice(DATES)
    count = choose.choice((12, 120, 350, 20804))
    return choose.choice(
        (
            f"{zh}（{short}）於{date}成立。{short}設有{count}個床位。",
            f"{zh}（{en}）於{date}成立，位於{choose.choice(('沙田', '薄扶林'))}。",
            f"The {en} was established in {choose.choice(('July 2021', '2021', '12 July 2021'))}.",
            f"{short}表示，已有{count}名參加者，分3組。",
            f"{other[0]}轄下的{zh}於{date}推出香港基因組計劃，招募{count}名病人。",
            f"{zh}{choose.choice(TITLES)}{name}醫生（{latin}）表示，研究涵蓋{count}宗個案。",
            f"{latin}, Chairman of the {en}, said that {count} patients had joined.",
            f"{name}教授獲委任為{zh}{choose.choice(TITLES)}。",
            f"傳媒查詢\n{zh}\n電話：2871 8888\n電郵：info@example.org.hk\n網址：https://www.example.org.hk/",
            f"{zh}電話：{choose.choice(('2871 8888', '3999 1234'))}",
            f"{zh}於{date}簽署合作備忘錄，與{other[0]}合作。",
            *BOILERPLATE,
        )
    )


def texts(seed, number):
    """Return `number` texts by the names of their files, and the entries of sources.toml for some of them."""
    choose = random.Random(seed)
    found, entries = {}, []
    for i in range(number):
        name = f"{choose.randrange(10**6):06}-{i}.txt"
        body = "\n\n".join(paragraph(choose) for _ in range(choose.randrange(1, 6)))
        found[name] = f"{body}\n\n{choose.choice(BOILERPLATE)}\n"
        if choose.random() < 0.7:
            day = f"202{choose.randrange(1, 5)}-0{choose.randrange(1, 9)}-1{choose.randrange(9)}"
            publisher = choose.choice(BODIES)[choose.randrange(3)]
            entries.append(f'[[source]]\nfile = "{name}"\npublished = "{day}"\npublisher = "{publisher}"\n')
    return found, "\n".join(entries)


def write(folder, found, sources=""):
    """Write texts into a folder, as a corpus."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in found.items():
        (folder / name).write_text(text, "utf-8")
    if sources:
        (folder / "sources.toml").write_text(sources, "utf-8")
    return folder
