"""Names of the months in the languages of news sites, with their usual short forms."""

from __future__ import annotations

import unicodedata

from ..data import listed

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

xaneiro febreiro marzo abril maio xuño xullo agosto setembro outubro novembro decembro

urtarrilaren/urtarrila otsailaren/otsaila martxoaren/martxoa apirilaren/apirila maiatzaren/maiatza ekainaren/ekaina
uztailaren/uztaila abuztuaren/abuztua irailaren/iraila urriaren/urria azaroaren/azaroa abenduaren/abendua

janúar febrúar mars apríl maí júní júlí ágúst september október nóvember desember

jaanuar veebruar märts aprill mai juuni juuli august september oktoober november detsember

janvāris/janvārī februāris/februārī marts/martā aprīlis/aprīlī maijs/maijā jūnijs/jūnijā jūlijs/jūlijā augusts/augustā
septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī

sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa rugpjūčio/rugpjūtis
rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis

siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj _ kolovoza/kolovoz
_ _ studenoga/studenog/studeni _

januar februar marec/marca april/aprila maj/maja junij/junija julij/julija avgust/avgusta september/septembra oktober/oktobra
november/novembra december/decembra

januar/januara februar/februara mart/marta april maj jun/juna jul/jula avgust septembar/septembra oktobar/oktobra
novembar/novembra decembar/decembra

јануар/јануара фебруар/фебруара март/марта април/априла мај/маја јун/јуна/јуни јул/јула/јули август/августа септембар/септембра
октобар/октобра новембар/новембра децембар/децембра

јануари февруари март април мај јуни јули август септември октомври ноември декември

студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня

қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан

yanvar fevral mart aprel may iyun iyul avqust/avgust sentyabr/sentabr oktyabr/oktabr noyabr dekabr

janar shkurt mars prill maj qershor korrik gusht shtator tetor nëntor dhjetor

იანვარი/იან თებერვალი/თებ მარტი/მარ აპრილი/აპრ მაისი/მაი ივნისი/ივნ ივლისი/ივლ აგვისტო/აგვ სექტემბერი/სექ ოქტომბერი/ოქტ
ნოემბერი/ნოე დეკემბერი/დეკ

հունվարի/հունվար փետրվարի/փետրվար մարտի/մարտ ապրիլի/ապրիլ մայիսի/մայիս հունիսի/հունիս հուլիսի/հուլիս օգոստոսի/օգոստոս
սեպտեմբերի/սեպտեմբեր հոկտեմբերի/հոկտեմբեր նոյեմբերի/նոյեմբեր դեկտեմբերի/դեկտեմբեր

জানুয়ারি/জানুয়ারী/জানুয়ারি ফেব্রুয়ারি/ফেব্রুয়ারী/ফেব্রুয়ারি মার্চ এপ্রিল মে জুন জুলাই আগস্ট/অগাস্ট/অগস্ট সেপ্টেম্বর অক্টোবর নভেম্বর ডিসেম্বর

जानेवारी फेब्रुवारी/फ़रवरी मार्च एप्रिल मे जून जुलै ऑगस्ट सप्टेंबर/सितम्बर ऑक्टोबर/अक्तूबर नोव्हेंबर/नवम्बर डिसेंबर/दिसम्बर

ஜனவரி பிப்ரவரி மார்ச் ஏப்ரல் மே ஜூன் ஜூலை ஆகஸ்ட்/ஆகஸ்டு செப்டம்பர் அக்டோபர் நவம்பர் டிசம்பர்

జనవరి ఫిబ్రవరి మార్చి ఏప్రిల్ మే జూన్ జులై/జూలై ఆగస్టు/ఆగస్ట్ సెప్టెంబర్/సెప్టెంబరు అక్టోబర్/అక్టోబరు నవంబర్/నవంబరు డిసెంబర్/డిసెంబరు

જાન્યુઆરી ફેબ્રુઆરી માર્ચ એપ્રિલ મે જૂન જુલાઈ ઑગસ્ટ/ઓગસ્ટ સપ્ટેમ્બર ઑક્ટોબર/ઓક્ટોબર નવેમ્બર ડિસેમ્બર

ಜನವರಿ ಫೆಬ್ರವರಿ ಮಾರ್ಚ್ ಏಪ್ರಿಲ್ ಮೇ ಜೂನ್ ಜುಲೈ ಆಗಸ್ಟ್ ಸೆಪ್ಟೆಂಬರ್ ಅಕ್ಟೋಬರ್ ನವೆಂಬರ್ ಡಿಸೆಂಬರ್

ജനുവരി ഫെബ്രുവരി മാർച്ച് ഏപ്രിൽ മേയ്/മെയ് ജൂൺ ജൂലൈ/ജൂലായ് ഓഗസ്റ്റ് സെപ്റ്റംബർ ഒക്ടോബർ നവംബർ ഡിസംബർ

ਜਨਵਰੀ ਫਰਵਰੀ/ਫ਼ਰਵਰੀ ਮਾਰਚ ਅਪ੍ਰੈਲ ਮਈ ਜੂਨ ਜੁਲਾਈ ਅਗਸਤ ਸਤੰਬਰ ਅਕਤੂਬਰ ਨਵੰਬਰ ਦਸੰਬਰ

