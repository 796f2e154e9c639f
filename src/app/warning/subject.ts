import type { IsoDate } from '../../domain/shared/time.ts';
import type { WarningRuleDefinition } from '../../domain/warning/rule.ts';
import type { AuthorisedClient } from '../command/authorise.ts';

/** What a rule judges: a client, or one of its facilities. */
export interface Subject {
  /** The facility's id where there is one, else the client's. */
  readonly id: string;
  readonly client: Pick<AuthorisedClient, 'id' | 'unitId' | 'industryCode' | 'segment'>;
  readonly facilityId: string | null;
}

/** A version of a rule as judging needs it. */
export interface JudgedRule {
  readonly id: string;
  readonly code: string;
  readonly definition: WarningRuleDefinition;
}

/** A rule to be judged on a subject, at one or more dates in turn. */
export interface Trial {
  readonly rule: JudgedRule;
  readonly subject: Subject;
  /** Ascending; the rule is judged as of each, so that what fired and cleared within a batch is not missed. */
  readonly dates: readonly IsoDate[];
}

/** A value that was just recorded: what the rules are judged for. */
export interface RecordedPoint {
  readonly id: string;
  readonly asOf: IsoDate;
  readonly clientId: string;
  readonly facilityId: string | null;
  readonly indicatorCode: string;
  readonly value: string | null;
  readonly nullReason: string | null;
  readonly statementVersionId: string | null;
}
