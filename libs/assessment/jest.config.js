import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'maturity-assessment', rootDir: import.meta.dirname };
