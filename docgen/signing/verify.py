"""The verification of a whole file: its signatures, its revisions, and one verdict."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pyhanko.sign.fields import enumerate_sig_fields

from docgen.errors import Finding
from docgen.signing.changes import CHANGES, changes_of
from docgen.signing.examine import Asked, Embedded, examine
from docgen.signing.loops import without_loop
from docgen.signing.opening import Opened, open_pdf, reading
from docgen.signing.places import Place, places
from docgen.signing.report import Report, Revision, SignatureReport, Verdict, worst
from docgen.signing.trust import Trust

__all__ = ["CLOCK_LEEWAY", "leading_hashes", "verify", "verify_opened"]

CLOCK_LEEWAY = timedelta(minutes=5)
"""By how much the clocks of two computers may differ before their times contradict each other."""


def verify(
    data: bytes, trust: Trust, *, name: str = "", now: datetime | None = None, online: bool = False
) -> Report:
    """What is to be said about a file; ``name`` is what errors call it.

    Raises DataError when it cannot be opened (see :func:`docgen.signing.opening.open_pdf`).
    """
    return verify_opened(open_pdf(data, name), Asked(trust, now or datetime.now(UTC), online))


@without_loop
def verify_opened(opened: Opened, asked: Asked) -> Report:
    """The same for a file that is open already."""
    with reading(opened.data):
        found = places(opened.reader)
        by_field = {place.field: place for place in found}
        embedded = _embedded(opened, by_field)
        revisions = _revisions(opened, embedded)
    signatures = tuple(examine(opened, each, asked) for each in embedded)
    findings = [*_order(signatures, by_field), *_clock(signatures, asked.now)]
    if not signatures:
        findings.append(Finding("verify.unsigned"))
    verdict: Verdict = worst(*(each.verdict for each in signatures))
    if any(finding.severity == "E" for finding in findings):
        verdict = worst(verdict, "tidak_dapat_dipastikan")
    return Report(
        verdict=verdict,
        signatures=signatures,
        revisions=revisions,
        waiting=tuple(place.label for place in found if not place.signed),
        title=_title(opened),
        sha256=hashlib.sha256(opened.data).hexdigest(),
        original_sha256=hashlib.sha256(opened.data[: opened.ends[0]]).hexdigest(),
        findings=tuple(findings),
    )


def _embedded(opened: Opened, by_field: dict[str, Place]) -> list[Embedded]:
    """The signed fields in the order in which they were signed, time stamps of the file apart."""
    found = []
    for name, value, reference in enumerate_sig_fields(opened.reader, filled_status=True):
        if value.get_object().get("/Type") == "/DocTimeStamp":
            continue
        entry = reference.get_object()
        last = opened.reader.xrefs.get_last_change(entry.raw_get("/V").reference)
        found.append(Embedded(0, str(name), entry, by_field.get(name), last))
    found.sort(key=lambda each: each.revision)
    return [replace(each, position=number) for number, each in enumerate(found, 1)]


def leading_hashes(data: bytes, ends: Sequence[int]) -> dict[str, int]:
    """SHA-256 of the bytes up to each of ``ends``, with that length.

    A registered file that was signed later still is the leading bytes of the signed one; its hash
    is among these.
    """
    digest, start, found = hashlib.sha256(), 0, {}
    for end in sorted(set(ends)):
        digest.update(memoryview(data)[start:end])
        found[digest.copy().hexdigest()] = end
        start = end
    return found


def _title(opened: Opened) -> str:
    try:
        return str(opened.reader.trailer_view["/Info"]["/Title"])[:300]
    except Exception:  # of any kind, in a forged file
        return ""


def _order(signatures: Sequence[SignatureReport], by_field: dict[str, Place]) -> list[Finding]:
    """Signatures that were given before it was their turn."""
    found, highest = [], 0
    for each in signatures:
        place = by_field.get(each.field)
        if place is None:
            continue
        if place.turn < highest:
            found.append(Finding("verify.out_of_turn", each.field, {"nama": place.label}, "W"))
        highest = max(highest, place.turn)
    return found


def _clock(signatures: Sequence[SignatureReport], now: datetime) -> list[Finding]:
    """Times that contradict the order of the signatures, or lie in the future."""
    found: list[Finding] = []
    last: datetime | None = None
    for each in signatures:
        when = each.stamped or each.claimed
        if when is None or when.tzinfo is None:
            continue
        params = {"nama": each.signer or each.field}
        if last is not None and when < last - CLOCK_LEEWAY:
            found.append(Finding("verify.clock_backwards", each.field, params))
        if when > now + CLOCK_LEEWAY:
            found.append(Finding("verify.future", each.field, params))
        last = when if last is None else max(last, when)
    return found


def _revisions(opened: Opened, embedded: Sequence[Embedded]) -> tuple[Revision, ...]:
    """The savings of the file, with what each of them changed.

    Signing writes the date into the file's own description; that is not worth a word.
    """
    reader = opened.reader
    signed = {each.revision: each.field for each in embedded}
    total = reader.xrefs.total_revisions
    ends = opened.ends if len(opened.ends) == total else (*opened.ends, *[len(opened.data)] * total)
    return tuple(
        Revision(
            number + 1,
            ends[number],
            signed.get(number, ""),
            tuple(
                code
                for code in (changes_of(reader, number - 1, number) if number else ())
                if number not in signed or code != CHANGES["metadata"]
            ),
        )
        for number in range(total)
    )
