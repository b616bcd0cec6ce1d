"""What sites say to their readers between the paragraphs: told in many languages, and not where the article speaks."""

from __future__ import annotations

import pytest

import cleancopy
from cleancopy.core.model import Kind
from cleancopy.core.sayings import saying

SAID = {
    Kind.SHARE: (
        "Follow us on X and Instagram for more.",
        "Rate this article",
        "Follow me on Instagram for more boats.",
        "Share this on:",
        "Оцените статью:",
        "▶ Folgen Sie uns auf WhatsApp",
        "Suivez-nous sur Google Actualités",
        "Síguenos en nuestro canal de WhatsApp",
        "Seguici su Google News!",
        "Volg ons op Instagram",
        "Følg oss på Facebook",
        "Obserwuj nas w Google News",
        "Подписывайтесь на наш канал в Дзене",
        "👉 Підписуйтесь на наш Telegram",
        "Bizi Google Haberler'den takip edin",
        "تابعونا على تويتر",
        "Ikuti kami di TikTok",
        "关注我们的微博",
        "公式LINEはこちら",
        "רוצים לקבל עדכונים? הצטרפו לקבוצת הוואטסאפ שלנו",
        "ताज़ा खबरों के लिए हमारा व्हाट्सएप चैनल जॉइन करें",
        "Больше новостей — в нашем Telegram-канале",
        "★點我訂閱《海風新聞》YouTube",
        "最新ニュースをLINEで受け取る",
        "Yazdır | Arkadaşına Gönder | Facebook'ta Paylaş | Yorum Yaz |",
        "分享到 微信 微博 QQ空间",
        "Partager : Facebook · X · WhatsApp",
        "Beitrag teilen",
        "Share this article in your social network",
        "📲 Participe do grupo e receba as notícias da região",
    ),
    Kind.NEWSLETTER: (
        "Something went wrong, please try again later.",
        "Thank you for signing up!",
        "Sign up for our weekly letter from the harbour.",
        "Thanks for reading! Subscribe for free to get the next one.",
        "For the latest breaking news from the harbour, sign up for our letter here.",
        "Abonnieren Sie unseren Newsletter!",
        "Recevez chaque matin les nouvelles du port.",
        "Suscríbete a nuestro boletín semanal.",
        "Schrijf je in voor onze nieuwsbrief",
        "Абонирайте се за бюлетина ни",
        "訂閱電子報，每天收新聞",
        "뉴스레터를 구독하세요",
        "Ti è piaciuto questo articolo? Iscriviti alla nostra newsletter del sabato.",
        "Понравилась статья? Подпишитесь на рассылку",
        "If you enjoyed this story, follow me for more or buy me a coffee.",
    ),
    Kind.APPEAL: (
        "Download our app to follow the boats.",
        "Have a tip? Write to harbour@example.org",
        "Unterstützen Sie unsere Arbeit",
        "Faites un don dès maintenant.",
        "Нашли ошибку? Выделите текст и нажмите Ctrl + Enter",
        "Знайшли помилку? Ctrl+Enter",
        "Unduh aplikasi kami",
        "アプリをダウンロードして読む",
        "제보는 이메일로",
        "To send flowers to the family or plant a tree in memory of Jane Roe, please visit Tribute Store.",
    ),
    Kind.COMMENT: (
        "Comments are closed.",
        "Diskutieren Sie mit!",
        "Les commentaires sont fermés.",
        "Комментарии закрыты",
        "留言已關閉",
    ),
    Kind.PAYWALL: (
        "Already a subscriber? Log in",
        "Jetzt weiterlesen mit Probeabo",
        "Déjà abonné ? Se connecter",
        "この記事は有料会員限定です",
    ),
    Kind.EMBED: (
        "Watch the video above",
        "Zur Bildergalerie",
        "Voir la vidéo",
        "Your browser does not support the video tag.",
        "🎧 Ouça o podcast do jornal",
        "VÍDEOS: tudo sobre a região",
    ),
    Kind.RELATED: ("Most read", "Trending:", "Leia também", "あわせて読みたい", "самое читаемое"),
    Kind.DATE: (
        "5 min read",
        "Lesezeit: 4 Minuten",
        "Temps de lecture : 3 min",
        "Время чтения: 3 минуты",
        "阅读约3分钟",
    ),
    Kind.TAGS: (
        "Tags",
        "Теги:",
        "Tags: harbour, bridge, “the old ferry”",
        "Schlagwörter: Hafen, Brücke",
        "Mots-clés : port, pont",
        "Теги: порт, міст",
        "标签：港口 桥梁",
        "タグ：港、橋",
    ),
    Kind.CONTROL: (
        "Check price on Harbour Shop",
        "Book now",
        "Learn more.",
        "Mehr erfahren »",
        "Je découvre",
        "Ver oferta",
        "Prenota ora",
        "Dowiedz się więcej",
        "Узнать больше",
        "今すぐ購入",
        "立即购买",
        "자세히 보기",
        "شناسه خبر: ۱۴۰۳۰۲۱۱۰۰۴۱۲",
        "انتهای پیام/",
        "See all",
        "Показать ещё",
    ),
    Kind.CAPTION: ("Source", "(Image source)", "Quelle:", "Источник", "出典："),
    Kind.ADVERT: (
        "This post contains affiliate links. Read what that means.",
        "Disclosure: This article contains affiliate links, by which we earn.",
        "Dieser Artikel enthält Affiliate-Links.",
        "Cet article contient des liens affiliés.",
        "Este artículo contiene enlaces de afiliados.",
        "Inlägget innehåller annonslänkar för Hamnen.",
        "本記事にはプロモーションが含まれています。",
        "이 포스팅은 쿠팡 파트너스 활동의 일환입니다.",
        "This advertisement has not loaded yet, but your article continues below.",
    ),
    Kind.LEGAL: (
        "All articles in this blog are licensed under CC BY-NC-SA 4.0 unless otherwise stated.",
        "Alle Artikel in diesem Blog sind unter CC BY 4.0 lizenziert, außer es wird anders angegeben.",
        "本博客所有文章除特别声明外，均采用 BY-NC-SA 许可协议，转载请注明出处！",
        "著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。",
        "Copyright is owned by the author. For commercial reprints, please contact the author for authorization.",
        "It has been 412 days since the last update of this post. Some contents may be outdated.",
        "本文距离上次更新已过去 412 天，部分内容可能已经过时，请注意甄别。",
        "版权声明：欢迎分享这篇文章",
        "© The Harbour 2026. All rights reserved.",
        "© Riproduzione riservata",
        "★海風新聞網提醒您：請勿轉載本文",
        "(This story has not been edited by Harbour staff and is auto-generated from a syndicated feed.)",
        "(Except for the headline, this story has not been edited by Harbour staff and comes from an agency feed.)",
        "Disclaimer: The views expressed by experts on Harbour are their own and not those of the website.",
        "The views expressed in this article are the author's own and do not necessarily reflect Harbour's policy.",
        "(यह खबर एजेंसी फीड से ऑटो-अपलोड हुई है।)",
        "Мнение автора может не совпадать с позицией редакции.",
        "Les propos tenus ici n’engagent que leur auteur.",
        "المقالات لا تعبر بالضرورة عن رأي الصحيفة",
        "本文仅代表作者个人观点，不代表本网立场。",
        "※ 이 칼럼은 본지의 편집방향과 다를 수 있습니다.",
        "Материалды көшіріп басқанда сілтеме жасау міндетті.",
        "Բոլոր իրավունքները պաշտպանված են։",
        "Alle Rechte vorbehalten.",
        "ⓒ 항구일보, 무단 전재 및 재배포 금지",
        "未经授权，不得转载",
        "無断転載を禁じます",
        "Все права защищены",
        "جميع الحقوق محفوظة لصحيفة الميناء",
        "Hak cipta © KABAR SELAT 2024",
    ),
}
OWN = (
    "All articles in the pact were struck out before it was signed, the ministers said.",
    "It has been a long summer, and the lifeguards say that it may have changed the beach for good.",
    "Los derechos de autor de la canción fueron licenciados a una empresa de Madrid.",
    "著作権は七十年で切れると裁判所は述べ、出版社の訴えを退けた。",
    "This article is part of a licensing deal, the paper said, and may not be the last.",
    "The opinions of voters do not necessarily reflect those of the members, the poll shows.",
    "This story of two boats was told by the men who built their own and sailed it.",
    "La falta de señales fue responsabilidad del autor del proyecto.",
    "他表示，作者对此并不知情，网站也没有回应。",
    "ताज़ा खबरों के लिए लोग चौक पर जमा हुए।",
    "Больше новостей из порта ждут к вечеру.",
    "最新ニュースを読み上げるのは館長の日課だ。",
    "Support local farms, the mayor said, or they will be gone.",
    "“Follow us,” said the guide, and they went down to the boats.",
    '"Sign up for our club," he told them.',
    "Follow our advice and you will save, the mayor said.",
    "The publisher reserved all rights to the photographs when the town bought them, and all rights reserved then are the heirs’ now.",
    "Tags were sewn into the coats.",
    "Die Kommentarfunktion im Netz ist alt.",
    "Get the best of both towns in a day.",
    "Themen gab es genug.",
    "Download speeds in the harbour are low.",
    "Folgen hat das keine.",
    "Support for the bridge has grown.",
    "未经授权的渡轮不得靠岸，市长说。",
    "به کانال سوئز رسید.",
    "Facebook, Instagram, Twitter",
    "Share prices, email and print",
    "Print and radio",
    "Book now at the theatre, the director said, or wait until spring.",
    "Learn more words of the language first.",
    "Disclosure: This article was written by a man who owns a boat.",
    "Affiliate links have changed how bloggers live.",
    "Check prices before you go to the market.",
    "Réserver une table au port est difficile.",
)


