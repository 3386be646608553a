"""Runs the cases that a pack states for its rules, and tells which come out otherwise."""

from zhangcheng.casetest.run_cases import CaseResult, run_cases

__all__ = ["CaseResult", "run_cases"]
