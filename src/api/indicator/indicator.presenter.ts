import type { IndicatorRow } from '../../persistence/indicator/indicator.repository.ts';
import { toGlobalId } from '../shared/global-id.ts';
import type { IndicatorType } from './indicator.type.ts';

export function presentIndicator(row: IndicatorRow): IndicatorType {
  return {
    id: toGlobalId('Indicator', row.id),
    code: row.code,
    name: row.name,
    description: row.description,
    unit: row.unit,
    direction: row.direction,
    source: row.source,
    formula: row.formula,
    builtIn: row.built_in,
  };
}
