import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import { validateRegistrationId } from '../../domain/client/registration-id.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';

const COUNTRY_PATTERN = /^[A-Z]{2}$/;

/** A number in a register, as callers give it; both parts or neither. */
export interface RegistrationInput {
  readonly registrationScheme?: RegistrationScheme | null;
  readonly registrationId?: string | null;
}

/** The number in the form to store; null where none was given. */
export function checkRegistration(input: RegistrationInput): Result<{ scheme: RegistrationScheme; id: string } | null> {
  const { registrationScheme: scheme, registrationId: id } = input;
  if (scheme == null && id == null) return ok(null);
  if (scheme == null || id == null)
    return fail('REGISTRATION_INCOMPLETE', 'Give registrationScheme and registrationId together.', 'registrationId');
  const checked = validateRegistrationId(scheme, id);
  return checked.ok
    ? ok({ scheme, id: checked.value })
    : { ok: false, failure: { ...checked.failure, path: 'registrationId' } };
}

/** Two capitals have the form of ISO 3166-1 alpha-2; which of them are countries changes, and is not checked. */
export function checkCountry(country: string | null | undefined): Result<string | null> {
  if (country == null || COUNTRY_PATTERN.test(country)) return ok(country ?? null);
  return fail('COUNTRY_INVALID', `"${country.slice(0, 20)}" is no ISO 3166-1 alpha-2 code, such as CN.`, 'country');
}
