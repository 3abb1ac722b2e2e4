import { single } from '../batch.js';
import validateBatch from './validate-batch.js';

export default single(validateBatch);
