import { nearestName } from './nearest-name.js';

describe('nearestName', () => {
  it.each([
    ['requir', 'require'],
    ['Sources', 'sources'],
    ['ownre', 'owner'],
    ['quantum', undefined],
    ['', undefined],
    ['sourcse', 'sources'],
    ['rsources', 'sources'],
    ['equire', 'require'],
  ])('%s: %s', (name, expected) => {
    expect(nearestName(name, ['owner', 'require', 'sources'])).toBe(expected);
  });
});
