import { BlockList, isIP } from 'node:net';

/** Whether the text is an address, or a range of them as `10.0.0.0/8`. */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0 || address.includes('%')) return false;
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= bitsOf(version));
}

/** Whether the address lies in one of the ranges; where there are none, any does. */
export function isAddressAllowed(ranges: readonly string[], address: string): boolean {
  if (ranges.length === 0) return true;
  const list = new BlockList();
  for (const range of ranges) {
    const [net = '', prefix] = range.split('/');
    list.addSubnet(net, prefix === undefined ? bitsOf(isIP(net)) : Number(prefix), familyOf(net));
  }
  return isIP(address) !== 0 && list.check(address, familyOf(address));
}

/**
 * Where a request comes from. Each proxy in front appends whom it heard from, so that with `proxies` of them that many
 * entries from the right are theirs to say; what stands before, anybody could have written.
 */
export function callerAddress(peer: string | undefined, forwardedFor: string | undefined, proxies: number): string {
  const said = proxies === 0 || !forwardedFor ? [] : forwardedFor.split(',').map((part) => part.trim());
  const hops = [...said, peer ?? ''];
  const address = hops[Math.max(0, hops.length - 1 - proxies)]!;
  // A socket that takes both families names IPv4 so.
  return address.replace(/^::ffff:(?=\d+\.)/i, '');
}

function bitsOf(version: number): number {
  return version === 6 ? 128 : 32;
}

function familyOf(address: string): 'ipv4' | 'ipv6' {
  return isIP(address) === 6 ? 'ipv6' : 'ipv4';
}
