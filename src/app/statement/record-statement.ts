import { FRONT_AND_RISK } from '../../security/duty-sets.ts';
import { ok } from '../../domain/shared/result.ts';
import type { StatementInput } from '../../domain/statement/statement.ts';
import { authoriseClient } from '../command/authorise.ts';
import type { ClientKey } from '../command/authorise.ts';
import { defineCommand } from '../command/command.ts';
import { countRaised } from '../observation/record-values.ts';
import { recordStatements } from './record-statements.ts';

export interface RecordStatement extends ClientKey {
  readonly statement: StatementInput;
}

/** Records one statement as a user enters it; the same period again is a restatement. */
export const recordStatement = defineCommand(
  { name: 'recordStatement', duties: FRONT_AND_RISK, reach: 'UNIT' },
  async (context, { statement, ...key }: RecordStatement) => {
    const client = await authoriseClient(context, key);
    if (!client.ok) return client;
    const { outcomes, observations, judgements } = await recordStatements(context, [
      { clientId: client.value.id, statement, source: 'ENTRY' },
    ]);
    const outcome = outcomes[0]!;
    if (outcome.kind === 'REJECTED') return { ok: false, failure: outcome.failure };
    context.audit.addFigures({
      statement: outcome.kind,
      statementVersionId: outcome.versionId,
      observations,
      alertsRaised: countRaised(judgements),
    });
    return ok({
      kind: outcome.kind,
      versionId: outcome.versionId,
      warnings: outcome.kind === 'UNCHANGED' ? [] : outcome.warnings,
      observations,
      alertsRaised: countRaised(judgements),
      alertIds: [...new Set(judgements.map((judgement) => judgement.alertId))],
    });
  },
);
