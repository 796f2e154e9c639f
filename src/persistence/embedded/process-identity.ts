import { readFileSync } from 'node:fs';

/**
 * Tells one life of a process from another that got the same pid later: boot id and start time in clock ticks since
 * that boot (proc(5), field 22 of `stat`). Null where there is no /proc, or when no such process lives.
 */
export function processIdentity(pid: number): string | null {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name stands in parentheses and may itself hold spaces and parentheses: count fields after the last.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const isZombie = fields[0] === 'Z' || fields[0] === 'X';
    return isZombie ? null : `${boot}:${fields[19]}`;
  } catch {
    return null;
  }
}
