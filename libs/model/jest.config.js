import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'maturity-model', rootDir: import.meta.dirname };
