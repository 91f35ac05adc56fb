"""Sending a report, and the case summary, beside the least that any program would have to do."""

import sqlite3
from dataclasses import asdict
from datetime import datetime
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

from nacl import bindings, utils
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from app.home.services.open_home import OpenHome
from app.home.services.signing_in import SignedIn
from app.reports.documents.case_summary import CaseSummary, case_summary
from app.reports.rules.report import Draft, Wish, ready
from app.reports.services.casework import Casework
from app.reports.services.keeping import PreparedReceipt
from app.reports.services.telling import Telling
from app.resources import resource
from app.store.database import FILE_NAME
from app.store.tables import milliseconds
from tests.bench.timing import Line, compare

WORDS = "Haut huet mäi Grupp mech net matspille gelooss. Ech war traureg an hunn et kengem gesot. " * 8


def _draft() -> Draft:
    return Draft("lb", text=WORDS, wishes=frozenset({Wish.COORDINATOR}))


def sender(house: OpenHome) -> Any:
    """Return a function that sends one report and says how long it took, with the receipt ready."""
    telling = Telling(house)

    def send() -> float:
        receipt: PreparedReceipt = telling.prepare_receipt()
        start = perf_counter()
        telling.send(_draft(), receipt)
        return perf_counter() - start

    return send


def _values(row: Any) -> dict[str, Any]:
    return {
        name: milliseconds(value) if isinstance(value, datetime) else value for name, value in asdict(row).items()
    }


def _statement(table: str, values: dict[str, Any]) -> str:
    return f"INSERT INTO {table} ({', '.join(values)}) VALUES ({', '.join(':' + name for name in values)})"  # noqa: S608


def sending(house: OpenHome, folder: Path, runs: int) -> Line:
    """Beside the same rows, sealed with PyNaCl and inserted with sqlite3 in one durable transaction."""
    telling = Telling(house)
    bare = sqlite3.connect(folder / FILE_NAME, isolation_level=None)
    for pragma in ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
        bare.execute(f"PRAGMA {pragma}")

    def floor() -> float:
        receipt = telling.prepare_receipt()
        rows = telling.sealed(ready(_draft()), receipt.key, house.clock())
        case, keys, found = _values(rows.case), [_values(key) for key in rows.keys], _values(rows.receipt)
        public = [utils.random(32) for _key in keys]
        start = perf_counter()
        key = utils.random(32)
        for name in ("header", "body"):
            plain = bytes(len(case[name]) - 40)
            nonce = utils.random(24)
            case[name] = nonce + bindings.crypto_aead_xchacha20poly1305_ietf_encrypt(plain, b"", nonce, key)
        case["recovery_wrap"] = bindings.crypto_box_seal(key, house.home.recovery_public)
        found["wrapped"] = bindings.crypto_box_seal(key, receipt.key.pair.public)
        for one, half in zip(keys, public, strict=True):
            one["wrapped"] = bindings.crypto_box_seal(key, bindings.crypto_scalarmult_base(half))
        bare.execute("BEGIN IMMEDIATE")
        bare.execute(_statement("cases", case), case)
        for one in keys:
            bare.execute(_statement("reading_keys", one), one)
        bare.execute(_statement("receipts", found), found)
        bare.execute("COMMIT")
        return perf_counter() - start

    line = compare("sending a report", 5, sender(house), floor, runs)
    bare.close()
    return line


def paper(house: OpenHome, me: SignedIn, runs: int) -> Line:
    """Beside a bare canvas that writes the same text with the same embedded fonts."""
    casework = Casework(house, me)
    case = casework.open(casework.order()[0])
    case = casework.answer(casework.note(case, WORDS), WORDS)
    summary = CaseSummary(
        home=house.home.name,
        received_at=case.received_at,
        state=case.standing.state,
        due_at=case.standing.due_at,
        report=case.report,
        entries=case.entries,
        readers=case.readers,
        colleagues=tuple(house.colleagues()),
        printed_at=house.clock(),
        printed_by=me.name,
        audit_hash="0000 0000 0000 0000",
        with_names=True,
    )

    def ours() -> float:
        start = perf_counter()
        case_summary(summary)
        return perf_counter() - start

    lines = lines_of(case_summary(summary))

    def floor() -> float:
        for name in ("Andika-Regular", "AtkinsonHyperlegibleNext-Regular"):
            pdfmetrics.registerFont(TTFont(f"{name}-bare", str(resource("fonts", f"{name}.ttf"))))
        start = perf_counter()
        canvas = Canvas(BytesIO(), pagesize=A4)
        top = A4[1] - 60
        for number, text in enumerate(lines):
            font = "Andika-Regular-bare" if number % 3 == 0 else "AtkinsonHyperlegibleNext-Regular-bare"
            canvas.setFont(font, 11)
            canvas.drawString(60, top, text)
            top -= 16
            if top < 60:
                canvas.showPage()
                top = A4[1] - 60
        canvas.showPage()
        canvas.save()
        return perf_counter() - start

    return compare("case summary PDF", 3, ours, floor, runs)


def lines_of(pdf: bytes) -> list[str]:
    from pypdf import PdfReader

    pages = PdfReader(BytesIO(pdf)).pages
    return [line for page in pages for line in page.extract_text().splitlines()]
