"""Sees that no link within the site leads nowhere: usage links.py FOLDER. The API's pages hold their own links."""

import re
import sys
from pathlib import Path


def main(root: Path) -> int:
    pages = [page for page in root.rglob("*.html") if "api" not in page.relative_to(root).parts]
    broken = []
    for page in pages:
        for link in re.findall(r'(?:href|src)="([^"]+)"', page.read_text(encoding="utf-8")):
            file, _, anchor = link.partition("#")
            if re.match(r"[a-z]+:", link) or (not file and not anchor):
                continue
            target = page.parent / file.partition("?")[0] if file else page
            known = target.exists() and (not anchor or not target.suffix == ".html" or f'id="{anchor}"' in target.read_text("utf-8"))
            if not known:
                broken.append(f"{page.relative_to(root)}: {link}")
    print("\n".join(broken) or f"{len(pages)} pages, and no link leads nowhere")
    return 1 if broken or not pages else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
