"""Reading record files: what people save, and what nobody should."""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import DataError, DocgenError, UsageFault
from docgen.records.muat import MAX_BYTES, Source, merge, read_bytes, read_sources
from tests.records.contoh import says_it_in_both_languages

_KEYS = st.text(max_size=3)
SIMPLE = "pemda:\n  nama: Contoh\n"


def _refused(content: bytes | str, name: str = "berkas.yaml") -> str:
    """The code of the first fault; every fault has its words."""
    raw = content.encode() if isinstance(content, str) else content
    with pytest.raises(DataError) as caught:
        read_bytes(raw, name, None)
    for finding in caught.value.findings:
        says_it_in_both_languages(finding)
    return caught.value.code


def _value(text: str, name: str = "berkas.yaml") -> object:
    (source,) = read_bytes(text.encode(), name, None)
    return source.data


class DescribeYamlAsPeopleWriteIt:
    def it_keeps_every_value_as_it_was_typed(self) -> None:
        text = "a: 09.00\nb: 05123\nc: no\nd: 2024-03-28\ne: 197805122003121004\nf: 1e3\n"
        assert _value(text) == {
            "a": "09.00",
            "b": "05123",
            "c": "no",
            "d": "2024-03-28",
            "e": "197805122003121004",
            "f": "1e3",
        }

    @pytest.mark.parametrize("empty", ["", "~", "null", "# belum"])
    def it_reads_nothing_as_absent(self, empty: str) -> None:
        assert _value(f"a: {empty}\nb: x") == {"a": None, "b": "x"}

    def it_keeps_a_quoted_null_as_text(self) -> None:
        assert _value('a: "null"') == {"a": "null"}

    def it_forgives_a_byte_order_mark_and_windows_lines(self) -> None:
        (source,) = read_bytes(b"\xef\xbb\xbfpemda:\r\n  nama: Contoh\r\n", "b.yaml", None)
        assert source.data == {"pemda": {"nama": "Contoh"}}

    def it_knows_the_line_of_every_value(self) -> None:
        (source,) = read_bytes(b"a:\n  b:\n    - x\n    - y: z\n", "b.yaml", None)
        assert source.lines["a.b[1].y"] == 4

    def it_reads_several_records_and_names_them(self) -> None:
        sources = read_bytes(b"---\nid: a\n---\nid: b\n---\n", "b.yaml", None)
        assert [(s.name, s.data) for s in sources] == [
            ("b.yaml#1", {"id": "a"}),
            ("b.yaml#2", {"id": "b"}),
        ]

    def it_takes_an_alias_by_its_value(self) -> None:
        assert _value("a: &x [p, q]\nb: *x") == {"a": ["p", "q"], "b": ["p", "q"]}


