"""The record: what users describe, how it is read, and everything that is checked about it.

The way is ``muat.read_sources`` (file to plain data), ``telaah.review`` (plain data to
:class:`~docgen.records.berkas.Berkas`, with every finding at once), ``skema.schema`` (its JSON
Schema). Each module is imported by its own name.
"""
