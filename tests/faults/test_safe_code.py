"""What the code may not do, whoever writes it: load what could run, run what could be named, speak to a network.

Held over the syntax trees of all code that ships, and over the workflows; each rule is shown to find its breach.
"""

import ast
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
CODE = sorted(path for folder in ("pipelines", "validations", "assets", "validators") for path in
              (ROOT / folder).rglob("*.py"))  # fmt: skip
PICKLES = {"pickle", "cPickle", "cloudpickle", "dill", "marshal", "shelve", "joblib", "jsonpickle"}
NETWORKS = {"socket", "http", "urllib", "urllib3", "requests", "httpx", "aiohttp", "ftplib", "smtplib", "telnetlib",
            "xmlrpc", "asyncio", "websockets", "posthog"}  # fmt: skip
RUNNING = {"eval", "exec", "compile", "__import__", "breakpoint"}
SHELLS = {("os", "system"), ("os", "popen"), ("subprocess", "getoutput"), ("subprocess", "getstatusoutput"),
          ("asyncio", "create_subprocess_shell"), ("commands", "getoutput")}  # fmt: skip
STARTING = {"run", "Popen", "call", "check_call", "check_output"}

ALLOWED = {
    # Only tries whether an exception of its own worker can cross between processes; reads no file and no network.
    ("pipelines/engines/calls.py", "pickle"),
    # Asks whether somebody listens at the address of a Ray cluster that a maintainer named.
    ("pipelines/engines/clusters.py", "socket"),
    # The server of a release's pages, and whether its port is free: loopback only, see test_open_ports.py.
    ("pipelines/publication/serving.py", "http"),
    ("pipelines/cli/serving.py", "socket"),
    # Answers in place of the network what a validator would load from it.
    ("validators/descriptions.py", "requests"),
    ("validators/descriptions.py", "requests_cache"),
    ("validators/descriptions.py", "urllib3"),
}


def breaches(tree):
    """Yield line and what is wrong with it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, *_imported(alias.name)) for alias in node.names if _imported(alias.name))
        elif isinstance(node, ast.ImportFrom) and node.module and _imported(node.module):
            yield (node.lineno, *_imported(node.module))
        elif isinstance(node, ast.Call):
            yield from ((node.lineno, what) for what in _called(node))


def _imported(module):
    top = module.partition(".")[0]
    if module == "urllib.parse":
        return ()
    return (f"imports {module}",) if top in PICKLES | NETWORKS else ()


def _called(node):
    function = node.func
    given = {keyword.arg: keyword.value for keyword in node.keywords}
    if isinstance(function, ast.Name):
        if function.id in RUNNING:
            yield f"calls {function.id}"
        return
    if not isinstance(function, ast.Attribute):
        return
    owner = function.value.id if isinstance(function.value, ast.Name) else ""
    if (owner, function.attr) in SHELLS:
        yield f"calls {owner}.{function.attr}"
    if "shell" in given and not (isinstance(given["shell"], ast.Constant) and given["shell"].value is False):
        yield "starts a shell"
    if owner == "subprocess" and function.attr in STARTING and node.args and isinstance(
        node.args[0], ast.JoinedStr | ast.BinOp | ast.Constant
    ):  # fmt: skip
        yield "starts a command given as one text"
    if owner == "yaml" and function.attr in {"load", "load_all", "full_load", "unsafe_load", "unsafe_load_all"}:
        yield f"calls yaml.{function.attr}: yaml.safe_load reads data alone"
    if function.attr == "read_pickle" or (owner in {"np", "numpy"} and "allow_pickle" in given):
        yield "reads a pickle"
    if function.attr in {"FilesystemIOManager", "PickledObjectFilesystemIOManager"}:
        yield "keeps values as pickles"
    if owner == "jinja2" and function.attr == "Template":
        yield "makes a template of a text: templates are files of the project"
    if owner == "tempfile" and function.attr == "mktemp":
        yield "names a temporary file that others may make first"
    if function.attr == "extractall" and "filter" not in given:
        yield "unpacks whatever paths an archive names"


def _allowed(path, what):
    return any(path == place and what.startswith(f"imports {module}") for place, module in ALLOWED)


def test_code_runs_and_loads_nothing_that_could_be_somebody_elses():
    found = []
    for path in CODE:
        name = path.relative_to(ROOT).as_posix()
        for line, what in breaches(ast.parse(path.read_bytes())):
            if not _allowed(name, what):
                found.append(f"{name}:{line} {what}")
    assert found == []


@pytest.mark.parametrize(
    "line",
    [
        "import pickle", "from cloudpickle import loads", "import requests", "from urllib.request import urlopen",
        "import http.server", "eval('1')", "exec(text)", "compile(text, '', 'exec')", "__import__(name)",
        "os.system(f'rm {name}')", "subprocess.run(f'git log {name}')", "subprocess.run(command, shell=True)",
        "subprocess.Popen('ls ' + name, shell=flag)", "yaml.load(text)", "yaml.full_load(text)", "pd.read_pickle(path)",
        "np.load(path, allow_pickle=True)", "dg.FilesystemIOManager()",
        "jinja2.Template(text)", "tempfile.mktemp()", "archive.extractall(folder)",
    ],
)  # fmt: skip
def test_each_breach_is_found(line):
    assert list(breaches(ast.parse(line)))


@pytest.mark.parametrize(
    "line",
    ["from urllib.parse import urlsplit", "yaml.safe_load(text)", "subprocess.run([program, name])",
     "tomllib.loads(text)", "re.compile(text)", "ast.literal_eval(text)", "subprocess.run(command, shell=False)"],
)  # fmt: skip
def test_what_is_sound_is_not_taken_for_a_breach(line):
    assert not list(breaches(ast.parse(line)))


def test_pages_are_made_with_everything_escaped():
    from pipelines.publication.site import pages

    source = ast.parse(Path(pages.__file__).read_bytes())
    (made,) = [
        node for node in ast.walk(source) if isinstance(node, ast.Call) and "Environment" in ast.unparse(node.func)
    ]
    assert {keyword.arg: ast.unparse(keyword.value) for keyword in made.keywords}["autoescape"] == "True"


def test_no_workflow_pastes_a_name_into_a_shell():
    for path in sorted((ROOT / ".github" / "workflows").glob("*.yml")):
        for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values():
            for step in job["steps"]:
                assert "${{" not in step.get("run", ""), f"{path.name}: hand it over as an environment variable"