@pytest.mark.parametrize(("kind", "line"), [(kind, line) for kind, lines in SAID.items() for line in lines])
def test_what_the_site_says_is_told(kind: Kind, line: str) -> None:
    assert saying(line) is kind


@pytest.mark.parametrize("line", OWN)
def test_what_the_article_says_is_not(line: str) -> None:
    assert saying(line) is None


@pytest.mark.parametrize("tag", ["h2", "li", "td", "pre"])
def test_headings_items_and_code_have_words_of_their_own(tag: str) -> None:
    assert saying("Print", "p") is Kind.SHARE
    assert saying("Print", tag) is None


def test_an_article_loses_them_and_keeps_its_paragraphs() -> None:
    said = [
        f"The council met for the {number}. time, and the bridge over the river stays closed, the mayor said."
        for number in range(8)
    ]
    chaff = [lines[0] for lines in SAID.values()]
    lines = [*said[:4], *chaff[:3], *said[4:], *chaff[3:]]
    page = f"<html><body><article><h1>Bridge closed</h1>{''.join(f'<p>{line}</p>' for line in lines)}</article></body></html>"
    article = cleancopy.clean(page, options=cleancopy.Options(record=True, any_page=True))
    assert article.text.split("\n\n") == said
    assert article.removed is not None
    assert {(block.kind, block.text) for block in article.removed.blocks or ()} >= {
        (str(kind), lines[0]) for kind, lines in SAID.items()
    }