جنوری فروری مارچ اپریل مئی جون جولائی اگست ستمبر اکتوبر نومبر دسمبر

ژانویه فوریه مارس آوریل مه/می ژوئن ژوئیه/جولای اوت/آگوست سپتامبر اکتبر نوامبر دسامبر

جانفي فيفري مارس أفريل ماي جوان جويلية/جويليه أوت سبتمبر أكتوبر نوفمبر ديسمبر

_ شباط آذار نيسان أيار/ايار حزيران تموز آب أيلول/ايلول _ _ _

januari februari machi aprili mei juni julai agosti septemba oktoba novemba desemba

enero pebrero marso abril mayo hunyo hulyo agosto setyembre oktubre nobyembre disyembre

янв фев мар апр май июн июл авг сен/сент окт ноя/нояб дек

_ фев/февр мар апр май юн юл авг сеп/септ окт ное/ноем дек

січ лют бер/берез квіт/кві трав/тра черв/чер лип серп вер жовт/жов лист груд/гру

јан феб мар апр мај јун јул авг сеп/септ окт нов/ное дец/дек

sty lut mar kwi maj cze _ sie wrz/wrzes paź/paz _ gru

led úno/unor bře dub kvě čvn čvc _ zář říj _ pro/prosinec

ian feb mar apr mai iun iul aug sept oct noi dec

oca şub mar nis may haz tem ağu eyl eki kas ara

saus vas kov bal geg birž/bir liep/lie rugp rugs spal/spa lapkr/lap gruod/grd

jaan veebr/veeb mär/mrt apr mai juuni juuli aug sept okt nov dets

yan fev mart apr may iyn iyl avq/avg sen/sent okt noy dek

қаң ақп нау сәу мам мау шіл там қыр қаз қар жел

հնվ փտվ մրտ ապր մյս հնս հլս օգս սեպ հոկ նոյ դեկ

jan feb mar apr maí jún júl ágú/ágúst sep/sept okt nóv des

ינו פבר _ אפר _ _ _ אוג ספט אוק נוב דצמ

जन फर/फ़र _ _ _ _ _ अग सित/सितं अक्टू नव/नवं दिस/दिसं

জানু ফেব/ফেব্রু _ _ _ _ _ _ সেপ্টে অক্টো নভে ডিসে

jan shk mar pri maj qer korr/kor gush/gus shta/sht tet nën/nen dhj/dhje

urt ots _ api _ eka uzt abu ira _ aza abe

xan feb mar abr mai xuñ/xun xul ago set out nov dec

gen febr març abr maig juny jul ago set oct nov des

យន្តមករា/មករា កុម្ភៈ មីនា មេសា ឧសភា មិថុនា កក្កដា សីហា កញ្ញា តុលា វិច្ឆិកា ធ្នូ

ဇန်နဝါရီ ဖေဖော်ဝါရီ မတ် ဧပြီ မေ ဇွန် ဇူလိုင် သြဂုတ်/ဩဂုတ် စက်တင်ဘာ အောက်တိုဘာ နိုဝင်ဘာ ဒီဇင်ဘာ

ມັງກອນ ກຸມພາ ມີນາ ເມສາ ພຶດສະພາ ມິຖຸນາ ກໍລະກົດ ສິງຫາ ກັນຍາ ຕຸລາ ພະຈິກ ທັນວາ

ජනවාරි පෙබරවාරි මාර්තු අප්රේල් මැයි ජූනි ජූලි අගෝස්තු සැප්තැම්බර් ඔක්තෝබර් නොවැම්බර් දෙසැම්බර්

ጃንዩወሪ/ጃንዋሪ ፌብሩወሪ/ፌብሯሪ ማርች ኤፕሪል ሜይ ጁን ጁላይ ኦገስት ሴፕቴምበር ኦክቶበር ኖቬምበር ዲሴምበር

januarie februarie maart april mei junie julie augustus september oktober november desember

jannar frar marzu april mejju ġunju lulju awwissu settembru ottubru novembru diċembru

ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr

eanáir feabhra márta aibreán bealtaine meitheamh iúil lúnasa _ _ samhain nollaig

jannaayo febraayo maarso abriil maajo juun luuliyo agoosto sebteembar oktoobar nofembar diseembar

janairu fabrairu maris afrilu mayu yuni yuli agusta satumba oktoba nuwamba disamba

январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры

январи феврали марти апрели майи июни июли августи сентябри октябри ноябри декабри
""".strip()


def folded(name: str) -> str:
    """Return the name of a month as it is looked up: the small form of some Greek letters is several characters.

    >>> MONTHS[folded("ΜΑΪ́ΟΥ")] == MONTHS[folded("Μαΐου")] == 5
    True
    """
    return unicodedata.normalize("NFC", name.casefold())


# What is another month in another language is left out: November of Czech and Ukrainian ("listopadu" is given apart), of Croatian July,
# September, October and December, and short forms such as "lip" and "lis".
MONTHS: dict[str, int] = {"listopadu": 11}
for _language in NAMES.split("\n\n"):
    for _number, _forms in enumerate(_language.split(), 1):
        for _form in _forms.split("/"):
            MONTHS.setdefault(folded(_form), _number)
for _number, _line in enumerate(listed("months.txt"), 1):
    for _form in _line.split():
        MONTHS.setdefault(folded(_form), _number)
MONTHS.pop("_", None)
