"""The release that the code would publish of the five texts now, beside copies of those that are published."""

import shutil
from pathlib import Path

from pipelines.publication import building, releases, versions

ROOT = Path(__file__).parents[2]
RELEASES = ROOT / "data" / "releases"


def laid_out(data):
    """Publish below the folder `data`, and return the folder of the release; it is the newest where nothing is new."""
    folder = data / "releases"
    shutil.copytree(RELEASES, folder)
    try:
        return releases.publish(building.build(ROOT / "raw"), ROOT / "raw", folder).folder
    except releases.NothingChangedError:
        return folder / str(versions.newest(folder))
