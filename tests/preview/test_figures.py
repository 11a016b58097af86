import json
from pathlib import Path

import pytest
import yaml

from app.figure.errors import FigureError
from app.preview.figures import chosen, lint, main
from tools.figure_schema import FILE, text

ROOT = Path(__file__).parents[2]
BASES = yaml.safe_load((ROOT / "assets/figure/bases.yaml").read_text("utf-8"))
STAND = {"id": "stand", "areas": ["calves"], "kind": "gentle", "figure": {"keys": [{"t": 0}]}}


def test_a_sound_exercise_has_no_faults():
    assert lint({"stand": STAND}, BASES) == []


def test_a_mistake_names_the_exercise_and_the_place_in_its_file():
    with pytest.raises(FigureError) as e:
        lint({"x": {**STAND, "figure": {"keys": [{"t": 0, "kne": 1}]}}}, BASES)
    assert e.value.path == ("x", "figure", "keys", 0, "kne")
    assert "did you mean knee" in str(e.value)


def test_an_unknown_exercise_is_a_clear_error():
    with pytest.raises(FigureError, match="unknown exercise 'stan'; did you mean stand"):
        chosen({"stand": STAND}, ["stan"])


def test_exercises_without_a_figure_are_left_out_unless_they_are_named():
    specs = {"stand": STAND, "plain": {"id": "plain"}}
    assert list(chosen(specs, [])) == ["stand"]
    with pytest.raises(FigureError, match="no figure block"):
        chosen(specs, ["plain"])


def test_the_command_line_says_what_is_wrong_and_exits_with_one(tmp_path, capsys):
    bad = tmp_path / "bad.yaml"
    bad.write_text("id: bad\nfigure: {keys: [{t: 0, knee: 30, hip: 20}, {t: 0.5, knee: -40}]}\n")
    assert main([str(bad), "--lint", "--side", "right"]) == 1
    out = capsys.readouterr().out
    assert "bad (right) at phase" in out
    assert "knee flexion" in out
    assert main(["bird-dgo"]) == 1
    assert capsys.readouterr().err == 'there is no exercise "bird-dgo"; did you mean "bird-dog"?\n'


def test_the_schema_file_is_what_the_engine_knows():
    assert FILE.read_text("utf-8") == text()


def test_every_figure_block_fits_the_schema_and_mistakes_do_not():
    validate = pytest.importorskip("fastjsonschema").compile(json.loads(text()))
    for file in (ROOT / "assets/exercises").glob("*.yaml"):
        spec = yaml.safe_load(file.read_text("utf-8"))
        if "figure" in spec:
            validate(spec["figure"])
    for wrong in ({"keys": []}, {"keys": [{"t": 0, "kne": 3}]}, {"keys": [{"t": 0}], "cicle": 3}):
        with pytest.raises(ValueError, match="data"):
            validate(wrong)


def test_the_examples_in_the_guide_can_be_posed():
    guide = (ROOT / "docs/posing.md").read_text("utf-8")
    blocks = [yaml.safe_load(b.split("```")[0]) for b in guide.split("```yaml\n")[1:]]
    figures = {f"example-{i}": b for i, b in enumerate(blocks) if "figure" in b}
    assert len(figures) >= 6
    assert lint(figures, BASES, sides=["right"]) == []
