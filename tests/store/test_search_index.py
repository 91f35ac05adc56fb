"""The search index: beginnings of words, without accents, in memory only."""

from hypothesis import given
from hypothesis import strategies as st

from app.reports.rows.search_index import SearchIndex


def test_it_finds_beginnings_without_accents() -> None:
    index = SearchIndex()
    index.add([(1, "De Vëlo ass futti"), (2, "Wafele maachen"), (3, "Velo nei")])
    assert index.find(["vel"], 10) == [1, 3]
    assert index.find(["vélo", "fut"], 10) == [1]
    assert index.find(["elo"], 10) == []
    assert index.find(["w"], 1) == [2]
    index.close()


@given(st.text(max_size=30))
def test_no_typed_text_breaks_it(typed: str) -> None:
    index = SearchIndex()
    index.add([(1, "x")])
    index.find([word.replace('"', "") for word in typed.split() if word.isalnum()] or ["x"], 5)
    index.close()
