"""What encoding a page is really in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.core.decode import decode, to_utf8

RUSSIAN = "Сегодня в городе прошла выставка, на которую приехали гости из соседних областей и районов. " * 5
FRENCH = "Une journée d'été à la préfecture, où l'on a fêté la rentrée des élèves. " * 5
JAPANESE = "今日は東京で新しい図書館が開かれ、多くの市民が訪れた。" * 8


def page(text: str, charset: str = "") -> str:
    meta = f"<meta charset={charset}>" if charset else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize(
    ("text", "encoding", "declared"),
    [
        (RUSSIAN, "cp1251", ""),
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "koi8-r", "koi8-r"),
        (FRENCH, "utf-8", "iso-8859-1"),
        (FRENCH, "iso-8859-1", "iso-8859-1"),
        (FRENCH, "cp1252", "utf-8"),
        (FRENCH, "utf-16-le", ""),
        (FRENCH, "utf-16-be", ""),
        (FRENCH, "utf-16", ""),
        (FRENCH, "utf-8-sig", "iso-8859-1"),
        (JAPANESE, "shift_jis", "shift_jis"),
        (JAPANESE, "euc-jp", ""),
        (JAPANESE, "iso-2022-jp", "iso-2022-jp"),
    ],
)
def test_the_text_is_read_whatever_is_declared(text: str, encoding: str, declared: str) -> None:
    assert text in decode(page(text, declared).encode(encoding))


def test_the_header_counts_before_the_page() -> None:
    body = page(RUSSIAN, "iso-8859-1").encode("cp1251")
    assert RUSSIAN in decode(body, {"content-type": "text/html; charset=windows-1251"})


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(RUSSIAN, "windows-1251"), (JAPANESE, "shift_jis"), ("市长星期三对记者表示，新桥明年春天完工。" * 8, "gbk")],
)
def test_a_server_that_calls_everything_latin_says_nothing(text: str, encoding: str) -> None:
    headers = {"content-type": "text/html; charset=ISO-8859-1"}
    assert text in decode(page(text, encoding).encode(encoding), headers)
    assert FRENCH in decode(
        page(FRENCH, encoding).encode("cp1252"), headers
    )  # where the page is wrong, the server counts


def test_a_few_broken_bytes_leave_the_rest_utf8() -> None:
    body = page(RUSSIAN, "utf-8").encode() + b"\xd0"
    assert RUSSIAN in decode(body)


@pytest.mark.parametrize("declared", ["nonsense", "x-user-defined", "\N{BULLET}", "base64"])
def test_an_unknown_declaration_is_survived(declared: str) -> None:
    assert decode(
        page(FRENCH, declared).encode("cp1252", "replace"), {"content-type": f"text/html; charset={declared}"}
    )


@given(st.binary())
def test_any_bytes_become_utf8_without_nul(body: bytes) -> None:
    raw = to_utf8(body)
    raw.decode("utf-8")
    assert b"\0" not in raw


@given(st.text(st.characters(codec=None)))
def test_any_text_becomes_utf8_without_nul(text: str) -> None:
    raw = to_utf8(text)
    raw.decode("utf-8")
    assert b"\0" not in raw


GERMAN = "Für die Brücke über den Fluss müssen die Bürger größere Umwege fahren, sagte der Bürgermeister. "
UKRAINIAN = "Зеленський прибув до Києва у понеділок увечері, повідомили журналістам у його канцелярії. "
LONG_VOWELS = "<li>センター</li><li>コーヒー</li><p>" + JAPANESE + "サッカー</p>"


@pytest.mark.parametrize("encoding", ["cp932", "euc-jp", "iso-2022-jp", "gb18030"])
@pytest.mark.parametrize("times", [1, 60, 333])
def test_nothing_declared_in_east_asia(encoding: str, times: int) -> None:
    """Beside markup stands the second byte of a character, which looks like a bracket, and a sample ends amid one."""
    text = page(LONG_VOWELS * times)
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["koi8-u", "iso-8859-5", "windows-1251"])
def test_a_page_is_believed_against_the_servers_default(encoding: str) -> None:
    text = page(UKRAINIAN.replace("ґ", "г") * 9, encoding)
    assert decode(text.encode(encoding), {"content-type": "text/html; charset=ISO-8859-1"}) == text


@pytest.mark.parametrize("lead", ["", "All that the menu holds is plain. " * 12_000])
@pytest.mark.parametrize(
    ("text", "language", "encoding"), [(GERMAN, "de", "cp1252"), ("Kilka słów: żółć, jaźń. ", "pl", "cp1250")]
)
def test_a_few_accents_are_read_as_the_web_writes_them(text: str, language: str, encoding: str, lead: str) -> None:
    html = f"<html lang={language}><body><p>{lead}</p><p>{text}</p>" + "<p>A line without any of these.</p>" * 400
    assert decode(html.encode(encoding)) == html
