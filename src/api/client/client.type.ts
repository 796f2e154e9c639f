import { Int } from 'type-graphql';
import { enumOf } from '../shared/enum.ts';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import type { ClientTier } from '../../domain/client/client-tier.ts';
import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import type { ClientStage } from '../../domain/client/stage-machine.ts';
import { connectionOf } from '../shared/connection.ts';
import { field, objectType } from '../shared/declared.ts';
import { NodeType } from '../shared/node.type.ts';
import { DateTimeScalar } from '../shared/scalars.ts';
import { Field, ObjectType } from '../shared/fields.ts';
import { EVERY_DUTY, STAFF } from '../../security/duty-sets.ts';

export const SegmentEnum = enumOf<ClientSegment>(
  'ClientSegment',
  'The kind of client; rules and thresholds are set per segment.',
  {
    CORPORATE: 'A company of size.',
    SME: 'A small or medium-sized enterprise.',
    PROJECT_FINANCE: 'A company that owns one project and repays from its cash flow.',
    FINANCIAL_INSTITUTION: 'A bank, insurer, fund or leasing company.',
    SOVEREIGN: 'A state, or a borrower a state stands behind.',
  },
);

export const StageEnum = enumOf<ClientStage>(
  'ClientStage',
  'Where the client stands in its life with the institution.',
  {
    PROSPECT: 'Known, not yet screened.',
    SCREENING: 'Checked against policy, sanctions and adverse news.',
    DUE_DILIGENCE: 'Examined on site and on paper.',
    APPROVED: 'Accepted; no facility used yet.',
    ACTIVE: 'Has business with the institution.',
    DORMANT: 'Active without use of its facilities.',
    EXITING: 'The relationship is being ended.',
    CLOSED: 'Ended.',
    REJECTED: 'Not accepted.',
    WITHDRAWN: 'Withdrew before becoming active.',
  },
);

export const TierEnum = enumOf<ClientTier>(
  'ClientTier',
  'How the institution ranks the client; independent of its stage.',
  {
    CORE: 'Sought after and well known.',
    QUALITY: 'Sound.',
    STANDARD: 'Neither sought nor avoided.',
    RISK_WARNING: 'Under warning; exposure is reduced or watched.',
  },
);

export const RegistrationSchemeEnum = enumOf<RegistrationScheme>(
  'RegistrationScheme',
  'Which register a registration number comes from.',
  {
    USCC: "China's unified social credit code, GB 32100-2015, with its check character.",
    LEI: 'Legal Entity Identifier, ISO 17442, with its check digits.',
    OTHER: 'Any other register; not checked.',
  },
);

export const IndustryType = objectType(
  'Industry',
  { description: "An industry of the institution's classification." },
  {
    code: field(() => String, {
      duties: EVERY_DUTY,
      description: 'Code of the classification, for example C34.',
    }),
    name: field(() => String, {
      duties: EVERY_DUTY,
      description: 'The name; the code itself where the institution has named none.',
    }),
    localName: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: "The name in the institution's own script; null where it is the same.",
    }),
  },
);
export type IndustryType = InstanceType<typeof IndustryType>;

@ObjectType('Client', {
  implements: NodeType,
  description: 'A company or project that the institution lends to, or may.',
})
export class ClientType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  unitRowId!: string;
  industryCode!: string | null;
  relationshipManagerRowId!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The institution's own number for the client; unique in it.",
  })
  reference!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: 'Registered name.' })
  name!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: "The name in the client's own script; null where it is the same.",
  })
  localName!: string | null;

  @Field(() => RegistrationSchemeEnum, {
    duties: STAFF,
    nullable: true,
    description: 'Which register `registrationId` comes from; null where none is known.',
  })
  registrationScheme!: RegistrationScheme | null;

  @Field(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'Number in the register, check digit verified; null where none is known.',
  })
  registrationId!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'ISO 3166-1 alpha-2 code of the country of registration; null where unknown.',
  })
  country!: string | null;

  @Field(() => SegmentEnum, { duties: EVERY_DUTY, description: 'The kind of client.' })
  segment!: ClientSegment;

  @Field(() => StageEnum, { duties: EVERY_DUTY, description: 'Where it stands in its life with the institution.' })
  stage!: ClientStage;

  @Field(() => TierEnum, { duties: EVERY_DUTY, description: 'How the institution ranks it.' })
  tier!: ClientTier;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description: 'Raised by each change; pass it as `expectedVersion` to be told when someone else was faster.',
  })
  version!: number;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record was made.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record last changed.' })
  updatedAt!: Date;
}

export const ClientConnectionType = connectionOf('Client', ClientType, EVERY_DUTY);
