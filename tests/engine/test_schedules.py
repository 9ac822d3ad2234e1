import pytest

from mlp_engine import RunConfig, RunPoint

AT = [0, 1, 4, 5, 9, 10, 999]


@pytest.mark.parametrize(
    ("schedule", "factors"),
    [
        ("constant", [1, 1, 1, 1, 1, 1, 1]),
        ("step", [1, 1, 1, 0.5, 0.5, 0.25, 0.5**199]),  # halved every five epochs
        ("cosine", [1, 0.9045084971874737, 0.09549150281252627, *[0.09549150281252627] * 4]),  # stays where it is least
        ("inverse", [1, 1 / 1.2, 1 / 1.8, 1 / 2, 1 / 2.8, 1 / 3, 1 / 200.8]),
    ],
)
def test_a_schedule_multiplies_the_rate(schedule: str, factors: list[float]) -> None:
    config = RunConfig(learning_rate=2.0, schedule=schedule, schedule_epochs=5, schedule_factor=0.5)
    assert [config.rate_at(epoch) for epoch in AT] == pytest.approx([2.0 * factor for factor in factors])


def test_rates_of_a_run_are_those_that_were_set_as_the_schedule_makes_them() -> None:
    config = RunConfig(learning_rate=0.1, schedule="step", schedule_epochs=2, schedule_factor=0.5)
    point = RunPoint(config, 5, ((0, 0.5), (3, 0.1)))
    assert point.learning_rates(range(6)) == pytest.approx([0.5, 0.5, 0.25, 0.05, 0.025, 0.025])
