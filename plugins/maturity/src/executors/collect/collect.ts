import { single } from '../batch.js';
import collectBatch from './collect-batch.js';

export default single(collectBatch);
