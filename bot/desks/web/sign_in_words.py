"""What is said at the door of the desk."""

from __future__ import annotations

from collections.abc import Mapping

from bot.desks.web.words import Words

WORDS: Mapping[str, Words] = {
    "title": Words("Darba vieta", "Рабочее место", "Desk"),
    "skip": Words("Uz saturu", "К содержанию", "To the content"),
    "languages": Words("Valoda", "Язык", "Language"),
    "sign_in": Words("Ieiet", "Войти", "Sign in"),
    "name": Words("Vārds", "Имя", "Name"),
    "password": Words("Parole", "Пароль", "Password"),
    "code": Words("Kods no tālruņa", "Код из телефона", "Code from your phone"),
    "code_help": Words(
        "Seši cipari no autentifikācijas lietotnes. Ja tālruņa nav, der atjaunošanas kods.",
        "Шесть цифр из приложения-аутентификатора. Нет телефона: подойдёт код восстановления.",
        "Six digits from the authenticator app. Without the phone, a recovery code will do.",
    ),
    "refused": Words(
        "Tā neizdevās. Pārbaudi vārdu, paroli un kodu. Katrs kods der vienu reizi.",
        "Так войти не получилось. Проверьте имя, пароль и код. Каждый код действует один раз.",
        "That did not work. Check name, password and code. Each code is good for one time.",
    ),
    "slow": Words(
        "Ja mēģinājums neizdodas vairākas reizes, atbilde nāk lēnāk: līdz 42 sekundēm.",
        "После нескольких неудачных попыток ответ приходит медленнее: до 42 секунд.",
        "After several failed attempts the answer comes more slowly: up to 42 seconds.",
    ),
    "busy": Words(
        "Pašlaik ir pārāk daudz mēģinājumu. Pamēģini pēc minūtes.",
        "Сейчас слишком много попыток. Попробуйте через минуту.",
        "There are too many attempts right now. Try again in a minute.",
    ),
    "lost": Words(
        "Ja pazudis tālrunis vai parole: lūdz tam, kurš uztur šo vietni, jaunu saiti.",
        "Потерян телефон или пароль? Попросите новую ссылку у того, кто поддерживает этот сайт.",
        "Phone or password lost? Ask whoever looks after this site for a new link.",
    ),
    "welcome": Words("Laipni lūdzam", "Добро пожаловать", "Welcome"),
    "invitation": Words("Uzaicinājuma kods", "Код приглашения", "Invitation code"),
    "invitation_help": Words(
        "Tas ir saitē, ko saņēmi: viss, kas ir aiz zīmes #.",
        "Он в ссылке, которую вы получили: всё, что стоит после знака #.",
        "It is in the link you were given: everything behind the #.",
    ),
    "go_on": Words("Turpināt", "Продолжить", "Continue"),
    "not_invited": Words(
        "Šis uzaicinājums neder. Tas der vienu reizi un 24 stundas. Lūdz jaunu saiti.",
        "Это приглашение не действует. Оно действует один раз и 24 часа. Попросите новую ссылку.",
        "This invitation does not work. It opens once, within 24 hours. Ask for a new link.",
    ),
    "set_up": Words("Izveido savu piekļuvi", "Настройте свой вход", "Set up how you sign in"),
    "your_name": Words(
        "Tavs vārds ieejot: {name}", "Ваше имя для входа: {name}", "Your name to sign in: {name}"
    ),
    "step_password": Words("1. Parole", "1. Пароль", "1. Password"),
    "password_help": Words(
        "Vismaz 12 zīmes. Vislabāk četri vai pieci nejauši vārdi.",
        "Не меньше 12 знаков. Лучше всего четыре-пять случайных слов.",
        "At least 12 characters. Four or five random words are best.",
    ),
    "step_phone": Words("2. Tālrunis", "2. Телефон", "2. Phone"),
    "scan": Words(
        "Atver tālrunī autentifikācijas lietotni un noskenē šo attēlu.",
        "Откройте в телефоне приложение-аутентификатор и отсканируйте эту картинку.",
        "Open the authenticator app on your phone and scan this picture.",
    ),
    "picture": Words(
        "Attēls autentifikācijas lietotnei",
        "Картинка для приложения-аутентификатора",
        "Picture for the authenticator app",
    ),
    "by_hand": Words(
        "Ja noskenēt nevar, ieraksti lietotnē šo atslēgu:",
        "Если отсканировать нельзя, введите в приложение этот ключ:",
        "If it cannot be scanned, type this key into the app:",
    ),
    "code_now": Words(
        "Seši cipari, ko lietotne rāda tagad",
        "Шесть цифр, которые приложение показывает сейчас",
        "The six digits that the app shows now",
    ),
    "why_short": Words(
        "Parole ir par īsu: vajag vismaz 12 zīmes.",
        "Пароль слишком короткий: нужно не меньше 12 знаков.",
        "The password is too short: it needs at least 12 characters.",
    ),
    "why_long": Words(
        "Parole ir par garu: der līdz 128 zīmēm.",
        "Пароль слишком длинный: не больше 128 знаков.",
        "The password is too long: at most 128 characters.",
    ),
    "why_name": Words(
        "Parolē nedrīkst būt tavs vārds.",
        "В пароле не должно быть вашего имени.",
        "The password must not contain your name.",
    ),
    "why_common": Words(
        "Šo paroli ir viegli uzminēt. Izvēlies citu, piemēram, četrus nejaušus vārdus.",
        "Этот пароль легко угадать. Выберите другой, например четыре случайных слова.",
        "This password is easily guessed. Choose another, such as four random words.",
    ),
    "why_code": Words(
        "Kods neder. Ieraksti to, ko lietotne rāda tagad.",
        "Код не подходит. Введите тот, который приложение показывает сейчас.",
        "The code does not fit. Type the one that the app shows now.",
    ),
    "recovery": Words("Atjaunošanas kodi", "Коды восстановления", "Recovery codes"),
    "recovery_help": Words(
        "Pieraksti tos uz papīra. Tie ir vajadzīgi, ja pazūd tālrunis. Katrs der vienu reizi. "
        "Otrreiz tos neviens nevarēs parādīt.",
        "Запишите их на бумаге. Они нужны, если потеряется телефон. Каждый действует один раз. "
        "Второй раз их никто не сможет показать.",
        "Write them down on paper. They are for the day the phone is lost. Each is good for one "
        "time. Nobody can show them a second time.",
    ),
    "to_desk": Words("Uz darba vietu", "К рабочему месту", "To the desk"),
    "hello": Words("Esi iekšā, {name}.", "Вы вошли, {name}.", "You are in, {name}."),
    "role_operator": Words("Konsultants", "Консультант", "Consultant"),
    "role_supervisor": Words("Konsultantu vadītājs", "Руководитель смены", "Supervisor"),
    "role_editor": Words("Redaktors", "Редактор", "Editor"),
    "role_publisher": Words("Publicētājs", "Публикация", "Publisher"),
    "role_coordinator": Words("Koordinators", "Координатор", "Coordinator"),
    "role_admin": Words("Uztur sistēmu", "Поддержка системы", "Administrator"),
    "sign_out": Words("Iziet", "Выйти", "Sign out"),
    "sessions": Words("Kur esi iekšā", "Где вы вошли", "Sessions"),
    "sessions_help": Words(
        "Katra rinda ir pārlūks, kurā esi iekšā. Ja kādu nepazīsti, beidz to.",
        "Каждая строка: браузер, в котором вы вошли. Если какой-то вам незнаком, завершите его.",
        "Each row is a browser in which you are signed in. End any you do not know.",
    ),
    "began": Words("Kopš", "С", "Since"),
    "acted": Words("Pēdējoreiz", "Последний раз", "Last used"),
    "this_one": Words("šis pārlūks", "этот браузер", "this browser"),
    "end": Words("Beigt", "Завершить", "End"),
    "end_others": Words("Beigt visus pārējos", "Завершить все остальные", "End all others"),
    "codes_left": Words(
        "Atjaunošanas kodi, kas vēl der: {count}",
        "Кодов восстановления осталось: {count}",
        "Recovery codes left: {count}",
    ),
    "prove": Words("Apstiprini, ka tas esi tu", "Подтвердите, что это вы", "Confirm it is you"),
    "prove_help": Words(
        "Šim vajag jaunu kodu no tālruņa. Tas der piecas minūtes.",
        "Для этого нужен новый код из телефона. Он действует пять минут.",
        "This needs a new code from your phone. It lasts for five minutes.",
    ),
    "prove_failed": Words(
        "Kods neder. Katrs kods der vienu reizi.",
        "Код не подходит. Каждый код действует один раз.",
        "The code does not fit. Each code is good for one time.",
    ),
    "audit": Words("Kas ko darīja", "Кто что делал", "Who did what"),
    "audit_help": Words(
        "Bez satura: tikai kas, ko, kurā stundā un ar ko. Glabājas gadu.",
        "Без содержания: только кто, что, в какой час и с чем. Хранится год.",
        "No content: only who, what, in which hour and with what. Kept for a year.",
    ),
    "audit_sound": Words(
        "Neviena rinda nav mainīta vai pazudusi.",
        "Ни одна строка не изменена и не пропала.",
        "No row was changed or is missing.",
    ),
    "audit_broken": Words(
        "Mainītas rindas, vai pirms tām kaut kas pazudis: {numbers}",
        "Изменены строки, или перед ними что-то пропало: {numbers}",
        "Rows that were changed, or before which something is missing: {numbers}",
    ),
    "hour": Words("Stunda", "Час", "Hour"),
    "who": Words("Kas", "Кто", "Who"),
    "what": Words("Ko", "Что", "What"),
    "object": Words("Ar ko", "С чем", "With what"),
    "problem_foreign": Words(
        "Šo lapu nosūtīja cita vietne, tāpēc nekas nav izdarīts. Atver darba vietu vēlreiz.",
        "Эту страницу отправил другой сайт, поэтому ничего не сделано. "
        "Откройте рабочее место снова.",
        "Another site sent this page, so nothing was done. Open the desk again.",
    ),
    "problem_not_yours": Words(
        "Tas nav tavai lomai.", "Это не для вашей роли.", "This is not for your role."
    ),
    "problem_not_found": Words("Te nekā nav.", "Здесь ничего нет.", "There is nothing here."),
    "problem_signed_out": Words(
        "Tu vairs neesi iekšā. Ieej vēlreiz.",
        "Вы больше не в системе. Войдите снова.",
        "You are no longer signed in. Sign in again.",
    ),
    "problem_fresh": Words(
        "Vispirms apstiprini ar kodu no tālruņa.",
        "Сначала подтвердите кодом из телефона.",
        "Confirm with a code from your phone first.",
    ),
    "problem_insecure": Words(
        "Šeit darba vieta neatveras: savienojums nav drošs. To atver https adresē.",
        "Здесь рабочее место не открывается: соединение не защищено. Откройте его по https.",
        "The desk does not open here: the connection is not secure. Open it at its https address.",
    ),
    "problem_unavailable": Words(
        "Datubāze pašlaik neatbild. Nekas nav pazudis. Pamēģini pēc brīža.",
        "База данных сейчас не отвечает. Ничего не пропало. Попробуйте через минуту.",
        "The database does not answer right now. Nothing is lost. Try again in a moment.",
    ),
    "problem_failed": Words(
        "Tā ir mūsu kļūda. Uzturētāji to jau redz.",
        "Это наша ошибка. Те, кто поддерживает сайт, её уже видят.",
        "This is our mistake. The maintainers can see it already.",
    ),
}
