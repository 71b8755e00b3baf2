"""The pictures in the documents are what is drawn today."""

import pytest

from tests.unit.charts.examples import IMAGES, examples


@pytest.mark.parametrize(("name", "data"), list(examples()), ids=[name for name, _ in examples()])
def test_the_pictures_in_the_documents_are_current(name: str, data: bytes) -> None:
    assert (IMAGES / name).read_bytes() == data, "python -m tests.unit.charts.examples draws them anew"
