/** How bad a warning is, from mild to grave. */
export const SEVERITIES = ['YELLOW', 'ORANGE', 'RED'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The place of a severity in the order, 0 the mildest: what lists are sorted by. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** The graver of the two. */
export function graver(a: Severity, b: Severity): Severity {
  return severityRank(a) >= severityRank(b) ? a : b;
}

/** What an alert counts in a severity-weighted sum: one step graver outweighs two alerts of the step below. */
export const SEVERITY_WEIGHTS: Readonly<Record<Severity, number>> = { YELLOW: 1, ORANGE: 3, RED: 9 };
