import { single } from '../batch.js';
import reportBatch from './report-batch.js';

export default single(reportBatch);
