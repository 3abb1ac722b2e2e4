import { countSuppressions } from './count-suppressions.js';

const nothing = { typeIgnore: 0, typeIgnoreFile: 0, pyrightIgnore: 0, pyrightSettings: 0, noqa: 0 };

it.each<[string, Partial<typeof nothing>]>([
  ['x = 1  # type: ignore', { typeIgnore: 1 }],
  ['x = 1  #type:ignore', { typeIgnore: 1 }],
  ['x = 1  # type: ignore[assignment, return-value]', { typeIgnore: 1 }],
  ['x = 1  # type: ignore[]', { typeIgnore: 1 }],
  ['x = 1  # type: ignore [assignment]', { typeIgnore: 1 }],
  ['x = 1  # type: ignore because', { typeIgnore: 1 }],
  ['x = 1  # noqa # type: ignore', { typeIgnore: 1, noqa: 1 }],
  ['x = 1  # why type: ignore', {}],
  ['x = 1  # type: ignored', {}],
  ['x = 1  # type: ignore, please', {}],
  ['x = 1  # type: ignore  [not.a.rule]', {}],
  ['x = 1  # type: int', {}],
  ['x = "# type: ignore"', {}],
  ['#!python\n\n# type: ignore\nx = 1', { typeIgnore: 1, typeIgnoreFile: 1 }],
  ['"""Doc."""\n# type: ignore\nx = 1', { typeIgnore: 1 }],
  ['# type: ignore', { typeIgnore: 1, typeIgnoreFile: 1 }],
  ['x = 1  # pyright: ignore', { pyrightIgnore: 1 }],
  ['x = 1  # pyright: ignore[reportAny, reportFoo]', { pyrightIgnore: 1 }],
  ['x = 1  # pyright:ignore # noqa: F401', { pyrightIgnore: 1, noqa: 1 }],
  ['# pyright: basic, reportFoo=false', { pyrightSettings: 1 }],
  ['# pyright: reportFoo = none', { pyrightSettings: 1 }],
  ['#pyright:standard', { pyrightSettings: 1 }],
  ['# pyright: strict, reportFoo=warning', { pyrightSettings: 1 }],
  ['# pyright: strict, reportFoo=true, reportBar=error', {}],
  ['# why pyright: basic', {}],
  ['x = "# pyright: basic"', {}],
  ['# pyright: strict\nx = 1  # type: ignore # pyright: ignore', { typeIgnore: 1, pyrightIgnore: 1 }],
  ['x = 1  # NOQA:E501', { noqa: 1 }],
  ['x = 1  # noqaX', {}],
])('counts %j', (source, expected) => {
  expect(countSuppressions([source])).toEqual({ ...nothing, ...expected });
});

it('adds up sources', () => {
  expect(countSuppressions(['x = 1  # noqa', 'y = 1  # noqa']).noqa).toBe(2);
});
