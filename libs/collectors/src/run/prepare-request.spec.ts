import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Collector } from '../contract/collector.js';
import { prepareRequest } from './prepare-request.js';
import { sampleScope, sampleSettings } from './sample-scope.spec.run.js';
import type { Settings } from './settings.js';
import { stubCollector } from './stub-collector.spec.run.js';

const stub = stubCollector({ script: '' });
const { component } = sampleScope('a');
const prepare = (
  collector: Partial<Collector> | undefined,
  settings: Partial<Settings> = {},
  timeLimits: Record<string, number> = {},
) =>
  prepareRequest(
    { collector: 'stub', component: { ...component, timeLimits } },
    sampleSettings('/w', {
      findCollector: () => (collector === undefined ? undefined : { ...stub, ...collector }),
      ...settings,
    }),
  );
const options = (parts: Partial<Settings['options']>) => ({
  options: { ...sampleSettings('/w').options, ...parts },
});

describe('prepareRequest', () => {
  it('finds what is needed to run', () => {
    expect(prepare({})).toMatchObject({
      ready: true,
      request: { collector: 'stub' },
      collector: { name: 'stub' },
      scope: { component: { name: 'a' }, config: null, configFiles: [] },
      tools: { interpreter: process.execPath, programs: {} },
      group: '',
    });
  });

  it('finds the configuration of a component, where the component is found', () => {
    const root = mkdtempSync(join(tmpdir(), 'prepare-'));
    try {
      mkdirSync(join(root, 'a'));
      writeFileSync(join(root, 'a/stub.ini'), 'x = 1\n');
      const settings = { workspaceRoot: root };
      expect(prepare({}, settings).scope).toMatchObject({
        config: expect.stringMatching(/^\S+$/) as string,
        configFiles: ['a/stub.ini'],
      });
      const lost = () => ({ scope: sampleScope('a'), failure: { code: 'path-missing' } as const });
      expect(prepare({}, { ...settings, resolve: lost }).scope).toMatchObject({
        config: null,
        configFiles: [],
      });
      expect(prepare(undefined, settings).scope).toMatchObject({ config: null, configFiles: [] });
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  it('refuses a collector that there is not', () => {
    expect(prepare(undefined)).toMatchObject({
      ready: false,
      collector: undefined,
      failure: {
        code: 'tool-not-found',
        detail: "there is no collector 'stub'",
        remedy: 'Name a collector of this version of @tta/maturity.',
      },
    });
  });

  it('refuses a component whose paths are wrong, whatever its collector says', () => {
    const failure = { code: 'path-missing' } as const;
    const resolve = () => ({ scope: sampleScope('a'), failure });
    expect(prepare({ precondition: () => ({ code: 'crashed' }) }, { resolve })).toMatchObject({
      ready: false,
      failure,
    });
  });

  it('refuses a component that its collector cannot measure', () => {
    const failure = { code: 'nothing-measured' } as const;
    expect(prepare({ precondition: () => failure })).toMatchObject({ ready: false, failure });
    expect(prepare({ precondition: () => undefined }).ready).toBe(true);
  });

  it('refuses one whose tools are not there, and says with what they come', () => {
    const needs = { interpreter: false, programs: ['no-such-program'] };
    expect(prepare({ needs }, options({ environmentCommand: 'make env' }))).toMatchObject({
      ready: false,
      failure: { code: 'tool-not-found', remedy: 'Run: make env' },
    });
    expect(prepare({}, options({ interpreter: '/nowhere/python' }))).toMatchObject({
      ready: false,
      failure: { code: 'interpreter-missing' },
    });
  });

  it('puts those into one group that have collector, group and programs in common', () => {
    const group = (collector: Partial<Collector>) => {
      const prepared = prepare(collector);
      return prepared.ready ? prepared.group : 'refused';
    };
    const node = process.execPath.slice(process.execPath.lastIndexOf('/') + 1);
    const programs = { interpreter: false, programs: [node] };
    const one = group({ group: () => 'x' });
    expect(one).toBe(JSON.stringify(['stub', [{}], 'x', []]));
    expect(group({ group: () => 'y' })).not.toBe(one);
    expect(group({ group: () => 'x', name: 'other' })).not.toBe(one);
    expect(group({ group: () => 'x', needs: programs })).toBe(
      JSON.stringify(['stub', [{ [node]: process.execPath }], 'x', []]),
    );
    expect(group({ group: () => 'x', needs: { interpreter: true, programs: [] } })).toBe(
      JSON.stringify(['stub', [process.execPath, {}], 'x', []]),
    );
    expect(group({ group: () => '' })).toBe('');
  });

  it('asks the collector for the group of its installation', () => {
    const seen: unknown[] = [];
    prepare({
      group: (_, installation) => {
        seen.push(installation);
        return '';
      },
    });
    expect(seen).toEqual([{ workspaceRoot: '/w', interpreter: process.execPath, programs: {} }]);
  });

  it('takes the time limit of the record, else that of the collector, else the default, else ten minutes', () => {
    const limit = (ofPolicy: Record<string, number>, ofRecord: Record<string, number> = {}) => {
      const prepared = prepare({}, options({ timeLimits: ofPolicy }), ofRecord);
      return prepared.ready ? prepared.timeLimitMs : undefined;
    };
    expect(limit({ stub: 2, default: 3 }, { stub: 1 })).toBe(1);
    expect(limit({ stub: 2, default: 3 }, { other: 1 })).toBe(2);
    expect(limit({ other: 2, default: 3 })).toBe(3);
    expect(limit({})).toBe(600_000);
  });
});
