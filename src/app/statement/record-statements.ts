import { sql } from 'kysely';
import { Decimal } from '../../domain/shared/decimal.ts';
import type { Failure } from '../../domain/shared/result.ts';
import { deriveLines } from '../../domain/statement/derive-lines.ts';
import type { StatementInput, ValidStatement } from '../../domain/statement/statement.ts';
import { validateStatement } from '../../domain/statement/validate-statement.ts';
import { insertStatementVersions } from '../../persistence/statement/statement.repository.ts';
import type { StatementVersionRow } from '../../persistence/statement/statement.repository.ts';
import { newId } from '../../persistence/tenant.ts';
import type { CommandContext } from '../command/command.ts';
import { lockClients } from '../command/locks.ts';
import { recordValues } from '../observation/record-values.ts';
import type { NewValue } from '../observation/record-values.ts';
import type { Judgement } from '../warning/judge-rules.ts';
import { computeValues } from './compute-values.ts';
import { loadCatalogue } from './load-catalogue.ts';
import { ClientStatements } from './client-statements.ts';
import type { CurrentStatement } from './client-statements.ts';

/** A statement to record for a client that the caller has authorised. */
export interface StatementToRecord {
  readonly clientId: string;
  readonly statement: StatementInput;
  /** Where it came from: a user's entry, a file. */
  readonly source: string;
}

export type StatementOutcome =
  | { readonly kind: 'REJECTED'; readonly failure: Failure }
  /** The same statement is the current version already; nothing was written. */
  | { readonly kind: 'UNCHANGED'; readonly versionId: string }
  | { readonly kind: 'RECORDED' | 'RESTATED'; readonly versionId: string; readonly warnings: readonly string[] };

export interface RecordedStatements {
  /** One for each given statement, in order. */
  readonly outcomes: readonly StatementOutcome[];
  readonly observations: number;
  readonly judgements: readonly Judgement[];
}

/**
 * Records statements: validates, derives what follows by identity, adds a version (a restatement never overwrites),
 * computes every indicator that looks at it, and judges the rules that watch those.
 */
export async function recordStatements(
  context: CommandContext,
  given: readonly StatementToRecord[],
): Promise<RecordedStatements> {
  const clientIds = [...new Set(given.map(({ clientId }) => clientId))];
  await lockClients(context, clientIds);
  const [catalogue, statements] = [
    await loadCatalogue(context.query),
    await ClientStatements.load(context.query, clientIds),
  ];
  const outcomes: StatementOutcome[] = [];
  const versions: StatementVersionRow[] = [];
  const values = new Map<string, NewValue>();
  for (const { index, clientId, statement, source } of inPeriodOrder(given)) {
    const validated = validateStatement(statement);
    if (!validated.ok) {
      outcomes[index] = { kind: 'REJECTED', failure: validated.failure };
      continue;
    }
    const entered = enter(statements, clientId, validated.value);
    outcomes[index] = entered.outcome;
    if (entered.version === null) continue;
    versions.push({ clientId, basis: statement.basis, source, warnings: entered.warnings, current: entered.version });
    for (const value of computeValues(
      catalogue,
      clientId,
      statements.series(clientId, statement.basis),
      entered.version.id,
    )) {
      values.set(
        `${clientId} ${statement.basis} ${value.asOf} ${value.statementVersionId} ${value.indicatorCode}`,
        value,
      );
    }
  }
  await insertStatementVersions(context.query, context.institutionId, versions, {
    actorId: context.actor.userId,
    recordedAt: context.recordedAt,
  });
  const fresh = await withoutKnown(
    context,
    [...values.values()],
    new Set(versions.map((version) => version.current.id)),
  );
  const { recorded, judgements } = await recordValues(context, fresh);
  return { outcomes, observations: recorded, judgements };
}

/** Earlier periods first, so that growth and trailing years find what they look back at. */
function inPeriodOrder(given: readonly StatementToRecord[]): (StatementToRecord & { index: number })[] {
  const key = ({ statement }: StatementToRecord): string => `${statement.periodEnd} ${statement.periodStart}`;
  return given
    .map((one, index) => ({ ...one, index }))
    .toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : a.index - b.index));
}

function enter(
  statements: ClientStatements,
  clientId: string,
  valid: ValidStatement,
): { outcome: StatementOutcome; version: CurrentStatement | null; warnings: readonly string[] } {
  const known = statements.find(clientId, valid.basis, valid.periodStart, valid.periodEnd);
  const { lines, derived } = deriveLines(valid.lines);
  const derivedLines = derived.map(({ code }) => code);
  if (known !== undefined && isSame(known, valid, lines))
    return { outcome: { kind: 'UNCHANGED', versionId: known.id }, version: null, warnings: [] };
  const version: CurrentStatement = {
    id: newId(),
    statementId: known?.statementId ?? newId(),
    version: (known?.version ?? 0) + 1,
    periodStart: valid.periodStart,
    periodEnd: valid.periodEnd,
    periodMonths: valid.periodMonths,
    currency: valid.currency,
    auditOpinion: valid.audited,
    lines,
    derivedLines,
  };
  statements.put(clientId, valid.basis, version);
  const warnings = valid.warnings.map((warning) => warning.message);
  return {
    outcome: { kind: known === undefined ? 'RECORDED' : 'RESTATED', versionId: version.id, warnings },
    version,
    warnings,
  };
}

function isSame(known: CurrentStatement, valid: ValidStatement, lines: Readonly<Record<string, string>>): boolean {
  if (known.currency !== valid.currency || known.auditOpinion !== valid.audited) return false;
  const codes = Object.keys(lines);
  return (
    codes.length === Object.keys(known.lines).length &&
    codes.every((code) => known.lines[code] !== undefined && new Decimal(known.lines[code]).equals(lines[code]!))
  );
}

/** A statement that was not touched keeps the observations whose values came out as before. */
async function withoutKnown(
  { query }: CommandContext,
  values: readonly NewValue[],
  touched: ReadonlySet<string>,
): Promise<NewValue[]> {
  const again = values.filter((value) => !touched.has(value.statementVersionId!));
  if (again.length === 0) return [...values];
  // By series, whose index leads to each; through the version alone every observation would be read.
  const { rows } = await sql<{
    statement_version_id: string;
    code: string;
    value: string | null;
    null_reason: string | null;
  }>`
    select g.version_id as statement_version_id, g.code, o.value, o.null_reason
    from unnest(${again.map((value) => value.clientId)}::uuid[], ${again.map((value) => value.indicatorCode)}::text[],
      ${again.map((value) => value.asOf)}::date[], ${again.map((value) => value.statementVersionId)}::uuid[])
      as g (client_id, code, as_of, version_id)
    join indicator i on i.code = g.code cross join lateral (
      select value, null_reason from observation where subject_id = g.client_id and indicator_id = i.id
        and as_of = g.as_of and statement_version_id = g.version_id
      order by as_of desc, recorded_at desc, id desc limit 1
    ) as o`.execute(query);
  const known = new Map(rows.map((row) => [`${row.statement_version_id} ${row.code}`, row]));
  return values.filter((value) => {
    const before = touched.has(value.statementVersionId!)
      ? undefined
      : known.get(`${value.statementVersionId} ${value.indicatorCode}`);
    if (before === undefined) return true;
    return before.value === null || value.value === null
      ? before.null_reason !== value.nullReason
      : !new Decimal(before.value).equals(value.value);
  });
}
