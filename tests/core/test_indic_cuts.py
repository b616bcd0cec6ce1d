"""Cut texts of other articles in scripts whose vowels are marks: fewer letters say as much."""

from __future__ import annotations

import pytest

from cleancopy import clean_text
from cleancopy.core.evidence.structured import fold
from cleancopy.core.scene import folded_mass

HINDI = (
    "उदयपुर की झील में नई नाव सेवा\n"
    "उदयपुर की पिछोला झील में मंगलवार से बिजली से चलने वाली दस नावों की नई सेवा शुरू हुई है।\n"
    "किराया बीस रुपये रखा गया है।"
)
NEPALI = (
    "पोखरामा साइकल मार्ग बन्यो\n"
    "पोखराको फेवाताल वरिपरि दश किलोमिटर लामो साइकल मार्ग शुक्रबारदेखि सर्वसाधारणका लागि खुला गरिएको छ।\n"
    "मार्गमा बत्ती पनि जडान गरिएको छ।"
)


@pytest.mark.parametrize(
    ("article", "cut"),
    [
        (HINDI, "कोटा में ट्रक पलटने से लगा लंबा जाम, पुलिस ने घंटों बाद खुलवा..."),
        (NEPALI, "झापामा चिया बगानका मजदुर आन्दोलित, ज्याला नबढे काम ठप्प गर्ने चेताव..."),
    ],
)
def test_a_cut_text_of_another_article_goes(article: str, cut: str) -> None:
    assert cut not in clean_text(f"{article}\n{cut}").text


def test_marks_are_no_letters_and_letters_count_double() -> None:
    assert folded_mass(fold("कमाल की")) == 8
    assert folded_mass("lotus") == 5
    assert folded_mass("ლოტოსი") == 6
