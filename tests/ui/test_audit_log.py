"""The audit log through the screens: from a line to the report that it speaks of."""

from PySide6.QtWidgets import QTableView

from app.audit_log.services import AuditLog
from app.core.audit_actions import AuditAction
from app.core.rooms import RoomId
from app.i18n import _, formats
from app.reports.rules.report import Wish
from app.ui.staff.reports.room import ReportsRoom
from app.ui.staff.shell import Shell
from app.ui.widgets.buttons import Button
from tests.made_homes import TestHome
from tests.walks.steps import shell_of


def test_a_line_leads_to_its_report(home: TestHome) -> None:
    home.tell("eent", wishes=frozenset({Wish.ADVOCATE}))
    casework = home.casework("anne")
    case_id = casework.order()[0]
    casework.open(case_id)
    anne = shell_of(home, "anne", room=RoomId.AUDIT_LOG)
    (table,) = anne.all(QTableView)
    button = next(button for button in anne.all(Button) if button.accessibleName() == _("Open the report"))
    assert not button.isEnabled()
    model = table.model()
    lines = [row for row in range(model.rowCount()) if model.index(row, 4).data()]
    table.setCurrentIndex(model.index(lines[0], 0))
    assert button.isEnabled()
    anne.press(_("Open the report"))
    anne.settles()
    assert isinstance(anne.window, Shell)
    reports = anne.window.inside(RoomId.REPORTS)
    assert isinstance(reports, ReportsRoom)
    assert reports.side.shown == case_id
    anne.window.close()


def test_the_log_tells_nobody_the_minute_in_which_somebody_stood_at_the_kiosk(home: TestHome) -> None:
    home.tell("eent")
    rows = AuditLog(home.house, home.signed_in("anne")).rows()
    came, signed_in = (
        next(row for row in rows if row.action.startswith(action))
        for action in (AuditAction.REPORT_RECEIVED, AuditAction.SIGNED_IN)
    )
    assert formats.hour(came.at) not in came.when
    assert formats.part_of_day(came.at) in came.when
    assert formats.hour(signed_in.at) in signed_in.when
