import { validateRegistrationId, type RegistrationScheme } from '../client/registration-id.ts';
import { Random } from '../shared/random.ts';

const USCC_CHARACTERS = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
const LEI_CHARACTERS = Array.from('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const LEI_CHECKS = Array.from({ length: 97 }, (_, index) => String(index + 2).padStart(2, '0'));

/** How many serial numbers an organisation code holds, and a step coprime to it that visits each of them once. */
const SERIAL_NUMBERS = 1_000_000;
const SERIAL_STEP = 7_919;

/**
 * A unified social credit code of an enterprise (91) registered in a division: well-formed, invented, unlike another
 * client's.
 */
export function demoUscc(seed: string, clientIndex: number, divisionCode: string): string {
  const offset = new Random(seed, 'register').integer(0, SERIAL_NUMBERS - 1);
  const serial = (offset + clientIndex * SERIAL_STEP) % SERIAL_NUMBERS;
  return withCheckCharacters('USCC', `91${divisionCode}${organisationCode(serial)}`, USCC_CHARACTERS);
}

/** A legal entity identifier whose prefix no issuer has. */
export function demoLei(random: Random): string {
  return withCheckCharacters(
    'LEI',
    `ZZZZ00${Array.from({ length: 12 }, () => random.pick(LEI_CHARACTERS)).join('')}`,
    LEI_CHECKS,
  );
}

/** Nine characters of GB 11714-1997: eight and a check by weights modulo 11. */
function organisationCode(serial: number): string {
  const body = `MA${String(serial).padStart(6, '0')}`;
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number.parseInt(body.charAt(index), 36), 0);
  const check = 11 - (sum % 11);
  return body + (check === 10 ? 'X' : String(check % 11));
}

/** The body with that ending under which it passes: the rule of the check stays in one place. */
function withCheckCharacters(scheme: RegistrationScheme, body: string, endings: readonly string[]): string {
  const ending = endings.find((candidate) => validateRegistrationId(scheme, body + candidate).ok);
  if (ending === undefined) throw new Error(`No check character makes ${body} a ${scheme}`);
  return body + ending;
}
