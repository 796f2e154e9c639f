import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Failure } from '../../domain/shared/result.ts';
import type { AuditOpinion, StatementBasis } from '../../domain/statement/statement.ts';
import { importClients } from '../client/import-clients.ts';
import { defineCommand } from '../command/command.ts';
import { countRaised } from '../observation/record-values.ts';
import { recordStatements } from './record-statements.ts';
import type { StatementToRecord } from './record-statements.ts';

/** A statement of a file, with what the file says of its client. */
export interface ImportedStatement {
  readonly client: {
    readonly reference: string;
    readonly name: string;
    readonly segment: ClientSegment;
    readonly industryCode: string | null;
    readonly country: string | null;
    /** The unit of a client that is new; the root unit where it is left out. */
    readonly unitCode?: string | null;
  };
  readonly basis: StatementBasis;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly currency: string;
  readonly auditOpinion: AuditOpinion;
  /** Line code to amount. */
  readonly lines: Readonly<Record<string, string>>;
  readonly source: string;
}

export interface ImportStatements {
  readonly statements: readonly ImportedStatement[];
}

/**
 * Records a batch of a file: clients that are new are entered, statements that are known and the same are left alone.
 */
export const importStatements = defineCommand(
  { name: 'importStatements', reach: 'SYSTEM' },
  async (context, { statements }: ImportStatements) => {
    const clients = await importClients(
      context,
      statements.map(({ client }) => client),
    );
    const rejected: { index: number; failure: Failure }[] = [];
    const toRecord: (StatementToRecord & { index: number })[] = [];
    statements.forEach((one, index) => {
      const clientId = clients.idByReference.get(one.client.reference);
      if (clientId === undefined)
        return void rejected.push({
          index,
          failure: fail('UNIT_NOT_FOUND', `There is no unit ${one.client.unitCode}.`, 'client.unitCode').failure,
        });
      const lines = Object.entries(one.lines).map(([code, value]) => ({ code, value }));
      toRecord.push({
        index,
        clientId,
        source: one.source,
        statement: {
          basis: one.basis,
          audited: one.auditOpinion,
          periodStart: one.periodStart,
          periodEnd: one.periodEnd,
          currency: one.currency,
          lines,
        },
      });
    });
    const { outcomes, observations, judgements } = await recordStatements(context, toRecord);
    outcomes.forEach((outcome, place) => {
      if (outcome.kind === 'REJECTED') rejected.push({ index: toRecord[place]!.index, failure: outcome.failure });
    });
    const count = (kind: string): number => outcomes.filter((outcome) => outcome.kind === kind).length;
    const figures = {
      clientsCreated: clients.created,
      recorded: count('RECORDED'),
      restated: count('RESTATED'),
      unchanged: count('UNCHANGED'),
      observations,
      alertsRaised: countRaised(judgements),
    };
    context.audit.addFigures({ ...figures, rejected: rejected.length });
    return ok({ ...figures, rejected });
  },
);
