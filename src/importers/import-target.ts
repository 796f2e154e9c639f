import type { CommandRunner } from '../app/command/command-runner.ts';
import type { RejectsFile } from './rejects-file.ts';
import type { Progress } from './progress.ts';

/** Where records go, and where is told what became of them. */
export interface ImportTarget {
  readonly commands: CommandRunner;
  readonly institutionId: string;
  readonly rejects: RejectsFile;
  readonly progress: Progress;
}

/** What an import did. */
export interface ImportSummary {
  clientsCreated: number;
  recorded: number;
  /** Known before, with other figures: a new version of it was added. */
  restated: number;
  unchanged: number;
  /** Rows of the file that were not used; the rejects file has a line for each field at fault. */
  rejected: number;
  alertsRaised: number;
  /** Notes on rows that were used all the same, by code. */
  readonly notes: Map<string, number>;
}

/** The summary of nothing yet. */
export function emptySummary(): ImportSummary {
  return { clientsCreated: 0, recorded: 0, restated: 0, unchanged: 0, rejected: 0, alertsRaised: 0, notes: new Map() };
}

/** An import that cannot go on: the database refused a whole batch. */
export class ImportRefused extends Error {}
