"""What holds for every file that anybody could put into the folder."""

from dataclasses import asdict

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks.thousand import long_dialog
from bot.script.diagnostics import Diagnostic
from bot.script.grammar import read_condition, read_expression
from bot.script.reader import COMPANIONS, read_script
from bot.script.steps import ALL_KEYS
from tests.script.sets import EXAMPLE, asked_for, read

FILES = st.sampled_from(["offer.yaml", "home.yaml", *COMPANIONS])
KEYS = st.sampled_from(
    [
        *ALL_KEYS,
        *("dialog", "title", "steps", "remember", "compute", "moved"),
        *("signs", "levels", "advice", "weight", "critical", "explain", "kind", "value", "lv"),
        *("commands", "skip", "synonyms", "topics", "help", "language", "hello", "bye", "offer"),
    ]
)
SCALARS = st.one_of(
    KEYS,
    st.sampled_from(["true", "number 1..9", "text", "hello is bye", "phone helpline", "many"]),
    st.text(alphabet="aā1 .,{}:#\n-", max_size=12),
)
TREES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(KEYS, below, max_size=5),
    max_leaves=25,
)
PIECES = st.sampled_from(
    ["{", "}", "[", "]", ": ", "- ", "\n", "  ", "'", '"', "&a", "*a", "!!", "? ", "|", "#", "a"]
)
EXAMPLES = {path.name: path.read_text() for path in EXAMPLE.glob("*.yaml")}


def written(tree, indent=0):
    """Return a tree as block YAML, every scalar in quotes that could be taken for more."""
    margin = " " * indent
    if isinstance(tree, str):
        return "'" + tree.replace("'", "''").replace("\n", " ") + "'"
    if not tree:
        return "{}" if isinstance(tree, dict) else "[]"
    if isinstance(tree, dict):
        lines = [f"{margin}{key}:{below(value, indent)}" for key, value in tree.items()]
    else:
        lines = [f"{margin}-{below(value, indent)}" for value in tree]
    return "\n".join(lines)


def below(tree, indent):
    if isinstance(tree, str) or not tree:
        return " " + written(tree)
    return "\n" + written(tree, indent + 2)


def is_told(found):
    """Tell whether all that was found are mistakes that can be told."""
    return all(isinstance(wrong, Diagnostic) and wrong.to_json("en")["hint"] for wrong in found)


@given(FILES, st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
def test_no_bytes_make_the_reader_raise(file, content):
    assert is_told(read({file: content})[1])


@given(FILES, st.lists(PIECES, max_size=40).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_signs_of_yaml_make_the_reader_raise(file, content):
    assert is_told(read({file: content})[1])


@given(FILES, TREES)
@settings(max_examples=400, deadline=None)
@example("offer.yaml", {"dialog": "offer", "steps": {"hello": {"choices": {"bye": {"a": "b"}}}}})
def test_no_well_formed_file_makes_the_reader_raise(file, tree):
    assert is_told(read({file: written(tree)})[1])


@given(st.sampled_from(sorted(EXAMPLES)), st.data())
@settings(max_examples=200, deadline=None)
def test_no_line_can_be_lost_or_doubled_without_an_answer(file, data):
    lines = EXAMPLES[file].splitlines(keepends=True)
    number = data.draw(st.integers(0, len(lines) - 1))
    times = data.draw(st.sampled_from([0, 2]))
    content = "".join(
        [*lines[:number], *(lines[number : number + 1] * times), *lines[number + 1 :]]
    )

    assert is_told(read_script({**EXAMPLES, file: content})[1])


@given(
    st.text(max_size=60)
    | st.lists(st.sampled_from(["a", "is", "not", "(", ")", "+", "1", ">"])).map(" ".join)
)
@settings(max_examples=300, deadline=None)
def test_no_text_makes_a_condition_raise(text):
    assert read_condition(text) is not None
    assert read_expression(text) is not None


def test_the_same_files_give_the_same_script_and_mistakes():
    (script, found), (again, found_again) = read_script(EXAMPLES), read_script(EXAMPLES)

    assert (asdict(script), found) == (asdict(again), found_again)


@pytest.mark.timeout(10)
def test_a_script_of_a_thousand_steps_is_clean():
    files = {"thousand.yaml": long_dialog("other"), **asked_for("thousand")}

    assert read(files)[1] == []


@pytest.mark.timeout(20)
def test_a_file_that_is_all_mistakes_does_not_keep_the_reader_busy():
    step = "  s{0}:\n    say: '{{x{0}}}'\n    choices: {{a: A, b: B}}\n    go: {{c: t{0}}}\n"
    steps = "".join(step.format(number) for number in range(3000))

    found = read({"offer.yaml": f"dialog: offer\ntitle: T\nsteps:\n{steps}"})[1]

    assert len(found) == 3000 * 5
