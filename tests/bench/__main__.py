"""`make bench`: what Limber costs, side by side with an empty Kivy app in the same run."""

import json
import sys
from pathlib import Path

from tests.bench import blocks, cues, figure, history_list, lists, record, start


def main() -> int:
    rows = [
        *start.measure(),
        *figure.measure(),
        *record.measure(),
        *lists.measure(),
        *history_list.measure(),
        *blocks.measure(),
        *cues.measure(),
    ]
    width = max(len(row["what"]) for row in rows)
    for row in rows:
        limit = f"must be under {row['limit']}" if "must" in row else ""
        print(f"{row['what']:{width}}  {row['value']:>9}  {limit}")
    Path("bench.json").write_text(json.dumps(rows, indent=1) + "\n", "utf-8")
    over = [row for row in rows if "must" in row and row["value"] > row["limit"]]
    for row in over:
        print(f"over the limit: {row['what']}", file=sys.stderr)
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
