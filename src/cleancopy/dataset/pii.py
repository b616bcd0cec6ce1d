"""Personal data in a text, replaced as FineWeb does it: e-mail addresses and public IP addresses; telephone numbers on request.

What takes their place belongs to nobody: names and addresses set aside for documentation. One fixed value each, so that masking
twice is masking once.
"""

from __future__ import annotations

import ipaddress
import re

EMAIL = "email@example.com"  # RFC 2606; FineWeb's first
IPV4 = "192.0.2.1"  # RFC 5737; FineWeb writes one of six that answered no ping, ours cannot be anybody's
IPV6 = "2001:db8::1"  # RFC 3849
PHONE = "+1 202-555-0100"  # 555-0100 to 0199 are set aside for fiction (NANPA)

# RFC 5321 4.5.3.1: at most 64 characters before the @, labels of at most 63 after it; the bounds keep the search linear.
ATOM = "A-Za-z0-9!#$%&'*+/=?^_`{|}~\\-"
EMAILS = re.compile(
    rf"(?<![{ATOM}.])[{ATOM}](?:[{ATOM}.]{{0,62}}[{ATOM}])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])?\.){{1,8}}"
    rf"[A-Za-z](?:[A-Za-z0-9-]{{0,61}}[A-Za-z0-9])(?![A-Za-z0-9])"
)
IPV4S = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?!\w|\.\d)")
IPV6S = re.compile(r"(?<![\w:.-])(?=[0-9A-Fa-f:]*:[0-9A-Fa-f:]*:)[0-9A-Fa-f:]{2,39}(?![\w:]|\.\d)")
ROUNDS = 8  # what is replaced can set free what ran on from it: 030 9018202001:4860::88
MISSING = "masking telephone numbers needs phonenumbers: pip install 'cleancopy[dataset]'"


def mask(
    text: str, *, emails: bool = True, addresses: bool = True, phones: bool = False, region: str | None = None
) -> tuple[str, dict[str, int]]:
    """Return the text with personal data replaced, and how often by kind; a kind that does not occur has no key.

    ``region`` is the country (ISO 3166, ``DE``) whose telephone numbers are written without a country code; without it, only
    numbers with one are found.

    Raises:
        ModuleNotFoundError: ``phones`` without phonenumbers installed; the message says how to install it.

    >>> mask("Write to ann@paper.org from 8.8.8.8, not 10.0.0.1")
    ('Write to email@example.com from 192.0.2.1, not 10.0.0.1', {'email': 1, 'ip': 1})
    """
    counts = {"email": 0, "ip": 0, "phone": 0}

    def email(match: re.Match[str]) -> str:
        counts["email"] += match[0] != EMAIL
        return EMAIL

    def address(match: re.Match[str]) -> str:
        replacement = _public(match[0])
        counts["ip"] += bool(replacement)
        return replacement or match[0]

    for _ in range(ROUNDS):
        before = text
        if emails and "@" in text:
            text = EMAILS.sub(email, text)
        if addresses:
            text = IPV6S.sub(address, IPV4S.sub(address, text))
        if phones:
            text, count = _phones(text, region)
            counts["phone"] += count
        if text == before:
            break
    return text, {kind: number for kind, number in counts.items() if number}


def _public(text: str) -> str:
    """What replaces an address; empty for what is none, or is nobody's: private, reserved, for documentation."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    if not address.is_global:
        return ""
    return IPV4 if address.version == 4 else IPV6


def _phones(text: str, region: str | None) -> tuple[str, int]:
    try:
        from phonenumbers import Leniency, PhoneNumberMatcher
    except ModuleNotFoundError as error:
        raise ModuleNotFoundError(MISSING, name=error.name) from None
    parts, place, count = [], 0, 0
    for found in PhoneNumberMatcher(text, region, leniency=Leniency.VALID, max_tries=65535):
        if text[found.start : found.end] == PHONE:
            continue
        parts += [text[place : found.start], PHONE]
        place, count = found.end, count + 1
    return "".join((*parts, text[place:])), count
