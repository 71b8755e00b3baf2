"""Templates: complete, distinct, and good goals as they stand."""

from collections import Counter
from datetime import date

import pytest

from core.domain.draft import check_draft, title_key
from core.domain.goal import Pattern
from core.domain.templates import TEMPLATES, GoalTemplate, Topic, template_with_id
from core.services.templates import draft_from


def test_there_is_a_template_of_every_pattern_and_topic() -> None:
    assert {template.pattern for template in TEMPLATES} == set(Pattern)
    assert {template.topic for template in TEMPLATES} == set(Topic)


def test_no_name_means_two_templates() -> None:
    names = Counter(title_key(template.title) for template in TEMPLATES)
    names.update(word for template in TEMPLATES for word in template.words)
    assert {name: count for name, count in names.items() if count > 1} == {}


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: template.id)
def test_a_template_is_a_goal_that_keeps_all_rules(template: GoalTemplate) -> None:
    check_draft(draft_from(template, title=None, target={}), today=date(2026, 3, 9))
    assert template_with_id(template.id) is template
