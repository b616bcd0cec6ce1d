"""Bytes to text: what encoding a page is really in, whatever it declares.

Strictly valid UTF-8 beats every declaration: longer texts in another encoding are practically never valid UTF-8, while a
wrong declaration is common. After that come byte order marks, the pattern of UTF-16, the declaration, and detection.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping

from charset_normalizer import from_bytes
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, resolve_encoding

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# Escape sequences of ISO-2022-JP: such a page is pure ASCII, so it would pass as UTF-8.
ISO_2022_JP = re.compile(rb"\x1b[$(][@BJ]")

# UTF-8 that was cut or patched somewhere: so many good multi-byte sequences to a bad one and it still counts as UTF-8.
GOOD_FOR_ONE_BAD = 20
MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]{1,3}")
BEYOND = re.compile(rb"[\x80-\xff]")
SERVERS_OWN = ("cp1252", "iso8859-1", "latin-1", "latin_1")
"""ISO 8859-1, long the default of the most used server, read as cp1252 as all of the web reads it."""
ONE_BYTE = ("cp125", "cp866", "cp874", "iso8859", "koi8", "mac", "latin", "tis")
SAMPLE = 100_000  # bytes that are enough to tell an encoding


def decode(body: bytes, headers: Mapping[str, str] | None = None) -> str:
    """Return the text of a page's bytes; undecodable bytes become U+FFFD, never an error.

    >>> decode("Зеленський".encode("cp1251"), {"content-type": "text/html; charset=windows-1251"})
    'Зеленський'
    >>> decode("é".encode(), {"content-type": "text/html; charset=iso-8859-1"})
    'é'
    """
    return to_utf8(body, headers).decode("utf-8", "replace")


def to_utf8(body: bytes | str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a page as valid UTF-8 without a byte order mark; NUL becomes a space, lone surrogates become U+FFFD.

    >>> to_utf8("a\\x00b")
    b'a b'
    """
    raw = _encode(body) if isinstance(body, str) else _recode(body, headers or {})
    return raw.replace(b"\x00", b" ") if b"\x00" in raw else raw


def _encode(text: str) -> bytes:
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def _recode(body: bytes, headers: Mapping[str, str]) -> bytes:
    for mark, name in BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace").encode("utf-8")
    # A single byte is found in a thirtieth of the time of two.
    escaped = b"\x1b" in body and b"\x1b$" in body and ISO_2022_JP.search(body) is not None
    if not escaped:
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            wide = _decode_utf16(body) if b"\x00" in body else None
            return wide.encode("utf-8") if wide else body
    if escaped and _declared(body, headers) in (None, "utf-8", *SERVERS_OWN):
        return body.decode("iso-2022-jp", "replace").encode("utf-8")  # nothing else has these
    return (_decode_utf16(body) or _decode_legacy(body, headers)).encode("utf-8", "replace")


def _decode_utf16(body: bytes) -> str | None:
    """Text of UTF-16 without a byte order mark, known by the zero bytes of its mark-up; None when it is not."""
    sample = body[:SAMPLE]
    half = len(sample) // 2
    if not half or sample.count(0) < half // 4:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 4 * even:
        return body.decode("utf-16-le", "replace")
    if even > 4 * odd:
        return body.decode("utf-16-be", "replace")
    return None


def _decode_legacy(body: bytes, headers: Mapping[str, str]) -> str:
    """Text of bytes that are not valid UTF-8."""
    declared = _declared(body, headers)
    if declared in (None, "utf-8"):
        begin = _beyond(body)
        sample = body[begin : begin + SAMPLE]
        if len(MULTIBYTE.findall(sample)) >= GOOD_FOR_ONE_BAD * sample.decode("utf-8", "replace").count("\ufffd"):
            return body.decode("utf-8", "replace")
        declared = _detect(body)
    try:
        return body.decode(declared or "cp1252", "replace")
    except LookupError:
        return body.decode("cp1252", "replace")


