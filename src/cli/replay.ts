import { setTimeout as sleep } from 'node:timers/promises';
import { businessTimeOf, setBusinessDate } from '../app/business-day/set-business-date.ts';
import type { IsoDate } from '../domain/shared/time.ts';
import { replayFirmYears } from '../importers/firm-years/replay-firm-years.ts';
import type { ReplayPace } from '../importers/firm-years/replay-firm-years.ts';
import type { Database } from '../persistence/orm.ts';
import { CliError } from './cli-error.ts';
import { importFiles } from './import.ts';
import { institutionForImport } from './institution.ts';
import type { NamedInstitution } from './institution.ts';
import type { Terminal } from './terminal.ts';

export interface ReplayOptions {
  readonly institution: string;
  /** As fast as possible when not given. */
  readonly daysPerSecond?: number;
}

/** `clc replay`: the institution's business date follows the file. */
export function replay(
  terminal: Terminal,
  file: string,
  { institution: code, daysPerSecond }: ReplayOptions,
): Promise<void> {
  return importFiles(terminal, [file], {
    choose: async (database) => {
      const institution = await institutionForImport(database, code, terminal);
      await requireOwnTime(database, institution);
      return institution;
    },
    run: (target, onBytes, database) =>
      replayFirmYears(target, file, paceOf(database, target.institutionId, daysPerSecond, terminal), onBytes),
  });
}

/** Time is not turned back on a book that lives by the calendar. */
async function requireOwnTime(database: Database, { id, code }: NamedInstitution): Promise<void> {
  const { businessDate } = await businessTimeOf(database, id);
  if (businessDate !== null) return;
  const client = await database.inTenant(id, (query) =>
    query.selectFrom('client').select('id').limit(1).executeTakeFirst(),
  );
  if (client !== undefined)
    throw new CliError(
      `${code} has clients and follows the calendar. Replay into another institution, which is created if missing: --institution REPLAY.`,
    );
}

function paceOf(
  database: Database,
  institutionId: string,
  daysPerSecond: number | undefined,
  terminal: Terminal,
): ReplayPace {
  let year = '';
  return {
    startDay: (date: IsoDate) => setBusinessDate(database, institutionId, date),
    endDay: async (date, alertsRaised) => {
      if (date.slice(0, 4) !== year) terminal.say(`${date}: ${alertsRaised} alerts so far`);
      year = date.slice(0, 4);
      if (daysPerSecond !== undefined) await sleep(1_000 / daysPerSecond);
    },
  };
}
