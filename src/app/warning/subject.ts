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
