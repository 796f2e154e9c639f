/** How the bank values and treats a client, independent of stage; RISK_WARNING outranks every merit. */
export const CLIENT_TIERS = ['CORE', 'QUALITY', 'STANDARD', 'RISK_WARNING'] as const;
export type ClientTier = (typeof CLIENT_TIERS)[number];

/** What the tier is decided on; `grade` is the rank on the master scale, 1 the best, null while the client is unrated. */
export interface TierFacts {
  readonly grade: number | null;
  readonly daysPastDue: number;
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
  /** From so many days past due, or from this grade on downwards, a client is in RISK_WARNING. */
  readonly riskWarning: { readonly daysPastDue: number; readonly grade: number };
  readonly core: TierRequirement;
  readonly quality: TierRequirement;
}

/** The rule a fresh install starts with, on a master scale of ten performing grades. */
export const DEFAULT_TIER_RULE: TierRule = {
  version: '1',
  riskWarning: { daysPastDue: 30, grade: 8 },
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
  return { tier: 'STANDARD', reason: facts.grade === null ? 'not rated yet' : meritReason(facts), ruleVersion: rule.version };
}

function warningReason(facts: TierFacts, { riskWarning }: TierRule): string | null {
  if (facts.onWatchList) return 'on the watch list';
  if (facts.daysPastDue >= riskWarning.daysPastDue) return `${facts.daysPastDue} days past due, the limit is ${riskWarning.daysPastDue}`;
  if (facts.grade !== null && facts.grade >= riskWarning.grade) return `grade ${facts.grade}, the warning begins at ${riskWarning.grade}`;
  return null;
}

function meets(facts: TierFacts, requirement: TierRequirement): boolean {
  return facts.grade !== null && facts.grade <= requirement.worstGrade && facts.relationshipYears >= requirement.relationshipYears;
}

function meritReason(facts: TierFacts): string {
  return `grade ${facts.grade} after ${facts.relationshipYears} years`;
}
