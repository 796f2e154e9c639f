import { assignRelationshipManager } from '../../app/client/assign-relationship-manager.ts';
import { changeClientStage } from '../../app/client/change-client-stage.ts';
import { changeClientTier } from '../../app/client/change-client-tier.ts';
import { createClient } from '../../app/client/create-client.ts';
import { updateClient } from '../../app/client/update-client.ts';
import type { ClientStageCommand } from '../../domain/client/stage-machine.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import { enumOf } from '../shared/enum.ts';
import { CLIENT_CHANGE } from './client-key.ts';
import { CLIENT_NODE } from './client.loader.ts';
import { ClientType, RegistrationSchemeEnum, SegmentEnum, TierEnum } from './client.type.ts';

const StageCommandEnum = enumOf<ClientStageCommand>(
  'ClientStageCommand',
  "A step in a client's life; each is possible in certain stages only.",
  {
    BEGIN_SCREENING: 'PROSPECT to SCREENING.',
    BEGIN_DUE_DILIGENCE: 'SCREENING to DUE_DILIGENCE.',
    APPROVE:
      'DUE_DILIGENCE to APPROVED, by a credit officer who neither looks after the client nor began its due diligence.',
    ACTIVATE: 'APPROVED to ACTIVE, at the first business.',
    MARK_DORMANT: 'ACTIVE to DORMANT.',
    REACTIVATE: 'DORMANT to ACTIVE.',
    BEGIN_EXIT: 'ACTIVE or DORMANT to EXITING; needs a reason.',
    CLOSE: 'EXITING to CLOSED; needs a reason, and no facility left open.',
    REJECT: 'Before ACTIVE, to REJECTED: the institution says no; needs a reason, and no facility left open.',
    WITHDRAW: 'Before ACTIVE, to WITHDRAWN: the client says no; needs a reason, and no facility left open.',
  },
);

/** The client a command named in its output, as it now is. */
export const CLIENT_RESULT = resultType('ClientResult', 'A client as a command left it.', {
  client: part(
    () => ClientType,
    (context, { clientId }: { clientId: string }) => CLIENT_NODE.show(context, clientId),
  ),
});

export const CLIENT_MUTATIONS = [
  mutation(createClient, {
    description: 'Enters a prospect into the book of a unit.',
    result: CLIENT_RESULT,
    input: {
      reference: input(() => String, { description: "The institution's own number for the client; unique in it." }),
      name: input(() => String, { description: 'Registered name.' }),
      localName: input(() => String, { nullable: true, description: "The name in the client's own script." }),
      registrationScheme: input(() => RegistrationSchemeEnum, {
        nullable: true,
        description: 'Which register `registrationId` comes from.',
      }),
      registrationId: input(() => String, {
        nullable: true,
        description: 'Number in the register; its check digit is verified.',
      }),
      industryCode: input(() => String, { nullable: true, description: 'Industry code.' }),
      country: input(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code.' }),
      segment: input(() => SegmentEnum, { description: 'The kind of client.' }),
      unitCode: input(() => String, { description: 'Code of the organisation unit whose book it enters.' }),
      relationshipManagerId: idInput('User', { nullable: true, description: 'The user who looks after it.' }),
    },
  }),
  mutation(updateClient, {
    description: 'Corrects what is recorded of a client, or moves it to another unit.',
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      name: input(() => String, { nullable: true, description: 'Registered name; left out or null: as it is.' }),
      localName: input(() => String, {
        nullable: true,
        description: "The name in the client's own script; left out: as it is; null: none.",
      }),
      registrationScheme: input(() => RegistrationSchemeEnum, {
        nullable: true,
        description: 'Given together with `registrationId`.',
      }),
      registrationId: input(() => String, {
        nullable: true,
        description:
          'Number in the register, its check digit verified; left out: as it is; null, with a null `registrationScheme`: none.',
      }),
      industryCode: input(() => String, {
        nullable: true,
        description: 'Industry code; left out: as it is; null: unknown.',
      }),
      country: input(() => String, {
        nullable: true,
        description: 'ISO 3166-1 alpha-2 code; left out: as it is; null: unknown.',
      }),
      segment: input(() => SegmentEnum, {
        nullable: true,
        description: 'The kind of client; left out or null: as it is.',
      }),
      unitCode: input(() => String, {
        nullable: true,
        description:
          'Code of the unit the client moves to; your duty must cover both. A relationship manager without the duty there stays behind. Left out or null: as it is.',
      }),
    },
  }),
  mutation(changeClientStage, {
    description:
      'Moves a client along its life with the institution; fails with INVALID_TRANSITION where its stage does not allow the step.',
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      command: input(() => StageCommandEnum, { description: 'The step.' }),
      reason: input(() => String, {
        nullable: true,
        description: "Why; stays in the client's history. Required where the step ends the relationship, or begins to.",
      }),
    },
  }),
  mutation(changeClientTier, {
    description: 'Ranks a client by judgement of independent risk.',
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      tier: input(() => TierEnum, { description: 'The new tier.' }),
      reason: input(() => String, { description: "Why; stays in the client's history." }),
    },
  }),
  mutation(assignRelationshipManager, {
    description: 'Says who looks after a client.',
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      relationshipManagerId: idInput('User', {
        nullable: true,
        description:
          "A user who holds RELATIONSHIP_MANAGER over the client's unit; left out or null: nobody looks after the client.",
      }),
    },
    take: ({ relationshipManagerId = null, ...rest }) => ({ ...rest, relationshipManagerId }),
  }),
];
