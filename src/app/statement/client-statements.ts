import { StatementSeries } from '../../domain/indicator/formula/statement-series.ts';
import type { SeriesStatement } from '../../domain/indicator/formula/statement-series.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import type { Query } from '../../persistence/orm.ts';

/** A statement in the version that counts now. */
export interface CurrentStatement extends SeriesStatement {
  readonly statementId: string;
  readonly version: number;
  readonly auditOpinion: AuditOpinion;
  readonly derivedLines: readonly string[];
}

/** The statements of clients, by client and basis, growing as a batch records more. */
export class ClientStatements {
  readonly #byKey = new Map<string, CurrentStatement[]>();

  static async load(query: Query, clientIds: readonly string[]): Promise<ClientStatements> {
    const statements = new ClientStatements();
    const rows = await query
      .selectFrom('financial_statement as s')
      .innerJoin('statement_version as v', (join) =>
        join.onRef('v.statement_id', '=', 's.id').onRef('v.version', '=', 's.current_version'),
      )
      .select([
        's.client_id',
        's.basis',
        's.id as statementId',
        's.period_start as periodStart',
        's.period_end as periodEnd',
        's.period_months as periodMonths',
        'v.id',
        'v.version',
        'v.currency',
        'v.lines',
        'v.derived_lines as derivedLines',
        'v.audit_opinion as auditOpinion',
      ])
      .where('s.client_id', '=', (where) => where.fn.any(where.val([...clientIds])))
      .execute();
    for (const { client_id, basis, ...statement } of rows) statements.put(client_id, basis, statement);
    return statements;
  }

  /** The statement of exactly this period; undefined where there is none. */
  find(clientId: string, basis: StatementBasis, periodStart: string, periodEnd: string): CurrentStatement | undefined {
    return this.#of(clientId, basis).find(
      (statement) => statement.periodStart === periodStart && statement.periodEnd === periodEnd,
    );
  }

  /** Adds a statement, or puts a newer version in place of the one of the same period. */
  put(clientId: string, basis: StatementBasis, statement: CurrentStatement): void {
    const others = this.#of(clientId, basis).filter((other) => other.statementId !== statement.statementId);
    this.#byKey.set(`${clientId} ${basis}`, [...others, statement]);
  }

  series(clientId: string, basis: StatementBasis): StatementSeries {
    return new StatementSeries(this.#of(clientId, basis));
  }

  /** Every series of the book with its client. */
  allSeries(): { clientId: string; series: StatementSeries }[] {
    return [...this.#byKey].map(([key, statements]) => ({
      clientId: key.split(' ')[0]!,
      series: new StatementSeries(statements),
    }));
  }

  #of(clientId: string, basis: StatementBasis): readonly CurrentStatement[] {
    return this.#byKey.get(`${clientId} ${basis}`) ?? [];
  }
}
