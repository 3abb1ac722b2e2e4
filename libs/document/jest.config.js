import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'maturity-document', rootDir: import.meta.dirname };
