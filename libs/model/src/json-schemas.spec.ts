import { Ajv2020 } from 'ajv/dist/2020.js';
import { jsonSchemas } from './json-schemas.js';

const schemas = jsonSchemas();

function isValid(name: string, document: unknown): boolean {
  // Formats of days are patterns as well, so no package for formats is needed.
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  return ajv.compile(schemas[`maturity-${name}.schema.json`] as object)(document);
}

const record = {
  component: 'carbon',
  group: 'monitoring-operations',
  owner: '@tta/platform',
  stage: { name: 'development', since: '2026-01-12' },
};
const policy = { apiVersion: 'maturity/v1', policyVersion: '1', extends: 'builtin' };
const evidence = {
  format: 'maturity-evidence/1',
  component: 'carbon',
  collector: 'ruff',
  status: 'unavailable',
  reason: { code: 'crashed', message: 'it crashed', remedy: 'run it by hand' },
  tool: { name: 'ruff', version: null },
  config: null,
  command: ['ruff', 'check', 'src'],
  directory: '.',
  scope: { files: [], excluded: [], missing: [] },
};

describe('jsonSchemas', () => {
  it.each([
    ['record', record],
    ['record', { ...record, overrides: { 'unit-coverage': '>= 85%' } }],
    ['policy', policy],
    [
      'policy',
      { ...policy, criteria: { x: { all: [{ any: [{ measure: 'a.b', require: '== 0' }] }] }, readme: null } },
    ],
    ['evidence', evidence],
  ])('takes a valid %s', (name, document) => {
    expect(isValid(name, document)).toBe(true);
  });

  it.each([
    ['record', { ...record, sources: 'src' }],
    ['record', { ...record, stage: { name: 'development', since: '12.1.2026' } }],
    ['record', { ...record, extra: 1 }],
    ['policy', { ...policy, criteria: { x: { measure: 'a.b' } } }],
    ['policy', { ...policy, criteria: { x: { all: [] } } }],
    ['policy', { ...policy, promote: { staging: { needs: 'unit-coverage' } } }],
    ['evidence', { ...evidence, reason: undefined }],
    ['evidence', { ...evidence, status: 'fine' }],
    ['assessment', {}],
  ])('refuses an invalid %s', (name, document) => {
    expect(isValid(name, document)).toBe(false);
  });
});
