import type { Severity, WallQuery, WallUnitsQuery } from '../../schema/generated/graphql.ts';
import { SEVERITIES } from './alert-status.ts';
import { nameOf } from './words.ts';
import type { Language } from './words.ts';

export type WallUnit = WallUnitsQuery['organisationUnits']['nodes'][number];
type UnitTotals = NonNullable<WallQuery['portfolio']>['byUnit'][number];

/** A unit with those below it: what a head office looks at. */
export interface UnitNode {
  readonly code: string;
  readonly name: string;
  /** How many of the units shown stand above it. */
  readonly depth: number;
  readonly clientCount: number;
  readonly alertWeight: number;
  readonly bySeverity: readonly { readonly severity: Severity; readonly alertCount: number }[];
}

/**
 * The units that have clients, themselves or below them, as a tree read from the top, the heaviest of each level first.
 */
export function unitTree(totals: readonly UnitTotals[], units: readonly WallUnit[], language: Language): UnitNode[] {
  const sums = units
    .map((unit) => ({ unit, own: totals.filter((one) => isWithin(one.unit.path, unit.path)) }))
    .filter(({ own }) => own.length > 0);
  const nodes = sums.map(({ unit, own }) => ({
    path: unit.path,
    node: {
      code: unit.code,
      name: nameOf(unit, language),
      depth: sums.filter((other) => other.unit.path !== unit.path && isWithin(unit.path, other.unit.path)).length,
      clientCount: own.reduce((sum, { clientCount }) => sum + clientCount, 0),
      alertWeight: own.reduce((sum, { alertWeight }) => sum + alertWeight, 0),
      bySeverity: SEVERITIES.map((severity) => ({
        severity,
        alertCount: own.reduce(
          (sum, one) => sum + (one.openAlertsBySeverity.find((count) => count.severity === severity)?.alertCount ?? 0),
          0,
        ),
      })),
    },
  }));
  const below = (path: string | null, depth: number): UnitNode[] =>
    nodes
      .filter(({ node, path: own }) => node.depth === depth && (path === null || isWithin(own, path)))
      .sort((one, other) => other.node.alertWeight - one.node.alertWeight)
      .flatMap(({ node, path: own }) => [node, ...below(own, depth + 1)]);
  return below(null, 0);
}

/** Paths end with a slash, and begin with that of the unit above. */
function isWithin(path: string, above: string): boolean {
  return path.startsWith(above);
}
