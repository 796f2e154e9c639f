import { setTimeout as sleep } from 'node:timers/promises';
import { generatePortfolio } from '../../domain/demo/generate-portfolio.ts';
import type { DemoPortfolio } from '../../domain/demo/demo-portfolio.ts';
import { addDays, daysBetween } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { Database } from '../../persistence/orm.ts';
import { businessTimeOf } from '../business-day/set-business-date.ts';
import type { CommandRunner } from '../command/command-runner.ts';
import { foundInstitution } from '../institution/found-institution.ts';
import { DEMO_OPTIONS } from './demo-options.ts';
import { DemoSchedule } from './demo-schedule.ts';
import { playThrough } from './play-days.ts';
import type { DemoPlay } from './play-days.ts';
import { writePortfolio } from './write-portfolio.ts';

export interface DemoHost {
  readonly database: Database;
  readonly commands: CommandRunner;
  /** Asked between transactions. */
  readonly stopping: AbortSignal;
}

/** Days of history that are played as one: alerts of the past need no finer date. */
const HISTORY_STEP_DAYS = 15;

/**
 * The demo of this database: made where there is no institution yet, else the one that is there; null where the
 * database is somebody's own. Its history is not played yet.
 */
export async function openDemo(host: DemoHost): Promise<DemoPlay | null> {
  const institutions = await host.database.inSystem((query) =>
    query.selectFrom('institution').select(['id', 'code']).execute(),
  );
  const portfolio = generatePortfolio({ ...DEMO_OPTIONS, quarters: 0, endingAt: startOfHistory() });
  if (institutions.length === 0) return begin(host, portfolio);
  const demo = institutions.find(({ code }) => code === portfolio.institution.code);
  return demo === undefined ? null : resume(host, portfolio, demo.id);
}

/** Plays what is left of the history; `onProgress` hears the part that is done, 0 to 1. */
export async function playHistory(
  play: DemoPlay,
  stopping: AbortSignal,
  onProgress: (part: number) => void,
): Promise<void> {
  const first = startOfHistory();
  const last = DEMO_OPTIONS.endingAt;
  while (play.schedule.takenThrough < last && !stopping.aborted) {
    const next = addDays(play.schedule.takenThrough, HISTORY_STEP_DAYS);
    await playThrough(play, next < last ? next : last);
    onProgress(daysBetween(first, play.schedule.takenThrough) / daysBetween(first, last));
  }
}

/** From then on a business day passes every `dayMs`, until `stopping`. */
export async function runDemoClock(play: DemoPlay, dayMs: number, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const startedMs = performance.now();
    await playThrough(play, addDays(play.schedule.takenThrough, 1));
    await sleep(Math.max(0, dayMs - (performance.now() - startedMs)), undefined, { signal: stopping }).catch(
      () => undefined,
    );
  }
}

/** The day before the portfolio's first. */
function startOfHistory(): IsoDate {
  return addDays(generatePortfolio({ ...DEMO_OPTIONS, clients: 0 }).startsOn, -1);
}

async function begin(host: DemoHost, portfolio: DemoPortfolio): Promise<DemoPlay> {
  const { code, name } = portfolio.institution;
  const units = portfolio.units.flatMap((unit) =>
    unit.parentCode === null ? [] : [{ ...unit, parentCode: unit.parentCode }],
  );
  const founded = await foundInstitution(
    host.database,
    { code, name, units, businessDate: startOfHistory() },
    new Date(),
  );
  if (!founded.ok) throw new Error(founded.failure.message);
  return resume(host, portfolio, founded.value.institutionId);
}

/** Nothing was closed yet where the portfolio may not be complete: it is written again, which adds what is missing. */
async function resume(
  { database, commands }: DemoHost,
  portfolio: DemoPortfolio,
  institutionId: string,
): Promise<DemoPlay> {
  const { closedThrough } = await businessTimeOf(database, institutionId);
  if (closedThrough === null)
    await writePortfolio(database, { institutionId, keys: await commands.keys() }, portfolio, new Date());
  return {
    database,
    commands,
    institutionId,
    institutionCode: portfolio.institution.code,
    clients: new Map(portfolio.clients.map((client) => [client.reference, client])),
    schedule: new DemoSchedule(portfolio, closedThrough ?? startOfHistory()),
  };
}
