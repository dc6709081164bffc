"""Every contact of the project's own source texts, listed by hand: none missed, none made up, each with its owner."""

import re
from pathlib import Path

import pytest

from pipelines.extraction import contacts
from pipelines.extraction.claims import Claim
from pipelines.reading import read_text

RAW = Path(__file__).parents[2] / "raw"
DRIVE = "https://drive.google.com/drive/folders/1OQdgzvJX9couG43Z_VAhqxHb1Pbtj4sU?usp=sharing"

NAMES = {
    "香港基因組中心": "香港基因組中心",
    "基因組中心": "香港基因組中心",
    "香港醫學專科學院": "香港醫學專科學院",
    "醫專": "香港醫學專科學院",
    "香港科技園公司": "香港科技園公司",
    "科技園公司": "香港科技園公司",
    "香港大學李嘉誠醫學院": "港大醫學院",
    "港大醫學院": "港大醫學院",
    "愛德曼國際公關公司": "愛德曼國際公關公司",
    "香港罕見疾病聯盟": "罕盟",
    "罕盟": "罕盟",
    "醫務衞生局": "醫務衞生局",
    "政府總部": "政府總部",
    "盧寵茂": "盧寵茂",
    "張抒揚": "張抒揚",
    "李林康": "李林康",
}
PEOPLE = {"盧寵茂", "張抒揚", "李林康"}

# kind, value, body, person, department, purpose; in the order of the text
EXPECTED = {
    "2023-05-11-hkgi-hkam-research-grant": [
        ("website", "https://hkgp.org/tc/", "香港基因組中心", None, None, "general"),
        ("website", "https://www.hkam.org.hk/", "香港醫學專科學院", None, None, "general"),
        ("website", "https://www.hkgp.org/", "香港基因組中心", None, None, "further_information"),
        ("website", "https://www.hkam.org.hk/", "香港醫學專科學院", None, None, "further_information"),
        ("phone", "+85228718888", "香港醫學專科學院", None, "秘書處", "enquiry"),
        ("email", "hkam-hkgi-grant@hkam.org.hk", "香港醫學專科學院", None, None, "enquiry"),
        ("website", "https://www.hkgp.org/", "香港基因組中心", None, None, "further_information"),
        ("website", "https://www.hkam.org.hk/", "香港醫學專科學院", None, None, "further_information"),
        ("link", DRIVE, None, None, None, "download"),
        ("website", "https://www.hkgp.org/", "香港基因組中心", None, None, "further_information"),
        ("website", "https://www.hkam.org.hk/", "香港醫學專科學院", None, None, "further_information"),
        ("phone", "+85221856745", "香港基因組中心", None, "機構傳訊部", "media"),
        ("phone", "+85221856622", "香港基因組中心", None, "機構傳訊部", "media"),
        ("email", "corpcomm@genomics.org.hk", "香港基因組中心", None, "機構傳訊部", "media"),
        ("phone", "+85228718888", "香港醫學專科學院", None, "秘書處", "media"),
        ("email", "hkam@hkam.org.hk", "香港醫學專科學院", None, "秘書處", "media"),
        ("website", "https://www.hkgp.org/", "香港基因組中心", None, None, "general"),
        ("website", "https://www.hkam.org.hk/", "香港醫學專科學院", None, None, "general"),
        ("email", "corpcomm@genomics.org.hk", "香港基因組中心", None, "機構傳訊部", "media"),
        ("email", "hkam@hkam.org.hk", "香港醫學專科學院", None, "秘書處", "media"),
    ],
    "2023-05-23-hkstp-hku-cell-therapy-laboratory": [
        ("website", "https://www.hkstp.org/", "香港科技園公司", None, None, "further_information"),
        ("website", "https://www.med.hku.hk/", "港大醫學院", None, None, "further_information"),
        ("phone", "+85239179535", "港大醫學院", "馬希文", None, "media"),
        ("email", "helenmhm@hku.hk", "港大醫學院", "馬希文", None, "media"),
        ("phone", "+85239102842", "港大醫學院", "梁寶文", None, "media"),
        ("email", "npmleung@hku.hk", "港大醫學院", "梁寶文", None, "media"),
        ("phone", "+85226292327", "香港科技園公司", "許諾童", None, "media"),
        ("email", "raven.hui@hkstp.org", "香港科技園公司", "許諾童", None, "media"),
        ("phone", "+85228374775", "愛德曼國際公關公司", "梁爽爽", None, "media"),
        ("phone", "+85296849460", "愛德曼國際公關公司", "梁爽爽", None, "media"),
        ("email", "sonia.leung@edelman.com", "愛德曼國際公關公司", "梁爽爽", None, "media"),
        ("email", "edelmanhkstppr@edelman.com", "愛德曼國際公關公司", None, None, "media"),
    ],
    "2024-01-15-rdhk-letter-to-secretary-for-health": [
        ("address", "香港金鐘添馬道二號政府總部18樓", "醫務衞生局", "盧寵茂", None, "correspondence"),
        *[
            ("link", f"https://youtu.be/{video}", "罕盟", None, None, "video")
            for video in ("aP3yjSCziQs", "blG5GqrUPzU", "aSUw4PbJh7E") * 2
        ],
    ],
    "2025-11-21-hkgi-genomic-medicine-conference": [],
    "medical-convention-hub": [],
}


def claims(text, kind, names):
    return [
        Claim(kind, found.start(), found.end(), {"key": NAMES[name], "name_zh": NAMES[name], "mention": name}, "test")
        for name in names
        for found in re.finditer(re.escape(name), text)
    ]


@pytest.mark.parametrize("name", EXPECTED)
def test_every_contact_of_a_source_text(name):
    document = read_text((RAW / f"{name}.txt").read_text("utf-8"), name)
    bodies = claims(document.text, "organisation", NAMES.keys() - PEOPLE)
    people = claims(document.text, "person", PEOPLE)
    found = [claim.values for claim in contacts.find(document, bodies, people)]
    told = [
        (
            values["kind"],
            values["value"],
            values["organisation"],
            values["person"] and values["person"].removeprefix("person:"),
            values["unit_zh"],
            values["purpose"],
        )
        for values in found
    ]
    assert told == EXPECTED[name]
    assert [values["personal"] for values in found] == [values["person"] is not None for values in found]


@pytest.mark.parametrize("name", EXPECTED)
def test_contacts_lead_back_to_the_raw_text(name):
    raw = (RAW / f"{name}.txt").read_text("utf-8")
    document = read_text(raw, name)
    for claim in contacts.find(document):
        start, end = document.raw_span(claim.start, claim.end)
        plain = "".join(raw[start:end].split())
        assert plain == "".join(claim.values["raw_value"].split())
