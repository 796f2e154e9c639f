import { findLatest, findSeries } from '../../persistence/indicator/observation-read.repository.ts';
import type {
  LatestCriteria,
  ObservationReadRow,
  SeriesCriteria,
} from '../../persistence/indicator/observation-read.repository.ts';
import { loadPeers } from '../../persistence/indicator/observation.repository.ts';
import type { PeerGroup, PeerValue } from '../../persistence/indicator/observation.repository.ts';
import { batchByArguments, manyByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** A stretch of a client's or facility's series, newest first. */
export const seriesOfSubject = batchByArguments<SeriesCriteria, ObservationReadRow[]>(
  async ({ query }, ids, criteria) => manyByKey(ids, await findSeries(query, ids, criteria), (row) => row.subjectId),
);

/** The newest observations of a client or facility. */
export const latestOfSubject = batchByArguments<LatestCriteria, ObservationReadRow[]>(
  async ({ query }, ids, criteria) => manyByKey(ids, await findLatest(query, ids, criteria), (row) => row.subjectId),
);

/** The newest values of an industry's clients for one indicator, ascending. */
export const peersOfIndustry: LoaderDefinition<PeerGroup, readonly PeerValue[]> = {
  cacheKey: ({ industryCode, indicatorId }) => `${industryCode} ${indicatorId}`,
  batch: async ({ query }, keys) => {
    const peers = await loadPeers(query, keys);
    return keys.map(({ industryCode, indicatorId }) => peers.get(`${industryCode} ${indicatorId}`) ?? []);
  },
};
