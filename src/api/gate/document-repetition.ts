import { visit } from 'graphql';
import type { DocumentNode, GraphQLError } from 'graphql';
import { coded } from '../shared/errors.ts';

/**
 * Validation compares each two selections that answer under one name, and each two fragments: 1,240 times `me { a }`,
 * six kilobytes, held the loop for a second. So many comparisons take some 50 ms at the worst; documents that people
 * write need a few hundred.
 */
const MOST_COMPARISONS = 20_000;

/** Why a document would take too long to be validated; null where it would not. */
export function repetitionRefusal(document: DocumentNode): GraphQLError | null {
  const counts = new Map<string, number>();
  const count = (name: string): void => void counts.set(name, (counts.get(name) ?? 0) + 1);
  visit(document, {
    Field: ({ alias, name, selectionSet }) => (selectionSet === undefined ? undefined : count((alias ?? name).value)),
    FragmentSpread: () => count('...'),
  });
  const comparisons = [...counts.values()].reduce((sum, times) => sum + times ** 2, 0);
  if (comparisons <= MOST_COMPARISONS) return null;
  const [name] = [...counts].sort(([, one], [, other]) => other - one)[0]!;
  return coded(
    'DOCUMENT_TOO_COSTLY',
    `The document has \`${name}\` ${counts.get(name)} times. Ask for a thing once, or in several requests.`,
    400,
  );
}
