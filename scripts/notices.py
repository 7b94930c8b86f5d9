"""Prints the licences of everything that is linked into what is shipped: the C library, the wheel and the program, from
Cargo.lock and the sources that cargo has fetched. A dependency that ships no licence text is named with its licence alone.
Usage: python3 scripts/notices.py, from the repository's root."""

import json
import subprocess
from pathlib import Path

SHIPPED = ("neglect-screen-c", "neglect-screen-cli", "neglect-screen-js")
TEXTS = ("LICENSE*", "license*", "LICENCE*", "COPYING*", "COPYRIGHT*", "NOTICE*", "UNLICENSE*")

command = ["cargo", "metadata", "--quiet", "--locked", "--format-version", "1"]
metadata = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
packages = {package["id"]: package for package in metadata["packages"]}
needs = {
    node["id"]: [
        dependency["pkg"]
        for dependency in node["deps"]
        if any(kind["kind"] is None for kind in dependency["dep_kinds"])
    ]
    for node in metadata["resolve"]["nodes"]
}

linked: set[str] = set()
waiting = [id for id, package in packages.items() if package["name"] in SHIPPED]
assert len(waiting) == len(SHIPPED), "a crate that is shipped is not in the workspace"
while waiting:
    id = waiting.pop()
    if id not in linked:
        linked.add(id)
        waiting += needs[id]

print("Third-party notices of neglect-screen\n")
users: dict[str, list[str]] = {}
for package in sorted((packages[id] for id in linked if packages[id]["source"]), key=lambda package: package["name"]):
    name = f"{package['name']} {package['version']}"
    licence = package["license"] or f"see {package['license_file']}"
    print(f"{name}: {licence}; {package['repository'] or package['homepage'] or 'no address'}")
    folder = Path(package["manifest_path"]).parent
    for text in sorted({file for pattern in TEXTS for file in folder.glob(pattern) if file.is_file()}):
        users.setdefault(text.read_text(encoding="utf-8", errors="replace").strip(), []).append(name)

for text, names in sorted(users.items(), key=lambda entry: entry[1]):
    print(f"\n{'-' * 80}\n{', '.join(dict.fromkeys(names))}\n{'-' * 80}\n\n{text}")
