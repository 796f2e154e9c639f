import type { RegistrationScheme } from '../../domain/client/registration-id.ts';
import { validateRegistrationId } from '../../domain/client/registration-id.ts';
import type { ClientSegment } from '../../domain/client/client-segment.ts';
import { fail, ok } from '../../domain/shared/result.ts';
import type { Result } from '../../domain/shared/result.ts';
import { requireText } from '../../domain/shared/text.ts';
import type { ClientDetails, OptionalDetails } from '../../persistence/client/client-write.repository.ts';

const COUNTRY_PATTERN = /^[A-Z]{2}$/;

/** What callers say of a client itself, when they enter it and later; the number in a register is in two parts. */
export interface ClientDetailsInput {
  readonly name?: string | null;
  readonly localName?: string | null;
  readonly registrationScheme?: RegistrationScheme | null;
  readonly registrationId?: string | null;
  readonly industryCode?: string | null;
  readonly country?: string | null;
  readonly segment?: ClientSegment | null;
}

/** Every detail by its column; undefined where the caller said nothing of it. */
export type GivenDetails = { readonly [Column in keyof ClientDetails]: ClientDetails[Column] | undefined };

/** Checks what was said of a client. Null clears what may be unknown; of a name or segment it says nothing. */
export function checkDetails(input: ClientDetailsInput): Result<GivenDetails> {
  const blank = input.name == null ? null : requireText(input.name, 'name');
  if (blank !== null) return { ok: false, failure: blank };
  const registration = checkRegistration(input);
  if (!registration.ok) return registration;
  const country = checkCountry(input.country);
  if (!country.ok) return country;
  const registered = input.registrationId === undefined ? undefined : registration.value;
  return ok({
    name: input.name ?? undefined,
    local_name: input.localName,
    registration_scheme: registered === null ? null : registered?.scheme,
    registration_id: registered === null ? null : registered?.id,
    industry_code: input.industryCode,
    country: input.country === undefined ? undefined : country.value,
    segment: input.segment ?? undefined,
  });
}

/** Of a client that is entered by whoever knows no more than its name and kind. */
export const UNKNOWN_DETAILS: { readonly [Column in keyof OptionalDetails]: null } = {
  local_name: null,
  registration_scheme: null,
  registration_id: null,
  industry_code: null,
  country: null,
};

/** What was said, and nothing of the rest. */
export function saidOf(given: GivenDetails): Partial<ClientDetails> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

/** The number in the form to store; null where none was given. */
function checkRegistration(input: ClientDetailsInput): Result<{ scheme: RegistrationScheme; id: string } | null> {
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
function checkCountry(country: string | null | undefined): Result<string | null> {
  if (country == null || COUNTRY_PATTERN.test(country)) return ok(country ?? null);
  return fail('COUNTRY_INVALID', `"${country.slice(0, 20)}" is no ISO 3166-1 alpha-2 code, such as CN.`, 'country');
}
