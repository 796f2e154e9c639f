/** How the bank values and treats a client, independent of stage; RISK_WARNING outranks every merit. */
export const CLIENT_TIERS = ['CORE', 'QUALITY', 'STANDARD', 'RISK_WARNING'] as const;
export type ClientTier = (typeof CLIENT_TIERS)[number];

/** How the client behaves towards the bank; enough to put it under warning, never to praise it. */
export interface ConductFacts {
  /** Of the facility that is most overdue; 0 where none is. */
  readonly daysPastDue: number;
  /** RED alerts nobody has resolved yet. */
  readonly openRedAlerts: number;
}

/**
 * What the tier is decided on; `grade` is the rank on the master scale, 1 the best, null while the client is unrated.
 */
export interface TierFacts extends ConductFacts {
  readonly grade: number | null;
  readonly onWatchList: boolean;
  /** Whole years since the first business with the client. */
  readonly relationshipYears: number;
}

/** What a merit tier asks for: a grade at least as good as `worstGrade`, and so many years. */
export interface TierRequirement {
  readonly worstGrade: number;
  readonly relationshipYears: number;
}

/** One dated version of the rule that assigns tiers. */
export interface TierRule {
  readonly version: string;
  /**
   * From so many days past due, so many open RED alerts, or from this grade on downwards, a client is in RISK_WARNING.
   */
  readonly riskWarning: { readonly daysPastDue: number; readonly openRedAlerts: number; readonly grade: number };
  readonly core: TierRequirement;
  readonly quality: TierRequirement;
}

/** The rule a fresh install starts with, on a master scale of ten performing grades. */
export const DEFAULT_TIER_RULE: TierRule = {
  version: '1',
  riskWarning: { daysPastDue: 30, openRedAlerts: 1, grade: 8 },
  core: { worstGrade: 3, relationshipYears: 5 },
  quality: { worstGrade: 5, relationshipYears: 2 },
};

/** A tier with the sentence that goes into the client's history of tiers. */
export interface TierAssignment {
  readonly tier: ClientTier;
  readonly reason: string;
  readonly ruleVersion: string;
}

/** The tier of a client under one version of the rule; an unrated client is at best STANDARD. */
export function assignTier(facts: TierFacts, rule: TierRule): TierAssignment {
  const warning = warningReason(facts, rule);
  if (warning !== null) return { tier: 'RISK_WARNING', reason: warning, ruleVersion: rule.version };
  if (meets(facts, rule.core)) return { tier: 'CORE', reason: meritReason(facts), ruleVersion: rule.version };
  if (meets(facts, rule.quality)) return { tier: 'QUALITY', reason: meritReason(facts), ruleVersion: rule.version };
  return {
    tier: 'STANDARD',
    reason: facts.grade === null ? 'not rated yet' : meritReason(facts),
    ruleVersion: rule.version,
  };
}

/** The tier a client has, and how it came by it. */
export interface StandingTier {
  readonly tier: ClientTier;
  /** Whether a rule assigned it; what a person decided, no rule takes back. */
  readonly assignedByRule: boolean;
  /** The tier it had before this one; null where it never had another. */
  readonly previousTier: ClientTier | null;
}

/**
 * What the client's conduct changes about its tier under one version of the rule; null where nothing. Conduct alone
 * puts a client under warning, and lifts a warning that a rule gave by restoring the tier before it. Merit tiers are
 * left alone: they rest on a grade, which conduct does not give.
 */
export function reviewConduct(standing: StandingTier, facts: ConductFacts, rule: TierRule): TierAssignment | null {
  const warning = conductWarning(facts, rule);
  const isWarned = standing.tier === 'RISK_WARNING';
  if (warning !== null) return isWarned ? null : { tier: 'RISK_WARNING', reason: warning, ruleVersion: rule.version };
  if (!isWarned || !standing.assignedByRule) return null;
  return {
    tier: standing.previousTier ?? 'STANDARD',
    reason: 'nothing left that calls for a warning',
    ruleVersion: rule.version,
  };
}

function warningReason(facts: TierFacts, rule: TierRule): string | null {
  if (facts.onWatchList) return 'on the watch list';
  const { grade } = rule.riskWarning;
  return (
    conductWarning(facts, rule) ??
    (facts.grade !== null && facts.grade >= grade ? `grade ${facts.grade}, the warning begins at ${grade}` : null)
  );
}

function conductWarning({ daysPastDue, openRedAlerts }: ConductFacts, { riskWarning }: TierRule): string | null {
  if (daysPastDue >= riskWarning.daysPastDue)
    return `${daysPastDue} days past due, the limit is ${riskWarning.daysPastDue}`;
  if (openRedAlerts >= riskWarning.openRedAlerts)
    return `open RED alerts: ${openRedAlerts}, the warning begins at ${riskWarning.openRedAlerts}`;
  return null;
}

function meets(facts: TierFacts, requirement: TierRequirement): boolean {
  return (
    facts.grade !== null &&
    facts.grade <= requirement.worstGrade &&
    facts.relationshipYears >= requirement.relationshipYears
  );
}

function meritReason(facts: TierFacts): string {
  return `grade ${facts.grade} after ${facts.relationshipYears} years`;
}
