import type { Collector } from '../contract/collector.js';
import { pytestCollector } from './pytest-collector.js';

/** Integration tests and their coverage, where they are declared. */
export default pytestCollector(
  'pytest-integration',
  'maturity:test-integration',
  'integration',
) satisfies Collector;
