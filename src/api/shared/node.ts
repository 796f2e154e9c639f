import type { Tables } from '../../persistence/orm.ts';
import { loadPresented } from './loading.ts';
import type { NodeType } from './node.type.ts';
import type { LoaderDefinition, RequestContext } from './request-context.ts';

/** A type whose records can be fetched again by ID alone. */
export interface DeclaredNode<Shown extends NodeType = NodeType> {
  /** Its name in the schema, and in global IDs. */
  readonly type: string;
  /** The record under a row id, presented; null where there is none that the viewer may see. */
  show(context: RequestContext, rowId: string | null): Promise<Shown | null>;
}

const nodes = new Map<string, DeclaredNode>();
const typeNames = new Map<string, string>();

/** Declares how a type of node is fetched: `node(id:)`, results and the audit follow from it. */
export function declareNode<Row, Shown extends NodeType>(
  type: string,
  table: keyof Tables & string,
  loader: LoaderDefinition<string, Row | null>,
  present: (row: Row) => Shown,
): DeclaredNode<Shown> {
  const node: DeclaredNode<Shown> = {
    type,
    show: (context, rowId) => loadPresented(context, loader, present, rowId),
  };
  nodes.set(type, node);
  nameRecord(table, type);
  return node;
}

/** Names the rows of a table for auditors, where the API shows them by a type that is no node. */
export function nameRecord(table: keyof Tables & string, type: string): void {
  typeNames.set(table, type);
}

/** The node of a type; undefined where the schema has none of that name. */
export function nodeOfType(type: string): DeclaredNode | undefined {
  return nodes.get(type);
}

/** The types that `node(id:)` can fetch; a test holds them against the schema. */
export function nodeTypes(): string[] {
  return [...nodes.keys()];
}

/** What the API calls the rows of a table; the table's own name where it has no type for them. */
export function typeOfTable(table: string): string {
  return typeNames.get(table) ?? table;
}