def test_a_text_without_markup_loses_them_too_but_keeps_single_words() -> None:
    said = [
        f"The council met for the {number}. time, and the bridge over the river stays closed, the mayor said."
        for number in range(4)
    ]
    dump = "\n\n".join(
        [
            "Bridge closed",
            *said[:2],
            "Share",
            "Síguenos en nuestro canal de WhatsApp",
            *said[2:],
            "© The Harbour. All rights reserved.",
        ]
    )
    assert cleancopy.clean_text(dump).text.split("\n\n") == [*said[:2], "Share", *said[2:]]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Thanks for reading Low Tide! This post is public so feel free to share it.", Kind.SHARE),
        ("Danke fürs Lesen von Ebbe & Flut! Dieser Beitrag ist öffentlich, also teilen Sie ihn gern.", Kind.SHARE),
        ("Merci d’avoir lu Marée basse ! Cette publication est publique, n’hésitez pas à la partager.", Kind.SHARE),
        ("¡Gracias por leer Marea baja! Esta publicación es pública, así que compártela.", Kind.SHARE),
        ("Thank you for reading Low Tide. Subscribe to our letters to get the next one.", Kind.NEWSLETTER),
        ("wielkość czcionki zmniejsz czcionkę powiększ czcionkę", Kind.SHARE),
        ("Este artigo pode conter links de afiliados.", Kind.ADVERT),
        ("Thanks for reading the small print! The judge had not, and said so in court.", None),
        ("Thanks for reading", None),
    ],
)
def test_thanks_to_the_reader_stand_before_what_the_letter_asks(line: str, kind: Kind | None) -> None:
    assert saying(line) is kind


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("You have 1 article left to read this month before you need to register.", Kind.PAYWALL),
        ("字号：默认 大 超大 | 打印 |", Kind.SHARE),
        ("扫一扫在手机打开当前页", Kind.SHARE),
        ("相关稿件", Kind.RELATED),
        ("このニュースをシェア", Kind.SHARE),
        ("免责声明：本文来自客户端自媒体，不代表本站观点和立场。", Kind.LEGAL),
        ("You have 1 article of clothing too many", None),
        ("本文来自一位读者，他住在港口。", None),
    ],
)
def test_meters_and_tools_of_the_page(line: str, kind: Kind | None) -> None:
    assert saying(line) is kind
