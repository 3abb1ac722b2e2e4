/**
 * What the devkit has of nx, from nx itself: that is in every workspace, and of the workspace's version. The package
 * @nx/devkit is not, and a peer range for it makes npm install one that wants another nx.
 */
export {
  cacheDir,
  createProjectFileMapUsingProjectGraph,
  createProjectGraphAsync,
  detectPackageManager,
  logger,
  readCachedProjectGraph,
  readJson,
  readJsonFile,
  readNxJson,
  readProjectsConfigurationFromProjectGraph,
  updateNxJson,
} from 'nx/src/devkit-exports.js';
