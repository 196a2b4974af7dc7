"""The bot's own words: what no dialog says and no dialog can take away.

Identity → Latvian text. They are units like the texts of the dialogs, so they reach
translators and the completeness gate by the same road (`locales/*/LC_MESSAGES/bot.po`).
`ui/…` belongs to every channel and is spoken by the engine, `ui/case#…` by the hand-off;
`web/…` to the website; `telegram/…` is what Telegram shows of the bot before anybody has
written to it.
"""

from __future__ import annotations

from collections.abc import Mapping

ENGINE: Mapping[str, str] = {
    "ui/language#name": "Latviešu",
    "ui/bar#call": "Zvanīt",
    "ui/bar#human": "Runāt ar cilvēku",
    "ui/bar#exit": "Aizvērt",
    "ui/bar#forget": "Dzēst sarunu",
    "ui/bar#language": "Valoda",
    "ui/bar#back": "Atpakaļ",
    "ui/bar#restart": "Sākt no jauna",
    "ui/bar#help": "Palīdzība",
    "ui/choices#skip": "Negribu teikt",
    "ui/choices#done": "Gatavs",
    "ui/choices#yes": "Jā",
    "ui/choices#no": "Nē",
    "ui/choices#continue": "Turpināt",
    "ui/choices#home": "Uz sākumu",
    "ui/retry#choices": (
        "Nesapratu. Lūdzu, izvēlies vienu no atbildēm vai uzraksti to tādiem pašiem vārdiem."
    ),
    "ui/retry#several": (
        "Nesapratu. Atzīmē atbildes, kas der, vai uzraksti tās tādiem pašiem vārdiem. "
        "Tad spied “Gatavs”."
    ),
    "ui/retry#many": (
        "Vēl nekas nav atzīmēts. Atzīmē visu, kas der, un spied “Gatavs”. Vai arī spied “{skip}”."
    ),
    "ui/retry#number": "Lūdzu, uzraksti tikai skaitli.",
    "ui/retry#bounds": "Lūdzu, uzraksti skaitli no {low} līdz {high}.",
    "ui/retry#text": "Lūdzu, uzraksti atbildi vārdiem.",
    "ui/retry#long": "Šis teksts ir pārāk garš. Lūdzu, uzraksti īsāk.",
    "ui/retry#country": "Neatpazinu valsti. Uzraksti tās nosaukumu.",
    "ui/retry#date": "Neatpazinu datumu. Uzraksti to ar skaitļiem: diena, mēnesis, gads.",
    "ui/retry#phone": "Neatpazinu tālruņa numuru. Uzraksti to kopā ar valsts kodu.",
    "ui/retry#place": "Lūdzu, uzraksti vietas nosaukumu.",
    "ui/give_up#human": "Turpinām bez šīs atbildes. Ja vēlies, vari parunāt ar cilvēku.",
    "ui/offer#human": "Ja vēlies, vari parunāt ar cilvēku: {helpline}.",
    "ui/despair#crisis": "Ja ir ļoti grūti uz sirds, zvani krīzes tālrunim {crisis_line}.",
    "ui/guess#ask": "Vai domāji “{option}”?",
    "ui/guess#several": "Vai domāji šīs atbildes?\n{options}",
    "ui/doubt#yes": "Jā, to domāju",
    "ui/doubt#no": "Nē, citu atbildi",
    "ui/change#ask": "Šis jautājums jau bija. Vai mainīt atbildi uz “{option}”?",
    "ui/change#kept": "Labi, atbilde paliek, kāda bija.",
    "ui/old_button": "Šī poga vairs neder. Turpinām no šejienes.",
    "ui/changed_question": "Jautājums tikko mainījās.",
    "ui/graver": "Padomi ir precizēti. Tagad tavas atbildes rāda lielāku risku nekā iepriekš.",
    "ui/nothing_before": "Šis ir sākums. Atpakaļ vairs nevar.",
    "ui/ended": "Šī saruna ir beigusies. Vari sākt no jauna.",
    "ui/stopped": "Labi, šeit apstājamies. Vari turpināt vai sākt no jauna.",
    "ui/change#done": "Labi, atbilde ir mainīta.",
    "ui/continue_there": "Vai pāriet uz “{option}”?",
    "ui/forget#ask": "Vai izdzēst visu sarunu? To nevar atsaukt.",
    "ui/forget#yes": "Jā, izdzēst",
    "ui/restart#ask": "Vai sākt no jauna? Atbildes tiks izdzēstas.",
    "ui/forgotten": "Saruna ir dzēsta.",
    "ui/forgotten#copied": (
        "Saruna ir dzēsta. No šī čata izņemam ziņas, kas jaunākas par 48 stundām. "
        "Vecākas ziņas, kā arī kopijas citās ierīcēs un Telegram serveros var palikt. "
        "Lai pazūd arī pats čats, izdzēs to Telegram."
    ),
    "ui/other#media": (
        "Šeit saprotu tikai tekstu un pogas, pārējo neatveru. "
        "Uzraksti vārdiem vai izvēlies atbildi."
    ),
    "ui/other#edit": "Labotas ziņas nelasu. Ja vajag, uzraksti vēlreiz.",
    "ui/pause": "Sveiki! Vai turpinām, kur apstājāmies?",
    "ui/retry#topics": "Neatradu tādu tēmu. Izvēlies tuvāko vai parunā ar cilvēku.",
    "ui/suggest": "Varbūt kāda no šīm tēmām?",
    "ui/list#signs": "Kas tavās atbildēs satrauc:",
    "ui/list#advice": "Ko vari darīt:",
    "ui/human#phone": (
        "Ar cilvēku vari parunāt pa tālruni: {helpline}. Čatā konsultants šobrīd neatbild."
    ),
    "ui/human#hours": "Tālrunis atbild {helpline_hours}.",
    "ui/human#danger": "Ja draud briesmas, zvani {emergency}.",
    "ui/broken": (
        "Mums radās kļūme, un atbildi nesaņēmām. Raksti vēlreiz vai zvani {helpline}. "
        "Ja draud briesmas, zvani {emergency}."
    ),
    "ui/when#today": "šodien plkst. {hour}.{minute} pēc Latvijas laika",
    "ui/when#tomorrow": "rīt, {weekday}, plkst. {hour}.{minute} pēc Latvijas laika",
    "ui/when#date": "{weekday}, {day}.{month}., plkst. {hour}.{minute} pēc Latvijas laika",
    "ui/when#mon": "pirmdien",
    "ui/when#tue": "otrdien",
    "ui/when#wed": "trešdien",
    "ui/when#thu": "ceturtdien",
    "ui/when#fri": "piektdien",
    "ui/when#sat": "sestdien",
    "ui/when#sun": "svētdien",
    "ui/untranslated": "Šī daļa vēl nav tulkota.",
}

