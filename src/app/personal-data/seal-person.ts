import type { PersonTable, PersonalColumn } from '../../domain/personal-data/personal-columns.ts';
import type { NewPersonKey } from '../../persistence/personal-data/person-key.repository.ts';
import { insertPersonKeys } from '../../persistence/personal-data/person-key.repository.ts';
import { sealValue } from '../../security/personal-data/key-ring.ts';
import type { KeyRing, Person } from '../../security/personal-data/key-ring.ts';
import type { CommandContext } from '../command/command.ts';

type Values<Table extends PersonTable> = Readonly<Record<PersonalColumn<Table>, string | null>>;
/** The same columns enciphered; what is null stays so. */
export type SealedValues<Given> = {
  readonly [Column in keyof Given]: null extends Given[Column] ? string | null : string;
};

/** A person's data enciphered under a new key, and the key to be kept in the same transaction. */
export function sealPerson<Given extends Readonly<Record<string, string | null>>>(
  keys: KeyRing,
  person: Person,
  values: Given,
): { key: NewPersonKey; sealed: SealedValues<Given> } {
  const { key, wrapped } = keys.newKey(person);
  return {
    key: {
      person_id: person.id,
      person_table: person.table,
      institution_id: person.institutionId,
      wrapped: wrapped.wrapped,
      kek_id: wrapped.kekId,
    },
    sealed: sealValues(key, person, values),
  };
}

/** A person's data enciphered under the key it has. */
export function sealValues<Given extends Readonly<Record<string, string | null>>>(
  key: Buffer,
  person: Person,
  values: Given,
): SealedValues<Given> {
  return Object.fromEntries(
    Object.entries(values).map(([column, value]) => [
      column,
      value === null ? null : sealValue(key, person, column as PersonalColumn, value),
    ]),
  ) as SealedValues<Given>;
}

/** The columns of a row that a command adds, enciphered; its key is kept with it. */
export async function sealNewPerson<Table extends PersonTable, Given extends Values<Table>>(
  context: CommandContext,
  table: Table,
  id: string,
  values: Given,
): Promise<SealedValues<Given>> {
  const { key, sealed } = sealPerson(context.keys, { institutionId: context.institutionId, table, id }, values);
  await insertPersonKeys(context.query, [key]);
  return sealed;
}
