import { Random } from '../shared/random.ts';
import type { IsoDate } from '../shared/time.ts';
import { clientHistory } from './client-history.ts';
import { clientProfile, type ClientProfile } from './client-profile.ts';
import { firstDayOf } from './demo-calendar.ts';
import { pledgedAssets } from './demo-collateral.ts';
import { demoConnections, demoGuarantees } from './demo-connections.ts';
import { DEMO_INDUSTRIES } from './demo-industry.ts';
import { demoUnits, demoUsers } from './demo-organisation.ts';
import { demoContacts, demoManagement } from './demo-person.ts';
import type { DemoClient, DemoCollateral, DemoOptions, DemoPortfolio } from './demo-portfolio.ts';
import type { DemoQuarter } from './demo-quarter.ts';

/**
 * A made-up lender and its clients, the same for the same options to the last byte. A history of more quarters from
 * the same first day begins with the shorter one, so a demo can go on from where it stands.
 */
export function generatePortfolio({ seed, clients, quarters, endingAt }: DemoOptions): DemoPortfolio {
  const startsOn = firstDayOf(endingAt, quarters);
  const profiles = Array.from({ length: clients }, (_, index) => clientProfile(seed, index));
  const connections = demoConnections(seed, profiles, startsOn);
  return {
    seed,
    startsOn,
    institution: { code: 'DEMO', name: 'Demonstration Bank' },
    units: demoUnits(),
    users: demoUsers(seed),
    industries: DEMO_INDUSTRIES.map(({ code, name, localName }) => ({ code, name, localName })),
    clients: profiles.map((profile) => describeClient(profile, startsOn, quarters)),
    connections,
    guarantees: demoGuarantees(profiles, connections, startsOn),
  };
}

/**
 * One quarter of one client of a portfolio, past its end too. It needs the seed and the first day only, and is computed
 * from quarter 0 on.
 */
export function generateQuarter(
  { seed, startsOn }: Pick<DemoPortfolio, 'seed' | 'startsOn'>,
  clientIndex: number,
  quarterIndex: number,
): DemoQuarter {
  const history = clientHistory(clientProfile(seed, clientIndex), startsOn);
  for (let index = 0; index < quarterIndex; index += 1) history.next();
  return history.next().value;
}

function describeClient(profile: ClientProfile, startsOn: IsoDate, quarters: number): DemoClient {
  const {
    reference,
    name,
    localName,
    registrationScheme,
    registrationId,
    country,
    currency,
    segment,
    stage,
    tier,
    unitCode,
    relationshipManager,
  } = profile;
  const people = new Random(profile.seed, 'people', profile.index);
  const history = clientHistory(profile, startsOn);
  return {
    reference,
    name,
    localName,
    registrationScheme,
    registrationId,
    country,
    currency,
    segment,
    stage,
    tier,
    unitCode,
    relationshipManager,
    industryCode: profile.industry.code,
    management: demoManagement(people, startsOn),
    contacts: demoContacts(people, reference),
    collateral: pledgedAssets(profile).map(describeCollateral),
    quarters: Array.from({ length: quarters }, () => history.next().value),
  };
}

function describeCollateral({
  reference,
  kind,
  description,
  ownerName,
  ownedShare,
  haircut,
  priorCharges,
  currency,
}: DemoCollateral): DemoCollateral {
  return { reference, kind, description, ownerName, ownedShare, haircut, priorCharges, currency };
}
