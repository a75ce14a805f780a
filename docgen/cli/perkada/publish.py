"""``docgen perkada publish``: what the JDIH and the harmonisation are given."""

from __future__ import annotations

from pathlib import Path

import click

from docgen import service, settings
from docgen.cli.options import json_option, overlay_option, record_argument
from docgen.cli.report import State, print_findings, print_json
from docgen.i18n import text

__all__ = ["publish"]


@click.command()
@record_argument
@overlay_option
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path),
    required=True,
    metavar="DIR|ZIP",
    help="Folder hasil, atau nama berkas .zip.",
)
@click.option(
    "--abstract/--no-abstract",
    default=None,
    help="Buat abstrak; tanpa ini hanya bila lebih dari 15 halaman.",
)
@click.option(
    "--harmonisation",
    is_flag=True,
    help="Susun paket e-Harmonisasi dari rancangan, bukan publikasi JDIH.",
)
@click.option(
    "--comparison",
    multiple=True,
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Sandingan rancangan yang disertakan dalam paket.",
)
@click.option(
    "--against",
    metavar="FILE|model",
    help="Rancangan lama, atau naskah model: paket memuat sandingannya (tanda perubahan, matriks).",
)
@click.option(
    "--templates", type=click.Path(path_type=Path), help="Folder templat yang didahulukan."
)
@json_option
@click.pass_obj
def publish(
    state: State,
    record: Path,
    overlay: Path | None,
    output: Path,
    abstract: bool | None,
    harmonisation: bool,
    comparison: tuple[Path, ...],
    against: str | None,
    templates: Path | None,
    as_json: bool,
) -> int:
    """Terbitkan Perkada: salinan, Akoma Ntoso, metadata JDIH, entri JDIHN, abstrak.

    Ditolak selama nomor atau tanggal belum ada, masih ada isian kosong, atau naskah melanggar
    kaidah (E); tidak ada yang ditulis. Dengan --harmonisation: paket rancangan (DOCX, PDF, laporan
    pemeriksaan, surat, sandingan, daftar isi).
    """
    # Here and not above: no other command should wait for databases to be imported.
    from docgen.service.perkada_harmonise import harmonise
    from docgen.service.perkada_publish import only_record, write_published
    from docgen.service.perkada_publish import publish as publish_record

    if (comparison or against) and not harmonisation:
        raise click.UsageError(text("cli.publish_comparison", state.language))
    store = service.TemplateStore(templates or settings.current().templates)
    source = only_record(service.sources(record, overlay), str(record))
    if harmonisation:
        extra = {path.name: path.read_bytes() for path in comparison}
        done = harmonise(source, store, extra, state.language, against=against)
    else:
        done = publish_record(source, store, abstract=abstract)
    paths = write_published(done, output)
    if as_json:
        print_json({"name": done.name, "files": list(done.files), "paths": [str(p) for p in paths]})
        return 0
    print_findings(done.warnings, state, source.lines)
    for path in paths:
        click.echo(str(path))
    return 0
