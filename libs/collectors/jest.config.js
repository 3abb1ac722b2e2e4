import preset from '../../jest.preset.js';

export default { ...preset, displayName: 'maturity-collectors', rootDir: import.meta.dirname };
