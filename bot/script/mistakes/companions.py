"""Mistakes in facts and in the weights of signs."""

from __future__ import annotations

from bot.script.diagnostics import Mistake, Sentence, Severity

NO_VALUE = Mistake(
    "D120",
    Sentence("Faktam «{fact}» nav vērtības.", "The fact “{fact}” has no value."),
    Sentence("Pieraksti «value:» vai vismaz «lv:».", "Add “value:”, or at least “lv:”."),
    "helpline: {kind: phone, owner: maija}",
)
TWO_VALUES = Mistake(
    "D121",
    Sentence(
        "Faktam «{fact}» ir gan «value», gan vērtība kādā valodā.",
        "The fact “{fact}” has both “value” and a value in some language.",
    ),
    Sentence(
        "«value» der visās valodās; atstāj to vai vērtības pa valodām.",
        "“value” serves all languages; keep it or the values by language.",
    ),
    'helpline: {kind: phone, value: "+371 20000000", lv: "+371 20000000"}',
)
BAD_PHONE = Mistake(
    "D122",
    Sentence("«{given}» nav tālruņa numurs.", "“{given}” is not a phone number."),
    Sentence(
        'Raksti ar valsts kodu un pēdiņās: "+371 20000000"; īsos numurus bez koda.',
        'Write it with the country\'s code and in quotes: "+371 20000000"; short ones without.',
    ),
    "helpline: {kind: phone, value: zvani}",
)
BAD_LINK = Mistake(
    "D123",
    Sentence("«{given}» nav droša saite.", "“{given}” is not a safe link."),
    Sentence(
        "Saite sākas ar https:// un vietnes nosaukumu, bez lietotāja, porta un īsinātāja.",
        "A link begins with https:// and the site's name, without user, port or shortener.",
    ),
    "rights: {kind: link, value: http://example.lv}",
)
BAD_EMAIL = Mistake(
    "D124",
    Sentence("«{given}» nav e-pasta adrese.", "“{given}” is not an e-mail address."),
    Sentence("Raksti to kā vards@vietne.lv.", "Write it as name@site.lv."),
    "office: {kind: email, value: birojs}",
)
BAD_DATE = Mistake(
    "D125",
    Sentence("«{given}» nav datums.", "“{given}” is not a date."),
    Sentence(
        'Raksti gadu, mēnesi un dienu: "2027-01-15".',
        'Write year, month and day: "2027-01-15".',
    ),
    'helpline: {kind: phone, value: "112", check_by: rudenī}',
)
NO_WEIGHT = Mistake(
    "D126",
    Sentence(
        "Pazīmei «{sign}» jābūt vai nu «weight», vai «critical: true».",
        "The sign “{sign}” must have either “weight” or “critical: true”.",
    ),
    Sentence(
        "Svaru nosaka speciālisti: jo lielāks, jo bīstamāk.",
        "The specialists decide on the weight: the more, the more dangerous.",
    ),
    "fee:",
)
LEVEL_FALLS = Mistake(
    "D127",
    Sentence(
        "Ja atbildēs ir vairāk pazīmju, līmenis var kļūt vieglāks: no «{before}» uz «{after}».",
        "With more signs in the answers the level can get lighter: from “{before}” to “{after}”.",
    ),
    Sentence(
        "Sakārto līmeņus no smagākā uz vieglāko un nosacījumos lieto tikai >= un «any critical».",
        "Order the levels from the gravest on, and use only >= and “any critical”.",
    ),
    "levels: {high: score >= 3 and score < 6, low: otherwise}",
)
CRITICAL_IS_NOT_ENOUGH = Mistake(
    "D128",
    Sentence(
        "Kritiskā pazīme «{sign}» viena pati dod tikai līmeni «{level}».",
        "The critical sign “{sign}” alone amounts only to the level “{level}”.",
    ),
    Sentence(
        "Pirmā līmeņa nosacījumu sāc ar «any critical or».",
        "Begin the condition of the first level with “any critical or”.",
    ),
    "levels: {high: score >= 3, low: otherwise}",
)
UNKNOWN_IS_CLEAN = Mistake(
    "D129",
    Sentence(
        "Ja uz visiem jautājumiem atbild «nezinu», līmenis ir «{level}».",
        "If every question is answered “I don't know”, the level is “{level}”.",
    ),
    Sentence(
        "Palielini «unknown_weight» vai samazini slieksni: nezināt nav tas pats, kas drošs.",
        "Raise “unknown_weight” or lower the bound: not to know is not to be safe.",
    ),
    "levels: {high: any critical or score >= 3, low: otherwise}",
)
NO_REASONS = Mistake(
    "D130",
    Sentence(
        "Rezultāts nepasaka, kāpēc: pie «list» trūkst «signs» līmenim {levels}.",
        "The result does not say why: “list” lacks “signs” for {levels}.",
    ),
    Sentence(
        "Pieraksti, piemēram, «list: {{high: signs}}».",
        "Add, for example, “list: {{high: signs}}”.",
    ),
    "levels: offer",
)
FACT_OVERDUE = Mistake(
    "D133",
    Sentence(
        "Fakts «{fact}» bija jāpārbauda līdz {date}.",
        "The fact “{fact}” was to be checked again by {date}.",
    ),
    Sentence(
        "Pārbaudi to pie avota un ieraksti jaunu «verified_on» un «check_by».",
        "Check it at its source, and fill in a new “verified_on” and “check_by”.",
    ),
    "",
    Severity.WARNING,
)
