"""Roles that must not be: of a body that a title only begins with, of an addressee, of a party to an event."""

import pytest

from pipelines import extract_text


def roles(text):
    claims = list(extract_text(text))
    body = {c.values["key"]: c.values["name_zh"] or c.values["name_en"] for c in claims if c.kind == "organisation"}
    return {
        (
            c.values["person"].partition(":")[2],
            body.get(c.values["organisation"]),
            c.values["title_zh"] or c.values["title_en"],
        )
        for c in claims
        if c.kind == "role"
    }


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Pok Fu Lam Institute of Genomics\n\nMr. Gareth Pugh\nSenior Laboratory Manager\ngarethp@example.org",
            {("Gareth Pugh", "Pok Fu Lam Institute of Genomics", "Senior Laboratory Manager")},
        ),
        (
            "Pok Fu Lam Institute of Genomics\n\nProfessor Mary Wu\nDirector; Kwan Professor of Human Genetics\n",
            {
                ("Mary Wu", "Pok Fu Lam Institute of Genomics", "Director"),
                ("Mary Wu", "Pok Fu Lam Institute of Genomics", "Kwan Professor of Human Genetics"),
            },
        ),
        (
            "香港腎科協會\n\n義務司庫　　黎世明\n行政總監　　唐啟仁\n",
            {("黎世明", "香港腎科協會", "義務司庫"), ("唐啟仁", "香港腎科協會", "行政總監")},
        ),
        (
            "Centre of Genome Analysis\nHong Kong Baptist University\n\n"
            "The Centre of Genome Analysis was opened by then Vice-Chancellor Professor Desmond Lau.",
            {("Desmond Lau", "Hong Kong Baptist University", "Vice-Chancellor")},
        ),
        ("出席的有患者代表，他們也是講者。講者：陳大文，嘉賓李小明", set()),
        ("Mr Richard Lee, a patient, and Dr Fanny Ip, first author of the paper, spoke.", set()),
    ],
)
def test_roles_of_a_text(text, held):
    assert roles(text) == held


def test_whom_a_letter_goes_to_does_not_hold_the_office_of_who_signs_it():
    letter = "此致\n醫務衞生局局長\n盧寵明教授\n\n香港腎科協會會長\n曾建文 謹上\n"
    assert roles(letter) == {("盧寵明", "醫務衞生局", "局長"), ("曾建文", "香港腎科協會", "會長")}


def test_a_group_named_two_paragraphs_before_is_not_the_group_that_is_meant():
    text = (
        "Rare Care Foundation opened a clinic.\n\nPatients wait for long, a study of 2018 found.\n\n"
        "Doctors are few. “We wait,” said Calvin Leung Pak-hei, the group’s vice-president."
    )
    assert roles(text) == {("Calvin Leung Pak-hei", None, "vice-president")}
