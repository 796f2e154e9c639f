/** What a user may be charged with; a duty is held in an organisation unit and covers its subtree. */
export const DUTIES = [
  'RELATIONSHIP_MANAGER',
  'CREDIT_OFFICER',
  'RISK_MANAGER',
  'AUDITOR',
  'WALL_DISPLAY',
  'PARTNER',
  'ADMINISTRATOR',
] as const;
export type Duty = (typeof DUTIES)[number];
