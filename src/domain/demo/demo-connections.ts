import { Random } from '../shared/random.ts';
import { addMonths, type IsoDate } from '../shared/time.ts';
import type { ClientProfile } from './client-profile.ts';
import type { DemoConnection, DemoGuarantee } from './demo-portfolio.ts';
import { facilitySlots } from './facility-slot.ts';
import { personName } from './demo-person.ts';

/** One parent in so many clients. */
const CLIENTS_PER_GROUP = 25;

/**
 * A few groups: a parent with two to four subsidiaries next to it, and sometimes a supplier that lives on one of them.
 */
export function demoConnections(seed: string, profiles: readonly ClientProfile[], startsOn: IsoDate): DemoConnection[] {
  const connections: DemoConnection[] = [];
  for (let parent = 3; parent + 6 < profiles.length; parent += CLIENTS_PER_GROUP) {
    const random = new Random(seed, 'group', parent);
    const members = profiles.slice(parent, parent + random.integer(3, 5));
    connections.push(...members.slice(1).map((child) => control(random, members[0] as ClientProfile, child, startsOn)));
    const supplier = profiles[parent + 6] as ClientProfile;
    if (random.chance(0.6)) connections.push(dependence(random, members[1] as ClientProfile, supplier, startsOn));
  }
  return connections;
}

function control(random: Random, parent: ClientProfile, child: ClientProfile, startsOn: IsoDate): DemoConnection {
  const percent = random.integer(51, 100);
  return {
    fromClient: parent.reference,
    toClient: child.reference,
    type: 'CONTROL',
    share: (percent / 100).toFixed(2),
    evidence: `Shareholder register: ${percent} % of the votes`,
    validFrom: addMonths(startsOn, -random.integer(3, 90)),
  };
}

function dependence(
  random: Random,
  customer: ClientProfile,
  supplier: ClientProfile,
  startsOn: IsoDate,
): DemoConnection {
  return {
    fromClient: customer.reference,
    toClient: supplier.reference,
    type: 'ECONOMIC_DEPENDENCE',
    share: null,
    evidence: `Sales ledger: ${random.integer(50, 85)} % of revenue from one customer`,
    validFrom: addMonths(startsOn, -random.integer(3, 36)),
  };
}

/** A parent stands for its subsidiaries, and the owner of one small firm in three for the firm. */
export function demoGuarantees(
  profiles: readonly ClientProfile[],
  connections: readonly DemoConnection[],
  startsOn: IsoDate,
): DemoGuarantee[] {
  const parentOf = new Map(
    connections.filter(({ type }) => type === 'CONTROL').map(({ fromClient, toClient }) => [toClient, fromClient]),
  );
  const byReference = new Map(profiles.map((profile) => [profile.reference, profile]));
  return profiles.flatMap((profile) => {
    const random = new Random(profile.seed, 'guarantee', profile.index);
    const lent = facilitySlots(profile).reduce((sum, slot) => sum + slot.committed, 0);
    const parent = byReference.get(parentOf.get(profile.reference) ?? '');
    const owner = personName(random).name;
    const isBacked = parent !== undefined || (profile.segment === 'SME' && random.chance(0.33));
    if (lent === 0 || !isBacked) return [];
    const guarantor = { guarantorClient: parent?.reference ?? null, guarantorName: parent?.name ?? owner };
    return [
      {
        client: profile.reference,
        ...guarantor,
        amount: String(Math.round(lent * (parent ? 1 : 0.5))),
        currency: profile.currency,
        validFrom: startsOn,
      },
    ];
  });
}
