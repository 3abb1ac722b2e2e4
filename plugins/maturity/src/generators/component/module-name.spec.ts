import { moduleName } from './module-name.js';

describe('moduleName', () => {
  it.each([
    ['carbon', 'carbon'],
    ['narrative-coherence', 'narrative_coherence'],
    ['GameLoop2', 'game_loop2'],
    ['@acme/llm.client', 'llm_client'],
    ['libs/billing', 'billing'],
    ['classes', 'classes'],
  ])('%s: %s', (name, module) => {
    expect(moduleName(name)).toBe(module);
  });

  it.each([
    ['Bad Name', "'Bad Name' names no component. A name has letters a-z, digits, "],
    ['2fast', "'2fast' names no component."],
    ['a:b', "'a:b' names no component."],
    ['größe', "'größe' names no component."],
    ['', "'' names no component."],
    ['acme/', "'acme/' names no component."],
    ['../up', "'../up' names no component."],
    ['class', "'class' is a keyword of Python. A name has "],
    ['@acme/Import', "'import' is a keyword of Python."],
  ])('refuses %s', (name, message) => {
    expect(() => moduleName(name)).toThrow(message);
  });
});
