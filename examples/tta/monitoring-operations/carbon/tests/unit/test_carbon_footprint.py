import pytest

from carbon import NOTHING, Footprint, Power, estimate, intensity_of

SERVER = Power(idle_w=100, busy_w=300, overhead=1.5)


def test_power_lies_between_idle_and_busy() -> None:
    assert SERVER.at(0) == 150
    assert SERVER.at(0.5) == 300
    assert SERVER.at(1) == 450


@pytest.mark.parametrize("utilisation", [-0.1, 1.1])
def test_a_utilisation_out_of_range_is_refused(utilisation: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        SERVER.at(utilisation)


def test_a_machine_cannot_draw_less_when_busy() -> None:
    with pytest.raises(ValueError, match="does not hold"):
        Power(idle_w=300, busy_w=100)


def test_an_hour_of_a_kilowatt_is_a_kilowatt_hour() -> None:
    footprint = estimate(3600, Power(0, 1000), intensity_g_per_kwh=400)
    assert footprint.energy_kwh == pytest.approx(1)
    assert footprint.emissions_g == pytest.approx(400)


def test_no_time_takes_nothing() -> None:
    assert estimate(0, SERVER, 400) == NOTHING


def test_footprints_add_up() -> None:
    assert Footprint(1, 400) + Footprint(2, 100) == Footprint(3, 500)


def test_the_known_regions_are_named_for_an_unknown_one() -> None:
    assert intensity_of("FR") < intensity_of("PL")
    with pytest.raises(KeyError, match="known: DE, FR"):
        intensity_of("atlantis")
