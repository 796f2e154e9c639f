import { writeFileSync } from 'node:fs';
import { isEnumType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { accessOf } from '../api/guard/field-access.ts';
import type { SchemaAccess } from '../api/guard/field-access.ts';
import { createSchema } from '../api/schema.ts';
import '../app/business-day/close-business-day.ts';
import { declaredCommands } from '../app/command/command.ts';
import type { Reach } from '../app/command/command.ts';
import '../app/facility/import-loans.ts';
import '../app/institution/set-institution-document-mode.ts';
import '../app/statement/import-statements.ts';
import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';

const YES = '●';
const INTRO = `A request acts for a user of one institution and cannot see any other: the database keeps institutions apart. Within the institution a user holds duties, each granted in an organisation unit and covering everything below it. ${YES} means that this duty alone is enough; an empty cell means FORBIDDEN. A command or field that is not listed is refused to everyone. Streams follow the same tables: fields are checked again for each event.`;
const SCOPES: Readonly<Record<Reach, string>> = {
  UNIT: 'the unit of each client affected, or the unit itself',
  INSTITUTION: 'the root unit',
  ANYWHERE: 'any unit',
  SYSTEM: 'no user: run by the system only',
};
const FIELDS_INTRO =
  'Where a type belongs to a client and its fields need different duties, the duty must cover the unit of that client. Elsewhere a duty held in any unit is enough, because the field that led there was already scoped. Lists and look-ups by key return only clients of units covered by a duty for the field.';

const INPUTS_INTRO =
  'A filter or an order reveals something about the fields it tests, so it requires the right to read them, under every duty that widens the result. Arguments that only select a record by key, a page, a date or a language test nothing and are not listed. The input of a mutation is governed by its command.';

const HEAD = DUTIES.map((duty) => duty.toLowerCase().replaceAll('_', ' '));

/** The permission matrix as a page: duties by commands, fields and inputs. */
export async function permissionsText(): Promise<string> {
  const schema = await createSchema();
  const access = accessOf(schema);
  return [
    `# Permissions\n\n${INTRO}\n`,
    `## Duties\n\n${table(['Duty', 'Description'], dutyRows(schema))}\n`,
    `## Commands\n\nThe last column states the separation of duties: who may not run the command despite holding the duty, because maker and checker must be two people.\n\n${table(['Command', ...HEAD, 'Duty held over', 'Separation of duties'], commandRows())}\n`,
    `## Fields\n\n${FIELDS_INTRO}\n\n${table(['Type', 'Fields', ...HEAD], fieldRows(schema, access))}\n`,
    `## Inputs\n\n${INPUTS_INTRO}\n\n${table(['Field', 'Argument', 'Tests', ...HEAD], inputRows(schema, access))}\n`,
  ].join('\n');
}

/** Writes `schema/permissions.md`. */
export async function writePermissions(path: string): Promise<void> {
  writeFileSync(path, await permissionsText());
}

function dutyRows(schema: GraphQLSchema): string[][] {
  const type = schema.getType('Duty');
  return DUTIES.map((duty) => [`\`${duty}\``, (isEnumType(type) ? type.getValue(duty)?.description : null) ?? '']);
}

function commandRows(): string[][] {
  return declaredCommands().map(({ name, duties, reach, separation }) => [
    `\`${name}\``,
    ...marks(duties),
    SCOPES[reach],
    separation ?? '',
  ]);
}

/** One row for the fields of a type that the same duties may read. */
function fieldRows(schema: GraphQLSchema, access: SchemaAccess): string[][] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  return types
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((type) => {
      const marksOf = (field: string): string[] => marks(access.get(`${type.name}.${field}`)!.duties);
      const groups = Map.groupBy(Object.keys(type.getFields()).sort(), (field) => marksOf(field).join());
      return [...groups.values()].map((fields) => [
        `\`${type.name}\``,
        fields.map((field) => `\`${field}\``).join(' '),
        ...marksOf(fields[0]!),
      ]);
    });
}

/** One row for the arguments, fields of filters and orders of a field that test the same. */
function inputRows(schema: GraphQLSchema, access: SchemaAccess): string[][] {
  const fields = [...access].filter(([, { criteria }]) => criteria.length > 0);
  return fields
    .filter(([coordinate]) => isObjectType(schema.getType(coordinate.split('.')[0]!)))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([coordinate, { duties, criteria }]) =>
      criteria.map(({ path, value, coordinates }) => [
        `\`${coordinate}\``,
        `\`${path.join('.')}${value === null ? '' : `: ${value}`}\``,
        coordinates.map((told) => `\`${told}\``).join(' '),
        ...marks(duties.filter((duty) => coordinates.every((told) => access.get(told)!.duties.includes(duty)))),
      ]),
    );
}

function marks(duties: readonly Duty[]): string[] {
  return DUTIES.map((duty) => (duties.includes(duty) ? YES : ''));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
