"""A short run of `python3 dev.py mutants`: one module's own tests kill every mutant, unrelated tests fewer, and no
tests none."""

import pytest

from tests.mutants.__main__ import main

pytestmark = pytest.mark.timeout(300)


def noticed(capsys: pytest.CaptureFixture[str], module: str, test: str) -> tuple[int, str]:
    code = main([module, "--tests", test, "--children", "1"])
    return code, capsys.readouterr().out


def test_small_changes_are_noticed(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = noticed(capsys, "app/core/rights.py", "tests/reports/test_rules_steps_and_days.py")
    assert (code, "(100 %, 85 wanted)" in said) == (0, True), said


def test_what_is_not_noticed_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = noticed(capsys, "app/core/text.py", "tests/reports/test_rules_case_file.py")
    assert code == 1
    assert "app/core/text.py, missed:" in said
    assert "\n  -" in said


def test_without_a_test_nothing_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert noticed(capsys, "app/core/rights.py", "tests/core/test_periods.py")[0] == 1


def test_it_runs_with_all_the_tests_of_the_rules(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["app/core/tables.py", "--children", "1"])
    assert (code, "(100 %, 85 wanted)" in capsys.readouterr().out) == (0, True)
