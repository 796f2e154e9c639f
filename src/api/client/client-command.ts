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
  "A step that changes a client's stage; each is possible in certain stages only.",
  {
    BEGIN_SCREENING: 'PROSPECT to SCREENING.',
    BEGIN_DUE_DILIGENCE: 'SCREENING to DUE_DILIGENCE.',
    APPROVE:
      "DUE_DILIGENCE to APPROVED, by a credit officer who is neither the client's relationship manager nor the one who began its due diligence.",
    ACTIVATE: 'APPROVED to ACTIVE, when the first business is done.',
    MARK_DORMANT: 'ACTIVE to DORMANT.',
    REACTIVATE: 'DORMANT to ACTIVE.',
    BEGIN_EXIT: 'ACTIVE or DORMANT to EXITING; needs a reason.',
    CLOSE: 'EXITING to CLOSED; needs a reason, and no facility may be open.',
    REJECT: 'Before ACTIVE, to REJECTED: the institution declines; needs a reason, and no facility may be open.',
    WITHDRAW: 'Before ACTIVE, to WITHDRAWN: the client declines; needs a reason, and no facility may be open.',
  },
);

/** The client a command named in its output, as it now is. */
export const CLIENT_RESULT = resultType('ClientResult', 'The client after the command.', {
  client: part(
    () => ClientType,
    (context, { clientId }: { clientId: string }) => CLIENT_NODE.show(context, clientId),
  ),
});

export const CLIENT_MUTATIONS = [
  mutation(createClient, {
    description: 'Adds a prospect to the book of a unit.',
    result: CLIENT_RESULT,
    input: {
      reference: input(() => String, {
        description: "The institution's own number for the client; unique in the institution.",
      }),
      name: input(() => String, { description: 'Registered name.' }),
      localName: input(() => String, { nullable: true, description: "The name in the client's own script." }),
      registrationScheme: input(() => RegistrationSchemeEnum, {
        nullable: true,
        description: 'The register `registrationId` comes from.',
      }),
      registrationId: input(() => String, {
        nullable: true,
        description: 'Number in the register; its check digit is verified.',
      }),
      industryCode: input(() => String, { nullable: true, description: 'Industry code.' }),
      country: input(() => String, { nullable: true, description: 'ISO 3166-1 alpha-2 code.' }),
      segment: input(() => SegmentEnum, { description: 'The kind of client.' }),
      unitCode: input(() => String, { description: 'Code of the organisation unit whose book it enters.' }),
      relationshipManagerId: idInput('User', { nullable: true, description: "The client's relationship manager." }),
    },
  }),
  mutation(updateClient, {
    description: "Updates a client's details, or moves it to another unit.",
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      name: input(() => String, { nullable: true, description: 'Registered name; omitted or null: unchanged.' }),
      localName: input(() => String, {
        nullable: true,
        description: "The name in the client's own script; omitted: unchanged; null: none.",
      }),
      registrationScheme: input(() => RegistrationSchemeEnum, {
        nullable: true,
        description: 'Must be given together with `registrationId`.',
      }),
      registrationId: input(() => String, {
        nullable: true,
        description:
          'Number in the register, with its check digit verified; omitted: unchanged; null, with a null `registrationScheme`: none.',
      }),
      industryCode: input(() => String, {
        nullable: true,
        description: 'Industry code; omitted: unchanged; null: unknown.',
      }),
      country: input(() => String, {
        nullable: true,
        description: 'ISO 3166-1 alpha-2 code; omitted: unchanged; null: unknown.',
      }),
      segment: input(() => SegmentEnum, {
        nullable: true,
        description: 'The kind of client; omitted or null: unchanged.',
      }),
      unitCode: input(() => String, {
        nullable: true,
        description:
          'Code of the unit the client moves to; your duty must cover both units. A relationship manager without the duty in the new unit is not moved with the client. Omitted or null: unchanged.',
      }),
    },
  }),
  mutation(changeClientStage, {
    description:
      'Moves a client to another stage of its relationship with the institution; fails with INVALID_TRANSITION if its stage does not allow the step.',
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      command: input(() => StageCommandEnum, { description: 'The step.' }),
      reason: input(() => String, {
        nullable: true,
        description:
          "The reason, kept in the client's history. Required if the step ends the relationship or begins to end it.",
      }),
    },
  }),
  mutation(changeClientTier, {
    description: "Changes a client's tier, by judgement of independent risk.",
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      tier: input(() => TierEnum, { description: 'The new tier.' }),
      reason: input(() => String, { description: "The reason, kept in the client's history." }),
    },
  }),
  mutation(assignRelationshipManager, {
    description: "Assigns a client's relationship manager.",
    result: CLIENT_RESULT,
    input: {
      ...CLIENT_CHANGE,
      relationshipManagerId: idInput('User', {
        nullable: true,
        description:
          "A user who holds RELATIONSHIP_MANAGER for the client's unit; null or omitted: the client has no relationship manager.",
      }),
    },
    take: ({ relationshipManagerId = null, ...rest }) => ({ ...rest, relationshipManagerId }),
  }),
];
