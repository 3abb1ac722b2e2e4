/** Of Nx's inside, beside nx-internals, which looks at the variables that this sets as soon as it is loaded. */
export { loadRootEnvFiles } from 'nx/src/utils/dotenv.js';
