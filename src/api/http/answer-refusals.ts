import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from '../shared/request-context.ts';

/** A document with a hundred faults is told of the first. */
const MOST_FAULTS = 5;

/**
 * Answers 400 where nothing at all was answered since the caller asked for what there cannot be: a cursor, an ID or a
 * page size that is none. What was answered in part stays 200, with its errors beside it.
 */
export const ANSWER_REFUSALS: ApolloServerPlugin<RequestContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { http, body } }) {
        if (body.kind !== 'single') return;
        const { singleResult } = body;
        const { data, errors = [] } = singleResult;
        if (
          isNothing(data) &&
          errors.length > 0 &&
          errors.every(({ extensions }) => extensions?.['code'] === 'BAD_USER_INPUT')
        )
          http.status ??= 400;
        if (isNothing(data) && errors.length > MOST_FAULTS) singleResult.errors = errors.slice(0, MOST_FAULTS);
      },
    };
  },
};

function isNothing(data: Readonly<Record<string, unknown>> | null | undefined): boolean {
  return data == null || Object.values(data).every((value) => value === null);
}
