import { z } from 'zod';
import { assessmentSchema } from './assessment/assessment-schema.js';
import { doctorSchema } from './doctor/doctor-schema.js';
import { evidenceSchema } from './evidence/evidence-schema.js';
import { policyFileSchema } from './policy/policy-schema.js';
import { recordSchema } from './record/record-schema.js';
import { traceSchema } from './trace/trace-schema.js';

/** The published JSON Schemas by file name, made from the schemas that the code itself uses. */
export function jsonSchemas(): Record<string, unknown> {
  return {
    'maturity-record.schema.json': z.toJSONSchema(recordSchema, { io: 'input' }),
    'maturity-policy.schema.json': z.toJSONSchema(policyFileSchema, { io: 'input' }),
    'maturity-evidence.schema.json': z.toJSONSchema(evidenceSchema),
    'maturity-trace.schema.json': z.toJSONSchema(traceSchema),
    'maturity-assessment.schema.json': z.toJSONSchema(assessmentSchema),
    'maturity-doctor.schema.json': z.toJSONSchema(doctorSchema),
  };
}
