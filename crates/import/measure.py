"""The table of docs/import.md: of each format the share of values that are mapped, rows a second, and the most memory.

Samples of others are read where they are at hand (NEGLECT_SAMPLES); what is large is made of the examples, with other ids. From the
repository's root, with the program as it is measured:

    cargo build --release -p neglect-screen-cli && python3 crates/import/measure.py target/release/neglect-screen
"""

import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

EXAMPLES = pathlib.Path("docs/examples/import")
SAMPLES = pathlib.Path(os.environ.get("NEGLECT_SAMPLES", "../shared/samples"))
SIZES = (1, 100)


def run(program, source, files, folder):
    """The account of an import, its seconds, and its most memory in MB."""
    account = folder / "account.json"
    command = [program, "import", source, *map(str, files), "--as-of", "2026-11-20", "--quiet", "--account", str(account)]
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, used = os.wait4(process.pid, 0)
    return json.loads(account.read_text()), time.monotonic() - before, used.ru_maxrss / 1024


def share(account):
    """Values that were read, and which part of them was mapped, set aside, not understood."""
    fields = account["fields"]
    total = sum(fields.values())
    return total, *(f"{100 * fields[fate] / total:.0f} %" for fate in ("mapped", "set_aside", "not_understood"))


def until(path, size, head, record, tail=""):
    with path.open("w") as file:
        written, number = file.write(head), 0
        while written < size:
            written += file.write(record(number))
            number += 1
        file.write(tail)


def around(path, first, last):
    """A document before, in, and behind its first record."""
    text = path.read_text()
    start, end = text.index(first), text.index(last)
    return text[:start], text[start:end], text[end:]


def table(path, is_id):
    """The head of a table, and its rows once more with the ids of another child."""
    text = path.read_text()
    delimiter = ";" if ";" in text.splitlines()[0] else ","
    head, *rows = csv.reader(io.StringIO(text), delimiter=delimiter)

    def again(number):
        out = io.StringIO()
        writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
        for row in rows:
            writer.writerow(f"{value}-{number}" if is_id(name) else value for name, value in zip(head, row, strict=True))
        return out.getvalue()

    return delimiter.join(head) + "\n", again


def bulk(number):
    """A child of a bulk export: five weights and five appointments, one of them missed."""
    child = {"reference": f"Patient/p{number}"}
    records = [{"resourceType": "Patient", "id": f"p{number}", "birthDate": f"2018-01-{1 + number % 28:02}", "gender": "female"}]
    for month in range(1, 6):
        records.append({
            "resourceType": "Observation", "status": "final", "subject": child, "effectiveDateTime": f"2026-0{month}-01",
            "code": {"coding": [{"system": "http://loinc.org", "code": "29463-7"}]},
            "valueQuantity": {"value": 22 + month, "code": "kg"},
        })
        records.append({
            "resourceType": "Appointment", "status": "noshow" if month == 3 else "fulfilled",
            "start": f"2026-0{month}-02T09:00:00Z", "participant": [{"actor": child}],
        })
    return "".join(json.dumps(record) + "\n" for record in records)


def made(source, size, folder):
    """Files of about so many bytes."""
    if source in ("ssd", "ssda903"):
        paths = sorted((EXAMPLES / source).iterdir())
        for path in paths:
            head, again = table(path, lambda name: name.endswith("_id") or name == "CHILD")
            until(folder / path.name, size // len(paths), head, again)
        return [folder / path.name for path in paths]
    if source == "rcpch":
        [*results] = json.loads((EXAMPLES / "rcpch.json").read_text())
        text = json.dumps(results * (size // 100 // len(json.dumps(results)) + 1))
        for number in range(size // len(text) + 1):
            (folder / f"{number}.json").write_text(text)
        return sorted(folder.glob("*.json"))
    path = folder / {"fhir": "bulk.ndjson", "cin": "cin.xml", "ctf": "ctf.xml", "csc-api": "csc.json"}.get(source, "table.csv")
    if source == "fhir":
        until(path, size, "", bulk)
    elif source == "cin":
        before, child, behind = around(EXAMPLES / "cin.xml", "    <Child>", "  </Children>")
        until(path, size, before, lambda number: child.replace("c201", f"c{number}"), behind)
    elif source == "ctf":
        before, child, behind = around(EXAMPLES / "ctf.xml", "    <Pupil>", "  </CTFpupilData>")
        until(path, size, before, lambda number: child.replace("X999000000001", f"X{number:012}"), behind)
    elif source == "csc-api":
        api = json.loads((EXAMPLES / "csc-api.json").read_text())
        child = json.dumps(api["Children"][0])
        name = api["Children"][0]["la_child_id"]
        other = lambda number: ("," if number else "") + child.replace(f'"{name}"', f'"{name}-{number}"')  # noqa: E731
        until(path, size, '{"la_code": 999, "Children": [', other, "]}")
    else:
        example = {"sessions": "sessions.csv", "census": "census.csv"}.get(source, "chronology.csv")
        ids = ("student_id", "pupil_id", csv.DictReader(io.StringIO((EXAMPLES / "chronology.csv").read_text())).fieldnames[0])
        until(path, size, *table(EXAMPLES / example, lambda name: name in ids))
    return [path]


def main(program):
    chronology = f"map:{EXAMPLES / 'chronology.toml'}"
    examples = {
        "fhir": ["bundle.json", "bundle.xml", "patients.ndjson"], "csc-api": ["csc-api.json"], "cin": ["cin.xml"],
        "ssd": ["ssd/*.csv"], "ssda903": ["ssda903/*.csv"], "annex-a": ["annex-a.xlsx"], "ctf": ["ctf.xml"],
        "sessions": ["sessions.csv"], "census": ["census.csv"], "rcpch": ["rcpch.json"], chronology: ["chronology.csv"],
    }
    samples = {"fhir": "fhir/*.xml", "cin": "cin/*.xml", "ssda903": "ssda903/*.csv", "annex-a": "annex-a/*.xlsx"}
    print("| Format | Of | Values | Mapped | Set aside | Not understood |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for source, patterns in examples.items():
            given = [("our example", [path for pattern in patterns for path in sorted(EXAMPLES.glob(pattern))])]
            if source in samples and (others := sorted(SAMPLES.glob(samples[source]))):
                given.append(("a sample of others", others))
            for of, files in given:
                account, _, _ = run(program, source, files, pathlib.Path(scratch))
                print("|", " | ".join(map(str, (source.partition(":")[0], of, *share(account)))), "|", flush=True)
    print("\n| Format | MB | Rows or resources | A second | MB of memory |\n|---|---|---|---|---|")
    for source in (*(source for source in examples if source not in ("annex-a", chronology)), chronology):
        for size in SIZES:
            with tempfile.TemporaryDirectory() as scratch:
                folder = pathlib.Path(scratch)
                files = made(source, size << 20, folder)
                account, seconds, memory = run(program, source, files, folder)
                rows = sum(account["rows"].values())
                line = (source.partition(":")[0], size, rows, f"{rows / seconds:,.0f}", f"{memory:.0f}")
                print("|", " | ".join(map(str, line)), "|", flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
