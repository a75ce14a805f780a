"""Make the Word templates of ``templates/docx``, byte for byte the same on every run.

    python scripts/make_docx_templates.py [FOLDER]

Their styles come from ``templates/pdf/gaya.xml``: run it again when that file has changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

_ROOT = Path(__file__).resolve().parent.parent
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))

from scripts.naskah import templates  # noqa: E402 - the root must be known first

FOLDER = _ROOT / "templates" / "docx"


def main(folder: Path) -> None:
    """Write every template into ``folder``, which is made when it is not there."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in templates().items():
        (folder / name).write_bytes(make())


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
