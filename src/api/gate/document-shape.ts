import { BREAK, Kind, visit } from 'graphql';
import type { ASTNode, DocumentNode, FieldNode, SelectionNode, SelectionSetNode, GraphQLError } from 'graphql';
import { coded } from '../shared/errors.ts';

/** One field under so many names at one place: each costs what it costs, but their names alone can fill an answer. */
const MAX_ALIASES = 100;
/** The types with most fields have half as many. */
const MAX_BREADTH = 200;
const MAX_DIRECTIVES = 50;
const MAX_DIRECTIVES_OF_ONE = 4;

/** Why a document is not even validated, by its form alone; null where nothing is wrong with it. */
export function shapeFault(
  document: DocumentNode,
  { allowsIntrospection }: { readonly allowsIntrospection: boolean },
): GraphQLError | null {
  let directives = 0;
  let fault: GraphQLError | null = null;
  visit(document, {
    enter: (node, _key, parent) => {
      directives += directivesOf(node);
      fault =
        directivesFault(directives, directivesOf(node)) ??
        (allowsIntrospection || !isIntrospection(node)
          ? null
          : coded(
              'INTROSPECTION_DISABLED',
              'The schema does not tell of itself here. It is published as `schema/schema.graphql`.',
              400,
            ));
      // What stands in an inline fragment is asked for at the place of the fragment.
      if (
        fault === null &&
        node.kind === Kind.SELECTION_SET &&
        (parent as ASTNode | undefined)?.kind !== Kind.INLINE_FRAGMENT
      )
        fault = placeFault(node);
      return fault === null ? undefined : BREAK;
    },
  });
  return fault;
}

function directivesOf(node: ASTNode): number {
  return 'directives' in node ? (node.directives?.length ?? 0) : 0;
}

function directivesFault(all: number, ofOne: number): GraphQLError | null {
  if (all <= MAX_DIRECTIVES && ofOne <= MAX_DIRECTIVES_OF_ONE) return null;
  return coded(
    'DOCUMENT_TOO_MANY_DIRECTIVES',
    `The document may have ${MAX_DIRECTIVES} directives, ${MAX_DIRECTIVES_OF_ONE} of them at one place.`,
    400,
  );
}

function isIntrospection(node: ASTNode): boolean {
  return node.kind === Kind.FIELD && (node.name.value === '__schema' || node.name.value === '__type');
}

/** What is asked for at one place: too much, or one field too often. */
function placeFault(set: SelectionSetNode): GraphQLError | null {
  const broadest = Math.max(...[set, ...inlineSets(set)].map(({ selections }) => selections.length));
  if (broadest > MAX_BREADTH)
    return coded(
      'DOCUMENT_TOO_BROAD',
      `The document asks for ${broadest} things at one place; ${MAX_BREADTH} is the most.`,
      400,
    );
  const counts = new Map<string, number>();
  for (const { name } of [set, ...inlineSets(set)].flatMap(({ selections }) => selections).filter(isAliased)) {
    const count = (counts.get(name.value) ?? 0) + 1;
    counts.set(name.value, count);
    if (count > MAX_ALIASES)
      return coded(
        'DOCUMENT_TOO_MANY_ALIASES',
        `The document asks for \`${name.value}\` under more than ${MAX_ALIASES} names at one place. Ask in several requests.`,
        400,
      );
  }
  return null;
}

/** The selections of inline fragments at this place, and of those in them. */
function inlineSets({ selections }: SelectionSetNode): SelectionSetNode[] {
  return selections.flatMap((one) =>
    one.kind === Kind.INLINE_FRAGMENT ? [one.selectionSet, ...inlineSets(one.selectionSet)] : [],
  );
}

function isAliased(node: SelectionNode): node is FieldNode {
  return node.kind === Kind.FIELD && node.alias !== undefined;
}
