import { LINE_ITEMS } from '../../domain/statement/line-item.ts';
import type { StatementRow } from '../../persistence/statement/statement-read.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { FinancialStatementType, StatementLineType } from './statement.type.ts';

export function presentStatement(row: StatementRow): FinancialStatementType {
  return {
    id: toGlobalId('FinancialStatement', row.id),
    statementRowId: row.statementId,
    clientRowId: row.clientId,
    basis: row.basis,
    periodStart: row.periodStart,
    periodEnd: row.periodEnd,
    periodMonths: row.periodMonths,
    version: row.version,
    current: row.version === row.currentVersion,
    currency: row.currency,
    auditOpinion: row.auditOpinion,
    lines: presentLines(row),
    notes: row.notes,
    source: row.source,
    recordedAt: row.recordedAt,
  };
}

/** The lines of a version in the order of the chart; only those of `codes` where they are given. */
export function presentLines(
  { lines, derivedLines }: Pick<StatementRow, 'lines' | 'derivedLines'>,
  codes: readonly string[] | null = null,
): StatementLineType[] {
  const wanted = LINE_ITEMS.filter(({ code }) => lines[code] !== undefined && (codes === null || codes.includes(code)));
  return wanted.map(({ code, name, section }) => ({
    code,
    name,
    section,
    value: lines[code]!,
    derived: derivedLines.includes(code),
  }));
}
