import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Decimal } from '../../../src/domain/shared/decimal.ts';
import { exposureTo } from '../../../src/domain/exposure/exposure.ts';
import type { ClientCredit, FacilityExposure, GuaranteeExposure } from '../../../src/domain/exposure/exposure.ts';
import { checkExposureLimits, DEFAULT_EXPOSURE_LIMITS } from '../../../src/domain/exposure/exposure-limit.ts';
import type { Money } from '../../../src/domain/shared/money.ts';

const cny = (amount: string): Money => ({ amount, currency: 'CNY' });
const facility = (
  facilityId: string,
  drawn: string,
  undrawn: string,
  collateral = '0',
  ccf = '0.4',
): FacilityExposure => ({
  facilityId,
  drawn: cny(drawn),
  undrawn: cny(undrawn),
  creditConversionFactor: ccf,
  eligibleCollateral: cny(collateral),
});
const guarantee = (
  guaranteeId: string,
  amount: string,
  secures: [string, string] | null = null,
): GuaranteeExposure => ({
  guaranteeId,
  amount: cny(amount),
  secures: secures && { facilityId: secures[0], exposure: cny(secures[1]) },
});
const client = (facilities: FacilityExposure[], guarantees: GuaranteeExposure[] = []): ClientCredit => ({
  facilities,
  guarantees,
});

describe('exposureTo', () => {
  it('is drawn + undrawn × CCF + guarantees, less collateral', () => {
    expect(exposureTo([client([facility('F', '100', '50', '30')], [guarantee('G', '25')])], 'CNY')).toEqual({
      drawn: cny('100'),
      undrawn: cny('20'),
      guarantees: cny('25'),
      collateral: cny('30'),
      gross: cny('145'),
      net: cny('115'),
    });
  });

  it.each<[string, ClientCredit[], string, string]>([
    ['nobody', [], '0', '0'],
    [
      'spare collateral of one facility does not cover another',
      [client([facility('F', '100', '0', '150'), facility('G', '100', '0')])],
      '200',
      '100',
    ],
    [
      'a facility owed jointly counts once',
      [client([facility('F', '100', '0', '40')]), client([facility('F', '100', '0', '40')])],
      '100',
      '60',
    ],
    [
      'owed by one, guaranteed by another member: once',
      [client([facility('F', '100', '0')]), client([], [guarantee('G', '80', ['F', '100'])])],
      '100',
      '100',
    ],
    ['guaranteed for an outsider: counts', [client([], [guarantee('G', '80', ['X', '100'])])], '80', '80'],
    [
      'two guarantees of one loan count up to the loan',
      [client([], [guarantee('G', '80', ['X', '100'])]), client([], [guarantee('H', '80', ['X', '100'])])],
      '100',
      '100',
    ],
    [
      'a joint guarantee counts once',
      [client([], [guarantee('G', '80')]), client([], [guarantee('G', '80')])],
      '80',
      '80',
    ],
    ['converted amounts are rounded up', [client([facility('F', '0', '0.01')])], '0.01', '0.01'],
  ])('%s', (_name, clients, gross, net) => {
    expect(exposureTo(clients, 'CNY')).toMatchObject({ gross: cny(gross), net: cny(net) });
  });

  it('throws when a conversion was forgotten', () => {
    expect(() => exposureTo([client([facility('F', '1', '0')])], 'USD')).toThrow(/USD and CNY/);
  });

  it('of a group is at most the sum of its members, at least the largest of them, and never negative net', () => {
    const money = fc.integer({ min: 0, max: 1_000_000 }).map((cents) => new Decimal(cents).div(100).toString());
    const ids = ['F', 'G', 'H'];
    // A facility has one set of figures, whoever owes or guarantees it.
    const world = fc.tuple(
      ...ids.map((id) =>
        fc.tuple(money, money, money).map(([drawn, undrawn, collateral]) => facility(id, drawn, undrawn, collateral)),
      ),
    );
    const member = fc.record({ owes: fc.subarray(ids), guarantees: fc.subarray(ids) });
    fc.assert(
      fc.property(world, fc.array(member, { minLength: 1, maxLength: 4 }), (facilities, members) => {
        const gross = (id: string): string =>
          exposureTo([client(facilities.filter((each) => each.facilityId === id))], 'CNY').gross.amount;
        const clients = members.map(({ owes, guarantees }, index) =>
          client(
            facilities.filter((each) => owes.includes(each.facilityId)),
            guarantees.map((id) => guarantee(`${index}-${id}`, gross(id), [id, gross(id)])),
          ),
        );
        const group = exposureTo(clients, 'CNY');
        const singles = clients.map((each) => new Decimal(exposureTo([each], 'CNY').gross.amount));
        expect(singles.every((single) => single.lte(group.gross.amount))).toBe(true);
        expect(singles.reduce((sum, single) => sum.plus(single), new Decimal(0)).gte(group.gross.amount)).toBe(true);
        expect(new Decimal(group.net.amount).gte(0)).toBe(true);
      }),
    );
  });
});

describe('checkExposureLimits', () => {
  const capital = { NET_CAPITAL: cny('1000'), TIER_1: cny('800') };
  const reached = (subject: 'CLIENT' | 'GROUP', loans: string, exposure: string): string[] =>
    checkExposureLimits(subject, { LOANS: cny(loans), EXPOSURE: cny(exposure) }, capital, DEFAULT_EXPOSURE_LIMITS)
      .filter((check) => check.reached)
      .map((check) => check.limit.code);

  it.each<['CLIENT' | 'GROUP', string, string, string[]]>([
    ['CLIENT', '100', '79.99', []],
    ['CLIENT', '100.01', '79.99', ['CLIENT_LOANS']],
    ['CLIENT', '0', '80', ['CLIENT_REPORT']],
    ['CLIENT', '0', '120', ['CLIENT_REPORT']],
    ['CLIENT', '0', '120.01', ['CLIENT_EXPOSURE', 'CLIENT_REPORT']],
    ['GROUP', '500', '160', ['GROUP_REPORT']],
    ['GROUP', '500', '160.01', ['GROUP_EXPOSURE', 'GROUP_REPORT']],
  ])('%s with loans %s and exposure %s: %o', (subject, loans, exposure, codes) => {
    expect(reached(subject, loans, exposure)).toEqual(codes);
  });

  it('says how much is used and how much is left', () => {
    const [loans] = checkExposureLimits(
      'CLIENT',
      { LOANS: cny('130'), EXPOSURE: cny('0') },
      capital,
      DEFAULT_EXPOSURE_LIMITS,
    );
    expect(loans).toMatchObject({ used: { value: '0.13', reason: null }, headroom: cny('-30') });
  });

  it('leaves no room without capital', () => {
    const none = { NET_CAPITAL: cny('0'), TIER_1: cny('-5') };
    const checks = checkExposureLimits(
      'CLIENT',
      { LOANS: cny('1'), EXPOSURE: cny('1') },
      none,
      DEFAULT_EXPOSURE_LIMITS,
    );
    expect(checks.map((check) => [check.used.reason, check.headroom.amount, check.reached])).toEqual(
      Array(3).fill(['NO_CAPITAL', '-1', true]),
    );
  });
});
