import { single } from '../batch.js';
import pythonEnvBatch from './python-env-batch.js';

export default single(pythonEnvBatch);
