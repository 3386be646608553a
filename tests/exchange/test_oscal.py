"""OSCAL: NIST's models read it, `trestle validate` accepts it, and each open check has a finding."""

import json
import os
import subprocess
import sys
from pathlib import Path

from trestle.oscal.assessment_results import Model

from zhangcheng.exchange.formats import write
from zhangcheng.exchange.oscal import document
from zhangcheng.exchange.report import Report
from zhangcheng.model.outcome import Outcome

TRESTLE = Path(sys.executable).with_name("trestle")


def test_the_models_read_it(sample: Report) -> None:
    read = Model.model_validate_json(json.dumps(document(sample)))
    (result,) = read.assessment_results.results
    run = sample.runs[0]
    open_checks = sum(run.counts[o] for o in (Outcome.FAIL, Outcome.INSUFFICIENT_DATA, Outcome.WAIVED))
    findings, observations = result.findings or [], result.observations or []
    assert len(findings) == len(observations) == open_checks
    named = {str(o.observation_uuid) for f in findings for o in f.related_observations or []}
    assert named == {str(observation.uuid) for observation in observations}


def test_trestle_validates_it(example: Report, tmp_path: Path) -> None:
    (path,) = write("oscal", example, tmp_path)
    workspace = tmp_path / "workspace"
    workspace.mkdir()

    def trestle(*words: str) -> "subprocess.CompletedProcess[str]":
        environment = {**os.environ, "HOME": str(tmp_path)}
        return subprocess.run(
            [TRESTLE, *words],
            cwd=workspace,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    assert trestle("init", "--local").returncode == 0
    assert trestle("import", "-f", str(path), "-o", "zhangcheng").returncode == 0
    done = trestle("validate", "-t", "assessment-results", "-n", "zhangcheng")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "VALID" in done.stdout + done.stderr
