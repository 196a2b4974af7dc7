"""Bring a session of an older revision to the script as it is now. Total: it never fails.

Conversations under way are migrated, not pinned: a wrong phone number must die at once.
Renames (`was`) are followed, removed steps lead where the staff said (`moved`), answers
whose option is gone are dropped, and what a result needs is asked again.
"""

from __future__ import annotations

from functools import lru_cache

from bot.engine.buttons import KEPT, OPEN, Button, read_button
from bot.engine.news import graver_results
from bot.engine.session import Answer, Doubt, Position, Session, written_position
from bot.engine.walk import home_of
from bot.script.model import Ask, Call, Choices, Dialog, InputKind, Script, Step


def migrate(script: Script, session: Session) -> Session:
    """Return the session as it stands in this script."""
    if session.revision == script.revision:
        return session
    position = move_position(script, session.position)
    stayed = [stay(script, earlier) for earlier in session.visited]
    moved = session._replace(
        position=position or home_of(script),
        answers=move_answers(script, session),
        results=move_results(script, session),
        trail=tuple(map(written_position, filter(None, stayed))),
        due=move_due(script, session, position),
        ended=session.ended or position is None,
    )
    moved = move_pending(script, session, moved)
    return moved._replace(news=tuple(graver_results(script, moved)))


def move_position(script: Script, position: Position) -> Position | None:
    """Return where a position leads now; None if only home is left."""
    stack = move_stack(script, position.stack)
    dialog = find_dialog(script, position.dialog)
    if dialog is None:
        return unwind(script, stack)
    step = find_step(dialog, position.step)
    return Position(dialog.id, step or dialog.first, stack)


def stay(script: Script, position: Position) -> Position | None:
    """Return a position whose step still exists, under whatever name; None otherwise."""
    dialog = find_dialog(script, position.dialog)
    step = renamed_step(dialog, position.step) if dialog else None
    if dialog is None or step is None:
        return None
    return Position(dialog.id, step, move_stack(script, position.stack))


def move_stack(script: Script, stack: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return the calls to return to; those whose step is gone or calls no more are left out."""
    frames = []
    for name, step_id in stack:
        dialog = find_dialog(script, name)
        step = renamed_step(dialog, step_id) if dialog else None
        if dialog and step and isinstance(dialog.steps[step].body, Call):
            frames.append((dialog.id, step))
    return tuple(frames)


def unwind(script: Script, stack: tuple[tuple[str, str], ...]) -> Position | None:
    """Return from a dialog that is gone to the one that called it."""
    if not stack:
        return None
    *outer, (dialog, step) = stack
    body = script.step(dialog, step).body
    return Position(dialog, body.then, tuple(outer)) if isinstance(body, Call) else None


def find_dialog(script: Script, name: str) -> Dialog | None:
    """Return a dialog by its name, an earlier name, or the one that took its place."""
    if name in script.dialogs:
        return script.dialogs[name]
    renamed = next((dialog for dialog in script.dialogs.values() if dialog.was == name), None)
    return renamed or script.dialogs.get(script.moved.get(name, ""))


def find_step(dialog: Dialog, name: str) -> str | None:
    """Return the step of that name or earlier name, or where its removal leads."""
    step = renamed_step(dialog, name) or dialog.moved.get(name)
    return step if step in dialog.steps else None


def renamed_step(dialog: Dialog, name: str) -> str | None:
    """Return the step that has this name, or had it."""
    if name in dialog.steps:
        return name
    return next((step.id for step in dialog.steps.values() if step.was == name), None)


def renamed_option(step: Step, name: str) -> str:
    """Return the name an option has now."""
    return next((new for new, old in step.options_were.items() if old == name), name)


def move_answers(script: Script, session: Session) -> dict[str, Answer]:
    """Return the answers that still answer something."""
    kept: dict[str, Answer] = {}
    for name, answer in session.answers.items():
        step_name = move_name(script, name)
        if step_name is None:
            continue
        dialog, _, step = step_name.partition("/")
        fits, moved = move_answer(script.step(dialog, step), answer)
        if fits:
            kept[step_name] = moved
    return kept


def move_name(script: Script, name: str) -> str | None:
    """Return the name an answer has now; None if its step is gone."""
    dialog_id, _, step_id = name.partition("/")
    dialog = find_dialog(script, dialog_id)
    step = renamed_step(dialog, step_id) if dialog else None
    return f"{dialog.id}/{step}" if dialog and step else None


def move_answer(step: Step, answer: Answer) -> tuple[bool, Answer]:
    """Tell whether an answer still fits its step, and what it is called now."""
    if answer is None:
        return step.is_question, answer
    match step.body:
        case Choices(options, many):
            known = {option.id for option in options}
            chosen = answer if isinstance(answer, tuple) else (answer,)
            moved = tuple(renamed_option(step, str(option)) for option in chosen)
            fits = many == isinstance(answer, tuple) and all(name in known for name in moved)
            return fits, moved if many else moved[0]
        case Ask(kind, low, high) if kind is InputKind.NUMBER:
            number = isinstance(answer, (int, float)) and not isinstance(answer, bool)
            return number and in_bounds(answer, low, high), answer
        case Ask():
            return isinstance(answer, str), answer
        case _:
            return False, answer


def in_bounds(number: Answer, low: float | None, high: float | None) -> bool:
    """Tell whether a number lies within the bounds of its question."""
    if not isinstance(number, (int, float)):
        return False
    return (low is None or number >= low) and (high is None or number <= high)


def move_results(script: Script, session: Session) -> dict[str, str]:
    """Return the results whose step and level still exist; a result given is kept as given."""
    moved = {move_name(script, name): level for name, level in session.results.items()}
    levels = {level for risk in script.risks.values() for level in risk.levels}
    return {name: level for name, level in moved.items() if name and level in levels}


def move_due(script: Script, session: Session, position: Position | None) -> str:
    """Return where the session is still due, in the dialog it stands in."""
    due = move_name(script, session.due) if session.due else None
    same = due and position and due.startswith(f"{position.dialog}/")
    return str(due) if same else ""


def move_pending(script: Script, before: Session, moved: Session) -> Session:
    """Drop ticks and questions back that belong to a step or an option that is gone."""
    stays = stay(script, before.position) is not None
    if not stays:
        moved = moved._replace(ticked=(), tries=0, shape="")
    step = script.step(moved.position.dialog, moved.position.step)
    options = {o.id for o in step.body.options} if isinstance(step.body, Choices) else set()
    ticked = [renamed_option(step, option) for option in moved.ticked]
    moved = moved._replace(ticked=tuple(option for option in ticked if option in options))
    if moved.doubt in (Doubt.GUESS, Doubt.CHANGE) and not still_doubted(script, moved, options):
        return moved._replace(doubt=None, about="")
    return moved


def still_doubted(script: Script, session: Session, options: set[str]) -> bool:
    """Tell whether what was asked back is still there to be said yes to."""
    if session.doubt is Doubt.GUESS:
        return set(session.about.split()) <= options
    button = read_button(session.about)
    return button is not None and follow(script, button) == button


@lru_cache(maxsize=KEPT)
def follow(script: Script, button: Button) -> Button | None:
    """Return what a button stands for now; None if its step is gone.

    The option may be gone all the same: the step then says that it has changed.
    """
    dialog = find_dialog(script, button.dialog)
    if dialog is None:
        return None
    if button.option == OPEN:
        return button._replace(dialog=dialog.id)
    step = renamed_step(dialog, button.step)
    if step is None:
        return None
    option = renamed_option(dialog.steps[step], button.option)
    return button._replace(dialog=dialog.id, step=step, option=option)
