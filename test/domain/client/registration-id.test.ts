import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateRegistrationId } from '../../../src/domain/client/registration-id.ts';

describe('unified social credit codes', () => {
  it.each([
    ['Alibaba', '91330100799655058B'],
    ['Tencent Technology (Shenzhen)', '9144030071526726XG'],
    ['Huawei', '914403001922038216'],
    ['Industrial and Commercial Bank of China', '91100000100003962T'],
  ])('accepts the one of %s', (_name, id) => {
    expect(validateRegistrationId('USCC', id)).toEqual({ ok: true, value: id });
  });

  it('stores capitals', () => {
    expect(validateRegistrationId('USCC', '91330100799655058b')).toEqual({ ok: true, value: '91330100799655058B' });
  });

  it('says which check character was expected', () => {
    const result = validateRegistrationId('USCC', '91330100799655058A');
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'REGISTRATION_ID_CHECK_DIGIT', message: expect.stringContaining('calls for B') },
    });
  });

  it.each([
    '',
    '9133010079965505',
    '91330100799655058BB',
    '9133010079965505I8',
    '913301X0799655058B',
    ' 91330100799655058B',
  ])('refuses the form of %j', (id) => {
    expect(validateRegistrationId('USCC', id)).toMatchObject({
      ok: false,
      failure: { code: 'REGISTRATION_ID_FORMAT' },
    });
  });
});

describe('legal entity identifiers', () => {
  it.each([
    ['Apple', 'HWUPKR0MPOU8FGXBT394'],
    ['Microsoft', 'INR2EJN1ERAN0W5ZP974'],
    ['Deutsche Bank', '7LTWFZYICNSX8D621K86'],
    ['the World Bank (IBRD)', 'ZTMSNXROF84AHWJNKQ93'],
  ])('accepts the one of %s', (_name, id) => {
    expect(validateRegistrationId('LEI', id)).toEqual({ ok: true, value: id });
  });

  it('says which check digits were expected', () => {
    const result = validateRegistrationId('LEI', 'HWUPKR0MPOU8FGXBT349');
    expect(result).toMatchObject({
      ok: false,
      failure: { code: 'REGISTRATION_ID_CHECK_DIGIT', message: expect.stringContaining('calls for 94') },
    });
  });

  it.each(['', 'HWUPKR0MPOU8FGXBT39', 'HWUPKR0MPOU8FGXBT3AA', 'HWUPKR0MPOU8FGXBTſ94', 'HWUPKR0MPOU8FGXB-394'])(
    'refuses the form of %j',
    (id) => {
      expect(validateRegistrationId('LEI', id)).toMatchObject({
        ok: false,
        failure: { code: 'REGISTRATION_ID_FORMAT' },
      });
    },
  );
});

describe('any single mistyped character', () => {
  // One slip always changes a sum modulo a prime whose weights it does not divide: 31 and 97 both are.
  it.each([
    ['USCC', '91330100799655058B', '0123456789ABCDEFGHJKLMNPQRTUWXY'],
    ['LEI', 'HWUPKR0MPOU8FGXBT394', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'],
  ] as const)('is found in a %s', (scheme, id, alphabet) => {
    fc.assert(
      fc.property(fc.nat(id.length - 1), fc.constantFrom(...alphabet), (place, character) => {
        fc.pre(id[place] !== character);
        // A digit and a letter differ in length in the LEI's number, where not every slip is caught.
        fc.pre(scheme === 'USCC' || /\d/.test(id[place] as string) === /\d/.test(character));
        expect(validateRegistrationId(scheme, id.slice(0, place) + character + id.slice(place + 1)).ok).toBe(false);
      }),
      { numRuns: 500 },
    );
  });
});

describe('other registers', () => {
  it.each(['HRB 86000', '552032534', 'P037383', '统一 123'])('takes %j as it stands', (id) => {
    expect(validateRegistrationId('OTHER', id)).toEqual({ ok: true, value: id });
  });

  it.each(['', ' 1', '1 ', '1  2', 'a\u0000b', 'a\nb', 'x'.repeat(65)])('refuses %j', (id) => {
    expect(validateRegistrationId('OTHER', id)).toMatchObject({
      ok: false,
      failure: { code: 'REGISTRATION_ID_FORMAT' },
    });
  });
});
