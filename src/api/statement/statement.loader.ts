import { declareNode } from '../shared/node.ts';
import { presentStatement } from './statement.presenter.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import {
  findStatementsOfClients,
  findVersionsById,
  findVersionsOfStatements,
} from '../../persistence/statement/statement-read.repository.ts';
import type { StatementCriteria, StatementRow } from '../../persistence/statement/statement-read.repository.ts';
import { batchByArguments, manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Versions of statements by row id; null where there is none that the viewer's units cover. */
export const statementVersionById: LoaderDefinition<string, StatementRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findVersionsById(query, UnitScope.of(actor, STAFF_AND_WALL), ids), (row) => row.id),
};

/** All versions of a statement, newest first, by the statement's row id. */
export const versionsOfStatement: LoaderDefinition<string, StatementRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findVersionsOfStatements(query, ids), (row) => row.statementId),
};

/** A client's statements under criteria. */
export const statementsOfClient = batchByArguments<StatementCriteria, StatementRow[]>(
  async ({ query }, clientIds, criteria) =>
    manyByKey(clientIds, await findStatementsOfClients(query, clientIds, criteria), (row) => row.clientId),
);

export const STATEMENT_NODE = declareNode(
  'FinancialStatement',
  'statement_version',
  statementVersionById,
  presentStatement,
);
