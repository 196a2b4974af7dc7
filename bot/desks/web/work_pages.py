"""The pages of the work: who waits, the talk, the card, and everything that is done there."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from aiohttp import web

from bot.desks.endings import CALLS, FIELDS, OUTCOMES
from bot.desks.speech import text
from bot.desks.talk import newest_of_person
from bot.desks.web.acts import ACTS, Deed, is_id
from bot.desks.web.guard import CASE, signed_in
from bot.desks.web.rendering import language_of, page
from bot.desks.web.site import DeskSite
from bot.desks.web.view import View, view
from bot.desks.web.workplace import NO_LINES, Workplace, number_in
from bot.helpline.events import Claimed, LookedInto
from bot.ports import Conversation, Incoming, NoConversation
from bot.staff.audit import Note
from bot.staff.keeping import StaffRows

WROTE = "wrote_meanwhile"
GONE = "gone"
LONGEST_REASON = 200
NO_DRAFT = {"id": "", "text": "", "note": ""}
NUMBER_SHOWN = "case.number_shown"
LOOKED = "case.looked_into"


class WorkPages:
    """Shows cases, and does what the forms on them ask for."""

    def __init__(self, site: DeskSite, work: Workplace) -> None:
        self._site = site
        self._work = work

    def routes(self) -> list[web.AbstractRouteDef]:
        """Return the addresses of the work; its first page is the desk's own."""
        return [
            web.get("/panes", self.show, name="panes"),
            web.get("/panes/{case}", self.show, name="panes.case"),
            web.get("/cases/{case}", self.show, name="case"),
            web.post("/claim", self.claim, name="claim"),
            web.post("/cases/{case}/act", self.act, name="case.act"),
            web.post("/cases/{case}/number", self.number, name="case.number"),
            web.post("/look", self.look, name="look"),
        ]

    async def show(self, request: web.Request) -> web.Response:
        """Show the board, and the case that the address names."""
        return await self.shown(request, case_of(request))

    async def claim(self, request: web.Request) -> web.Response:
        """Take a case; who comes second is told who has it."""
        form = await sent(request)
        case = number_in(form.get(CASE, ""))
        staff = signed_in(request)
        event = Claimed(at=self._site.clock(), by=staff.account.name)
        refused = await self._do(form, case, event)
        return back(0, f"{refused}&of={case}") if refused else back(case)

    async def act(self, request: web.Request) -> web.Response:
        """Do something with a case; what could not be done leaves what was written."""
        case, form = case_of(request), await sent(request)
        deed = Deed(signed_in(request).account.name, self._site.clock(), form)
        named = form.get("act", "")
        if named not in ACTS:
            return back(case, "failed")
        refused = await self._wrote_meanwhile(case, form) if named == "reply" else ""
        if not refused:
            refused = await self._carry_out(case, deed, named)
        if refused and (form.get("text") or form.get("note")):
            return await self.shown(request, case, refused, form, status=409)
        return back(case, refused)

    async def number(self, request: web.Request) -> web.Response:
        """Show the number of a call-back once, and note who saw it."""
        staff, case = signed_in(request), case_of(request)
        opened = await self._work.cases.case(case, NO_LINES)
        if not opened or opened.case.consultant != staff.account.name or not opened.case.callback:
            return back(case, "not_yours")
        await self._note(staff.account.name, NUMBER_SHOWN, opened.case.alias)
        return await self.shown(request, case, number=opened.case.callback.number)

    async def look(self, request: web.Request) -> web.Response:
        """Read somebody else's talk, for a reason that stands in its log from then on."""
        staff, form = signed_in(request), await sent(request)
        case, reason = number_in(form.get(CASE, "")), form.get("reason", "").strip()
        opened = await self._work.cases.case(case, NO_LINES)
        if opened is None or not reason:
            return back(case, "reason" if opened else GONE)
        name = staff.account.name
        event = LookedInto(at=self._site.clock(), by=name, reason=reason[:LONGEST_REASON])
        refused = await self._do(form, case, event)
        await self._note(name, LOOKED, opened.case.alias)
        return back(case, refused)

    async def shown(
        self,
        request: web.Request,
        case: int,
        refused: str = "",
        form: dict[str, str] | None = None,
        *,
        status: int = 200,
        number: str = "",
    ) -> web.Response:
        """Return the page with a case, and with what was written and could not be sent."""
        staff = signed_in(request)
        seen = await view(
            self._work, staff.account, language_of(request), case, self._site.clock()
        )
        if case and seen.shown is None:
            return back(0, GONE)
        context = self._context(request, seen) | {
            "draft": NO_DRAFT | (form or {}),
            "number": number,
        }
        told = refused or request.query.get("told", "")
        context["who"] = seen.who_has(number_in(request.query.get("of", "")) or case)
        return page(request, "work.html", status=status, view=seen, refused=told, **context)

    def _context(self, request: web.Request, seen: View) -> dict[str, Any]:
        """Return what the templates need beside the view."""
        language, script = language_of(request), seen.script
        theirs = seen.shown.opened.language if seen.shown else language
        replies = [
            {
                "id": reply.id,
                "title": text(script, reply.title, language),
                "theirs": text(script, reply.text, theirs),
                "own": text(script, reply.text, language),
            }
            for reply in script.replies.values()
        ]
        return {
            "replies": replies,
            "outcomes": OUTCOMES,
            "fields": FIELDS,
            "calls": CALLS,
            "new_id": lambda: str(uuid4()),
            "at": int(seen.now.timestamp()),
        }

    async def _carry_out(self, case: int, deed: Deed, named: str) -> str:
        """Do all that a form stands for; return why it could not be done."""
        refused = ""
        for number, make in enumerate(ACTS[named]):
            refused = await self._do(deed.form, case, make(deed), number)
            if refused not in ("", "over"):  # what is over already may still be filed
                break
        return refused

    async def _do(self, form: Any, case: int, event: Any, number: int = 0) -> str:
        """Let an event happen, once; return why it could not."""
        id = form.get("id", "")
        if not is_id(id):
            return "failed"
        known = f"desk {event.by} {id} {number}"
        try:
            answered = await self._work.line.receive(
                Incoming(known, Conversation(case), event), begin=False
            )
        except NoConversation:
            return GONE
        return answered.refused

    async def _wrote_meanwhile(self, case: int, form: dict[str, str]) -> str:
        """Tell whether the person has written since the consultant began to."""
        seen = number_in(form.get("seen", ""))
        opened = await self._work.cases.case(case, seen)
        return WROTE if opened and newest_of_person(opened.lines) > seen else ""

    async def _note(self, who: str, what: str, alias: str) -> None:
        """Write into the audit who did what; of a case, no more than its alias."""
        now = self._site.clock()

        def work(rows: StaffRows) -> None:
            rows.note(Note(who, what, alias), now)

        await self._site.staff.transact(work)


async def sent(request: web.Request) -> dict[str, str]:
    """Return the fields of a form that are text."""
    posted = await request.post()
    return {name: value for name, value in posted.items() if isinstance(value, str)}


def case_of(request: web.Request) -> int:
    """Return the case that an address names; 0 for none."""
    return number_in(request.match_info.get(CASE, ""))


def back(case: int, refused: str = "") -> web.Response:
    """Lead back to the case, or to the board, with what could not be done."""
    told = f"?told={refused}" if refused else ""
    where = f"/desk/cases/{case}" if case else "/desk"
    return web.Response(status=303, headers={"Location": where + told})
