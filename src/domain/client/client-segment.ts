/**
 * What kind of borrower a client is: thresholds, scorecards and statement formats are chosen by it. SOVEREIGN covers
 * states and their agencies.
 */
export const CLIENT_SEGMENTS = ['CORPORATE', 'SME', 'PROJECT_FINANCE', 'FINANCIAL_INSTITUTION', 'SOVEREIGN'] as const;
export type ClientSegment = (typeof CLIENT_SEGMENTS)[number];
