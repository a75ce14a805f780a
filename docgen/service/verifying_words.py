"""A verification in words, the same at every door."""

from __future__ import annotations

from datetime import datetime

from docgen.i18n import Language, text
from docgen.service.verifying import Verification
from docgen.signing.report import SignatureReport, Verdict

__all__ = ["signature_words", "standing_words", "time_of", "verdict_words"]


def time_of(moment: datetime | None) -> str:
    """``23-11-2026 02:57:36 UTC``; a dash for none."""
    if moment is None:
        return "–"
    zone = moment.strftime("%Z") if moment.tzinfo else ""
    return f"{moment:%d-%m-%Y %H:%M:%S} {zone}".strip()


def verdict_words(verdict: Verdict, language: Language) -> str:
    """The verdict: ``SAH``."""
    return text(f"verify.verdict_{verdict}", language)


def signature_words(each: SignatureReport, language: Language) -> list[str]:
    """The lines about one signature: who and how it stands first, then the details."""

    def say(code: str, **params: object) -> str:
        return text(f"verify.{code}", language, **params)

    who = each.name or each.signer or each.field
    place = each.role or each.field
    lines = [
        say("line_head", nama=who, peran=place, putusan=verdict_words(each.verdict, language)),
        say("line_signer", nama=each.signer or "–", penerbit=each.issuer or "–"),
        say("line_claimed", waktu=time_of(each.claimed)),
    ]
    if each.stamped:
        lines.append(say("line_stamped", waktu=time_of(each.stamped)))
    if each.reason:
        lines.append(say("line_reason", alasan=each.reason))
    lines.append(
        "; ".join(
            say(f"{kind}_{getattr(each, kind)}")
            for kind in ("integrity", "trust", "revocation", "modification")
        )
    )
    if each.certifies:
        lines.append(say("line_certifies"))
    return lines


def standing_words(found: Verification, language: Language) -> str:
    """How a file stands to the register; nothing when it is not in it."""
    if found.document is None or found.standing is None:
        return ""
    state = text(f"verify.state_{found.document.state.value}", language)
    params = {"nomor": found.document.nomor or found.document.title, "keadaan": state}
    return text(f"verify.standing_{found.standing}", language, **params)
