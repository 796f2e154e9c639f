import type { Severity } from '../../schema/generated/graphql.ts';
import type { Words } from './words.ts';

/** Told apart by shape as well as by colour: an octagon, a triangle, a circle. */
const SHAPES: Readonly<Record<Severity, string>> = {
  RED: 'M7 1h10l6 6v10l-6 6H7l-6-6V7z',
  ORANGE: 'M12 1.5 23.5 22H.5z',
  YELLOW: 'M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z',
};

export function SeverityMark({ severity, words }: { severity: Severity; words: Words }) {
  return (
    <svg
      class={`mark ${severity.toLowerCase()}`}
      viewBox="0 0 24 24"
      role="img"
      aria-label={words.severities[severity]}
    >
      <path d={SHAPES[severity]} />
    </svg>
  );
}
