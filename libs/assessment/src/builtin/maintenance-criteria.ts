import type { PolicyInput } from '@tta/maturity-model';

/** What a component in production must keep up. Each signature ends, so each is given again and again. */
export const maintenanceCriteria = {
  'uptime-production': {
    title: 'Uptime in production is at least 99.9%',
    remedy: 'Take the uptime from the monitoring, then sign with it as evidence.',
    signoff: { evidence: 'required', expires: '30d' },
  },
  'security-maintained': {
    title: 'Security scans run regularly and vulnerabilities are patched',
    remedy: 'Look through the scans of the dependencies, then sign with the report as evidence.',
    signoff: { evidence: 'required', expires: '90d' },
  },
  'updates-compatible': {
    title: 'Updates are backward-compatible, or come with a migration path',
    remedy: 'Go through the releases of the last quarter, then sign for them.',
    signoff: { expires: '90d' },
  },
  'support-rota': {
    title: 'There is an on-call rotation and a way to respond to incidents',
    remedy: 'Name the rotation, then sign with a link to it.',
    signoff: { evidence: 'required', expires: '180d' },
  },
} satisfies PolicyInput['criteria'];
