"""WARC as others write it: bodies sent in every way, files packed in every way, WACZ."""

from __future__ import annotations

import gzip
import io
import sys
import zipfile
import zlib
from pathlib import Path

import brotli
import pytest
from cleancopy.spiders.bodies import content
from cleancopy.spiders.files import Unreadable, pages_of
from cleancopy.spiders.warc import Reading
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

BODY = b"<html><body><p>The bridge stays closed for a month, the council said.</p></body></html>" * 20
HTML = ("Content-Type", "text/html")
SENT = {
    "plain": ("", BODY),
    "gzip": ("gzip", gzip.compress(BODY)),
    "members": ("x-gzip", gzip.compress(BODY[:100]) + gzip.compress(BODY[100:])),
    "deflate": ("deflate", zlib.compress(BODY)),
    "raw": ("Deflate", zlib.compress(BODY)[2:-4]),
    "brotli": ("br", brotli.compress(BODY)),
    "zstd": ("zstd", zstd.compress(BODY)),
    "frames": ("zstd", zstd.compress(BODY[:100]) + zstd.compress(BODY[100:])),
    "twice": ("gzip, br", brotli.compress(gzip.compress(BODY))),
    "unlike": ("br", BODY),
    "neither": ("zstd", BODY),
}


def chunks(body: bytes) -> bytes:
    parts = [body[start : start + 50] for start in range(0, len(body), 50)]
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in parts) + b"0\r\n\r\n"


def warc(*answers: tuple[str, bytes, list[tuple[str, str]]], status: str = "200 OK", packed: bool = True) -> bytes:
    stream = io.BytesIO()
    writer = WARCWriter(stream, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "others"}))
    for name, body, headers in answers:
        told = StatusAndHeaders(status, headers, protocol="HTTP/1.1")
        url = f"https://a.example/{name}"
        size = len(body)
        record = writer.create_warc_record(url, "response", payload=io.BytesIO(body), length=size, http_headers=told)
        writer.write_record(record)
    return stream.getvalue()


def names(path: Path) -> list[str]:
    return [(page.url or "").rpartition("/")[2] for page in pages_of(path)]


@pytest.mark.parametrize("chunked", [False, True])
def test_bodies_are_read_however_they_were_sent(chunked: bool, tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    more = [("Transfer-Encoding", "chunked")] if chunked else []
    answers = [
        (name, chunks(body) if chunked else body, [HTML, *more, *([("Content-Encoding", sent)] if sent else [])])
        for name, (sent, body) in SENT.items()
    ]
    path.write_bytes(warc(*answers))
    pages = list(pages_of(path))
    assert [(page.url or "").rpartition("/")[2] for page in pages] == list(SENT)
    assert all(page.body == BODY for page in pages)


@pytest.mark.parametrize("name", ["gzip", "deflate", "raw", "brotli", "zstd"])
def test_a_body_of_any_size_is_cut_at_the_limit_and_at_its_damage(name: str) -> None:
    sent, body = SENT[name]
    headers = {"content-encoding": sent}
    assert content(io.BytesIO(body), headers, 100) == BODY[:100]
    torn = content(io.BytesIO(body[:-9]), headers, 10_000)
    assert BODY.startswith(torn) or torn == body[:-9]


def test_a_body_without_a_type_is_a_page_and_a_redirect_none(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(warc(("untyped", BODY, [("Content-Type", "")]), ("none", BODY, [])))
    assert names(path) == ["untyped", "none"]
    path.write_bytes(warc(("moved", b"", [HTML, ("Location", "/")]), status="301 Moved Permanently"))
    assert names(path) == []


def test_a_status_that_is_no_number_costs_no_page(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(("odd", BODY, [HTML]), status="2xx OK", packed=False))
    assert names(path) == ["odd"]


ANSWERS = [("one", BODY, [HTML]), ("two", BODY, [HTML]), ("three", BODY, [HTML])]


@pytest.mark.parametrize("ending", [".warc.gz", ".warc.zst"])
def test_an_archive_packed_as_a_whole_is_read_and_a_cut_told(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"a{ending}"
    plain = warc(*ANSWERS, packed=False)
    data = gzip.compress(plain) if ending.endswith("gz") else zstd.compress(plain)
    path.write_bytes(data)
    reading = Reading()
    pages = list(pages_of(path, reading=reading))
    assert [page.body for page in pages] == [BODY] * 3
    assert 0 < reading.stored <= len(data)
    assert pages[1].warc is not None
    assert [page.url for page in pages_of(path, start=pages[1].warc["offset"])] == [page.url for page in pages[1:]]
    path.write_bytes(data[:-20])
    with pytest.raises(Unreadable, match="cut off"):
        list(pages_of(path))


def test_zstd_record_by_record_and_with_a_dictionary(tmp_path: Path) -> None:
    path = tmp_path / "a.warc.zst"
    plain = warc(*ANSWERS, packed=False)
    second = plain.index(b"WARC/", 5)
    path.write_bytes(zstd.compress(plain[:second]) + zstd.compress(plain[second:]))
    assert names(path) == ["one", "two", "three"]
    samples = [plain[start : start + 200] for start in range(0, len(plain) - 200, 37)]
    words = zstd.train_dict(samples, 2000)
    head = zstd.compress(words.dict_content)
    frame = b"\x5d\x2a\x4d\x18" + len(head).to_bytes(4, "little") + head
    path.write_bytes(frame + zstd.compress(plain, zstd_dict=words))
    assert names(path) == ["one", "two", "three"]


def test_wacz_gives_the_pages_of_the_archives_in_it(tmp_path: Path) -> None:
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as whole:
        whole.writestr("datapackage.json", "{}")
        whole.writestr("archive/a.warc.gz", warc(*ANSWERS[:2]))
        whole.writestr("archive/b.warc", warc(*ANSWERS[2:], packed=False))
    assert names(path) == ["one", "two", "three"]
    places = [page.warc["file"] for page in pages_of(path) if page.warc]
    assert places == ["a.wacz/archive/a.warc.gz"] * 2 + ["a.wacz/archive/b.warc"]
    path.write_bytes(path.read_bytes()[:-200])
    with pytest.raises(Unreadable):
        list(pages_of(path))


def test_what_is_said_of_damage_is_short_and_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "a.warc"
    path.write_bytes(warc(*ANSWERS, packed=False) + b"\x01\xff\x00" * 5000)
    with pytest.raises(Unreadable) as told:
        list(pages_of(path))
    assert str(told.value).isprintable()
    assert len(str(told.value)) < len(str(path)) + 200
