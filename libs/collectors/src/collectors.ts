import type { Collector } from './contract/collector.js';
import bandit from './bandit/bandit.js';
import pyright from './pyright/pyright.js';
import pytestIntegration from './pytest/pytest-integration.js';
import pytest from './pytest/pytest.js';
import ruff from './ruff/ruff.js';

/** Every collector, in the order in which people read about them. */
export const collectors: readonly Collector[] = [pytest, pytestIntegration, ruff, pyright, bandit];

/** The collector of that name; undefined when there is none. */
export function collectorByName(name: string): Collector | undefined {
  return collectors.find((collector) => collector.name === name);
}