def _declared(body: bytes, headers: Mapping[str, str]) -> str | None:
    """What server and page declare; of two the server's, but for the Latin one that servers put on everything that says nothing to them.

    A page that names another one then is believed where its bytes are of that encoding: of two bytes a character by its rules, of one
    byte by detection, since there all bytes are characters.
    """
    server = resolve_encoding(http_content_type_encoding(headers.get("content-type")) or "")
    page = html_body_declared_encoding(body) if not server or server in SERVERS_OWN else None
    if not server or not page or page in (server, "utf-8"):
        return server or page
    try:
        body.decode(page)
    except (UnicodeDecodeError, LookupError):
        return server
    return server if page.startswith(ONE_BYTE) and not _reads_alike(body, page) else page


def _reads_alike(body: bytes, page: str) -> bool:
    """Whether a page reads in an encoding as in the one that is detected: of some there are several with the same letters."""
    detected = _detect(body)
    prose = _prose(body)
    return detected is not None and prose.decode(detected, "replace") == prose.decode(page, "replace")


# charset-normalizer judges prose, and mark-up is ASCII noise to it. The second byte of a character of East Asia may look like ASCII.
MARKUP = re.compile(rb"<(?:script|style)\b[^>]*>[^<]*|<[^>]*>|(?<![\x80-\xff])[\x00-\x40\x5b-\x60\x7b-\x7f]{3,}")


# Latin scripts share most bytes, so that French reads as well as Slovak; of equal readings the one most of the web used is taken.
LATIN = frozenset(
    {"cp1250", "cp1252", "cp1254", "cp1257", "cp1258", "latin_1"}
    | {f"iso8859_{n}" for n in (2, 3, 4, 9, 10, 13, 14, 15, 16)}
)
# Those that no browser reads (Encoding Standard): of DOS, of mainframes, most of the Macintosh. A few accents are as likely in them.
UNREAD = (
    "cp037 cp273 cp424 cp437 cp500 cp720 cp737 cp775 cp850 cp852 cp855 cp856 cp857 cp858 cp860 cp861 cp862 cp863 cp864 cp865 cp869 cp875 "
    "cp1006 cp1026 cp1125 cp1140 hp_roman8 johab koi8_t kz1048 mac_greek mac_iceland mac_latin2 mac_turkish ptcp154 utf_7"
).split()
EQUAL = 0.05  # difference in charset-normalizer's measure of disorder, 0 to 1
CODE_PAGES = {
    "cp1250": "bs cs hr hu pl ro sk sl sq",
    "cp1251": "be bg kk ky mk mn ru sr tg tt uk",
    "cp1252": "af ca da de en es eu fi fr ga gl id is it ms nb nl nn no pt sv sw",
    "cp1253": "el",
    "cp1254": "az tr",
    "cp1255": "he iw",
    "cp1256": "ar fa ur",
    "cp1257": "et lt lv",
}
PAGE_OF_LANGUAGE = {language: page for page, languages in CODE_PAGES.items() for language in languages.split()}
LANGUAGE = re.compile(rb"<html[^>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2})", re.IGNORECASE)


def _beyond(body: bytes) -> int:
    """Where the first element begins that holds a byte beyond ASCII: what stands before it tells nothing, however long it is."""
    first = BEYOND.search(body)
    return max(0, body.rfind(b"<", 0, first.start())) if first else 0


def _prose(body: bytes) -> bytes:
    """A sample without markup that ends between two characters: to one that does not, what fits the rest would not fit."""
    begin = _beyond(body)
    prose = MARKUP.sub(b" ", body[begin : begin + 4 * SAMPLE])
    cut = len(prose) > SAMPLE or len(body) > begin + 4 * SAMPLE
    return prose[:SAMPLE].rsplit(b" ", 1)[0] if cut else prose


def _detect(body: bytes) -> str | None:
    """Encoding that fits the bytes beyond ASCII best; None when nothing fits."""
    found = from_bytes(_prose(body), cp_exclusion=UNREAD)
    best = found.best()
    if best is None:
        return None
    if best.encoding in LATIN or best.encoding == "ascii":
        near = {match.encoding for match in found if match.percent_chaos <= best.percent_chaos + 100 * EQUAL}
        language = LANGUAGE.search(body[:SAMPLE])
        page = PAGE_OF_LANGUAGE.get(language.group(1).decode().lower()) if language else "cp1252"
        if page in near or page == "cp1252" or (page and best.encoding == "ascii"):  # letters are beyond the sample
            return page
    return best.encoding
