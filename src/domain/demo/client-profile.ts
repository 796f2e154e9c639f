import type { ClientSegment } from '../client/client-segment.ts';
import type { ClientTier } from '../client/client-tier.ts';
import type { RegistrationScheme } from '../client/registration-id.ts';
import type { ClientStage } from '../client/stage-machine.ts';
import { Random } from '../shared/random.ts';
import { domesticName, foreignName, FOREIGN_SEATS } from './demo-company-name.ts';
import { DEMO_INDUSTRIES, type DemoIndustry } from './demo-industry.ts';
import { relationshipManagers } from './demo-organisation.ts';
import { demoLei, demoUscc } from './demo-registration.ts';
import { troubleOf, type TroubleCourse } from './trouble.ts';

/** What a client is and how its business runs: follows from seed and index alone. */
export interface ClientProfile {
  readonly seed: string;
  readonly index: number;
  readonly reference: string;
  readonly name: string;
  readonly localName: string | null;
  readonly registrationScheme: RegistrationScheme;
  readonly registrationId: string;
  readonly country: string;
  readonly currency: string;
  /** What a unit of `currency` is worth in yuan, roughly and always the same. */
  readonly yuanPerUnit: number;
  readonly unitCode: string;
  readonly relationshipManager: string;
  readonly segment: ClientSegment;
  readonly stage: ClientStage;
  readonly tier: ClientTier;
  readonly industry: DemoIndustry;
  /** Sales of an average quarter at the start, whole units of `currency`. */
  readonly openingSales: number;
  /** Own deviation from the industry's figures, about 1. */
  readonly efficiency: number;
  readonly leverage: number;
  /** Yearly rate it borrows at. */
  readonly borrowingRate: number;
  readonly trouble: TroubleCourse;
}

const FOREIGN_SHARE = 0.12;
// Dollar and euro alike: foreign clients are as large as others, not as many units large.
const YUAN_PER_FOREIGN_UNIT = 7;

/** The profile of the client at `index`. */
export function clientProfile(seed: string, index: number): ClientProfile {
  const random = new Random(seed, 'client', index);
  const segment = pickSegment(random);
  const industry = random.pick(
    DEMO_INDUSTRIES.filter((candidate) => candidate.isProject === (segment === 'PROJECT_FINANCE')),
  );
  const identity = pickIdentity(seed, random, index, industry);
  return {
    seed,
    index,
    reference: `C${String(index + 1).padStart(5, '0')}`,
    ...identity,
    segment,
    stage: pickStage(random),
    tier: random.pick(['CORE', 'QUALITY', 'QUALITY', 'STANDARD', 'STANDARD', 'STANDARD']),
    industry,
    openingSales: Math.round(pickSales(random, segment) / identity.yuanPerUnit),
    efficiency: random.between(0.93, 1.09),
    leverage: random.between(0.7, 1.6),
    borrowingRate: random.integer(350, 560) / 10_000,
    trouble: troubleOf(seed, index),
  };
}

type Identity = Pick<
  ClientProfile,
  | 'name'
  | 'localName'
  | 'registrationScheme'
  | 'registrationId'
  | 'country'
  | 'currency'
  | 'yuanPerUnit'
  | 'unitCode'
  | 'relationshipManager'
>;

function pickIdentity(seed: string, random: Random, index: number, industry: DemoIndustry): Identity {
  const { branch, name, localName } = domesticName(random, index, industry);
  const desk = { unitCode: branch.code, relationshipManager: random.pick(relationshipManagers(branch.code)) };
  if (random.chance(FOREIGN_SHARE)) {
    const seat = random.pick(FOREIGN_SEATS);
    const foreign = {
      name: foreignName(random, index, seat, industry),
      localName: null,
      country: seat.country,
      currency: seat.currency,
      yuanPerUnit: YUAN_PER_FOREIGN_UNIT,
    };
    return { ...desk, ...foreign, registrationScheme: 'LEI', registrationId: demoLei(random) };
  }
  return {
    ...desk,
    name,
    localName,
    country: 'CN',
    currency: 'CNY',
    yuanPerUnit: 1,
    registrationScheme: 'USCC',
    registrationId: demoUscc(seed, index, branch.divisionCode),
  };
}

function pickSegment(random: Random): ClientSegment {
  const draw = random.fraction();
  if (draw < 0.1) return 'PROJECT_FINANCE';
  return draw < 0.55 ? 'SME' : 'CORPORATE';
}

/** Nineteen of twenty are in business with the bank. */
function pickStage(random: Random): ClientStage {
  return random.chance(0.95) ? 'ACTIVE' : random.pick(['PROSPECT', 'SCREENING', 'DUE_DILIGENCE']);
}

/** Yuan a quarter; the cube makes many small ones and few large. */
function pickSales(random: Random, segment: ClientSegment): number {
  const part = random.fraction();
  const draw = part * part * part;
  if (segment === 'SME') return 5e6 + 70e6 * draw;
  return segment === 'CORPORATE' ? 80e6 + 2_000e6 * draw : 30e6 + 220e6 * draw;
}
