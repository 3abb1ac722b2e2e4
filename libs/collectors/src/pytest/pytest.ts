import type { Collector } from '../contract/collector.js';
import { pytestCollector } from './pytest-collector.js';

/** Unit tests and their coverage. */
export default pytestCollector('pytest', 'maturity:test', 'unit') satisfies Collector;
