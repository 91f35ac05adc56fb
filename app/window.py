"""The one window: which of kiosk, set-up, sign-in and staff rooms is in it, and what each is given."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox, QWidget

from app import logs, settings
from app.core.changes import Changed
from app.core.rights import Colleague
from app.i18n import _, set_language, speak_to_adult
from app.speech import one_voice as turns
from app.trouble import gave_up_page, trouble_page
from app.ui import tasks
from app.ui.clipboard import forget_copied, keep_out_of_history
from app.ui.kiosk.kiosk import Kiosk
from app.ui.theme.appearance import Appearance
from app.ui.theme.style import apply_appearance
from app.ui.theme.tokens import Size, Time
from app.ui.widgets.page_stack import PageStack

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from app.assembly.parts import Entered, Parts
    from app.home.services.signing_in import SignedIn
    from app.ui.lock import Lock
    from app.ui.staff.shell import Shell
    from app.ui.staff.sign_in import SignInPage


_DOOR_MINUTES = 1
"""How long the staff's door stands over a locked kiosk without a touch."""


class Window(QWidget):
    """Holds one screen at a time."""

    def __init__(self, folder: Path, known: settings.Settings, *, kiosk: bool, demo: bool) -> None:
        super().__init__()
        self.setWindowTitle("Meng Stëmm")
        self.resize(*Size.KIOSK)
        self.setMinimumSize(*Size.SMALLEST)
        self._folder, self._known, self._demo, self._in_kiosk = folder, known, demo, kiosk
        self.stack = PageStack(self)
        self.parts: Parts | None = None
        self.inside: Entered | None = None
        self._shell: Shell | None = None
        self._after_load: Callable[[Parts], None] = self._first_screen
        self._kiosk: Kiosk | None = None
        self._lock: Lock | None = None
        logs.catch_all(self.tell_calmly)
        if kiosk and (known.home_name or demo):
            self._show_kiosk()
        self._loading = False
        QTimer.singleShot(Time.SECOND, self._load)

    # -- loading, after the first paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Once the first page is on the screen, load the rest."""
        super().paintEvent(event)
        if not self._loading:
            QTimer.singleShot(0, self._load)

    def _load(self) -> None:
        if self._loading:
            return
        self._loading = True
        tasks.run(self, self._open_parts, self._loaded, self._not_loaded)

    def _open_parts(self) -> Parts:
        from app.assembly.parts import open_parts  # noqa: PLC0415 - this is what the first paint must not wait for

        return open_parts(self._folder, demo=self._demo, there_was_one=bool(self._known.home_name))

    def _loaded(self, parts: Parts) -> None:
        self.parts = parts
        keep_out_of_history()
        logs.start(self._folder)
        logs.log.info("started")
        self._changes = parts.changes(self)
        self._changes.changed.connect(self._see_who_works_here)
        self._hourly = QTimer(self, interval=Time.MINUTE)  # the first time soon, then each hour
        self._hourly.timeout.connect(lambda: self._hourly.setInterval(Time.HOUR))
        self._hourly.timeout.connect(lambda: tasks.run(self, parts.each_hour, lambda _none: None))
        self._hourly.start()
        from app.sessions import IdleLock, LockedSessions, Watch  # noqa: PLC0415 - nobody has signed in before the first paint

        self.sessions = LockedSessions()
        self._watch = Watch(self, parts.attention, self._person_inside)
        self._changes.changed.connect(self._watch.look_after_change)
        self._watch.more.connect(lambda: self._changes.changed.emit(Changed.CASES))
        self.idle = IdleLock(self)
        self.idle.locked.connect(self._lock_rooms)
        self._after_load(parts)

    def _not_loaded(self, error: Exception) -> None:
        logs.log.error(logs.trace(type(error), error.__traceback__))
        self._show(gave_up_page() if self.is_locked else trouble_page(error, self._folder))

    def _first_screen(self, parts: Parts) -> None:
        if not parts.house.is_set_up and self.is_locked:  # a locked kiosk offers no set-up
            self._show(gave_up_page())
        elif not parts.house.is_set_up:
            self._show_assistant(parts)
        elif self._kiosk is not None:
            self._remember(parts)
            self._kiosk.bring(parts.kiosk_services())
        elif self._in_kiosk:
            self._remember(parts)
            self._show_kiosk()
        else:
            self._remember(parts)
            self._show_sign_in()

    def _remember(self, parts: Parts) -> None:
        """Keep the home's name and language for the next first paint."""
        home = parts.house.home
        now = replace(self._known, home_name=home.name, language=home.language)
        if now != self._known:
            if now.home_name != self._known.home_name:  # another home than this PC knew: its language counts
                set_language(now.language)
            self._known = now
            try:
                settings.save(self._folder, now)
            except OSError as error:
                logs.log.warning(logs.trace(type(error), error.__traceback__))

    # -- screens

    def _show(self, screen: QWidget) -> None:
        old = self.stack.currentWidget()
        self.stack.addWidget(screen)
        self.stack.setCurrentWidget(screen)
        screen.setFocus()
        if old is not None:
            self.stack.removeWidget(old)
            old.deleteLater()
        self._kiosk = screen if isinstance(screen, Kiosk) else None

    def _show_kiosk(self) -> None:
        kiosk = Kiosk(self._known.home_name, self._known.language)
        kiosk.for_staff.connect(self._show_sign_in)
        self._show(kiosk)
        if self.parts is not None:
            kiosk.bring(self.parts.kiosk_services())

    def _show_assistant(self, parts: Parts) -> None:
        assistant = parts.assistant()
        assistant.finished.connect(lambda: self._first_screen(parts))
        self._show(assistant)

    def _show_sign_in(self) -> SignInPage | None:
        if self.parts is None:
            return None
        apply_appearance(Appearance())
        speak_to_adult(on=False)  # the rooms have one form of address alone
        page = self.parts.sign_in_page()
        page.trying.connect(self._prepare_rooms)
        page.signed_in.connect(self._enter)
        page.open_kiosk.connect(self._show_kiosk)
        page.language_chosen.connect(self._speak_at_door)
        self._changes.changed.connect(page.recount)
        self._show(page)
        if self.is_locked:
            self.idle.start(_DOOR_MINUTES)
        return page

    def _speak_at_door(self, language: str) -> None:
        set_language(language)
        QTimer.singleShot(0, self._show_sign_in)

    def _prepare_rooms(self, who: Colleague) -> None:
        """Build the shell while the password is being checked."""
        if self.parts is None:
            return
        locked = self._lock is not None
        shell = self.parts.shell(who, self._person, self._changes, can_close=locked)
        shell.close_program.connect(self.close)
        shell.sign_out.connect(self._sign_out)
        shell.switch_person.connect(self._lock_rooms)
        shell.open_kiosk.connect(self._leave_for_kiosk)
        shell.language_chosen.connect(self._speak_inside)
        self.stack.addWidget(shell)
        for part in shell.findChildren(QWidget):
            part.ensurePolished()
        if self._shell is not None:
            self._shell.deleteLater()
        self._shell = shell

    def _person(self) -> Entered:
        if self.inside is None:
            raise LookupError
        return self.inside

    def _enter(self, me: Entered) -> None:
        self.inside = me
        self.hold(False)
        if self.parts is not None:
            self.idle.start(self.parts.house.settings().lock_minutes)
        kept = self.sessions.take(me.me.id)
        if (
            kept is not None and replace(kept.entered.me, alarms=me.me.alarms) != me.me
        ):  # a new password, or another role: those pages open nothing
            kept.shell.deleteLater()
            kept = None
        if kept is not None:
            if self._shell is not None:
                self._shell.deleteLater()
            self.inside, self._shell = kept.entered, None
            self._show(kept.shell)
            kept.open_windows()
            return
        self._go_in()

    def _person_inside(self) -> SignedIn | None:
        return self.inside.me if self.inside is not None else None

    def _lock_rooms(self) -> None:
        """Lock the session: its pages wait, hidden, for the same person, while anybody can sign in."""
        screen = self.stack.currentWidget()
        if self.inside is None and self.is_locked:  # nobody came in: a child's touch on the lock ends no kiosk
            self._leave_for_kiosk()
        if self.inside is None or screen is None:
            return
        account_id, focus = self.inside.me.id, screen.focusWidget()
        theirs = [window for window in _small_windows() if window.parentWidget() is not self]
        self._leave_nothing(but=theirs)
        self.stack.removeWidget(screen)
        self.sessions.keep(self.inside, screen, self.stack.out_of_reach, theirs, focus)
        self.inside = None
        self.idle.stop()
        self.hold(True)
        page = self._show_sign_in()
        if page is not None:
            page.choose(account_id)

    def _see_who_works_here(self, _changed: object) -> None:
        """Sign out ended accounts, and discard their locked pages."""
        if self.parts is None or (self.inside is None and not self.sessions.any):
            return
        here = {person.id for person in self.parts.house.colleagues()}
        self.sessions.only(here)
        if self.inside is not None and self.inside.me.id not in here:
            self._sign_out()

    def _go_in(self, place: str | None = None) -> None:
        """Show the rooms: the first one, or the one somebody was in."""
        shell, self._shell = self._shell, None
        if shell is not None:
            if place is None:
                shell.begin()
            else:
                shell.enter(place)
            self._show(shell)

    def _speak_inside(self, language: str) -> None:
        set_language(language)
        QTimer.singleShot(0, self._make_rooms_again)

    def _make_rooms_again(self) -> None:
        if self.inside is not None:
            me = self.inside.me
            self.inside = replace(self.inside, first=())
            before = self.stack.currentWidget()
            from app.ui.staff.shell import Shell  # noqa: PLC0415 - deferred: first paint

            place = before.place if isinstance(before, Shell) else None
            self._prepare_rooms(Colleague(me.id, me.name, me.role))
            self._go_in(place)

    def _leave_nothing(self, *, but: Collection[QDialog] = ()) -> None:
        """Clean up for the next person: clear the clipboard, stop the voice, close menus and dialogs, except those
        locked with their pages (`but`)."""
        forget_copied()
        turns.silence()
        while (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        for window in _small_windows():
            if window not in but:
                window.reject()

    def _sign_out(self) -> None:
        self._leave_nothing()
        self._keep_what_was_seen()
        self.inside = None
        self.idle.stop()
        self.hold(True)
        self._show_sign_in()

    def _keep_what_was_seen(self) -> None:
        """Let whoever leaves compare log and people when they come back; on its way while the next page opens."""
        if self.inside is not None and self.parts is not None:
            from app.home.services.signing_in import SigningIn  # noqa: PLC0415 - the first paint needs none of it

            me, signing = self.inside.me, SigningIn(self.parts.house)
            tasks.run(self, lambda: signing.sign_out(me), lambda _none: None)

    def _leave_for_kiosk(self) -> None:
        self._leave_nothing()
        self._keep_what_was_seen()
        self.inside = None
        self.idle.stop()
        self.hold(True)
        set_language(self._known.language)
        self._show_kiosk()

    # -- the lock

    def open_up(self) -> None:
        """Show the window; over the whole of a screen that has no room for its usual size and a frame."""
        room = self.screen().availableGeometry()
        if room.width() >= Size.KIOSK[0] and room.height() >= Size.KIOSK[1] + Size.FRAME:
            self.show()
        else:
            self.setGeometry(room)
            self.showMaximized()

    def lock(self) -> None:
        """Fill every monitor, and let nobody leave the kiosk who has not signed in."""
        from app.ui.lock import Lock  # noqa: PLC0415 - a window to try it needs none

        self._lock = Lock(self)
        self._lock.close_in()

    @property
    def is_locked(self) -> bool:
        """Tell whether only a staff sign-in leads out."""
        return self._lock is not None and self._lock.on

    def hold(self, on: bool) -> None:
        """Turn the kiosk lock on or off."""
        if self._lock is not None:
            self._lock.on = on

    # -- trouble and the end

    def tell_calmly(self) -> None:
        """Say that something went wrong, without frightening anybody."""
        box = QMessageBox(self)
        box.setWindowTitle("Meng Stëmm")
        box.setText(_("Something went wrong. Nothing you wrote was lost. Please try again."))
        box.addButton(_("All right"), QMessageBox.ButtonRole.AcceptRole)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let go of the data; a locked kiosk stays."""
        if self.is_locked:
            event.ignore()
            return
        if self.parts is not None:
            self._hourly.stop()
            self.idle.stop()
            tasks.wait(Time.LAST_WORK)
            self.parts.house.close()
        logs.stop()
        super().closeEvent(event)


def _small_windows() -> list[QDialog]:
    """Return all open dialogs: the next person must not see them."""
    every = QApplication.topLevelWidgets()
    return [window for window in every if isinstance(window, QDialog) and window.isVisible()]
