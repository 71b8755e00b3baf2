"""Two taps on one button at once, as impatient thumbs and redelivering platforms send them."""

from concurrent.futures import ThreadPoolExecutor

from tests.integration.conversation.conftest import Talk


def test_two_taps_at_once_answer_a_question_once(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10km")
    choice = talk.options()[0]
    others = [Talk(talk.database, talk.clock) for _ in range(4)]
    with ThreadPoolExecutor(len(others)) as pool:
        answers = list(pool.map(lambda other: other.tap(choice), others))
    assert sorted("Meditate +10 min" in answer for answer in answers) == [False, False, False, True]
    assert talk.entries() == 1


def test_two_undos_at_once_take_one_entry_back(talk: Talk) -> None:
    talk("new meditate 20 min daily", "meditate 10m", "meditate 5m")
    token = talk.undo_token()
    others = [Talk(talk.database, talk.clock) for _ in range(4)]
    with ThreadPoolExecutor(len(others)) as pool:
        list(pool.map(lambda other: other.tap(token), others))
    assert "10/20 min" in talk("list")
