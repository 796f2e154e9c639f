import { Args, Ctx, ID, Resolver, Root } from 'type-graphql';
import { UnitScope } from '../../domain/institution/unit-scope.ts';
import { allowedAlertOptions } from '../../app/alert/allowed-alert-options.ts';
import type { Language } from '../../domain/shared/language.ts';
import { isOverdue } from '../../domain/warning/alert-deadline.ts';
import type { AlertOption } from '../../domain/warning/alert-options.ts';
import { countAlerts, pageAlerts } from '../../persistence/warning/alert.repository.ts';
import { CLIENT_NODE, clientById } from '../client/client.loader.ts';
import { ClientType } from '../client/client.type.ts';
import { FACILITY_NODE } from '../facility/facility.loader.ts';
import { FacilityType } from '../facility/facility.type.ts';
import { businessDateOf } from '../institution/business-date.ts';
import { unitById } from '../institution/institution.loader.ts';
import { userLink } from '../institution/user-link.ts';
import { pageRequest, presentPage } from '../shared/connection.ts';
import type { Connection } from '../shared/connection.ts';
import { link } from '../shared/declared.ts';
import { badUserInput } from '../shared/errors.ts';
import { fromGlobalId } from '../shared/global-id.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { WARNING_RULE_NODE, ruleById } from '../warning/warning-rule.loader.ts';
import { ResponseDemandType, WarningRuleType } from '../warning/warning-rule.type.ts';
import { readAlertFilter } from './alert-criteria.ts';
import { AlertOptionEnum } from './alert.enum.ts';
import { AlertsArgs, ClientAlertsArgs } from './alert.input.ts';
import { ALERT_NODE, alertsOfClient } from './alert.loader.ts';
import { explanationIn, noteIn } from './alert-wording.ts';
import { presentAlert } from './alert.presenter.ts';
import { AlertConnectionType, AlertType } from './alert.type.ts';
import { Argument, FieldResolver, Query } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

/** Items of a nested list at most. */
export const MAX_NESTED = 100;

@Resolver(() => AlertType)
export class AlertResolver {
  @Query(() => AlertType, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description: 'One alert; null if it does not exist or its client is outside your units.',
  })
  alert(
    @Ctx() context: RequestContext,
    @Argument('id', () => ID, { reveals: null, description: 'The global ID.' }) id: string,
  ): Promise<AlertType | null> {
    return ALERT_NODE.show(context, fromGlobalId('Alert', id));
  }

  @Query(() => AlertConnectionType, {
    duties: STAFF_AND_WALL,
    description: 'The alerts on clients within your units.',
  })
  async alerts(
    @Ctx() context: RequestContext,
    @Args(() => AlertsArgs) args: AlertsArgs,
  ): Promise<Connection<AlertType>> {
    const query = await context.query();
    const scope = UnitScope.of(context.actor, STAFF_AND_WALL);
    const criteria = await readAlertFilter(query, args.filter ?? {});
    return presentPage(
      pageAlerts(query, scope, criteria, args.orderBy ?? 'RAISED_DESC', pageRequest(args)),
      presentAlert,
      () => countAlerts(query, scope, criteria),
    );
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'One sentence: what was observed, and against what threshold.',
  })
  async explanation(
    @Ctx() context: RequestContext,
    @Root() { rowId, explanation }: AlertType,
    @InLanguage() language: Language,
  ): Promise<string> {
    return (await explanationIn(language, context, rowId, explanation))?.explanation ?? explanation;
  }

  @FieldResolver(() => String, { duties: STAFF_AND_WALL, description: 'One sentence: what would clear it.' })
  async toClear(
    @Ctx() context: RequestContext,
    @Root() { rowId, explanation, toClear }: AlertType,
    @InLanguage() language: Language,
  ): Promise<string> {
    return (await explanationIn(language, context, rowId, explanation))?.toClear ?? toClear;
  }

  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    nullable: true,
    description:
      'How it was resolved, in words: as written by the person who resolved it, or a description of the figures that did; null until then.',
  })
  async resolution(
    @Ctx() context: RequestContext,
    @Root() { rowId, resolution, resolvedHow }: AlertType,
    @InLanguage() language: Language,
  ): Promise<string | null> {
    return resolution === null || resolvedHow !== 'CONDITION_CLEARED'
      ? resolution
      : noteIn(language, context, rowId, resolution);
  }

  @FieldResolver(() => Boolean, {
    duties: STAFF_AND_WALL,
    description: 'Whether the required response is still outstanding after its deadline, in business time.',
  })
  async overdue(@Ctx() context: RequestContext, @Root() { status, dueAt }: AlertType): Promise<boolean> {
    const now = `${await businessDateOf(context)}${new Date().toISOString().slice(10)}`;
    return isOverdue({ status, dueAt: dueAt?.toISOString() ?? null }, now);
  }

  @FieldResolver(() => [AlertOptionEnum], {
    duties: STAFF_AND_WALL,
    description:
      'What you may do with it, given its status, your duties and the separation of duties. Reasons, dates and planned actions are checked by the command itself.',
  })
  async allowedCommands(@Ctx() context: RequestContext, @Root() alert: AlertType): Promise<AlertOption[]> {
    const client = (await context.load(clientById, alert.clientRowId))!;
    const unit = (await context.load(unitById, client.unit_id))!;
    const proposal =
      alert.falsePositiveProposedByRowId === null ? null : { proposedById: alert.falsePositiveProposedByRowId };
    const facts = { status: alert.status, severity: alert.severity, resolvedById: alert.resolvedByRowId, proposal };
    return allowedAlertOptions(
      facts,
      { unitPath: unit.path, relationshipManagerId: client.relationship_manager_id },
      context.actor,
    );
  }
}

