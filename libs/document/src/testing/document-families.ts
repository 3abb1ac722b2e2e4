/** Documents of the kinds that hand-kept maturity files were found to be; written for these tests. */
export const documentFamilies: Readonly<Record<string, string>> = {
  'untouched template': `# Carbon Maturity Status

**Current Stage**: Development
**Last Updated**: 2025-10-07
**Owner**: theteam
**Functional Group**: Monitoring & Operations

---

## Component Overview

**Purpose**: <Description>

## Maturity Criteria

### Development → Staging

- [ ] Core features complete (80%+ of planned functionality)
- [ ] Unit tests passing (≥70% coverage)
- [ ] Component README

**Status**: X/8 criteria met

## Performance Metrics

- Coverage: XX%
- Last Security Scan: 2025-10-07

## Promotion History

- **YYYY-MM-DD**: Created
`,
  'half filled template': `# Neo4j

**Current Stage**: Development -> Staging (Promotion in Progress)
**Last Updated**: 2025-10-08 (CORRECTED)

## Component Overview 🏗️

Graph database, see [[TTA/Components/Neo4j]].

## Maturity Criteria ✅

- [x] Unit tests passing (59.11% - below 70% threshold)
- [x] Security scan (bandit)
  - nested note
- [ ] Issue #XXX

**Status**: 3/7 criteria met

---

## Test Coverage

**Current**: 88% ✅
**Target**: 70%
`,
  'rewritten template': `# Agent orchestration

**Current Stage**: Staging
**Deployed to Staging**: 2025-10-08
**Observation Period**: 7 days
**Priority**: P0

## Blockers

None.

## Code Quality

Linting passes.

## Next Steps

1. Deploy
1. Observe
1. Promote
`,
  'short status': `# Carbon

**Current Stage**: **Staging** 🎉

Coverage 73.2%, lint clean.

- [x] all tests
- [x] docs

## History

- ✅ **2025-10-08**: **Development → Staging**

**Current Stage**: **Staging** 🎉
`,
  'hand-placed markers': `# Carbon

<!-- AUTO-GENERATED SECTION -->
**Current Stage**: **Development** ⚠️

## Test Coverage

**Current**: 76.2%
<!-- END AUTO-GENERATED -->

<!-- MANUAL SECTION -->
## Promotion History

REVOKED on 2025-10-21.
<!-- END MANUAL SECTION -->
`,
  'promotion report': `# LLM promotion report

**Current Stage**: Staging (Promoted)

## Quality Gates

| Gate | State |
|---|---|
| Tests | ✅ |
| Types | ❌ |

5/7 criteria met

### 2025-10-21: promoted
`,
  'front matter': `---
current_stage: Staging
tags: #TTA
---
# Docker

| Criterion | Met |
|:--|--:|
| Tests | yes |

**Promotion Date**: 2025-10-20
`,
  'colon in the bold': `# OpenHands

**Current Stage:** STAGING (Ready for Production Deployment)${'  '}
**Last Updated:** 2025-10-26${'  '}

## Sign-Off

- QA: READY
- Linting ⚠️ BYPASS
`,
  'criteria as a table': `# Testing

**Development** 🔨
**Target Stage**: Staging

## Criteria

| # | Criterion | Status |
|---|---|---|
| 1 | Coverage | 6/7 met (1 N/A) |

## Change Log

* 2025-11-01 first
+ 2025-11-02 second

---
**Logseq:** [[TTA.dev/Components/Testing]]


---
**Logseq:** [[TTA.dev/Components/Testing]]`,
  'moved stub': `# Redis

> **This document has moved** to [[TTA/Components/Redis Maturity]].

---
**Logseq:** [[TTA.dev/Components/Redis]]
`,
};
