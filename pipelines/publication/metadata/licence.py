"""LICENSE of a release: what it covers, then the whole legal text of CC BY 4.0 as Creative Commons publishes it.

The legal text stands in cc-by-4.0.txt, word for word
(https://creativecommons.org/licenses/by/4.0/legalcode.txt); nobody may change it.
"""

from __future__ import annotations

from pathlib import Path

from pipelines.publication.edition import Edition

LEGAL_CODE = Path(__file__).with_name("cc-by-4.0.txt")
COVERS = """\
The tables of this release with their labels, titles, identifiers and documentation are a compilation licensed under
the Creative Commons Attribution 4.0 International licence, whose legal text follows: name it as "{name} {version}".
The source texts and the short quotes from them are not part of what is licensed and remain their issuers': rights.csv
says whose each text is, on what terms it is used and what is used of it.
"""


def write(edition: Edition) -> None:
    """Write LICENSE into the folder of a release."""
    covers = COVERS.format(name=edition.name, version=edition.version)
    text = f"{covers}\n{LEGAL_CODE.read_text(encoding='utf-8')}"
    (edition.folder / "LICENSE").write_text(text, encoding="utf-8", newline="\n")
