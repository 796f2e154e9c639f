import { Ctx, Int, Resolver, Root } from 'type-graphql';
import type { Language } from '../../domain/shared/language.ts';
import { indicatorByCode } from '../indicator/indicator.loader.ts';
import { presentIndicator } from '../indicator/indicator.presenter.ts';
import { IndicatorType } from '../indicator/indicator.type.ts';
import { userLink } from '../institution/user-link.ts';
import { presentObservation } from '../observation/observation.resolver.ts';
import { ObservationType } from '../observation/observation.type.ts';
import { link } from '../shared/declared.ts';
import { InLanguage } from '../shared/language.ts';
import type { RequestContext } from '../shared/request-context.ts';
import { WARNING_RULE_NODE } from '../warning/warning-rule.loader.ts';
import { WarningRuleType } from '../warning/warning-rule.type.ts';
import { AlertActionType, AlertEvidenceType, AlertHistoryEntryType } from './alert-detail.type.ts';
import { actionsOfAlert, evidenceOf, historyOf, observationById } from './alert.loader.ts';
import { presentAction, presentEvidence, presentHistory } from './alert.presenter.ts';
import { explanationIn, noteIn } from './alert-wording.ts';
import { MAX_NESTED, nestedSize } from './alert.resolver.ts';
import { AlertType } from './alert.type.ts';
import { Argument, FieldResolver } from '../shared/fields.ts';
import { STAFF, STAFF_AND_WALL } from '../../security/duty-sets.ts';

@Resolver(() => AlertType)
export class AlertDetailResolver {
  @FieldResolver(() => [AlertEvidenceType], {
    duties: STAFF_AND_WALL,
    description: 'The evidence it rests on, newest first; `evidenceCount` gives the total.',
  })
  async evidence(
    @Ctx() context: RequestContext,
    @Root() alert: AlertType,
    @Argument('first', () => Int, { reveals: null, defaultValue: 20, description: `1 to ${MAX_NESTED}.` })
    first: number,
  ): Promise<AlertEvidenceType[]> {
    return (await context.load(evidenceOf, { key: alert.rowId, args: { first: nestedSize(first) } })).map((row) =>
      presentEvidence(row, alert),
    );
  }

  @FieldResolver(() => [AlertHistoryEntryType], { duties: STAFF, description: 'What happened to it, newest first.' })
  async history(
    @Ctx() context: RequestContext,
    @Root() alert: AlertType,
    @Argument('first', () => Int, { reveals: null, defaultValue: 50, description: `1 to ${MAX_NESTED}.` })
    first: number,
  ): Promise<AlertHistoryEntryType[]> {
    return (await context.load(historyOf, { key: alert.rowId, args: { first: nestedSize(first) } })).map(
      presentHistory,
    );
  }
}

@Resolver(() => AlertEvidenceType)
export class AlertEvidenceResolver {
  @FieldResolver(() => String, {
    duties: STAFF_AND_WALL,
    description: 'One sentence: what was observed, and against what threshold.',
  })
  async explanation(
    @Ctx() context: RequestContext,
    @Root() { alertRowId, explanation }: AlertEvidenceType,
    @InLanguage() language: Language,
  ): Promise<string> {
    return (await explanationIn(language, context, alertRowId, explanation))?.explanation ?? explanation;
  }
}

@Resolver(() => AlertHistoryEntryType)
export class AlertHistoryEntryResolver {
  @FieldResolver(() => String, {
    duties: STAFF,
    nullable: true,
    description:
      'The reason or outcome, in words: as written by the person who did it, or as described by the system; null if none was given.',
  })
  async note(
    @Ctx() context: RequestContext,
    @Root() { alertRowId, actorRowId, note }: AlertHistoryEntryType,
    @InLanguage() language: Language,
  ): Promise<string | null> {
    return note === null || actorRowId !== null ? note : noteIn(language, context, alertRowId, note);
  }
}

export const ALERT_DETAIL_LINKS = [
  link(
    () => AlertType,
    'actions',
    () => [AlertActionType],
    { duties: STAFF, description: 'Actions planned in response, ordered by due date.' },
    async (context, { rowId }) => (await context.load(actionsOfAlert, rowId)).map(presentAction),
  ),
  link(
    () => AlertEvidenceType,
    'indicator',
    () => IndicatorType,
    { duties: STAFF_AND_WALL, description: 'The indicator measured.' },
    async (context, { indicatorCode }) => presentIndicator((await context.load(indicatorByCode, indicatorCode))!),
  ),
  link(
    () => AlertEvidenceType,
    'rule',
    () => WarningRuleType,
    { duties: STAFF_AND_WALL, description: 'The version of the rule that was evaluated.' },
    async (context, { ruleRowId }) => (await WARNING_RULE_NODE.show(context, ruleRowId))!,
  ),
  link(
    () => AlertEvidenceType,
    'observations',
    () => [ObservationType],
    {
      duties: STAFF,
      description:
        'The underlying observations, oldest first, each with its lineage down to statement lines; empty if the evidence is that there are none.',
    },
    async (context, { observationRowIds }) => {
      const rows = await Promise.all(observationRowIds.map((id) => context.load(observationById, id)));
      return rows.flatMap((row) => (row === null ? [] : [presentObservation(row)]));
    },
  ),
  userLink(() => AlertActionType, 'owner', 'ownerRowId', { duties: STAFF, description: 'Who is responsible for it.' }),
  userLink(() => AlertActionType, 'plannedBy', 'plannedByRowId', { duties: STAFF, description: 'Who planned it.' }),
  userLink(() => AlertActionType, 'completedBy', 'completedByRowId', {
    duties: STAFF,
    description: 'Who reported it done; null until then.',
  }),
  userLink(() => AlertHistoryEntryType, 'actor', 'actorRowId', {
    duties: STAFF,
    description: 'Who did it; null: the system, by rule or deadline.',
  }),
];
