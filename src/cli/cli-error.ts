/** A command that cannot do what it was asked; the message says why and what to do, and no stack is shown. */
export class CliError extends Error {}

/** One line for a person: what went wrong. */
export function lineOf(error: unknown): string {
  const cause = rootOf(error);
  const { code, address, port, message } = cause as NodeJS.ErrnoException & { address?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `${address}:${port} is in use by another program. Stop it, or choose another PORT (0 picks a free one).`;
  if (code === 'EACCES' && port !== undefined)
    return `Not permitted to listen on port ${port}. Choose a PORT above 1023.`;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'ETIMEDOUT')
    return `No database answers at DATABASE_URL (${code}). Start it, or correct the address.`;
  return String(message ?? error).trim();
}

/** Several addresses tried at once fail with an error that has no text of its own; the first one's has. */
function rootOf(error: unknown): unknown {
  if (error instanceof AggregateError && error.errors.length > 0) return rootOf(error.errors[0]);
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof AggregateError ? rootOf(cause) : error;
}
