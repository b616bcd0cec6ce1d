"""Names of the months in the languages of news sites, with their usual short forms."""

from __future__ import annotations

# One paragraph a language, twelve months separated by spaces, forms of one month by "/". Names are as in Unicode CLDR.
NAMES = """
january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sep/sept october/oct
november/nov december/dec

januar/jänner/jan februar/feber/feb märz/mär/mrz april/apr mai juni/jun juli/jul august/aug september/sep
oktober/okt november/nov dezember/dez

janvier/janv février/févr/fevrier mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct
novembre/nov décembre/déc/decembre

enero/ene febrero/feb marzo/mar abril/abr mayo junio/jun julio/jul agosto/ago septiembre/setiembre/sept
octubre/oct noviembre/nov diciembre/dic

janeiro fevereiro/fev março/marco abril maio junho julho agosto setembro/set outubro/out novembro dezembro

gennaio/gen febbraio marzo aprile maggio/mag giugno/giu luglio/lug agosto settembre/set ottobre/ott novembre
dicembre

januari februari maart/mrt april mei juni juli augustus september oktober november december

januari februari mars april maj/may juni juli augusti september oktober november december

januar februar marts april maj juni juli august september oktober/okt november december/des

januar februar mars april mai juni juli august september oktober november desember

tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu
kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu
marraskuuta/marraskuu joulukuuta/joulukuu

stycznia/styczeń lutego/luty marca/marzec kwietnia/kwiecień maja/maj czerwca/czerwiec lipca/lipiec
sierpnia/sierpień września/wrzesień października/październik listopada/listopad grudnia/grudzień

ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen
září října/říjen _ prosince/prosinec

januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august septembra
októbra/október novembra decembra

január/jan február/febr március/márc április/ápr május/máj június/jún július/júl augusztus/aug
szeptember/szept október/okt november december

ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie

ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık

января/январь февраля/февраль марта/март апреля/апрель мая/май июня/июнь июля/июль августа/август
сентября/сентябрь октября/октябрь ноября/ноябрь декабря/декабрь

січня лютого березня квітня травня червня липня серпня вересня жовтня _ грудня

януари февруари март април май юни юли август септември октомври ноември декември

ιανουαρίου/ιαν φεβρουαρίου/φεβ μαρτίου/μαρ απριλίου/απρ μαΐου/μαϊ ιουνίου/ιουν ιουλίου/ιουλ αυγούστου/αυγ
σεπτεμβρίου/σεπ οκτωβρίου/οκτ νοεμβρίου/νοε δεκεμβρίου/δεκ

januari/jan februari/peb maret april mei juni juli agustus/agt september oktober november/nop desember/des

januari februari mac april mei jun julai ogos september oktober november disember

يناير فبراير مارس أبريل/ابريل مايو يونيو يوليو أغسطس/اغسطس سبتمبر أكتوبر/اكتوبر نوفمبر ديسمبر

ינואר/בינואר פברואר/בפברואר מרץ/במרץ אפריל/באפריל מאי/במאי יוני/ביוני יולי/ביולי אוגוסט/באוגוסט ספטמבר/בספטמבר
אוקטובר/באוקטובר נובמבר/בנובמבר דצמבר/בדצמבר

जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर

gener febrer març abril maig juny juliol agost setembre octubre novembre desembre
""".strip()

# November of Czech and Ukrainian is October of other languages ("listopadu" is given apart): it is left out.
MONTHS: dict[str, int] = {"listopadu": 11}
for _language in NAMES.split("\n\n"):
    for _number, _forms in enumerate(_language.split(), 1):
        for _form in _forms.split("/"):
            MONTHS.setdefault(_form, _number)
MONTHS.pop("_", None)
