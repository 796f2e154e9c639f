import { describe, expect, it } from 'vitest';
import { callerAddress, isAddressAllowed, isAddressRange } from '../../src/security/address-list.ts';

describe('an address range', () => {
  it.each(['192.0.2.1', '10.0.0.0/8', '0.0.0.0/0', '2001:db8::/32', '::1', '::/0'])('may be %s', (text) =>
    expect(isAddressRange(text)).toBe(true),
  );
  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '10.0.0/8',
    'example.com',
    '::1/129',
    '10.0.0.0/',
    'fe80::1%eth0',
    '10.0.0.0/8 ',
  ])('may not be %j', (text) => expect(isAddressRange(text)).toBe(false));
});

describe('an address', () => {
  it.each<[string, readonly string[], boolean]>([
    ['203.0.113.9', [], true],
    ['203.0.113.9', ['203.0.113.0/24'], true],
    ['203.0.114.9', ['203.0.113.0/24'], false],
    ['203.0.113.9', ['203.0.113.9'], true],
    ['203.0.113.8', ['203.0.113.9'], false],
    ['2001:db8::1', ['203.0.113.0/24', '2001:db8::/32'], true],
    ['2001:db9::1', ['2001:db8::/32'], false],
    ['203.0.113.9', ['2001::/16'], false],
    ['nonsense', ['0.0.0.0/0'], false],
    ['', ['0.0.0.0/0'], false],
  ])('%s of %j is allowed: %s', (address, ranges, allowed) => expect(isAddressAllowed(ranges, address)).toBe(allowed));
});

describe('where a caller is', () => {
  it.each<[string, string | undefined, number, string]>([
    ['192.0.2.1', '203.0.113.9', 0, '192.0.2.1'],
    ['192.0.2.1', undefined, 1, '192.0.2.1'],
    ['192.0.2.1', '', 1, '192.0.2.1'],
    ['192.0.2.1', '203.0.113.9', 1, '203.0.113.9'],
    ['192.0.2.1', '10.9.9.9, 203.0.113.9', 1, '203.0.113.9'],
    ['192.0.2.1', '10.9.9.9, 203.0.113.9', 2, '10.9.9.9'],
    ['192.0.2.1', '203.0.113.9', 3, '203.0.113.9'],
    ['::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['::1', undefined, 0, '::1'],
  ])('by %s that heard %s, with %d proxies: %s', (peer, forwarded, proxies, address) =>
    expect(callerAddress(peer, forwarded, proxies)).toBe(address),
  );
});
