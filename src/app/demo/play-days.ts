import type { DemoClient } from '../../domain/demo/demo-portfolio.ts';
import type { Result } from '../../domain/shared/result.ts';
import { daysBetween } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import { closeBusinessDay, observeBooked } from '../business-day/close-business-day.ts';
import type { DayClosing } from '../business-day/close-business-day.ts';
import { setBusinessDate } from '../business-day/set-business-date.ts';
import type { Command } from '../command/command.ts';
import { recordObservations } from '../observation/record-observations.ts';
import { importStatements } from '../statement/import-statements.ts';
import { workOnAlerts } from './demo-desk.ts';
import { DemoIds } from './demo-rows.ts';
import type { DemoNews, DemoSchedule } from './demo-schedule.ts';
import { writeCredit } from './write-credit.ts';

/** A demo under way. */
export interface DemoPlay extends DayClosing {
  readonly institutionCode: string;
  readonly clients: ReadonlyMap<
    string,
    Pick<DemoClient, 'reference' | 'name' | 'segment' | 'industryCode' | 'country' | 'unitCode'>
  >;
  readonly schedule: DemoSchedule;
}

/** Few enough for transactions that others hardly notice. */
const STATEMENTS_AT_ONCE = 25;
const OBSERVATIONS_AT_ONCE = 250;
/** Take note, look into it, plan. */
const STEPS_IN_STRETCH = 3;

/**
 * Lets business time reach `date`: its news is recorded and the day closed. Everything is keyed by what it is, so a
 * stretch that was cut off by a kill is simply played again.
 */
export async function playThrough(play: DemoPlay, date: IsoDate): Promise<void> {
  const days = daysBetween(play.schedule.takenThrough, date);
  await setBusinessDate(play.database, play.institutionId, date);
  const news = play.schedule.takeThrough(date);
  const ids = new DemoIds(play.institutionId);
  const moved = await play.database.inTenant(play.institutionId, (query) =>
    writeCredit({ query, institutionId: play.institutionId, ids, now: new Date() }, news, date),
  );
  await observeBooked(play, date, moved);
  await recordStatements(play, news);
  await recordOutsideFigures(play, date, news);
  // In a stretch of days there is time for what takes a visit each when days are played one by one.
  await workOnAlerts(play, date, days > 1 ? STEPS_IN_STRETCH : 1);
  await closeBusinessDay(play, date);
}

async function recordStatements(play: DemoPlay, { statements }: DemoNews): Promise<void> {
  for (let from = 0; from < statements.length; from += STATEMENTS_AT_ONCE) {
    await run(play, importStatements, {
      statements: statements.slice(from, from + STATEMENTS_AT_ONCE).map(({ client, statement }) => ({
        client: play.clients.get(client)!,
        basis: 'SEPARATE' as const,
        periodStart: statement.periodStart,
        periodEnd: statement.periodEnd,
        currency: statement.currency,
        auditOpinion: 'UNAUDITED' as const,
        lines: statement.lines,
        source: `Quarterly accounts, handed in on ${statement.submittedOn}`,
      })),
    });
  }
}

async function recordOutsideFigures(play: DemoPlay, date: IsoDate, { observations }: DemoNews): Promise<void> {
  for (let from = 0; from < observations.length; from += OBSERVATIONS_AT_ONCE) {
    const some = observations.slice(from, from + OBSERVATIONS_AT_ONCE).map(({ client, observation }) => ({
      clientReference: client,
      facilityReference: observation.facilityReference,
      indicator: observation.indicator,
      value: observation.value,
      asOf: observation.asOf,
    }));
    await run(play, recordObservations, { observations: some }, `demo ${date} ${from}`);
  }
}

async function run<Input, Output>(
  { commands, institutionId }: DemoPlay,
  command: Command<Input, Output>,
  input: Input,
  key: string | null = null,
): Promise<void> {
  const result: Result<Output> = await commands.run(
    command,
    { userId: null, subject: 'system', institutionId },
    input,
    key,
  );
  if (!result.ok) throw new Error(`The demo's ${command.name} was refused: ${result.failure.message}`);
}
