import sys
from pathlib import Path

_HERE = Path(__file__).resolve().parent
for _folder in (_HERE, _HERE.parents[2]):
    # `scripts/` and the demo of these tests are not installed with the package.
    if str(_folder) not in sys.path:
        sys.path.insert(0, str(_folder))
