"""Values that offices often write and that mean something else: each with its own explanation."""

from __future__ import annotations

import re
from typing import Any

__all__ = ["trap_of"]

_TRAPS: tuple[tuple[str, str, str], ...] = (
    # path, pattern of the value or key, code of the explanation
    (r"pemda\.tingkat", r"(kota|kabupaten)[_ ]administrasi.*", "trap.kota_administrasi"),
    (r"perkada\.jenis", r"qanun.*", "trap.qanun"),
    (r"perkada\.jenis", r"(peraturan[_ ]daerah|perda|perdasus|perdasi).*", "trap.perda"),
    (r"perkada\.jenis", r"(peraturan[_ ])?walikota", "trap.walikota"),
    (r"verifikasi\.rekapitulasi", r"rekapitulasi", "trap.computed"),
    (r"verifikasi\.lolos", r"lolos", "trap.lolos"),
    (r"pencanangan\.materai", r"materai", "trap.materai"),
    (r".*\.nip", r"[\d.,]+(e\+?\d+)?", "trap.nip_number"),
    (r".*\.tahun", r"\d{2}", "trap.short_year"),
)


def trap_of(path: str, value: Any) -> str | None:
    """The code of the explanation for a known trap at this place, or None."""
    text = str(value).strip().casefold()
    for place, pattern, code in _TRAPS:
        if re.fullmatch(place, path) and re.fullmatch(pattern, text):
            return code
    return None
