import { declareNode } from '../shared/node.ts';
import { presentAlert } from './alert.presenter.ts';
import { STAFF_AND_WALL } from '../../security/duty-sets.ts';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import type { AlertCriteria } from '../../domain/warning/alert-event-filter.ts';
import {
  actionsOf,
  evidenceSaid,
  findObservationsById,
  newestEvidence,
  newestHistory,
} from '../../persistence/warning/alert-detail.repository.ts';
import type {
  AlertActionRow,
  AlertEvidenceRow,
  AlertHistoryRow,
  AlertSentence,
} from '../../persistence/warning/alert-detail.repository.ts';
import { findAlertsById, newestAlertsOf } from '../../persistence/warning/alert.repository.ts';
import type { AlertRow } from '../../persistence/warning/alert.repository.ts';
import type { ObservationReadRow } from '../../persistence/indicator/observation-read.repository.ts';
import { batchByArguments, manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Alerts by row id; null where there is none, or none on a client that the viewer's units cover. */
export const alertById: LoaderDefinition<string, AlertRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findAlertsById(query, UnitScope.of(actor, STAFF_AND_WALL), ids), (row) => row.id),
};

/** The newest alerts of clients the viewer has reached. */
export const alertsOfClient = batchByArguments<
  Pick<AlertCriteria, 'open' | 'statuses'> & { first: number },
  AlertRow[]
>(async ({ query }, ids, { first, ...criteria }) =>
  manyByKey(ids, await newestAlertsOf(query, ids, criteria, first), (row) => row.client_id),
);

/** The newest evidence of alerts the viewer has reached. */
export const evidenceOf = batchByArguments<{ first: number }, AlertEvidenceRow[]>(async ({ query }, ids, { first }) =>
  manyByKey(ids, await newestEvidence(query, ids, first), (row) => row.alert_id),
);

const sentenceKey = ({ alertId, sentence }: AlertSentence): string => `${alertId} ${sentence}`;

/**
 * The evidence that a sentence of an alert the viewer has reached was said of; none where it was said of nothing that
 * fired.
 */
export const evidenceBehind: LoaderDefinition<AlertSentence, AlertEvidenceRow[]> = {
  cacheKey: sentenceKey,
  batch: async ({ query }, asked) =>
    manyByKey(asked.map(sentenceKey), await evidenceSaid(query, asked), (row) =>
      sentenceKey({ alertId: row.alert_id, sentence: row.explanation }),
    ),
};

/** The newest history of alerts the viewer has reached. */
export const historyOf = batchByArguments<{ first: number }, AlertHistoryRow[]>(async ({ query }, ids, { first }) =>
  manyByKey(ids, await newestHistory(query, ids, first), (row) => row.alert_id),
);

/** The planned actions of alerts the viewer has reached. */
export const actionsOfAlert: LoaderDefinition<string, AlertActionRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await actionsOf(query, ids), (row) => row.alert_id),
};

/** Observations that evidence the viewer has reached stands on. */
export const observationById: LoaderDefinition<string, ObservationReadRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findObservationsById(query, ids), (row) => row.id),
};

export const ALERT_NODE = declareNode('Alert', 'alert', alertById, presentAlert);
