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
    CORPORATE: 'A large company.',
    SME: 'A small or medium-sized enterprise.',
    PROJECT_FINANCE: 'A company that owns a single project and repays from its cash flow.',
    FINANCIAL_INSTITUTION: 'A bank, insurer, fund or leasing company.',
    SOVEREIGN: 'A state, or a borrower backed by a state.',
  },
);

export const StageEnum = enumOf<ClientStage>(
  'ClientStage',
  'Stage of a client in its relationship with the institution.',
  {
    PROSPECT: 'Known, not yet screened.',
    SCREENING: 'Being screened against policy, sanctions and adverse news.',
    DUE_DILIGENCE: 'Under due diligence, on site and on paper.',
    APPROVED: 'Approved; no facility used yet.',
    ACTIVE: 'Does business with the institution.',
    DORMANT: 'Active, but not using its facilities.',
    EXITING: 'The relationship is being ended.',
    CLOSED: 'The relationship has ended.',
    REJECTED: 'Declined by the institution.',
    WITHDRAWN: 'The client withdrew before becoming active.',
  },
);

export const TierEnum = enumOf<ClientTier>(
  'ClientTier',
  'How the institution ranks the client; independent of its stage.',
  {
    CORE: 'Preferred and well known.',
    QUALITY: 'Sound.',
    STANDARD: 'Neither preferred nor avoided.',
    RISK_WARNING: 'Under a risk warning; exposure is being reduced or monitored.',
  },
);

export const RegistrationSchemeEnum = enumOf<RegistrationScheme>(
  'RegistrationScheme',
  'The register a registration number comes from.',
  {
    USCC: "China's unified social credit code, GB 32100-2015, with its check character.",
    LEI: 'Legal Entity Identifier, ISO 17442, with its check digits.',
    OTHER: 'Any other register; not checked.',
  },
);

export const IndustryType = objectType(
  'Industry',
  { description: "An industry in the institution's classification." },
  {
    code: field(() => String, {
      duties: EVERY_DUTY,
      description: 'Code in the classification, for example C34.',
    }),
    name: field(() => String, {
      duties: EVERY_DUTY,
      description: 'The name; the code itself if the institution has given none.',
    }),
    localName: field(() => String, {
      duties: EVERY_DUTY,
      nullable: true,
      description: "The name in the institution's own script; null if it is the same.",
    }),
  },
);
export type IndustryType = InstanceType<typeof IndustryType>;

@ObjectType('Client', {
  implements: NodeType,
  description: 'A company or project that the institution lends to, or may lend to.',
})
export class ClientType extends NodeType {
  /** The row id; not part of the API. */
  rowId!: string;
  unitRowId!: string;
  industryCode!: string | null;
  relationshipManagerRowId!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    description: "The institution's own number for the client; unique in the institution.",
  })
  reference!: string;

  @Field(() => String, { duties: EVERY_DUTY, description: 'Registered name.' })
  name!: string;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: "The name in the client's own script; null if it is the same.",
  })
  localName!: string | null;

  @Field(() => RegistrationSchemeEnum, {
    duties: STAFF,
    nullable: true,
    description: 'The register `registrationId` comes from; null if unknown.',
  })
  registrationScheme!: RegistrationScheme | null;

  @Field(() => String, {
    duties: STAFF,
    nullable: true,
    description: 'Number in the register, with its check digit verified; null if unknown.',
  })
  registrationId!: string | null;

  @Field(() => String, {
    duties: EVERY_DUTY,
    nullable: true,
    description: 'ISO 3166-1 alpha-2 code of the country of registration; null if unknown.',
  })
  country!: string | null;

  @Field(() => SegmentEnum, { duties: EVERY_DUTY, description: 'The kind of client.' })
  segment!: ClientSegment;

  @Field(() => StageEnum, { duties: EVERY_DUTY, description: 'Stage in its relationship with the institution.' })
  stage!: ClientStage;

  @Field(() => TierEnum, { duties: EVERY_DUTY, description: "The institution's tier for it." })
  tier!: ClientTier;

  @Field(() => Int, {
    duties: EVERY_DUTY,
    description:
      'Incremented by each change; pass it as `expectedVersion` to detect changes made by others in the meantime.',
  })
  version!: number;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record was created.' })
  createdAt!: Date;

  @Field(() => DateTimeScalar, { duties: EVERY_DUTY, description: 'When the record last changed.' })
  updatedAt!: Date;
}

export const ClientConnectionType = connectionOf('Client', ClientType, EVERY_DUTY);
