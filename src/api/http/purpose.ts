import type { GraphQLError } from 'graphql';
import { PURPOSES, isPurpose } from '../../security/personal-data/purpose.ts';
import type { Purpose } from '../../security/personal-data/purpose.ts';
import { coded } from '../shared/errors.ts';

/** What a request states that it is for; null where it states nothing, an error where that is no purpose. */
export function statedPurpose(stated: unknown): Purpose | null | GraphQLError {
  if (stated === undefined || stated === null || stated === '') return null;
  return isPurpose(stated)
    ? stated
    : coded(
        'PURPOSE_UNKNOWN',
        `A purpose is one of ${PURPOSES.join(', ')}. State it in the header x-clc-purpose, or in extensions.purpose.`,
        400,
      );
}
