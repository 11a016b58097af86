"""Reads the plans over weeks."""

from pathlib import Path

from app.core.plans import PlanLevel, WeeklyPlan
from app.data.files.yaml_reader import read


def load_plans(share: Path) -> tuple[WeeklyPlan, ...]:
    """The plans, in their order; the tests have checked the file.

    Raises:
        BadFileError: The file cannot be read.
    """
    return tuple(
        WeeklyPlan(
            id=item["id"],
            title=item["title"],
            purpose=item["purpose"],
            a_week=item["a_week"],
            rest_days=item["rest_days"],
            mornings=item.get("mornings", 0),
            levels=tuple(PlanLevel(**level) for level in item["levels"]),
            sources=tuple(item["sources"]),
        )
        for item in read(share / "assets" / "plans.yaml").data
    )
