import { localIssuerKey } from '../../../src/app/institution/local-issuer.ts';
import { signLocalToken } from '../../../src/security/token-verifier.ts';
import type { TestClc } from '../../support/clc.ts';

export interface BadToken {
  readonly what: string;
  /** The Authorization header. */
  readonly make: (clc: TestClc, institutionCode: string) => Promise<string> | string;
  readonly code: string;
}

const signed = async (
  clc: TestClc,
  institutionCode: string,
  over: Partial<Parameters<typeof signLocalToken>[2]> = {},
): Promise<string> =>
  `Bearer ${await signLocalToken(await localIssuerKey(clc.database), { institutionCode, subject: 'nobody' }, { audience: 'clc', institutionClaim: 'institution', ttlSeconds: 60, now: new Date(), ...over })}`;
const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens that name nobody. */
export const TOKENS: readonly BadToken[] = [
  { what: 'another scheme', make: () => 'Basic eDp5', code: 'TOKEN_INVALID' },
  { what: 'no token', make: () => 'Bearer ', code: 'TOKEN_INVALID' },
  { what: 'three parts of nothing', make: () => 'Bearer a.b.c', code: 'TOKEN_INVALID' },
  {
    what: 'no signature',
    make: (_clc, institution) =>
      `Bearer ${part({ alg: 'none' })}.${part({ iss: 'clc-local', aud: 'clc', sub: 'x', institution, exp: 4_102_444_800 })}.`,
    code: 'TOKEN_INVALID',
  },
  { what: 'eight kilobytes', make: () => `Bearer ${'a'.repeat(8_000)}`, code: 'TOKEN_INVALID' },
  { what: 'another audience', make: (clc, code) => signed(clc, code, { audience: 'others' }), code: 'TOKEN_INVALID' },
  {
    what: 'a time that is over',
    make: (clc, code) => signed(clc, code, { now: new Date(Date.now() - 600_000) }),
    code: 'TOKEN_EXPIRED',
  },
  { what: 'nobody’s name', make: (clc, code) => signed(clc, code), code: 'USER_UNKNOWN' },
  { what: 'an institution that is not there', make: (clc) => signed(clc, 'NOWHERE'), code: 'USER_UNKNOWN' },
];
