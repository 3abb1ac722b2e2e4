import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'maturity', rootDir: import.meta.dirname };
