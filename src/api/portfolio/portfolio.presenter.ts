import { SEVERITIES, SEVERITY_WEIGHTS } from '../../domain/warning/severity.ts';
import type { ClientCriteria } from '../../persistence/client/client.repository.ts';
import type {
  AlertActivity,
  AlertTotals,
  ClientTotals,
  ExposureTotals,
  TotalsGroup,
} from '../../persistence/portfolio/portfolio.repository.ts';
import { writeCursor } from '../../realtime/cursor.ts';
import type { StreamStart } from '../../realtime/cursor.ts';
import type { MoneyType } from '../shared/money.type.ts';
import type {
  AlertActivityType,
  IndustryTotalsType,
  PortfolioType,
  SegmentTotalsType,
  SeverityCountType,
  UnitTotalsType,
} from './portfolio.type.ts';

/** Grouped totals of one book in one snapshot. */
export interface PortfolioTotals {
  readonly criteria: ClientCriteria;
  readonly clients: readonly ClientTotals[];
  readonly alerts: readonly AlertTotals[];
  readonly exposures: readonly ExposureTotals[];
  readonly start: StreamStart;
}

export function presentPortfolio(totals: PortfolioTotals): PortfolioType {
  const { criteria, clients, alerts, exposures, start } = totals;
  const whole = exposures.filter((row) => row.by === 'ALL');
  return {
    criteria,
    clientCount: clients.find((row) => row.by === 'ALL')?.clients ?? 0,
    countsByTier: of('TIER', clients).map((row) => ({ tier: row.tier!, clientCount: row.clients })),
    countsByStage: of('STAGE', clients).map((row) => ({ stage: row.stage!, clientCount: row.clients })),
    bySegment: of('SEGMENT', clients).map((row) => presentSegment(row, totals)),
    byIndustry: of('INDUSTRY', clients)
      .map((row) => presentIndustry(row, totals))
      .sort((a, b) => b.alertWeight - a.alertWeight),
    byUnit: of('UNIT', clients)
      .map((row) => presentUnitTotals(row, totals))
      .sort((a, b) => b.alertWeight - a.alertWeight),
    openAlertsBySeverity: bySeverity(of('ALL', alerts)),
    exposure: whole.map(money),
    exposureUnderAlert: whole.flatMap(({ under_alert: amount, currency }) =>
      amount === null ? [] : [{ amount, currency }],
    ),
    alertCursor: writeCursor(start.position, start.seen),
  };
}

function presentSegment({ segment, clients }: ClientTotals, totals: PortfolioTotals): SegmentTotalsType {
  const isOfIt = (row: { segment: string | null }): boolean => row.segment === segment;
  return {
    segment: segment!,
    clientCount: clients,
    exposure: of('SEGMENT', totals.exposures).filter(isOfIt).map(money),
    openAlertsBySeverity: bySeverity(of('SEGMENT', totals.alerts).filter(isOfIt)),
  };
}

function presentIndustry(
  { industry_code: industryCode, clients }: ClientTotals,
  totals: PortfolioTotals,
): IndustryTotalsType {
  const isOfIt = (row: { industry_code: string | null }): boolean => row.industry_code === industryCode;
  const alerts = of('INDUSTRY', totals.alerts).filter(isOfIt);
  return {
    industryCode,
    clientCount: clients,
    exposure: of('INDUSTRY', totals.exposures).filter(isOfIt).map(money),
    openAlertsBySeverity: bySeverity(alerts),
    alertWeight: weightOf(alerts),
  };
}

function presentUnitTotals({ unit_id: unitRowId, clients }: ClientTotals, totals: PortfolioTotals): UnitTotalsType {
  const isOfIt = (row: { unit_id: string | null }): boolean => row.unit_id === unitRowId;
  const alerts = of('UNIT', totals.alerts).filter(isOfIt);
  return {
    unitRowId: unitRowId!,
    clientCount: clients,
    exposure: of('UNIT', totals.exposures).filter(isOfIt).map(money),
    openAlertsBySeverity: bySeverity(alerts),
    alertWeight: weightOf(alerts),
  };
}

/** Each severity, the gravest first; none left out. */
export function presentActivity(rows: readonly AlertActivity[]): AlertActivityType[] {
  return SEVERITIES.map((severity) => {
    const row = rows.find((one) => one.severity === severity);
    return {
      severity,
      raisedCount: row?.raised ?? 0,
      closedCount: row?.closed ?? 0,
      acknowledgedCount: row?.acknowledged ?? 0,
      medianHoursToAcknowledge: row?.median_hours ?? null,
      medianHoursDemanded: row?.target_hours ?? null,
    };
  }).reverse();
}

function weightOf(alerts: readonly AlertTotals[]): number {
  return alerts.reduce((sum, row) => sum + row.alerts * SEVERITY_WEIGHTS[row.severity], 0);
}

function bySeverity(rows: readonly AlertTotals[]): SeverityCountType[] {
  return SEVERITIES.map((severity) => ({
    severity,
    alertCount: rows.find((row) => row.severity === severity)?.alerts ?? 0,
  })).reverse();
}

function of<Row extends { readonly by: TotalsGroup }>(group: TotalsGroup, rows: readonly Row[]): Row[] {
  return rows.filter((row) => row.by === group);
}

function money({ amount, currency }: ExposureTotals): MoneyType {
  return { amount, currency };
}
