"""Invitations to a site's channels go, in any language and however they end; what an article says of such services stays."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.invitations import invites


@pytest.mark.parametrize(
    "line",
    [
        "Join our WhatsApp channel for the boats of the day",
        "Click here to join Harbour News on WhatsApp",
        "देश-दुनिया की खबरों के लिए हार्बर न्यूज़ के WhatsApp चैनल से जुड़ें।",
        "हार्बर से जुड़े अन्य अपडेट के लिए हमें फेसबुक और ट्विटर पर फॉलो करें।",
        "ہمارا واٹس ایپ چینل جوائن کرنے کے لیے یہاں کلک کریں۔",
        "সর্বশেষ খবর পেতে আমাদের গুগল নিউজ চ্যানেল ফলো করুন",
        "உடனுக்குடன் செய்திகளை அறிய வாட்ஸ்அப் சேனலில் இணையுங்கள்",
        "తాజా వార్తల కోసం మా వాట్సాప్ ఛానల్‌ను ఫాలో అవ్వండి",
        "Limanın WhatsApp kanalına katılın",
        "Hadisələri bizim Telegram kanalımızdan izləyin",
        "Telegram арнамызға жазылыңыз",
        "Telegram kanalimizga obuna bo‘ling",
        "Բաժանորդագրվեք մեր Telegram ալիքին",
        "გამოიწერეთ ჩვენი არხი Telegram-ზე",
        "የቴሌግራም ቻናላችንን ይቀላቀሉ፦ https://t.me/harbour",
        "Jiunge na chaneli yetu ya WhatsApp",
        "لمتابعة آخر الأخبار اضغط هنا للانضمام إلى قناتنا على واتساب",
        "برای دریافت اخبار ما را در تلگرام دنبال کنید",
        "לעדכונים נוספים הצטרפו לקבוצת הוואטסאפ",
        "ติดตามข่าวสารผ่าน LINE ได้ที่ @harbour",
        "►加入我們的LINE好友，天氣消息不漏接",
        "▶ 카카오톡 채널 추가하고 뉴스 받아보기",
    ],
)
def test_invitations_are_told(line: str) -> None:
    assert invites(line)


@pytest.mark.parametrize(
    "line",
    [
        "The mayor asked the ferrymen to join the talks on Telegram.",
        "Facebook said on Monday that it would follow the ruling.",
        "“Join our WhatsApp group,” the message said.",
        "वह एक व्हाट्सऐप ग्रुप से जुड़ा था और उसी में संदेश भेजता था।",
        "انضم المئات إلى قناة على تليغرام بعد العاصفة.",
        "يستخدم التطبيق أكثر من مليون شخص كل يوم.",
        "Подписчики канала в Telegram узнали об этом первыми.",
        "民众可下载App查询渡轮时刻，每天更新两次。",
        "그는 유튜브 채널을 운영하며 항구의 소식을 전한다.",
        "Kaptanın WhatsApp mesajları dosyaya girdi",
        "Follow the shore path to the old app factory",
    ],
)
def test_what_articles_say_stays(line: str) -> None:
    assert not invites(line)


def test_the_name_of_the_site_says_whose_channel_it_is() -> None:
    line = "Follow Harbour News on Google News"
    assert not invites(line)
    assert invites(line, ["harbour news"])
    paragraphs = "".join(
        f"<p>The ferry across the harbour stops in week {n}, and the town has nothing to put in its place so far.</p>"
        for n in range(6)
    )
    page = (
        '<html><head><meta property="og:site_name" content="Harbour News"></head><body><article><h1>The last ferry leaves</h1>'
        f"{paragraphs}<p>{line}</p></article></body></html>"
    )
    article = cleancopy.clean(page)
    assert line not in article.text
    assert article.text.count("week") == 6
    assert article.removed.counts.get("share") == 1


def test_lines_without_markup_are_told_too() -> None:
    text = "\n".join(
        f"The ferry across the harbour stops in week {n}, and nothing is put in its place so far." for n in range(5)
    )
    assert cleancopy.clean_text(f"The last ferry leaves\n{text}\nTelegram арнамызға жазылыңыз").text == text


@pytest.mark.parametrize(
    "line",
    ["Seuraa Sataman Uutisia Facebookissa", "Подписывайтесь на «Вести гавани» в Telegram", "Liity WhatsApp-kanavallemme",
     "Következő? Csatlakozz Telegram-csatornánkhoz!",
     "Prenumeruokite mūsų naujienlaiškį", "Harpidetu gure buletinera", "អ្នកអានអាចចូលរួមឆានែលតេឡេក្រាមរបស់យើង"],
)  # fmt: skip
def test_names_take_endings_and_stand_in_quotes(line: str) -> None:
    assert invites(line, ["Sataman Uutiset", "Вести гавани"])


def test_the_host_names_the_site() -> None:
    assert invites("Seuraa Järvenrannan Sanomia Facebookissa", ["jarvenrannansanomat.example"])
    assert not invites("Seuraa kaupungin kanavaa Facebookissa", ["jarvenrannansanomat.example"])


@pytest.mark.parametrize(
    "line",
    ["María los sigue en Facebook desde hace años", "Подписывайтесь на «Ветер» в Telegram",
     "Unser Hafen hat jetzt auch eine Seite auf Facebook",
     "Vår färja fick hundra hälsningar på Instagram", "我们在微信上聊了很久"],
)  # fmt: skip
def test_what_somebody_does_is_no_invitation(line: str) -> None:
    assert not invites(line, ["Вести гавани"])
