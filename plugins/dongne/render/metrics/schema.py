"""What metrics.json promises, as JSON Schema: whoever reads it can hold it to that."""

from collections.abc import Mapping

from dongne.render.metrics.files import SCHEMA_VERSION

Node = Mapping[str, object]

PATH = "metrics/metrics.schema.json"

_COUNT: Node = {"type": "integer", "minimum": 0}
_TEXT: Node = {"type": "string", "minLength": 1}
_MONTH: Node = {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"}
_MOMENT: Node = {"type": "string", "format": "date-time"}
_PERIODS: Mapping[str, tuple[str, Node, str]] = {
    "by_month": (
        "month",
        _MONTH,
        "Every month from the first to the last with a figure, every category in each.",
    ),
    "by_half_year": (
        "half_year",
        {"type": "string", "pattern": "^[0-9]{4}-H[12]$"},
        "H1 is January to June, H2 July to December.",
    ),
    "by_year": (
        "year",
        {"type": "string", "pattern": "^[0-9]{4}$"},
        "Calendar years in the site's time zone.",
    ),
}


def metrics_schema(*, address: str) -> dict[str, object]:
    """Give the JSON Schema of metrics.json, which says where it stands itself."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": address,
        "title": "metrics.json",
        "description": "Articles and comments of one neighbourhood's newsletter, and what its programmes reached.",
        **_object(
            {
                "schema": {"const": SCHEMA_VERSION},
                "generated": {**_MOMENT, "description": "The moment for which everything was counted."},
                "area": {**_TEXT, "description": "The commercial area (생활상권)."},
                "timezone": {**_TEXT, "description": "IANA name; months and days begin there."},
                "totals": _totals(),
                "by_category": _list(
                    _object({"category": _TEXT, "title": _TEXT, "articles": _COUNT, "comments": _COUNT}),
                    "In the order of mkdocs.yml; all time.",
                ),
                **{name: _list(_figures(key, node), words) for name, (key, node, words) in _PERIODS.items()},
                "programmes": _list(_programme(), "The unit projects (단위사업), the required ones first."),
                "sources": _list(
                    _object({"source": _TEXT, "months": _list(_MONTH, "Oldest first."), "taken_at": _MOMENT}),
                    "Where comments were counted, for which months, and when last.",
                ),
            }
        ),
    }


def _object(properties: Mapping[str, Node]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": dict(properties),
        "required": list(properties),
        "additionalProperties": False,
    }


def _list(node: Node, words: str) -> dict[str, object]:
    return {"type": "array", "items": node, "description": words}


def _figures(key: str, node: Node) -> dict[str, object]:
    return _object({key: node, "category": _TEXT, "articles": _COUNT, "comments": _COUNT})


def _totals() -> dict[str, object]:
    return _object(
        {
            "articles": {**_COUNT, "description": "Published, not retracted."},
            "comments": {**_COUNT, "description": "Of published articles, replies included."},
            "withdrawn": {**_COUNT, "description": "Comments of articles published once and no longer."},
            "unmatched": {**_COUNT, "description": "Comments of whatever else is not published."},
        }
    )


def _programme() -> dict[str, object]:
    target = _object(
        {
            "name": _TEXT,
            "unit": _TEXT,
            "year": {"type": "string", "pattern": "^[0-9]{4}$"},
            "target": {"type": ["integer", "null"], "description": "Of one year; null: there is none."},
            "achieved": {"type": "integer"},
            "rate": {"type": ["number", "null"], "description": "Percent, one decimal, not capped."},
        }
    )
    return _object(
        {
            "id": {"type": "string", "pattern": "^programmes/"},
            "title": _TEXT,
            "targets": _list(target, "Target by target, each year by year."),
        }
    )
