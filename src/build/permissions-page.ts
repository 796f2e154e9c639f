import { writeFileSync } from 'node:fs';
import { isEnumType, isObjectType } from 'graphql';
import type { GraphQLObjectType, GraphQLSchema } from 'graphql';
import { createSchema } from '../api/schema.ts';
import { DUTIES } from '../domain/institution/duty.ts';
import type { Duty } from '../domain/institution/duty.ts';
import { COMMAND_DUTIES } from '../security/command-permissions.ts';
import type { CommandName } from '../security/command-permissions.ts';
import { SEPARATED_COMMANDS, scopeOfCommand } from '../security/command-scope.ts';
import type { CommandScope } from '../security/command-scope.ts';
import { PERMISSION_MAP } from '../security/permission-map.ts';

const YES = '●';
const INTRO = `A request acts for a user of one institution, and sees nothing of another: the database itself keeps them apart. Within the institution a user holds duties, each in an organisation unit and for everything below it. ${YES} means that one held duty is enough; an empty cell is refused with FORBIDDEN, and what neither table names is refused to everybody. Streams follow the same tables: the check of a field is made again for each event.`;
const SCOPES: Readonly<Record<CommandScope, string>> = {
  UNIT: 'the unit of every client it touches, or the unit itself',
  INSTITUTION: 'the topmost unit',
  ANYWHERE: 'any unit',
  SYSTEM: 'nobody: only the system runs it',
};
const FIELDS_INTRO =
  'Where a type belongs to a client and its fields differ in who may read them, the duty must be held over the unit of that client; elsewhere one that is held in any unit is enough, since the field that led there was scoped. Lists and keys give only clients of the units that a duty for the field covers.';

const HEAD = DUTIES.map((duty) => duty.toLowerCase().replaceAll('_', ' '));

/** Who may do and read what, as a page for people: the duties against the commands and against every field. */
export async function permissionsText(): Promise<string> {
  const schema = await createSchema();
  return [
    `# Permissions\n\n${INTRO}\n`,
    `## Duties\n\n${table(['Duty', 'What it is'], dutyRows(schema))}\n`,
    `## Commands\n\nThe last column says who, with the duty, may still not do it: maker and checker are two people.\n\n${table(['Command', ...HEAD, 'Held over', 'Another person'], commandRows())}\n`,
    `## Fields\n\n${FIELDS_INTRO}\n\n${table(['Type', 'Fields', ...HEAD], fieldRows(schema))}\n`,
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
  const names = Object.keys(COMMAND_DUTIES).sort() as CommandName[];
  return names.map((name) => [
    `\`${name}\``,
    ...marks(COMMAND_DUTIES[name]),
    SCOPES[scopeOfCommand(name)],
    SEPARATED_COMMANDS[name] ?? '',
  ]);
}

/** One row for the fields of a type that the same duties may read. */
function fieldRows(schema: GraphQLSchema): string[][] {
  const types = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !type.name.startsWith('__'),
  );
  return types
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((type) => {
      const groups = Map.groupBy(Object.keys(type.getFields()).sort(), (field) =>
        marks(PERMISSION_MAP[type.name]?.[field] ?? []).join(),
      );
      return [...groups.values()].map((fields) => [
        `\`${type.name}\``,
        fields.map((field) => `\`${field}\``).join(' '),
        ...marks(PERMISSION_MAP[type.name]?.[fields[0]!] ?? []),
      ]);
    });
}

function marks(duties: readonly Duty[]): string[] {
  return DUTIES.map((duty) => (duties.includes(duty) ? YES : ''));
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
