import { fail, ok } from '../shared/result.ts';
import type { Failure, Result } from '../shared/result.ts';

/**
 * Schemes of a legal person's number: China's unified social credit code, the legal entity identifier, any other
 * register.
 */
export const REGISTRATION_SCHEMES = ['USCC', 'LEI', 'OTHER'] as const;
export type RegistrationScheme = (typeof REGISTRATION_SCHEMES)[number];

type RegistrationFailure = Failure<'REGISTRATION_ID_FORMAT' | 'REGISTRATION_ID_CHECK_DIGIT'>;

// GB 32100-2015 leaves out I, O, S, V and Z, which are misread; a character's value is its place here.
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// Authority, category, six digits of the place of registration, nine of the organisation code, the check character.
const USCC_PATTERN = /^[0-9A-HJ-NP-RTUWXY]{2}\d{6}[0-9A-HJ-NP-RTUWXY]{10}$/;
const LEI_PATTERN = /^[0-9A-Z]{18}\d{2}$/;
// One to 64 visible characters with single blanks inside: a number one can print, compare and look for.
const OTHER_PATTERN = /^[^\s\p{C}]+( [^\s\p{C}]+)*$/u;

/**
 * Checks form and check digits, and gives the form to store: letters in capitals, so that the same number in another
 * case does not pass for another client.
 */
export function validateRegistrationId(scheme: RegistrationScheme, id: string): Result<string, RegistrationFailure> {
  if (scheme === 'OTHER') return validateOther(id);
  // Only ASCII letters are raised: `toUpperCase` would turn the long s and the sharp s into letters of the alphabet.
  const capitals = id.replace(/[a-z]/g, (letter) => letter.toUpperCase());
  return scheme === 'USCC' ? validateUscc(capitals) : validateLei(capitals);
}

function validateUscc(id: string): Result<string, RegistrationFailure> {
  if (!USCC_PATTERN.test(id)) {
    return fail(
      'REGISTRATION_ID_FORMAT',
      `"${id.slice(0, 40)}" is no USCC: 18 characters, digits and letters but I, O, S, V, Z, the 3rd to 8th digits.`,
    );
  }
  return checked('USCC', id, usccCheckCharacter(id.slice(0, 17)));
}

/**
 * GB 32100-2015: weights are the powers of 3 modulo 31, and the check value makes the weighted sum a multiple of 31.
 */
function usccCheckCharacter(body: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of body) {
    sum += USCC_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

function validateLei(id: string): Result<string, RegistrationFailure> {
  if (!LEI_PATTERN.test(id)) {
    return fail(
      'REGISTRATION_ID_FORMAT',
      `"${id.slice(0, 40)}" is no LEI: 18 letters or digits, then two check digits.`,
    );
  }
  return checked('LEI', id, leiCheckDigits(id.slice(0, 18)));
}

/** ISO 17442 by ISO 7064 MOD 97-10: letters count as 10 to 35, and the whole number leaves 1 when divided by 97. */
function leiCheckDigits(body: string): string {
  const digits = Array.from(body, (character) => Number.parseInt(character, 36).toString()).join('');
  return (98n - (BigInt(`${digits}00`) % 97n)).toString().padStart(2, '0');
}

function checked(scheme: RegistrationScheme, id: string, expected: string): Result<string, RegistrationFailure> {
  if (id.endsWith(expected)) return ok(id);
  const actual = id.slice(-expected.length);
  return fail(
    'REGISTRATION_ID_CHECK_DIGIT',
    `The ${scheme} ${id} ends with ${actual} where its check calls for ${expected}; look for a mistyped character.`,
  );
}

function validateOther(id: string): Result<string, RegistrationFailure> {
  if (id.length <= 64 && OTHER_PATTERN.test(id)) return ok(id);
  return fail(
    'REGISTRATION_ID_FORMAT',
    'A registration number is 1 to 64 visible characters, with no blank at either end and no two in a row.',
  );
}