CASE: Mapping[str, str] = {
    "ui/case#offered": (
        "Vari parunāt ar konsultantu tepat čatā. Konsultants redzēs tavas atbildes, "
        "bet ne vārdu un ne numuru."
    ),
    "ui/case#nobody": "Iespējams, tūlīt neatbildēsim. Drošāk ir zvanīt: {helpline}.",
    "ui/case#closed_hours": (
        "Konsultanti čatā atbildēs {when}. Tagad vari zvanīt {helpline} vai lūgt, lai tev atzvana."
    ),
    "ui/case#later": (
        "Konsultanti čatā tagad neatbild. Vari zvanīt {helpline} vai lūgt, lai tev atzvana."
    ),
    "ui/case#down": (
        "Tehniskas kļūmes dēļ čats ar konsultantu tagad nestrādā. "
        "Zvani {helpline} vai lūdz, lai tev atzvana."
    ),
    "ui/case#kept_safe": "Rakstīt vari arī tagad: ziņas nepazudīs.",
    "ui/case#phone_only": "Ar cilvēku vari parunāt pa tālruni: {helpline}.",
    "ui/case#phone": "Ar konsultantu vari parunāt arī pa tālruni: {helpline}.",
    "ui/case#phone_hours": "Tālrunis atbild {helpline_hours}.",
    "ui/case#phone_opens": "Tagad tālrunis neatbild. Tas atbildēs {phone_when}.",
    "ui/case#open_now": "Jebkurā laikā atbild: {numbers}.",
    "ui/case#danger": "Ja draud briesmas, zvani {emergency}.",
    "ui/case#call_now": "Tas ir ātrāk nekā gaidīt čatā.",
    "ui/case#notice": (
        "Ko te raksti, lasa tikai uzticības tālruņa konsultanti. "
        "Pēc sarunas beigām to glabājam 72 stundas, tad izdzēšam."
    ),
    "ui/case#queued": (
        "Meklējam konsultantu. Vari rakstīt jau tagad. Jebkurā brīdī vari zvanīt {helpline}."
    ),
    "ui/case#queued_nobody": (
        "Tava vieta ir rindā, bet, iespējams, tūlīt neatbildēsim. Vari rakstīt jau tagad. "
        "Drošāk ir zvanīt: {helpline}."
    ),
    "ui/case#queued_again": (
        "Čats atkal strādā. Tava vieta rindā nav zudusi, meklējam konsultantu."
    ),
    "ui/case#still_looking": "Vēl meklējam konsultantu. Tava vieta rindā nav zudusi.",
    "ui/case#asked": "Neviens konsultants vēl nav brīvs. Ko darām?",
    "ui/case#waiting": (
        "Gaidām konsultantu. Vari rakstīt jau tagad. Jebkurā brīdī vari zvanīt {helpline}."
    ),
    "ui/case#noted": "Ziņa saņemta. To redzēs konsultants, kas pieņems sarunu.",
    "ui/case#kept": "Ziņa ir saglabāta. Konsultants to redzēs, kad čats atkal strādās.",
    "ui/case#thanks": "Ziņa saņemta. Tagad atkal atbild bots.",
    "ui/case#no_callback": (
        "Atzvanīšanu tagad nevaram apsolīt. Vari zvanīt {helpline} vai rakstīt šeit."
    ),
    "ui/case#claimed": "Ar tevi runā {alias}. Tagad raksta cilvēks, nevis bots.",
    "ui/case#silent": (
        "Konsultantam bija jāpārtrauc. Meklējam citu konsultantu, saruna nav zudusi."
    ),
    "ui/case#transfer": "Sarunu turpinās {alias}. Viss jau uzrakstītais tur ir redzams.",
    "ui/case#held": "Konsultants uz brīdi pārtrauc. Vari rakstīt, ziņas nepazudīs.",
    "ui/case#paused": "Saruna ar konsultantu vēl ir atvērta. Vari rakstīt.",
    "ui/case#resumed": "Saruna turpinās. {alias} redz, kas jau ir uzrakstīts.",
    "ui/case#media": "Attēlus, balss ziņas un failus šeit neatveram. Uzraksti vārdiem.",
    "ui/case#edit": "Labotas ziņas konsultants neredz. Ja vajag, uzraksti vēlreiz.",
    "ui/case#forget_asked": (
        "Vai izdzēst visu sarunu? Tad arī konsultants to vairs neredzēs. To nevar atsaukt."
    ),
    "ui/case#closed": "Saruna ir noslēgta.",
    "ui/case#left": "Labi, sarunu noslēdzam.",
    "ui/case#again": "{hours} stundu laikā vari to turpināt tepat.",
    "ui/case#back": "Tagad atkal atbild bots.",
    "ui/case#cancelled": (
        "Labi, vairs negaidām. Ar cilvēku vari parunāt jebkurā brīdī: {helpline}."
    ),
    "ui/case#declined": "Labi. Ar cilvēku vari parunāt jebkurā brīdī: {helpline}.",
    "ui/case#stopped": "Labi, šeit apstājamies.",
    "ui/case#nobody_came": (
        "Neviens konsultants diemžēl neatbildēja. Zvani {helpline} vai lūdz, lai tev atzvana."
    ),
    "ui/case#form_over": "Atzvanīšanu nepieteicām. Ko te ierakstīji, neglabājam.",
    "ui/case#form_left": "Labi, atzvanīšanu nepiesakām. Ko te ierakstīji, neglabājam.",
    "ui/case#not_safe": "Labi, ka to pateici. Tad tev nezvanīsim.",
    "ui/case#check": "Lūdzu, pārbaudi, vai viss ir pareizi.",
    "ui/case#window": (
        "Zvanīsim {weekday}, {date}, no {hour}.{minute} līdz {end_hour}.{end_minute} "
        "pēc Latvijas laika. "
        "Numurs beidzas ar {last}."
    ),
    "ui/case#cover": "Ja atbildēs cits, teiksim: “{cover}”.",
    "ui/case#cover_nothing": "Ja atbildēs cits, neko neteiksim.",
    "ui/case#voicemail": "Balss ziņu atstāt drīkst.",
    "ui/case#no_voicemail": "Balss ziņu neatstāsim.",
    "ui/case#write": "Ja nesazvanīsim, uzrakstīsim šeit.",
    "ui/case#code_word": "Sarunas sākumā pateiksim vārdu, ko norunājām.",
    "ui/case#booked": "Zvans ir pieteikts.",
    "ui/case#calling": "Konsultants tev zvana.",
    "ui/case#missed": (
        "Norunātajā laikā sazināties neizdevās. Vari zvanīt {helpline} vai rakstīt šeit."
    ),
    "ui/case#call_cancelled": "Zvans ir atcelts, numurs ir izdzēsts.",
    "ui/case#blocked": "Saruna čatā ir noslēgta. Pa tālruni vari zvanīt: {helpline}.",
    "ui/case#choice.talk": "Rakstīt konsultantam",
    "ui/case#choice.no": "Ne tagad",
    "ui/case#choice.wait": "Gaidīt",
    "ui/case#choice.callback": "Atzvaniet man",
    "ui/case#choice.phone": "Tālruņa numurs",
    "ui/case#choice.cancel": "Atcelt",
    "ui/case#choice.yes": "Viss pareizi",
    "ui/case#choice.change": "Mainīt",
    "ui/case#choice.resume": "Turpināt ar konsultantu",
    "ui/case#choice.leave": "Beigt sarunu",
    "ui/case#choice.forget": "Jā, izdzēst",
    "ui/case#choice.stay": "Nē",
}

