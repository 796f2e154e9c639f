import type { ComponentChildren } from 'preact';
import { Panel } from './desk.tsx';
import type { Words } from './words.ts';

interface Props<Part> {
  /** The field of the answer; null where the reader's duties do not show it. */
  readonly of: Part | null;
  readonly words: Words;
  /** Of the panel that then stands in the place of what is not shown; without one the words stand alone. */
  readonly title?: string;
  /** In few words, for a cell. */
  readonly short?: boolean;
  readonly children: (part: Part) => ComponentChildren;
}

/**
 * A part of a page that the reader's duties may not show: the API then gives null in its place, and an error beside it.
 * The page says so there, since nothing at all would look as if there were none, and shows the rest.
 */
export function Shown<Part>({ of: part, words, title, short = false, children }: Props<Part>) {
  if (part !== null) return <>{children(part)}</>;
  if (short) return <span class="soft not-shown">{words.notShownInShort}</span>;
  const said = <p class="soft not-shown">{words.notShown}</p>;
  return title === undefined ? said : <Panel title={title}>{said}</Panel>;
}
