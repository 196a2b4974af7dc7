"""Every mistake has a code, a sentence in two languages, and a script that makes it."""

import pytest

from bot.script.mistakes import CATALOGUE
from bot.script.reader import read_script
from tests.script.sets import BASE, BROKEN, asked_for, dialog, read, saying

OURS = [mistake for mistake in CATALOGUE if mistake.code.startswith("D")]


def calls(number):
    return f"dialog: d{number}\ntitle: D\nsteps:\n  a: {{call: d{number + 1}, then: bye}}\n"


CHAIN = {f"d{n}.yaml": calls(n) + "  bye: {use: goodbye, end: true}\n" for n in range(1, 10)}
LAST = {"d10.yaml": "dialog: d10\ntitle: D\nsteps:\n  bye: {use: goodbye, end: true}\n"}

QUESTION = """  money:
    say: Vai prasa naudu?
    choices:
      no: Nē
      yes: Jā
    flags: {yes: fee}
"""

RESULT = """  result:
    levels: offer
    list: {high: signs}
    say:
      high: Nebrauc.
      low: Pazīmju nav.
"""

HOURS = "helpline_hours: {kind: hours, value: darbdienās no 9.00 līdz 16.00}\n"

UNWRITABLE = {
    "D013 offer.yaml:0:0": {"offer.yaml": "#" * 1_000_001},
    "D014 offer.yaml:4:149996": {"offer.yaml": dialog(f"  hello: [{'a, ' * 50_001}]\n")},
    "D015 offer.yaml:0:0": {"offer.yaml": saying("Sveiki").encode("utf-16")},
    "D016 offer.yaml:1:1": {"offer.yaml": b"\xef\xbb\xbf" + saying("Sveiki").encode()},
    "D017 offer.yaml:5:12": {"offer.yaml": saying("Sv\x07eiki")},
    "D018 offer.yaml:5:12": {"offer.yaml": saying("Sv\u202eeiki")},
    "D022 offer.yml:0:0": {"offer.yml": saying("Sveiki")},
    "D104 d1.yaml:1:9": {**CHAIN, **LAST, **asked_for("d1")},
    "D113 season_work.yaml:1:9": {
        "season_work.yaml": "dialog: season\ntitle: D\nsteps:\n  bye: {use: goodbye, end: true}\n",
        **asked_for("season"),
    },
    "D129 _risk.yaml:9:11": {
        "_risk.yaml": BASE["_risk.yaml"].replace(b"score >= 1", b"score >= 3"),
        "offer.yaml": dialog(QUESTION),
    },
    "D132 offer.yaml:5:5": {
        "_words.yaml": "skip: [nezinu]",
        "offer.yaml": dialog(RESULT),
    },
    "D156 _facts.yaml:3:38": {
        "_facts.yaml": BASE["_facts.yaml"] + HOURS.encode(),
        "_desk.yaml": 'valid_until: "2027-03-01"\nchat: {mon: 9.00-17.00}\n'
        "phone: {mon: 9.00-17.00, told_as: helpline_hours}\n",
    },
}
"""What would not survive in a file of this folder, or needs more than one."""


def expected(path):
    """Return the code, place and name of a broken file, from its first line."""
    _, code, place, *file = path.read_text().splitlines()[0].split(" ")
    return code, f"{(file or ['offer.yaml'])[0]}:{place}"


def contents(name, code):
    """Return the files of an unwritable script that makes this mistake."""
    files = UNWRITABLE[name].values() if name.startswith(code) else ()
    return [text if isinstance(text, bytes) else text.encode() for text in files]


def found_in(path):
    file = expected(path)[1].partition(":")[0]
    return [(wrong.code, str(wrong.place)) for wrong in read({file: path.read_bytes()})[1]]


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_a_mistake_is_reported_once_at_its_place(path):
    assert found_in(path) == [expected(path)]


@pytest.mark.parametrize("expectation", UNWRITABLE)
def test_what_cannot_be_written_in_an_editor_is_reported_too(expectation):
    found = read(UNWRITABLE[expectation])[1]

    assert [f"{wrong.code} {wrong.place}" for wrong in found] == [expectation]


def test_the_set_beside_the_broken_files_is_right():
    assert read({})[1] == []


def test_a_script_without_home_is_not_a_script():
    without = {file: content for file, content in BASE.items() if file != "home.yaml"}

    assert [wrong.code for wrong in read_script(without)[1]] == ["D025"]


def test_no_two_mistakes_share_a_code():
    codes = [mistake.code for mistake in CATALOGUE]

    assert len(codes) == len(set(codes))


def test_every_mistake_of_a_script_is_made_by_some_test():
    made = {expected(path)[0] for path in BROKEN} | {name.split()[0] for name in UNWRITABLE}

    assert {mistake.code for mistake in OURS} - made == {
        *("D023", "D025", "D133"),  # in tests of their own
    }


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_every_mistake_can_be_told_in_both_languages(path):
    file = expected(path)[1].partition(":")[0]
    (wrong,) = read({file: path.read_bytes()})[1]

    told = {wrong.message("lv"), wrong.hint("lv"), wrong.message("en"), wrong.hint("en")}

    assert len({sentence for sentence in told if sentence.endswith((".", "?"))}) == 4


@pytest.mark.parametrize("mistake", OURS, ids=lambda mistake: mistake.code)
def test_the_example_of_the_catalogue_stands_in_a_broken_file(mistake):
    texts = [path.read_bytes() for path in BROKEN if expected(path)[0] == mistake.code]
    texts += [text for name in UNWRITABLE for text in contents(name, mistake.code)]

    assert not mistake.example or any(mistake.example.encode() in text for text in texts)


def test_a_mistake_is_printed_as_editors_can_jump_to_it():
    (wrong,) = read({"offer.yaml": saying("Zvani 112")})[1]

    assert str(wrong) == "offer.yaml:5:10: D061 Tekstā ir tālruņa numurs «112»."


def test_the_name_that_was_meant_is_proposed_first():
    (wrong,) = read({"offer.yaml": saying('"Zvani {helplin}"')})[1]

    assert wrong.hint("en").startswith("Did you mean “helpline”?")


def test_a_program_reads_a_mistake_as_json():
    (wrong,) = read({"offer.yaml": saying("Zvani 112")})[1]

    assert wrong.to_json("en") == {
        "code": "D061",
        "severity": "error",
        "file": "offer.yaml",
        "line": 5,
        "column": 10,
        "message": "The text has a phone number, “112”.",
        "hint": "Put it in _facts.yaml and its name in the text, as in {helpline}.",
    }


def test_mistakes_of_all_files_are_reported_in_one_run():
    files = {path.name: path.read_bytes() for path in BROKEN if expected(path)[1][:5] == "offer"}
    renamed = {
        f"x{n}.yaml": content.replace(b"dialog: offer", f"dialog: x{n}".encode())
        for n, content in enumerate(files.values())
    }

    reported = {wrong.place.file for wrong in read(renamed)[1]}

    assert reported >= renamed.keys()


def test_a_file_that_cannot_be_read_makes_no_mistakes_elsewhere():
    files = {
        "offer.yaml": dialog("  hello: {call: second, then: bye}\n"),
        "second.yaml": "dialog: 'second",
        "_risk.yaml": "offer: {",
        "_facts.yaml": "offer: {",
    }

    assert {wrong.place.file for wrong in read(files)[1]} == {
        "second.yaml",
        "_risk.yaml",
        "_facts.yaml",
    }
