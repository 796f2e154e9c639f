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
const INTRO = `A request acts for a user of one institution, and sees nothing of another: the database itself keeps them apart. Within the institution a user holds duties, each in an organisation unit and for everything below it. ${YES} means that one held duty is enough; an empty cell is refused with FORBIDDEN: a field that your duties do not allow is null, with an error of code FORBIDDEN at its path, and the rest of the answer stands, so a field that can be refused to somebody who was shown its object may be null in the schema whatever it holds. What none of the tables names is refused to everybody. Streams follow the same tables: the check of a field is made again for each event.`;
const SCOPES: Readonly<Record<Reach, string>> = {
  UNIT: 'the unit of every client it touches, or the unit itself',
  INSTITUTION: 'the topmost unit',
  ANYWHERE: 'any unit',
  SYSTEM: 'nobody: only the system runs it',
};
const FIELDS_INTRO =
  'Where a type belongs to a client and its fields differ in who may read them, the duty must be held over the unit of that client; elsewhere one that is held in any unit is enough, since the field that led there was scoped. Lists and keys give only clients of the units that a duty for the field covers.';

const INPUTS_INTRO =
  'A filter or an order that tests a field tells something of its value, so it asks for the right to read that field, by every duty that widens what is asked. Arguments that only choose a record by its key, a page, a date or a language test nothing and are not listed; what a mutation takes is decided by its command.';

const HEAD = DUTIES.map((duty) => duty.toLowerCase().replaceAll('_', ' '));

/** Who may do and read what, as a page for people: the duties against the commands and against every field. */
export async function permissionsText(): Promise<string> {
  const schema = await createSchema();
  const access = accessOf(schema);
  return [
    `# Permissions\n\n${INTRO}\n`,
    `## Duties\n\n${table(['Duty', 'What it is'], dutyRows(schema))}\n`,
    `## Commands\n\nThe last column says who, with the duty, may still not do it: maker and checker are two people.\n\n${table(['Command', ...HEAD, 'Held over', 'Another person'], commandRows())}\n`,
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
