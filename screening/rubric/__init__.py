"""The rubric room: a role's rules, words, questions and examples, checked."""

from screening.rubric.loader import Rubric, RubricError, load_rubric, rubric_folders

__all__ = ["Rubric", "RubricError", "load_rubric", "rubric_folders"]
