import { writeFileSync } from 'node:fs';
import { FAILURE_CODES } from '../domain/shared/failure-codes.ts';

/** Every code with its meaning, as a page for people. */
export function errorCodesText(): string {
  const sections = Object.entries(FAILURE_CODES).map(
    ([title, codes]) =>
      `## ${title}\n\n| Code | Meaning |\n|---|---|\n${Object.entries(codes)
        .map(([code, meaning]) => `| \`${code}\` | ${meaning} |`)
        .join('\n')}\n`,
  );
  const intro =
    'A command that was not executed says why in `failure.code` and has changed nothing. A request that was not answered says so in `errors[].extensions.code`; a field that your duties do not allow is null, with an error of code `FORBIDDEN` at its path. Codes are stable: let programs branch on the code, and show the message to people.';
  return `# Error codes\n\n${intro}\n\n${sections.join('\n')}`;
}

/** Writes `schema/error-codes.md`. */
export function writeErrorCodes(path: string): void {
  writeFileSync(path, errorCodesText());
}
