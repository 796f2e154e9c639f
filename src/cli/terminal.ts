/** What a command reads and writes besides the database. */
export interface Terminal {
  readonly environment: NodeJS.ProcessEnv;
  /** The result of the command, for people and pipes. */
  say(line: string): void;
  /** What goes on meanwhile, apart from the result. */
  note(line: string): void;
  /** Where progress is shown: updated in place on a terminal. */
  readonly progress: { readonly isTTY?: boolean; write(text: string): unknown };
  readonly isInteractive: boolean;
}

/** The terminal of this process. */
export function processTerminal(): Terminal {
  return {
    environment: process.env,
    say: (line) => void process.stdout.write(`${line}\n`),
    note: (line) => void process.stderr.write(`${line}\n`),
    progress: process.stderr,
    isInteractive: process.stdout.isTTY === true,
  };
}
