import type { PolicyInput } from '@tta/maturity-model';

/** The track of the maturity workflow, and its five functional groups with the groups that they build on. */
export const stages = ['development', 'staging', 'production'];

export const groups = {
  'core-infrastructure': {
    title: 'Core Infrastructure',
    purpose: 'Foundational services required by all other components',
    after: [],
  },
  'ai-agent-systems': {
    title: 'AI/Agent Systems',
    purpose: 'AI orchestration, model management, and agent communication',
    after: ['core-infrastructure'],
  },
  'player-experience': {
    title: 'Player Experience',
    purpose: 'Player-facing services and interfaces',
    after: ['core-infrastructure', 'ai-agent-systems'],
  },
  'therapeutic-content': {
    title: 'Therapeutic Content',
    purpose: 'Therapeutic frameworks, narrative coherence, safety systems',
    after: ['ai-agent-systems', 'player-experience'],
  },
  'monitoring-operations': {
    title: 'Monitoring & Operations',
    purpose: 'Observability, metrics, health checks, analytics',
    after: ['core-infrastructure'],
  },
} satisfies PolicyInput['groups'];
