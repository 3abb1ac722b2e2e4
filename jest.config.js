export default {
  projects: ['<rootDir>/libs/*', '<rootDir>/plugins/*', '<rootDir>/tools/reads-proof'],
  // Of the whole run; Jest ignores it in a project. Real tools on a busy machine need their time, and each wait has a limit
  // of its own.
  testTimeout: 180_000,
};
