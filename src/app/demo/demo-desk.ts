import { sql } from 'kysely';
import { addDays, daysBetween, toIsoDate } from '../../domain/shared/time.ts';
import type { IsoDate } from '../../domain/shared/time.ts';
import type { AlertStatus } from '../../domain/warning/alert-machine.ts';
import type { Severity } from '../../domain/warning/severity.ts';
import type { Actor } from '../../security/actor.ts';
import { acknowledgeAlert } from '../alert/acknowledge-alert.ts';
import { closeAlert } from '../alert/close-alert.ts';
import { completeAlertAction } from '../alert/complete-alert-action.ts';
import { planAlertAction } from '../alert/plan-alert-action.ts';
import { startAlertInvestigation } from '../alert/start-alert-investigation.ts';
import type { DayClosing } from '../business-day/close-business-day.ts';
import type { Command } from '../command/command.ts';
import { loadActor } from '../institution/load-actor.ts';

/** An alert on the demo's desk. */
interface DeskAlert {
  readonly id: string;
  readonly ruleCode: string;
  readonly severity: Severity;
  readonly status: AlertStatus;
  readonly raisedAt: Date;
  readonly resolvedAt: Date | null;
  readonly client: string;
  /** Subject of the client's relationship manager. */
  readonly manager: string;
  /** The oldest action not completed yet. */
  readonly actionId: string | null;
  readonly actionDueOn: IsoDate | null;
}

/** Days after which the staff look at an alert; within the shipped rules' terms of one, three and ten days. */
const LOOKED_AT_AFTER: Readonly<Record<Severity, number>> = { RED: 0, ORANGE: 1, YELLOW: 3 };
/** One alert in so many is forgotten, and escalates; somebody takes it up after a month. */
const FORGOTTEN_ONE_IN = 6;
const TAKEN_UP_AFTER_DAYS = 30;
const CHECKED_AFTER_DAYS = 6;
const CHECKER = 'risk.hq';

/**
 * What the demo's staff do about alerts, by the commands that any user has: take note, look into it, plan and complete
 * an action, and check what was resolved. `steps` is how far one alert gets at most. Where a visitor was faster the
 * command is refused, and the staff leave it at that.
 */
export async function workOnAlerts(
  play: DayClosing & { readonly institutionCode: string },
  date: IsoDate,
  steps: number,
): Promise<void> {
  const actors = new Map<string, Actor | null>();
  const actorOf = async (subject: string): Promise<Actor | null> => {
    if (!actors.has(subject))
      actors.set(subject, await loadActor(play.database, { institutionCode: play.institutionCode, subject }));
    return actors.get(subject)!;
  };
  for (const alert of await alertsOnDesk(play, date, steps > 1)) {
    const actor = await actorOf(alert.status === 'RESOLVED' ? CHECKER : alert.manager);
    if (actor !== null) await workOn(play, actor, alert, date, steps);
  }
}

async function workOn(play: DayClosing, actor: Actor, alert: DeskAlert, date: IsoDate, steps: number): Promise<void> {
  const run = async <Input>(command: Command<Input, unknown>, input: Input): Promise<boolean> =>
    (await play.commands.run(command, actor, input)).ok;
  let { status } = alert;
  for (let step = 0; step < steps; step += 1) {
    if (status === 'RESOLVED')
      return void (await run(closeAlert, { alertId: alert.id, note: 'Checked: the figures are back within bounds.' }));
    if (status === 'ACTION_PLANNED') {
      if (alert.actionId !== null && alert.actionDueOn! <= date)
        await run(completeAlertAction, {
          actionId: alert.actionId,
          outcome: 'Spoke with the client; figures are watched until they recover.',
        });
      return;
    }
    if (status === 'ACKNOWLEDGED') {
      if (!(await run(startAlertInvestigation, { alertId: alert.id }))) return;
      status = 'INVESTIGATING';
    } else if (status === 'INVESTIGATING') {
      const dueOn = addDays(date, 10 + (hashOf(alert) % 20));
      if (
        !(await run(planAlertAction, {
          alertId: alert.id,
          description: 'Ask the client for the cause and agree on a remedy',
          ownerId: actor.userId,
          dueOn,
        }))
      )
        return;
      status = 'ACTION_PLANNED';
    } else {
      if (!(await run(acknowledgeAlert, { alertId: alert.id }))) return;
      status = 'ACKNOWLEDGED';
    }
  }
}

/** The alerts that the staff would act on that day. */
async function alertsOnDesk(
  { database, institutionId }: DayClosing,
  date: IsoDate,
  isStretch: boolean,
): Promise<DeskAlert[]> {
  const { rows } = await database.inTenant(institutionId, (query) =>
    sql<DeskAlert>`
      select a.id, a.rule_code as "ruleCode", a.severity, a.status, a.raised_at as "raisedAt", a.resolved_at
        as "resolvedAt", c.reference as client, u.subject as manager,
        x.id as "actionId", x.due_on as "actionDueOn"
      from alert a join client c on c.id = a.client_id join app_user u on u.id = c.relationship_manager_id
      left join lateral (select id, due_on from alert_action where alert_id = a.id and completed_at is null
        order by due_on, id limit 1) x on true
      where a.status not in ('CLOSED', 'FALSE_POSITIVE', 'SNOOZED')
        and (a.status <> 'ACTION_PLANNED' or x.due_on <= ${date}::date)
      order by a.raised_at, a.id`.execute(query),
  );
  return rows.filter((alert) => isDue(alert, date, isStretch));
}

function isDue(alert: DeskAlert, date: IsoDate, isStretch: boolean): boolean {
  if (alert.status === 'RESOLVED')
    return alert.resolvedAt !== null && daysBetween(toIsoDate(alert.resolvedAt), date) >= CHECKED_AFTER_DAYS;
  const age = daysBetween(toIsoDate(alert.raisedAt), date);
  if (hashOf(alert) % FORGOTTEN_ONE_IN === 0) return age >= TAKEN_UP_AFTER_DAYS;
  // Of a stretch of days all alerts bear the last day, and the next look is a stretch later.
  return isStretch || age >= LOOKED_AT_AFTER[alert.severity];
}

/** Decides what becomes of an alert: the same in every demo, as ids are not. */
function hashOf({ ruleCode, client }: DeskAlert): number {
  let hash = 7;
  for (const character of `${ruleCode} ${client}`) hash = (hash * 31 + character.charCodeAt(0)) % 1_000_003;
  return hash;
}
