import type { PolicyInput } from '@tta/maturity-model';

/** The track of the maturity workflow, and its five functional groups. */
export const stages = ['development', 'staging', 'production'];

export const groups = {
  'core-infrastructure': {
    title: 'Core Infrastructure',
    purpose: 'Foundational services required by all other components',
  },
  'ai-agent-systems': {
    title: 'AI/Agent Systems',
    purpose: 'AI orchestration, model management, and agent communication',
  },
  'player-experience': {
    title: 'Player Experience',
    purpose: 'Player-facing services and interfaces',
  },
  'therapeutic-content': {
    title: 'Therapeutic Content',
    purpose: 'Therapeutic frameworks, narrative coherence, safety systems',
  },
  'monitoring-operations': {
    title: 'Monitoring & Operations',
    purpose: 'Observability, metrics, health checks, analytics',
  },
} satisfies PolicyInput['groups'];
