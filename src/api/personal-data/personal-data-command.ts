import { Int } from 'type-graphql';
import { placeLegalHold } from '../../app/personal-data/place-legal-hold.ts';
import { releaseLegalHold } from '../../app/personal-data/release-legal-hold.ts';
import { setRetention } from '../../app/personal-data/set-retention.ts';
import { CLIENT_KEY } from '../client/client-key.ts';
import { idInput, input, mutation, part, resultType } from '../shared/declared.ts';
import { loadPresented } from '../shared/loading.ts';
import { holdById, presentLegalHold } from './legal-hold.loader.ts';
import { LegalHoldType } from './personal-data.type.ts';

const REASON = input(() => String, { description: 'The reason, kept on record.' });

const HOLD_RESULT = resultType('LegalHoldResult', 'The legal hold after the command.', {
  hold: part(
    () => LegalHoldType,
    (context, { holdId }: { holdId: string }) => loadPresented(context, holdById, presentLegalHold, holdId),
  ),
});
const RETENTION_RESULT = resultType('RetentionResult', 'The retention period for personal data after the command.', {
  years: part(
    () => Int,
    async (_context, { years }: { years: number }) => years,
    'Years after the end of the relationship; null if the command failed.',
  ),
});

export const PERSONAL_DATA_MUTATIONS = [
  mutation(placeLegalHold, {
    description: "Places a legal hold: the data of a client's people is kept, whatever the retention period allows.",
    result: HOLD_RESULT,
    input: { ...CLIENT_KEY, reason: REASON },
  }),
  mutation(releaseLegalHold, {
    description: 'Releases a legal hold; it stays on record.',
    result: HOLD_RESULT,
    input: { holdId: idInput('LegalHold', { description: 'The hold.' }), reason: REASON },
  }),
  mutation(setRetention, {
    description: "Sets how long the data of a client's people is kept after the relationship ends.",
    result: RETENTION_RESULT,
    input: {
      years: input(() => Int, {
        description:
          "Number of years the data of the client's people is kept after the end of the relationship, 1 to 30; 10 until it is set.",
      }),
      reason: REASON,
    },
  }),
];
