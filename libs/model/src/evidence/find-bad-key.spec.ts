import fc from 'fast-check';
import { findBadKey } from './find-bad-key.js';

describe('findBadKey', () => {
  it('finds none in what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.json(), (text) => {
        fc.pre(!text.includes('__proto__'));
        expect(findBadKey(text)).toBeUndefined();
      }),
    );
  });

  it('does not take texts for keys', () => {
    expect(findBadKey('{"a":"b","b":["a","a"],"c":{"a":"\\":","d":"{"}}')).toBeUndefined();
  });

  it.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[{"x":{"a":1 , "b":{}, "a" : 2}}]'])(
    'finds it in %s',
    (text) => {
      expect(findBadKey(text)).toEqual({ key: 'a', why: 'it is there twice' });
    },
  );
});