export const ALERT_LINKS = [
  link(
    () => AlertType,
    'rule',
    () => WarningRuleType,
    {
      duties: STAFF_AND_WALL,
      description: 'The version of the rule that raised it or last added evidence to it.',
    },
    async (context, { ruleRowId }) => (await WARNING_RULE_NODE.show(context, ruleRowId))!,
  ),
  link(
    () => AlertType,
    'response',
    () => ResponseDemandType,
    { duties: STAFF_AND_WALL, nullable: true, description: 'The response its rule requires; null if none.' },
    async (context, { ruleRowId }) => (await context.load(ruleById, ruleRowId))!.definition.response,
  ),
  link(
    () => AlertType,
    'client',
    () => ClientType,
    { duties: STAFF_AND_WALL, description: 'The client it is on.' },
    async (context, { clientRowId }) => (await CLIENT_NODE.show(context, clientRowId))!,
  ),
  link(
    () => AlertType,
    'facility',
    () => FacilityType,
    {
      duties: STAFF_AND_WALL,
      nullable: true,
      description: 'The facility it is on; null if it is on the client as a whole.',
    },
    (context, { facilityRowId }) => FACILITY_NODE.show(context, facilityRowId),
  ),
  userLink(() => AlertType, 'assignee', 'assigneeRowId', {
    duties: STAFF_AND_WALL,
    description: 'The user responsible for it; null if unassigned.',
  }),
  userLink(() => AlertType, 'resolvedBy', 'resolvedByRowId', {
    duties: STAFF,
    description: 'Who resolved it; null if its figures did, or if it is not resolved yet.',
  }),
  userLink(() => AlertType, 'closedBy', 'closedByRowId', {
    duties: STAFF,
    description: 'Who checked and closed it; null until then.',
  }),
  userLink(() => AlertType, 'falsePositiveProposedBy', 'falsePositiveProposedByRowId', {
    duties: STAFF,
    description:
      'Who proposed it as a false positive; null if nobody did, or if the proposal was rejected or voided by new evidence.',
  }),
];

@Resolver(() => ClientType)
export class ClientAlertsResolver {
  @FieldResolver(() => [AlertType], {
    duties: STAFF_AND_WALL,
    description:
      'Its most recent alerts, newest first, including those on its facilities; `Query.alerts` pages through all of them.',
  })
  async alerts(
    @Ctx() context: RequestContext,
    @Root() client: ClientType,
    @Args(() => ClientAlertsArgs) args: ClientAlertsArgs,
  ): Promise<AlertType[]> {
    return (
      await context.load(alertsOfClient, { key: client.rowId, args: { ...args, first: nestedSize(args.first) } })
    ).map(presentAlert);
  }
}

/** The size of a nested list; throws BAD_USER_INPUT. */
export function nestedSize(first: number): number {
  if (first >= 1 && first <= MAX_NESTED) return first;
  throw badUserInput(`\`first\` is 1 to ${MAX_NESTED}, not ${first}.`);
}
