"""The units that have a form."""

from beyondcv.widgets._spec import Unit
from beyondcv.widgets.units import (
    agility,
    animate,
    capstone,
    channels,
    choose,
    develop,
    network,
    open_to_all,
    present,
    start,
)

__all__ = ["UNITS", "unit"]

UNITS: dict[str, Unit] = {
    item.id: item
    for item in (
        start.UNIT,
        channels.UNIT,
        choose.UNIT,
        present.UNIT,
        network.UNIT,
        develop.UNIT,
        animate.UNIT,
        open_to_all.UNIT,
        agility.UNIT,
        capstone.UNIT,
    )
}


def unit(id: str) -> Unit:
    """Return a unit's form.

    Raises
    ------
    KeyError
        If that unit has no form; the message lists those that have one.
    """
    try:
        return UNITS[id]
    except KeyError:
        raise KeyError(f"No form for {id!r}; there are forms for {', '.join(UNITS)}.") from None
