import { compileCatalogue } from '../../domain/indicator/compile-catalogue.ts';
import type { CompiledCatalogue } from '../../domain/indicator/compile-catalogue.ts';
import type { IndicatorDefinition } from '../../domain/indicator/indicator.ts';
import type { Query } from '../../persistence/orm.ts';

const CATALOGUES_KEPT = 50;

/** Compiled catalogues by what they were compiled from: institutions that define the same share one. */
const compiled = new Map<string, CompiledCatalogue>();

/** The institution's indicators, ready to be computed. */
export async function loadCatalogue(query: Query): Promise<CompiledCatalogue> {
  const definitions: IndicatorDefinition[] = await query
    .selectFrom('indicator')
    .select(['code', 'name', 'unit', 'direction', 'description', 'source', 'formula'])
    .orderBy('code')
    .execute();
  const key = JSON.stringify(definitions.map((definition) => [definition.code, definition.unit, definition.formula]));
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const catalogue = compileCatalogue(definitions);
  if (!catalogue.ok) throw new Error(`The stored indicators do not compile: ${catalogue.failure.message}`);
  if (compiled.size >= CATALOGUES_KEPT) compiled.delete(compiled.keys().next().value!);
  compiled.set(key, catalogue.value);
  return catalogue.value;
}
