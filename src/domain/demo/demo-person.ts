import { addMonths, type IsoDate } from '../shared/time.ts';
import type { Random } from '../shared/random.ts';
import type { DemoContact, DemoManager } from './demo-portfolio.ts';

const FAMILY_NAMES = [
  'Wang',
  'Li',
  'Zhang',
  'Liu',
  'Chen',
  'Yang',
  'Zhao',
  'Huang',
  'Zhou',
  'Wu',
  'Xu',
  'Sun',
  'Hu',
  'Zhu',
  'Gao',
  'Lin',
  'He',
  'Guo',
  'Ma',
  'Luo',
];
const GIVEN_NAMES = [
  'Wei',
  'Fang',
  'Min',
  'Jing',
  'Lei',
  'Yan',
  'Jun',
  'Ying',
  'Tao',
  'Hui',
  'Ning',
  'Bo',
  'Qian',
  'Hao',
  'Xin',
  'Mei',
  'Kai',
  'Rui',
  'Shan',
  'Yu',
];

const POSITIONS = [
  'Chairman and legal representative',
  'General manager',
  'Chief financial officer',
  'Head of operations',
];

/** An invented person; `mailbox` is the part of an address before the @. */
export function personName(random: Random): { name: string; mailbox: string } {
  const family = random.pick(FAMILY_NAMES);
  const given = random.pick(GIVEN_NAMES) + (random.chance(0.6) ? random.pick(GIVEN_NAMES).toLowerCase() : '');
  return { name: `${given} ${family}`, mailbox: `${given}.${family}`.toLowerCase() };
}

/** Two to four people who run a client, the first of them a key person. */
export function demoManagement(random: Random, startsOn: IsoDate): DemoManager[] {
  return POSITIONS.slice(0, random.integer(2, 4)).map((position, index) => ({
    name: personName(random).name,
    position,
    keyPerson: index === 0 || (index === 1 && random.chance(0.5)),
    since: addMonths(startsOn, -random.integer(6, 180)),
  }));
}

/** One or two people to talk to, at addresses that reach nobody. */
export function demoContacts(random: Random, reference: string): DemoContact[] {
  return ['Finance department', 'Company secretary'].slice(0, random.integer(1, 2)).map((role) => {
    const { name, mailbox } = personName(random);
    const phone = `+86 000 5550 ${String(random.integer(0, 9999)).padStart(4, '0')}`;
    return { name, role, email: `${mailbox}@${reference.toLowerCase()}.example.com`, phone };
  });
}
