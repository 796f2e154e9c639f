import { declareNode } from '../shared/node.ts';
import { presentIndicator } from './indicator.presenter.ts';
import { findIndicatorsByCode, findIndicatorsById } from '../../persistence/indicator/indicator.repository.ts';
import type { IndicatorRow } from '../../persistence/indicator/indicator.repository.ts';
import { oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Indicators by row id; null where there is none. */
export const indicatorById: LoaderDefinition<string, IndicatorRow | null> = {
  batch: async ({ query }, ids) => oneByKey(ids, await findIndicatorsById(query, ids), (row) => row.id),
};

/** Indicators by code; null where there is none. */
export const indicatorByCode: LoaderDefinition<string, IndicatorRow | null> = {
  batch: async ({ query }, codes) => oneByKey(codes, await findIndicatorsByCode(query, codes), (row) => row.code),
};

export const INDICATOR_NODE = declareNode('Indicator', 'indicator', indicatorById, presentIndicator);
