"""What has come from elsewhere, read and looked at beside what is there; nothing is written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.core.i18n import mark as _
from app.data.exchange.arrivals import Incoming
from app.data.exchange.formats import incoming
from app.data.exchange.landing import Plan
from app.data.exchange.planning import Sight, plan
from app.wiring.figure_files import pose_faults
from app.wiring.lettering import lettering
from app.wiring.options import open_library

if TYPE_CHECKING:
    from app.wiring.context import AppContext


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """What has come, and what would become of it.

    Attributes:
        name: Of the file; "" for what was pasted.
        catalogue: The exercises there are.
        chosen: What the runner has said names mean.
    """

    name: str
    incoming: Incoming
    plan: Plan
    catalogue: Mapping[str, Any]
    chosen: Mapping[str, str] = field(default_factory=dict)


def prepared(context: "AppContext", path: Path) -> Prepared | None:
    """What a file would bring; from any thread. None for an export.

    Raises:
        BadFileError: It is nothing that Limber knows, or it cannot be read.
    """
    found = incoming(path, context.share)
    return None if found is None else prepare(context, found, path.name)


def prepare(
    context: "AppContext", found: Incoming, name: str, chosen: Mapping[str, str] | None = None
) -> Prepared:
    """What would become of what was read; from any thread.

    Raises:
        BadFileError: It cannot be understood.
    """
    library = open_library(context.options.data)
    arrival = found.arrival(library.beside_mine, chosen or {})
    planned = plan(arrival, library, name or context.tr(_("pasted")), Sight(pose_faults, lettering()))
    return Prepared(
        name=name,
        incoming=found,
        plan=planned,
        catalogue=library.beside_mine,
        chosen=dict(chosen or {}),
    )
