"""Renders one Word template with rust-docxtpl, in an environment of its own.

That package installs itself under the name ``docxtpl``, so it cannot live beside docxtpl. A line of
JSON comes in (a list of contexts), one goes out (seconds, and the last document in base64).

    python run.py TEMPLATE.docx
"""

from __future__ import annotations

import base64
import io
import json
import sys
import time

from docxtpl import DocxTemplate


def main(path: str) -> None:
    """Answer until standard input ends."""
    for line in sys.stdin:
        contexts, last = json.loads(line), b""
        start = time.perf_counter()
        for context in contexts:
            template = DocxTemplate(path)
            template.render(context, autoescape=True)
            target = io.BytesIO()
            template.save(target)
            last = target.getvalue()
        seconds = time.perf_counter() - start
        answer = {"seconds": seconds, "output": base64.b64encode(last).decode()}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
