import { GraphQLError, buildSchema, parse, validate } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { changedInForm, removedWithoutNotice } from './schema-change.ts';
import type { SchemaChange } from './schema-change.ts';
import { carriedMembers, touchedMembers } from './touched-members.ts';

/** A document that somebody may ask for. */
export interface ActiveDocument {
  /** Whose it is, for people: a manifest's file, or partner, application and version. */
  readonly source: string;
  /** What its operation is called, or its hash. */
  readonly label: string;
  readonly text: string;
}

/** The schema that is to be served, and the one that is served now; both as SDL. */
export interface SchemaStep {
  readonly schema: string;
  /** Null: what was removed is not looked at. */
  readonly before: string | null;
  /** Changes that are made on purpose, in the words of `Finding` (recorded-changes.ts). */
  readonly recorded?: ReadonlySet<string>;
}

export interface Finding {
  /** What it is about. */
  readonly subject: string;
  readonly detail: string;
}

/** What a change of the schema does to what there is. */
export interface SchemaCheck {
  /** Active documents that would no longer be answered, or in another form. */
  readonly broken: readonly Finding[];
  /** Parts of the schema that are gone without having been deprecated first. */
  readonly removed: readonly Finding[];
  /** Changes on purpose, which would be among these two otherwise: they are told, and refused no more. */
  readonly recorded: readonly Finding[];
  /** Changes of form that no active document is known to notice. */
  readonly changed: readonly Finding[];
  /** Deprecated parts of the schema that active documents still touch. */
  readonly deprecated: readonly Finding[];
}

/**
 * Holds active documents, and the schema before, against a schema. Throws a GraphQLError where one of the schemas is
 * none.
 */
export function checkDocuments(step: SchemaStep, documents: readonly ActiveDocument[]): SchemaCheck {
  const schema = buildSchema(step.schema);
  const before = step.before === null ? null : buildSchema(step.before);
  const isRecorded = ({ what }: SchemaChange): boolean => step.recorded?.has(what) ?? false;
  const formChanges = before === null ? [] : changedInForm(before, schema);
  const removals = before === null ? [] : removedWithoutNotice(before, schema);
  const changes = formChanges.filter((change) => !isRecorded(change));
  const checks = documents.map((document) => checkDocument(schema, changes, document));
  const noticed = new Set(checks.flatMap((check) => check.noticed));
  return {
    broken: checks.flatMap(({ broken }) => broken),
    removed: removals.filter((removal) => !isRecorded(removal)).map(findingOf),
    recorded: [...formChanges, ...removals].filter(isRecorded).map(findingOf),
    changed: changes.filter((change) => !noticed.has(change)).map(findingOf),
    deprecated: checks.flatMap(({ deprecated }) => deprecated),
  };
}

function findingOf({ coordinate, what }: SchemaChange): Finding {
  return { subject: coordinate ?? 'schema', detail: what };
}

interface DocumentCheck {
  readonly broken: readonly Finding[];
  readonly noticed: readonly SchemaChange[];
  readonly deprecated: readonly Finding[];
}

function checkDocument(
  schema: GraphQLSchema,
  changes: readonly SchemaChange[],
  { source, label, text }: ActiveDocument,
): DocumentCheck {
  const subject = `${source} ${label}`;
  const found = (details: readonly string[]): Finding[] => details.map((detail) => ({ subject, detail }));
  try {
    const document = parse(text);
    const faults = validate(schema, document);
    if (faults.length > 0) return { broken: found(faults.map(({ message }) => message)), noticed: [], deprecated: [] };
    const touched = touchedMembers(schema, document);
    const used = new Set([...touched.map(({ coordinate }) => coordinate), ...carriedMembers(schema, document)]);
    const noticed = changes.filter(({ coordinate }) => coordinate !== null && used.has(coordinate));
    const deprecated = touched
      .filter(({ deprecationReason }) => deprecationReason !== null)
      .map(({ coordinate, deprecationReason }) => `${coordinate}: ${deprecationReason}`);
    return { broken: found(noticed.map(({ what }) => what)), noticed, deprecated: found(deprecated) };
  } catch (error) {
    if (error instanceof GraphQLError) return { broken: found([error.message]), noticed: [], deprecated: [] };
    throw error;
  }
}
