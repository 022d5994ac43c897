"""What the forge has promised: its own OpenAPI description, asked about one question and one answer."""

import copy
import json
import re
from functools import cache

from openapi_schema_validator import OAS30Validator

from site_tests.forge.excerpt import EXCERPT, Json


@cache
def description() -> dict[str, Json]:
    """Give the excerpt."""
    whole: dict[str, Json] = json.loads(EXCERPT.read_text(encoding="utf-8"))
    return whole


def example(name: str) -> Json:
    """Give an answer that the forge itself gives as an example, to be changed at will."""
    found = copy.deepcopy(description()["components"]["examples"][name]["value"])
    for answer in found if isinstance(found, list) else [found]:
        if "requested_teams" in answer:
            answer["requested_teams"] = []  # The example's own team lacks what its schema asks for.
    return found


def find_operation(path: str) -> tuple[str, dict[str, str]] | None:
    """Give the described path that an address falls under, and its parameters."""
    for template in description()["paths"]:
        shape = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(template))
        if match := re.fullmatch(shape, path):
            return template, match.groupdict()
    return None


def request_faults(path: str, query: dict[str, str]) -> list[str]:
    """Say what of a question the description does not know."""
    found = find_operation(path)
    if found is None:
        return [f"no such path: {path}"]
    template, given = found
    described = [_resolve(each) for each in description()["paths"][template]["get"]["parameters"]]
    known = {(each["in"], each["name"]): each for each in described}
    values = {("path", key): value for key, value in given.items()}
    values |= {("query", key): value for key, value in query.items()}
    faults = [f"unknown parameter: {key}" for key in values if key not in known]
    faults += [f"missing: {key}" for key, each in known.items() if each.get("required") and key not in values]
    for key in values.keys() & known.keys():
        schema = known[key]["schema"]
        value = int(values[key]) if schema["type"] == "integer" and values[key].isdigit() else values[key]
        faults += _schema_faults(schema, value)
    return faults


def answer_faults(path: str, status: int, body: Json) -> list[str]:
    """Say where an answer is not what the description promises; not every refusal is described."""
    found = find_operation(path)
    answers = {} if found is None else description()["paths"][found[0]]["get"]["responses"]
    answer = _resolve(answers.get(str(status), {}))
    schema = answer.get("content", {}).get("application/json", {}).get("schema")
    if schema is None:
        schema = {"$ref": "#/components/schemas/basic-error"}
    return _schema_faults(schema, body)


def _resolve(node: dict[str, Json]) -> dict[str, Json]:
    if "$ref" not in node:
        return node
    _, _, sort, name = node["$ref"].split("/")
    found: dict[str, Json] = description()["components"][sort][name]
    return found


def _schema_faults(schema: dict[str, Json], value: Json) -> list[str]:
    whole = {"allOf": [schema], "components": description()["components"]}
    return [f"{error.json_path}: {error.message[:200]}" for error in OAS30Validator(whole).iter_errors(value)]
