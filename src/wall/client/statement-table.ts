import type { AuditOpinion, StatementSection } from '../../../schema/generated/graphql.ts';

/** By what the amounts of a table are divided. */
export type Scale = 'UNITS' | 'THOUSANDS' | 'MILLIONS';

export const DIVISORS: Readonly<Record<Scale, number>> = { UNITS: 1, THOUSANDS: 1_000, MILLIONS: 1_000_000 };

/** The least of the greatest amount at which a scale still leaves three digits to it. */
const FROM: readonly (readonly [Scale, number])[] = [
  ['MILLIONS', 100_000_000],
  ['THOUSANDS', 100_000],
];
const SECTIONS: readonly StatementSection[] = ['INCOME', 'BALANCE_SHEET', 'CASH_FLOW', 'MEMO'];

export interface Statement {
  readonly id: string;
  readonly periodEnd: string;
  readonly periodMonths: number;
  readonly currency: string;
  readonly auditOpinion: AuditOpinion;
  readonly version: number;
  readonly lines: readonly {
    readonly code: string;
    readonly name: string;
    readonly section: StatementSection;
    readonly value: string;
    readonly derived: boolean;
  }[];
}

export interface StatementCell {
  readonly value: number;
  readonly derived: boolean;
}

export interface StatementRow {
  readonly code: string;
  readonly name: string;
  /** One a statement; null where that one has no such line. */
  readonly cells: readonly (StatementCell | null)[];
}

export interface StatementTable {
  readonly scale: Scale;
  readonly sections: readonly { readonly section: StatementSection; readonly rows: readonly StatementRow[] }[];
}

/** The statements side by side: each line that any of them has, in the order of the chart. */
export function statementTable(statements: readonly Statement[]): StatementTable {
  const byStatement = statements.map(({ lines }) => new Map(lines.map((line) => [line.code, line])));
  const rows = linesOf(statements).map(({ code, name, section }) => {
    const cells = byStatement
      .map((lines) => lines.get(code))
      .map((line) => (line === undefined ? null : { value: Number(line.value), derived: line.derived }));
    return { code, name, section, cells };
  });
  const sections = SECTIONS.map((section) => ({
    section,
    rows: rows.filter((row) => row.section === section).map(({ code, name, cells }) => ({ code, name, cells })),
  }));
  return {
    scale: scaleOf(rows.flatMap(({ cells }) => cells.map((cell) => cell?.value ?? 0))),
    sections: sections.filter(({ rows: own }) => own.length > 0),
  };
}

/** A line that an older statement alone has stands after the line it follows there. */
function linesOf(statements: readonly Statement[]): Statement['lines'][number][] {
  const found: Statement['lines'][number][] = [];
  for (const { lines } of statements) {
    let last = -1;
    for (const line of lines) {
      const known = found.findIndex(({ code }) => code === line.code);
      last = known === -1 ? last + 1 : known;
      if (known === -1) found.splice(last, 0, line);
    }
  }
  return found;
}

export function scaleOf(values: readonly number[]): Scale {
  const greatest = Math.max(0, ...values.map(Math.abs));
  return FROM.find(([, from]) => greatest >= from)?.[0] ?? 'UNITS';
}
