import { describe, expect, it } from 'vitest';
import { assignTier, DEFAULT_TIER_RULE, reviewConduct } from '../../../src/domain/client/client-tier.ts';
import type { ConductFacts, StandingTier, TierFacts } from '../../../src/domain/client/client-tier.ts';

const sound: TierFacts = { grade: 3, daysPastDue: 0, openRedAlerts: 0, onWatchList: false, relationshipYears: 5 };

describe('assignTier', () => {
  it.each<[string, Partial<TierFacts>, string]>([
    ['a good grade and five years', {}, 'CORE'],
    ['a year too few', { relationshipYears: 4 }, 'QUALITY'],
    ['a grade too low', { grade: 4 }, 'QUALITY'],
    ['grade 6', { grade: 6 }, 'STANDARD'],
    ['a new client', { relationshipYears: 1 }, 'STANDARD'],
    ['no grade', { grade: null }, 'STANDARD'],
    ['29 days late', { daysPastDue: 29 }, 'CORE'],
    ['30 days late', { daysPastDue: 30 }, 'RISK_WARNING'],
    ['grade 8', { grade: 8 }, 'RISK_WARNING'],
    ['an open RED alert', { openRedAlerts: 1 }, 'RISK_WARNING'],
    ['on the watch list', { onWatchList: true }, 'RISK_WARNING'],
  ])('%s', (_name, facts, tier) => {
    expect(assignTier({ ...sound, ...facts }, DEFAULT_TIER_RULE)).toMatchObject({ tier, ruleVersion: '1' });
  });

  it('says why', () => {
    expect(assignTier({ ...sound, daysPastDue: 31 }, DEFAULT_TIER_RULE).reason).toBe(
      '31 days past due, the limit is 30',
    );
    expect(assignTier({ ...sound, grade: null }, DEFAULT_TIER_RULE).reason).toBe('not rated yet');
    expect(assignTier(sound, DEFAULT_TIER_RULE).reason).toBe('grade 3 after 5 years');
  });
});

describe('reviewConduct', () => {
  const core: StandingTier = { tier: 'CORE', assignedByRule: false, previousTier: 'STANDARD' };
  const warned: StandingTier = { tier: 'RISK_WARNING', assignedByRule: true, previousTier: 'CORE' };
  const clean: ConductFacts = { daysPastDue: 29, openRedAlerts: 0 };

  it.each<[string, StandingTier, ConductFacts, string | null]>([
    ['leaves a merit tier alone while conduct is clean', core, clean, null],
    ['warns from the 30th day past due', core, { ...clean, daysPastDue: 30 }, 'RISK_WARNING'],
    ['warns at an open RED alert', core, { ...clean, openRedAlerts: 1 }, 'RISK_WARNING'],
    ['does not warn twice', warned, { ...clean, openRedAlerts: 2 }, null],
    ['restores the tier before a warning of its own', warned, clean, 'CORE'],
    ['restores STANDARD where no tier went before', { ...warned, previousTier: null }, clean, 'STANDARD'],
    ['never lifts the warning of a person', { ...warned, assignedByRule: false }, clean, null],
  ])('%s', (_name, standing, facts, tier) => {
    expect(reviewConduct(standing, facts, DEFAULT_TIER_RULE)?.tier ?? null).toBe(tier);
  });
});