WEB: Mapping[str, str] = {
    "web/script#title": "Ceļa padoms",
    "web/script#quick": "Ātrās pogas",
    "web/script#more": "Sarunas pogas",
    "web/script#log": "Saruna",
    "web/script#you": "Tu",
    "web/script#label": "Tava atbilde",
    "web/script#placeholder": "Raksti šeit",
    "web/script#send": "Sūtīt",
    "web/script#waiting": "Gaidām atbildi…",
    "web/script#lost": (
        "Nav savienojuma. Tava atbilde nav pazudusi, mēģinām vēlreiz. "
        "Zvanīt var arī bez interneta."
    ),
    "web/script#healed": "Savienojums ir atjaunots.",
    "web/script#ended": "Šī saruna vairs nav saglabāta. Vari sākt no jauna.",
    "web/script#refused": "Šo atbildi neizdevās nosūtīt. Pamēģini uzrakstīt citādi.",
    "web/script#copied": "Nokopēts.",
    "web/script#pending": "Iepriekšējā atbilde vēl nav aizgājusi. Lūdzu, mirkli uzgaidi.",
    "web/script#unsent": "Vēl nav nosūtīts",
    "web/script#human": "Konsultants",
    "web/script#resumed": (
        "Saruna turpinās no šejienes. Iepriekšējās ziņas te vairs nerādām, "
        "lai tās neizlasa kāds cits."
    ),
    "web/talk#look": "Skatīt, vai ir atbilde",
    "web/talk#sent": "Ziņa ir nosūtīta. Pēc brīža paskaties, vai ir atbilde.",
    "web/talk#none": "Jaunas ziņas vēl nav. Pēc brīža paskaties vēlreiz.",
    "web/start#title": "Padoms pirms ceļa",
    "web/start#lead": (
        "Vai tev piedāvā darbu citā valstī? Atbildi uz dažiem jautājumiem, un kopā "
        "apskatīsim, kam pievērst uzmanību. Tas aizņem apmēram trīs minūtes."
    ),
    "web/start#begin": "Sākt latviski",
    "web/start#private": (
        "Vārds nav vajadzīgs, sīkdatņu nav. Saruna ar botu pati izdzēšas 24 stundas pēc tavas "
        "pēdējās atbildes."
    ),
    "web/start#exit": (
        "Poga “Aizvērt” tūlīt aizver šo lapu un izdzēš sarunu. Pārlūka vēsturē apmeklējums paliek."
    ),
    "web/start#shift": "To pašu izdara trīs reizes nospiests taustiņš Shift.",
    "web/start#privacy": "Kā sargājam tavu privātumu",
    "web/card#busy": (
        "Šobrīd pienāk ļoti daudz atbilžu. Pēc brīža turpināsim. Ja palīdzību vajag tagad, "
        "zvani {helpline}. Ja draud briesmas, zvani {emergency}."
    ),
    "web/card#down": (
        "Mums radās kļūme, un tavu atbildi vēl neesam saņēmuši. Pēc brīža mēģini vēlreiz. "
        "Ja palīdzību vajag tagad, zvani {helpline}. Ja draud briesmas, zvani {emergency}."
    ),
    "web/card#lost": (
        "Šādas lapas šeit nav. Vari sākt no sākuma. Ja palīdzību vajag tagad, "
        "zvani {helpline}. Ja draud briesmas, zvani {emergency}."
    ),
    "web/privacy#short": (
        "• Vārdu un e-pastu neprasām. IP adresi nesaglabājam.\n"
        "• Sīkdatņu, apmeklējumu skaitītāju un citu uzņēmumu satura šeit nav.\n"
        "• Saruna ar botu pati izdzēšas 24 stundas pēc tavas pēdējās atbildes. "
        "Izdzēst to vari arī uzreiz.\n"
        "• Ja raksti konsultantam, to lasa cilvēks. To glabājam 72 stundas pēc sarunas beigām."
    ),
    "web/privacy#kept_title": "Kas tiek glabāts",
    "web/privacy#kept": (
        "Kamēr saruna ir atvērta, šifrētā veidā glabājam, pie kura jautājuma esi un ko "
        "izvēlējies, lai pēc lapas pārlādes vari turpināt. Botam saviem vārdiem rakstītu stāstu "
        "neglabājam. Kamēr runā ar botu, atbildes lasa programma, nevis cilvēks.\n\n"
        "Ja čatā atbild konsultanti un tu izvēlies ar viņiem runāt, tavas ziņas un atbildes lasa "
        "uzticības tālruņa konsultanti. Arī to glabājam šifrētu: līdz 72 stundām pēc sarunas "
        "beigām, tad izdzēšam. Ja konsultanti čatā neatbild, cilvēks te neko nelasa. "
        "Tad vari zvanīt {helpline}."
    ),
    "web/privacy#browser_title": "Kas paliek tavā pārlūkā",
    "web/privacy#browser": (
        "Tikai nejauša atslēga šajā cilnē. Tā pazūd, kad aizver cilni vai nospied “Aizvērt”."
    ),
    "web/privacy#exit_title": "Ko poga “Aizvērt” nevar",
    "web/privacy#exit": (
        "Tā aizver lapu un izdzēš sarunu. Tā nevar izdzēst pārlūka vēsturi un ekrānuzņēmumus, "
        "kā arī to, ko redz uzraudzības programma ierīcē vai tīkla pārzinis. Ja baidies, ka "
        "ierīci kāds pārbauda, izmanto citu ierīci vai pārlūka privāto logu."
    ),
    "web/privacy#rights_title": "Tavas tiesības",
    "web/privacy#rights": (
        "Sarunu jebkurā brīdī izdzēš poga “Dzēst sarunu”. Par datiem atbild biedrība "
        "Patvērums “Drošā māja”, tālrunis {helpline}."
    ),
    "web/privacy#back": "Atpakaļ",
    "web/loader#open": "Ceļa padoms",
    "web/loader#close": "Paslēpt",
    "web/loader#elsewhere": (
        "Šajā vietnē saruna neatveras. Zvani vai atver sarunu atsevišķā lapā."
    ),
    "web/loader#page": "Atvērt sarunu",
    "web/demo#site": "Piekrastes Vēstis",
    "web/demo#note": "Šī vietne ir izdomāta. Tā rāda, kā padoms izskatās citā lapā.",
    "web/demo#title": "Vasara ziemeļos: ko noskaidrot pirms darba citā valstī",
    "web/demo#lead": (
        "Zivju cehi, siltumnīcas, viesnīcas: sezonas darbs vilina ar labu algu. "
        "Trīs jautājumi palīdz saprast, vai solītais ir īsts."
    ),
    "web/demo#body": (
        "Vispirms palūdz līgumu valodā, kuru saproti, un izlasi to mājās, nevis lidostā. "
        "Pēc tam uzzini, kas ir darba devējs un kurā adresē tu dzīvosi.\n\n"
        "Par darbā iekārtošanu nav jāmaksā, un pase vienmēr paliek pie tevis."
    ),
    "web/demo#how": "Lai padoms parādītos arī tavā vietnē, pietiek ar vienu rindu:",
}

TELEGRAM: Mapping[str, str] = {
    "telegram/profile#name": "Ceļa padoms",
    "telegram/profile#about": "Padoms pirms ceļa un darba citā valstī.",
    "telegram/profile#description": (
        "Vai tev piedāvā darbu citā valstī? Atbildi uz dažiem jautājumiem, un kopā "
        "apskatīsim, kam pievērst uzmanību. Tas aizņem apmēram trīs minūtes. "
        "Vārds nav vajadzīgs.\n\n"
        "Šo čatu Telegram glabā savos serveros, un to redz ikviens, kam pieejama tava ierīce. "
        "Sarunu jebkurā brīdī vari izdzēst."
    ),
}

SOURCES: Mapping[str, str] = {**ENGINE, **CASE, **WEB, **TELEGRAM}
"""Every text of the bot itself, in Latvian."""
