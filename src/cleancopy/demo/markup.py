"""The parts of a story as HTML, in each of the manners in which pages are made."""

from __future__ import annotations

from html import escape

from .sources import Part


def semantic(part: Part) -> str:
    """Return a part in the elements that HTML has for it."""
    lines = [escape(line) for line in part.lines]
    match part.role:
        case "heading":
            return f"<h2>{lines[0]}</h2>"
        case "quote":
            return f"<blockquote><p>{lines[0]}</p></blockquote>"
        case "list":
            return f"<ul>{''.join(f'<li>{line}</li>' for line in lines)}</ul>"
        case "numbers":
            return f"<ol>{''.join(f'<li>{line}</li>' for line in lines)}</ol>"
        case "table":
            return f"<table>{''.join(_row(line, n) for n, line in enumerate(lines))}</table>"
        case _:
            return f"<p>{'<br>'.join(lines)}</p>"


def soup(part: Part) -> str:
    """Return a part in nested ``div`` elements with the class names of a style compiler."""
    if part.role == "paragraph":
        return f'<div class="css-1x7fq3a"><div class="css-9w0ekd">{escape(part.text)}</div></div>'
    if part.role == "quote":
        return f'<div class="css-1x7fq3a"><div class="css-k2mm07"><div>{escape(part.text)}</div></div></div>'
    return f'<div class="css-1x7fq3a">{semantic(part)}</div>'


def breaks(parts: list[Part]) -> str:
    """Return parts as text in one element, with line breaks between them."""
    return "<br><br>\n".join(_broken(part) for part in parts)


def _broken(part: Part) -> str:
    lines = [escape(line) for line in part.lines]
    return f"<b>{lines[0]}</b>" if part.role == "heading" else "<br>".join(lines)


def _row(line: str, number: int) -> str:
    name = "td" if number else "th"
    return f"<tr>{''.join(f'<{name}>{cell}</{name}>' for cell in line.split(chr(9)))}</tr>"
