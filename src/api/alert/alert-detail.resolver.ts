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
    description: 'What it stands on, newest first; `evidenceCount` says how much there is.',
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
  @FieldResolver(() => String, { duties: STAFF_AND_WALL, description: 'One sentence: what was seen, against what.' })
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
      'The reason or outcome, in words: as the person who did it wrote them, or what the system says of it; null where none was given.',
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
    { duties: STAFF, description: 'What was undertaken about it, in the order in which it is due.' },
    async (context, { rowId }) => (await context.load(actionsOfAlert, rowId)).map(presentAction),
  ),
  link(
    () => AlertEvidenceType,
    'indicator',
    () => IndicatorType,
    { duties: STAFF_AND_WALL, description: 'The indicator it is of.' },
    async (context, { indicatorCode }) => presentIndicator((await context.load(indicatorByCode, indicatorCode))!),
  ),
  link(
    () => AlertEvidenceType,
    'rule',
    () => WarningRuleType,
    { duties: STAFF_AND_WALL, description: 'The version of the rule that judged it.' },
    async (context, { ruleRowId }) => (await WARNING_RULE_NODE.show(context, ruleRowId))!,
  ),
  link(
    () => AlertEvidenceType,
    'observations',
    () => [ObservationType],
    {
      duties: STAFF,
      description:
        'The observations it stands on, oldest first, each with its lineage down to statement lines; empty where their absence is the evidence.',
    },
    async (context, { observationRowIds }) => {
      const rows = await Promise.all(observationRowIds.map((id) => context.load(observationById, id)));
      return rows.flatMap((row) => (row === null ? [] : [presentObservation(row)]));
    },
  ),
  userLink(() => AlertActionType, 'owner', 'ownerRowId', { duties: STAFF, description: 'Who is to do it.' }),
  userLink(() => AlertActionType, 'plannedBy', 'plannedByRowId', { duties: STAFF, description: 'Who planned it.' }),
  userLink(() => AlertActionType, 'completedBy', 'completedByRowId', {
    duties: STAFF,
    description: 'Who reported it done; null while it is to be done.',
  }),
  userLink(() => AlertHistoryEntryType, 'actor', 'actorRowId', {
    duties: STAFF,
    description: 'Who did it; null: the system, by rule or deadline.',
  }),
];
