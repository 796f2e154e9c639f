import type { Catalogue } from './read-catalogue.ts';

/** What a database has otherwise than it should, in words with the statement that mends it. */
export interface Difference {
  /** Whether Clc works beside it all the same: something an operator may add. */
  readonly isTolerated: boolean;
  readonly text: string;
}

/**
 * What an operator may add to a table of Clc: an index that forbids nothing, a trigger (as replication makes them), a
 * column that may stay empty, a policy for roles that Clc's are no members of. Tables, functions and grants to others
 * are not looked at. Whatever else there is too much would let a role see or do more, or keep Clc from writing.
 */
function isTolerable(fact: string, definition: string): boolean {
  if (/^(index|trigger|other policy) /.test(fact)) return true;
  return fact.startsWith('column ') && (!definition.includes(' not null') || / default | generated /.test(definition));
}

/** Every difference of `found` from `expected`, by table. */
export function catalogueDifferences(expected: Catalogue, found: Catalogue): Difference[] {
  return Object.entries(expected).flatMap(([owner, facts]) => {
    // A sequence of which nobody may do anything has no facts.
    const present = found[owner] ?? (owner.startsWith('sequence ') ? {} : null);
    if (present === null)
      return [{ isTolerated: false, text: `${owner} is missing; it comes from a migration alone.` }];
    return [
      ...Object.entries(facts).flatMap(([fact, definition]) => lackOf(owner, fact, definition, present[fact])),
      ...Object.entries(present).flatMap(([fact, definition]) =>
        fact in facts ? [] : excessOf(owner, fact, definition),
      ),
    ];
  });
}

function lackOf(owner: string, fact: string, expected: string, found: string | undefined): Difference[] {
  if (found === expected) return [];
  const state = found === undefined ? 'is missing' : `is "${found}", expected "${expected}"`;
  return [
    { isTolerated: false, text: withRemedy(`${owner}: ${fact} ${state}`, remedyOf(owner, fact, expected, found)) },
  ];
}

function excessOf(owner: string, fact: string, definition: string): Difference {
  const isTolerated = isTolerable(fact, definition);
  const text = `${owner}: ${fact} was not made by Clc (${definition})`;
  return { isTolerated, text: isTolerated ? text : withRemedy(text, removalOf(owner, fact)) };
}

function withRemedy(text: string, remedy: string | null): string {
  return remedy === null ? `${text}.` : `${text}. To mend it: ${remedy};`;
}

/** The statement that makes a fact what it should be; null where no single one would. */
function remedyOf(owner: string, fact: string, expected: string, found: string | undefined): string | null {
  const [kind, name] = partsOf(fact);
  switch (kind) {
    case 'row-level security':
      return `alter table ${owner} enable row level security, force row level security`;
    case 'privileges of':
      return `${found === undefined ? '' : `revoke all on ${owner} from ${name}, public; `}grant ${expected} on ${owner} to ${name}`;
    case 'policy':
      return `${found === undefined ? '' : `drop policy ${name} on ${owner}; `}create policy ${name} on ${owner} ${expected}`;
    case 'index':
    case 'unique index':
      return `${found === undefined ? '' : `drop index ${name}; `}${expected.replace(' ON ONLY ', ' ON ')}`;
    case 'trigger':
      return `${found === undefined ? '' : `drop trigger ${name} on ${owner}; `}${expected}`;
    case 'constraint':
      return `alter table ${owner} ${found === undefined ? '' : `drop constraint ${name}, `}add constraint ${name} ${expected}`;
    case 'column':
      return found === undefined ? `alter table ${owner} add column ${name} ${expected}` : null;
    default:
      return null;
  }
}

function removalOf(owner: string, fact: string): string | null {
  const [kind, name] = partsOf(fact);
  switch (kind) {
    case 'privileges of':
      return `revoke all on ${owner} from ${name}, public`;
    case 'policy':
      return `drop policy ${name} on ${owner}`;
    case 'unique index':
      return `drop index ${name}`;
    case 'constraint':
    case 'column':
      return `alter table ${owner} drop ${kind} ${name}`;
    default:
      return null;
  }
}

const KINDS = [
  'row-level security',
  'privileges of',
  'unique index',
  'index',
  'policy',
  'trigger',
  'constraint',
  'column',
];

function partsOf(fact: string): readonly [kind: string, name: string] {
  const kind = KINDS.find((one) => fact === one || fact.startsWith(`${one} `)) ?? fact;
  return [kind, fact.slice(kind.length + 1)];
}
