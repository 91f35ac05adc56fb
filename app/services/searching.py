"""Searching: everything this reader may open, as they type, in an index that dies at sign-out."""

import re
from collections.abc import Sequence
from contextlib import suppress

from app.core.errors import StoreProblem
from app.services.casework import Casework, ListedCase
from app.store.search_index import SearchIndex

_BATCH = 500


class Searching:
    """Finds cases by the beginnings of words in them."""

    def __init__(self, casework: Casework) -> None:
        self._casework = casework
        self._index = SearchIndex()
        self._ids: list[str] = []
        self._known: set[str] = set()
        self._closed = False

    def fill(self, ids: Sequence[str]) -> None:
        """Read the cases that are not in it yet into the index, and keep their keys for faster opening; seconds
        for many thousands, so off the GUI thread. Ends early once closed."""
        new = [case_id for case_id in ids if case_id not in self._known]
        for start in range(0, len(new), _BATCH):
            if self._closed:
                return
            with suppress(StoreProblem):  # a full disk makes lists slower, and hides nothing
                self._casework.keep_fast(new[start : start + _BATCH])
            batch = self._casework.words(new[start : start + _BATCH])
            first = len(self._ids)
            self._ids += [case_id for case_id, _said in batch]
            self._known.update(self._ids[first:])
            self._index.add([(first + place, said) for place, (_id, said) in enumerate(batch)])

    def find(self, typed: str, limit: int) -> list[str]:
        """Return ids of cases with words that begin as typed, at most `limit`."""
        words = re.findall(r"\w+", typed)
        return [self._ids[place] for place in self._index.find(words, limit)] if words else []

    def rows(self, typed: str, limit: int) -> list[ListedCase]:
        """Return what was found as list rows, most urgent first."""
        found = self._casework.rows(self.find(typed, limit))
        return sorted(found, key=lambda one: one.standing.urgency(one.received_at))

    def close(self) -> None:
        """Forget all words."""
        self._closed = True
        self._ids, self._known = [], set()
        self._index.close()
