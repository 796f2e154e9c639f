import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, toIsoDate } from '../../domain/shared/time.ts';
import type { Database } from '../../persistence/orm.ts';
import type { CommandRunner } from '../command/command-runner.ts';
import { closeBusinessDay, sweepInstitution } from './close-business-day.ts';

export interface BusinessDayOptions {
  readonly database: Database;
  readonly commands: CommandRunner;
  readonly onError: (error: unknown) => void;
  /** The real present. */
  readonly clock: () => Date;
}

const LOOK_MS = 60_000;

/** Looks after the institutions that live by the calendar: once a minute, until `stopping`. */
export async function runBusinessDays(options: BusinessDayOptions, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    await closeCalendarDays(options, stopping).catch(options.onError);
    await sleep(LOOK_MS, undefined, { signal: stopping }).catch(() => undefined);
  }
}

/**
 * Sweeps alerts, and closes yesterday where that is not done. After days of standstill the last of them is closed for
 * all: what fell due meanwhile is found by it.
 */
export async function closeCalendarDays(
  { database, commands, clock, onError }: BusinessDayOptions,
  stopping: AbortSignal,
): Promise<void> {
  const institutions = await database.inSystem((query) =>
    query.selectFrom('institution').select('id').where('business_date', 'is', null).orderBy('id').execute(),
  );
  const yesterday = addDays(toIsoDate(clock()), -1);
  for (const { id } of institutions) {
    if (stopping.aborted) return;
    const closing = { database, commands, institutionId: id };
    // One institution's trouble does not keep the others waiting.
    await sweepInstitution(closing)
      .then(() => closeBusinessDay(closing, yesterday))
      .catch(onError);
  }
}
