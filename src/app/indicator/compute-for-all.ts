import type { CompiledCatalogue } from '../../domain/indicator/compile-catalogue.ts';
import { dependencies } from '../../domain/indicator/formula-dependencies.ts';
import type { CommandContext } from '../command/command.ts';
import { recordValues } from '../observation/record-values.ts';
import { computeSome } from '../statement/compute-values.ts';
import { ClientStatements } from '../statement/client-statements.ts';

/** Few enough that the loop is free again between them. */
const CLIENTS_AT_ONCE = 100;

/** Computes an indicator, and those that build on it, at every statement of every client. */
export async function computeForAll(
  context: CommandContext,
  catalogue: CompiledCatalogue,
  code: string,
): Promise<void> {
  const codes = new Set(
    catalogue.ordered
      .filter(
        ({ definition, formula }) =>
          definition.code === code || dependencies(formula, catalogue.formulas).indicators.has(code),
      )
      .map(({ definition }) => definition.code),
  );
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const clients = await context.query
      .selectFrom('client')
      .select('id')
      .where('id', '>', after)
      .orderBy('id')
      .limit(CLIENTS_AT_ONCE)
      .execute();
    if (clients.length === 0) return;
    const statements = await ClientStatements.load(
      context.query,
      clients.map(({ id }) => id),
    );
    await recordValues(
      context,
      statements.allSeries().flatMap(({ clientId, series }) => computeSome(catalogue, clientId, series, codes)),
    );
    after = clients.at(-1)!.id;
  }
}
