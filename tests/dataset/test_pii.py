"""Personal data, replaced."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancopy.dataset.pii import EMAIL, IPV4, IPV6, PHONE, mask


@pytest.mark.parametrize(
    ("text", "masked", "counts"),
    [
        ("Mail ann.o'hara+news@mail.paper.co.uk.", f"Mail {EMAIL}.", {"email": 1}),
        ("from 8.8.8.8:80", f"from {IPV4}:80", {"ip": 1}),
        ("and 2001:4860:4860::8888 too", f"and {IPV6} too", {"ip": 1}),
        ("at 10.0.0.1, 127.0.0.1, 192.168.1.1, ::1", "at 10.0.0.1, 127.0.0.1, 192.168.1.1, ::1", {}),
        ("version 1.2.3.4.5 of 300.1.1.1", "version 1.2.3.4.5 of 300.1.1.1", {}),
        ("at 12:30 and 12:30:45, won 3:2", "at 12:30 and 12:30:45, won 3:2", {}),
        ("@ann wrote a@b", "@ann wrote a@b", {}),
        ("two: a@b.de,c@d.fr", f"two: {EMAIL},{EMAIL}", {"email": 2}),
    ],
)
def test_what_is_masked(text: str, masked: str, counts: dict[str, int]) -> None:
    assert mask(text) == (masked, counts)


def test_telephone_numbers_on_request() -> None:
    text = "Call +49 30 901820 or 030 901820."
    assert mask(text) == (text, {})
    assert mask(text, phones=True) == (f"Call {PHONE} or 030 901820.", {"phone": 1})
    assert mask(text, phones=True, region="DE") == (f"Call {PHONE} or {PHONE}.", {"phone": 2})
    assert mask("In 2024 came 1,250,000 people on 24.11.2026.", phones=True, region="DE")[1] == {}


def test_kinds_can_be_left_alone() -> None:
    assert mask("a@b.de 8.8.8.8", emails=False, addresses=False) == ("a@b.de 8.8.8.8", {})


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "phonenumbers", None)
    with pytest.raises(ModuleNotFoundError, match=r"pip install 'cleancopy\[dataset\]'"):
        mask("text", phones=True)


PARTS = st.sampled_from(
    [
        "ann@paper.org",
        "8.8.8.8",
        "2001:4860::88",
        "+49 30 901820",
        " ",
        ".",
        "@",
        ":",
        "1",
        "x",
        EMAIL,
        IPV4,
        IPV6,
        PHONE,
        "\n",
    ]
)


@given(st.lists(PARTS, max_size=12).map("".join) | st.text(max_size=100))
def test_masking_twice_is_masking_once(text: str) -> None:
    masked, _ = mask(text, phones=True)
    assert mask(masked, phones=True) == (masked, {})


@pytest.mark.parametrize("unit", ["a", "a.", "a@", "@a.", "1.", "1:", ":", "a@b-"])
def test_time_grows_with_the_text(unit: str) -> None:
    begun = time.perf_counter()
    mask(unit * 50_000)
    assert time.perf_counter() - begun < 3
