"""The bot's own words: what no dialog says and no dialog can take away.

Identity → Latvian text. They are units like the texts of the dialogs, so they reach
translators and the completeness gate by the same road (`locales/*/LC_MESSAGES/bot.po`).
`ui/…` belongs to every channel and is spoken by the engine; `web/…` to the website.
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
    "ui/retry#choices": "Nesapratu. Lūdzu, izvēlies vienu no atbildēm vai uzraksti tās numuru.",
    "ui/retry#number": "Lūdzu, uzraksti tikai skaitli.",
    "ui/retry#bounds": "Lūdzu, uzraksti skaitli no {low} līdz {high}.",
    "ui/retry#text": "Lūdzu, uzraksti atbildi vārdiem.",
    "ui/retry#long": "Šis teksts ir pārāk garš. Lūdzu, uzraksti īsāk.",
    "ui/retry#country": "Neatpazinu valsti. Uzraksti tās nosaukumu.",
    "ui/retry#date": "Neatpazinu datumu. Uzraksti to ar skaitļiem: diena, mēnesis, gads.",
    "ui/retry#phone": "Neatpazinu tālruņa numuru. Uzraksti to kopā ar valsts kodu.",
    "ui/retry#place": "Lūdzu, uzraksti vietas nosaukumu.",
    "ui/give_up#human": "Turpinām bez šīs atbildes. Ja vēlies, vari parunāt ar cilvēku.",
    "ui/guess#ask": "Vai domāji “{option}”?",
    "ui/change#ask": "Šis jautājums jau bija. Vai mainīt atbildi uz “{option}”?",
    "ui/change#kept": "Labi, atbilde paliek, kāda bija.",
    "ui/old_button": "Šī poga vairs neder. Turpinām no šejienes.",
    "ui/changed_question": "Jautājums tikko mainījās.",
    "ui/nothing_before": "Tālāk atpakaļ vairs nevar.",
    "ui/stopped": "Labi, šeit apstājamies. Vari aizvērt šo lapu vai sākt no jauna, kad vēlies.",
    "ui/forget#ask": "Vai dzēst visu šo sarunu? To vairs nevarēs atjaunot.",
    "ui/forgotten": "Saruna ir dzēsta.",
    "ui/pause": "Sveiki! Vai turpinām, kur apstājāmies?",
    "ui/no_results": "Neatradu, par ko rakstīji. Izvēlies tuvāko vai parunā ar cilvēku.",
    "ui/suggest": "Varbūt kāda no šīm tēmām?",
    "ui/list#signs": "Kas tavās atbildēs satrauc:",
    "ui/list#advice": "Ko vari darīt:",
    "ui/human#phone": (
        "Ar cilvēku vari parunāt pa tālruni: {helpline}. Čatā konsultants šobrīd neatbild."
    ),
    "ui/human#hours": "Tālrunis atbild {helpline_hours}.",
    "ui/human#danger": "Ja draud briesmas, zvani {emergency}.",
    "ui/broken": "Mums radās kļūme, un atbildi nesaņēmām. Raksti vēlreiz vai zvani {helpline}.",
    "ui/untranslated": "Šī daļa vēl nav tulkota.",
}

WEB: Mapping[str, str] = {}

SOURCES: Mapping[str, str] = {**ENGINE, **WEB}
"""Every text of the bot itself, in Latvian."""
