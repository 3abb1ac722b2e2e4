import { opensGate, outcomes } from '@tta/maturity-model';
import fc from 'fast-check';
import { allOf, anyOf } from './combine-outcomes.js';

const some = fc.array(fc.constantFrom(...outcomes), { minLength: 1, maxLength: 6 });

describe('allOf', () => {
  it('opens a gate exactly when every part does', () => {
    fc.assert(
      fc.property(some, (parts) => {
        expect(opensGate(allOf(parts))).toBe(parts.every(opensGate));
      }),
    );
  });

  it('fails exactly when a part fails, whatever else is not known', () => {
    fc.assert(
      fc.property(some, (parts) => {
        expect(allOf(parts) === 'fail').toBe(parts.includes('fail'));
      }),
    );
  });

  it.each([
    [['pass', 'unknown'], 'unknown'],
    [['pass', 'pending'], 'unknown'],
    [['pass', 'error'], 'unknown'],
    [['unknown', 'fail'], 'fail'],
    [['pass', 'not-applicable', 'waived'], 'pass'],
    [['not-applicable', 'not-applicable'], 'not-applicable'],
    [[], 'error'],
  ] as const)('%j: %s', (parts, expected) => {
    expect(allOf(parts)).toBe(expected);
  });
});

describe('anyOf', () => {
  it('passes exactly when a part was measured and passed, or was waived', () => {
    fc.assert(
      fc.property(some, (parts) => {
        expect(anyOf(parts) === 'pass').toBe(parts.includes('pass') || parts.includes('waived'));
      }),
    );
  });

  it.each([
    [['fail', 'pass'], 'pass'],
    [['unknown', 'pass'], 'pass'],
    [['fail', 'unknown'], 'unknown'],
    [['fail', 'pending'], 'unknown'],
    [['fail', 'not-applicable'], 'fail'],
    [['not-applicable'], 'not-applicable'],
    [[], 'error'],
  ] as const)('%j: %s', (parts, expected) => {
    expect(anyOf(parts)).toBe(expected);
  });
});