class DescribeWhatIsRefused:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "record.not_text"),
            (b"PK\x03\x04word/document.xml", "record.not_text"),
            (b"pemda:\0", "record.not_text"),
            (SIMPLE.encode("utf-16"), "record.not_utf8"),
            (b"nama: Andr\xe9\n", "record.not_utf8"),
            (b"", "record.no_record"),
            (b"# kosong\n---\n", "record.no_record"),
            (b"a: \x07\n", "yaml.character"),
            (b"a: [1\n", "yaml.syntax"),
            (b"\ta: 1\n", "yaml.syntax"),
            (b"a: !!python/object:os.system x\n", "yaml.tag"),
            (b"a: !include /etc/passwd\n", "yaml.tag"),
            (b"a: *b\n", "yaml.alias"),
            (b"a: &a [*a]\n", "yaml.alias"),
            (b"? [a]\n: b\n", "yaml.key"),
            (b"a: &x {b: c}\nd:\n  <<: *x\n", "yaml.merge"),
            (b"a: 1\nb: 2\na: 3\n", "yaml.twice"),
            (b"a: " + b"[" * 60 + b"]" * 60, "yaml.too_deep"),
        ],
    )
    def it_refuses_each_with_its_own_words(self, content: bytes, code: str) -> None:
        assert _refused(content) == code

    def it_defuses_a_bomb_at_once(self) -> None:
        lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
        assert _refused("\n".join(lines)) == "yaml.too_many"

    def it_names_every_key_that_is_there_twice(self) -> None:
        with pytest.raises(DataError) as caught:
            read_bytes(b"a: 1\na: 2\nb:\n  c: 1\n  c: 2\n", "b.yaml", None)
        assert [f.path for f in caught.value.findings] == ["a", "b.c"]
        assert [f.params["baris"] for f in caught.value.findings] == [2, 5]

    def it_does_not_read_a_file_of_200_megabytes(self, tmp_path: Path) -> None:
        path = tmp_path / "besar.yaml"
        with path.open("wb") as stream:
            stream.truncate(200_000_000)
        with pytest.raises(DataError) as caught:
            read_sources(path)
        assert caught.value.code == "record.file_too_large"
        assert "200.0" in str(caught.value)

    def it_bounds_bytes_too(self) -> None:
        assert _refused(b"a" * (MAX_BYTES + 1)) == "record.file_too_large"

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ('{"a": 1, "a": 2}', "json.twice"),
            ('{"a": NaN}', "json.constant"),
            ('{"a": Infinity}', "json.constant"),
            ('{"a": 1,}', "json.syntax"),
            ('{"a": ' + "9" * 5000 + "}", "json.number"),
            ('{"a": ' + "[" * 100_000 + "]" * 100_000 + "}", "record.too_deep"),
            ('{"a": ' + "[" * 60 + "]" * 60 + "}", "record.too_deep"),
            ("[]", "record.no_record"),
        ],
    )
    def it_refuses_the_same_in_json(self, text: str, code: str) -> None:
        assert _refused(text, "berkas.json") == code

    def it_tells_a_missing_file_from_a_folder(self, tmp_path: Path) -> None:
        with pytest.raises(UsageFault, match=r"record\.no_file"):
            read_sources(tmp_path / "tidak-ada.yaml")
        with pytest.raises(UsageFault, match=r"record\.no_plain_file"):
            read_sources(tmp_path)

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
    def it_does_not_wait_at_a_pipe(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipa.yaml")
        with pytest.raises(UsageFault, match=r"record\.no_plain_file"):
            read_sources(tmp_path / "pipa.yaml")

    def it_takes_a_name_that_is_too_long_for_a_fault_of_the_user(self, tmp_path: Path) -> None:
        with pytest.raises(UsageFault):
            read_sources(tmp_path / ("a" * 400))


class DescribeJson:
    def it_knows_json_by_its_name_or_its_first_character(self) -> None:
        assert _value('{"a": 1}', "data.json") == {"a": 1}
        assert _value(' {"a": 1}', "unggahan") == {"a": 1}

    def it_reads_several_records(self) -> None:
        sources = read_bytes(b'[{"id": "a"}, {"id": "b"}]', "b.json", None)
        assert [s.data["id"] for s in sources] == ["a", "b"]


class DescribeTheOverlay:
    def it_merges_mappings_and_replaces_everything_else(self, tmp_path: Path) -> None:
        base, layer = tmp_path / "dasar.yaml", tmp_path / "lapisan.yaml"
        base.write_text("---\nid: a\nunit: {nama: A, layanan: [x, y]}\n---\nid: b\n", "utf-8")
        layer.write_text("unit:\n  layanan: [z]\n", "utf-8")
        first, second = read_sources(base, layer)
        assert first.data == {"id": "a", "unit": {"nama": "A", "layanan": ["z"]}}
        assert second.data == {"id": "b", "unit": {"layanan": ["z"]}}
        assert first.folder == tmp_path

    def it_is_one_record(self, tmp_path: Path) -> None:
        base, layer = tmp_path / "dasar.yaml", tmp_path / "lapisan.yaml"
        base.write_text("id: a\n", "utf-8")
        layer.write_text("---\nid: a\n---\nid: b\n", "utf-8")
        with pytest.raises(DataError, match=r"record\.overlay_many"):
            read_sources(base, layer)

    @given(
        st.dictionaries(
            st.text(max_size=3), st.integers() | st.dictionaries(st.text(max_size=3), st.integers())
        )
    )
    def it_changes_nothing_when_it_says_the_same(self, data: dict[str, object]) -> None:
        assert merge(data, data) == data
        assert merge(data, {}) == data


class DescribeAnyInput:
    @given(st.binary(max_size=300))
    def it_reads_or_refuses_any_bytes(self, content: bytes) -> None:
        for name in ("b.yaml", "b.json", "b"):
            with contextlib.suppress(DocgenError):
                sources = read_bytes(content, name, None)
                assert all(isinstance(source, Source) for source in sources)

    @given(st.text(alphabet="ab:-[]{}&*!?|>'\"#%,~ \n\t", max_size=60))
    def it_reads_or_refuses_any_marks_of_yaml(self, text: str) -> None:
        with contextlib.suppress(DataError):
            read_bytes(text.encode(), "b.yaml", None)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
            max_leaves=8,
        ).filter(lambda value: isinstance(value, dict))
    )
    def it_gives_back_what_json_says(self, value: object) -> None:
        (source,) = read_bytes(json.dumps(value).encode(), "b.json", None)
        assert source.data == value or "\ufffd" in json.dumps(source.data, ensure_ascii=False)
