import pytest

from mlp_engine import UPDATE, Progress, micro_steps


def names(L: int) -> list[str]:
    return [step.name for step in micro_steps(L)]


def test_quantities_come_forward_layer_by_layer_and_back_again() -> None:
    assert names(2)[1:] == ["Z[1]", "A[1]", "Z[2]", "A[2]", "loss", "δ[2]", "dW[2]", "db[2]", "δ[1]", "dW[1]", "db[1]"]
    assert micro_steps(2)[0] == UPDATE


@pytest.mark.parametrize("L", range(1, 13))
def test_what_is_known_grows_by_one_quantity_a_step(L: int) -> None:
    steps = micro_steps(L)
    assert len(set(steps)) == len(steps) == 5 * L + 2
    for position in range(len(steps)):
        progress = Progress(L, position)
        known = [step for step in steps[1:] if progress.knows(*step)]
        assert known == list(steps[1 : position + 1])
        assert progress.newest == steps[position]
        assert progress.is_inside
        assert progress.is_complete == (position == len(steps) - 1)
        assert progress.knows_loss() == ("loss" in [step.symbol for step in known])


def test_between_two_epochs_everything_is_known() -> None:
    progress = Progress(3)
    assert all(progress.knows(*step) for step in micro_steps(3)[1:])
    assert progress.newest is None
    assert progress.is_complete
    assert not progress.is_inside


def test_what_an_update_begins_with_is_always_known() -> None:
    progress = Progress(3, 0)
    assert all(progress.knows(symbol, l) for symbol in "Wb" for l in (1, 2, 3))
    assert progress.knows("A", 0)
    assert not progress.knows("A", 1)
