import { Random } from '../shared/random.ts';
import { openingState } from './business-state.ts';
import type { ClientProfile } from './client-profile.ts';
import type { DemoProduct, DemoRepaymentTerms } from './demo-quarter.ts';

/** A borrowing need that is met by one facility after another: each is renewed on the day it matures. */
export interface FacilitySlot {
  /** 0, 1 … within the client. */
  readonly number: number;
  readonly product: DemoProduct;
  readonly purpose: string;
  /** Quarter in which the first facility starts. */
  readonly firstQuarter: number;
  /** Days into that quarter. */
  readonly startDay: number;
  readonly tenorQuarters: number;
  readonly committed: number;
  /** Drawn at the start; of a revolving facility, the part of the limit in use in quiet times. */
  readonly drawnShare: number;
  readonly style: DemoRepaymentTerms['style'] | null;
}

interface ProductShape {
  readonly style: FacilitySlot['style'];
  readonly tenorQuarters: readonly [number, number];
  readonly drawnShare: readonly [number, number];
  readonly purposes: readonly string[];
}

/**
 * Whatever may be secured runs for sixteen quarters or more, so that its collateral is not tied to a facility soon
 * gone.
 */
const SHAPES: Readonly<Record<DemoProduct, ProductShape>> = {
  TERM_LOAN: {
    style: 'EQUAL_PRINCIPAL',
    tenorQuarters: [16, 20],
    drawnShare: [0.9, 1],
    purposes: ['New production line', 'Plant extension', 'Warehouse', 'Refinancing of equipment'],
  },
  WORKING_CAPITAL_LOAN: {
    style: 'BULLET',
    tenorQuarters: [4, 4],
    drawnShare: [1, 1],
    purposes: ['Raw material purchases', 'Seasonal stock', 'Wages and current supplies'],
  },
  REVOLVING_CREDIT: {
    style: null,
    tenorQuarters: [16, 16],
    drawnShare: [0.3, 0.75],
    purposes: ['General working capital', 'Liquidity reserve'],
  },
  PROJECT_LOAN: {
    style: 'ANNUITY',
    tenorQuarters: [36, 52],
    drawnShare: [0.95, 1],
    purposes: ['Construction of the project', 'Acquisition of the concession'],
  },
};

const SUPPORTING_PRODUCTS: readonly DemoProduct[] = [
  'TERM_LOAN',
  'WORKING_CAPITAL_LOAN',
  'WORKING_CAPITAL_LOAN',
  'REVOLVING_CREDIT',
];
const ROUNDED_TO = 100_000;

/**
 * One to four slots of a client in business, none of a prospect; together a third to two thirds of its opening debt.
 */
export function facilitySlots(profile: ClientProfile): FacilitySlot[] {
  if (profile.stage !== 'ACTIVE') return [];
  const random = new Random(profile.seed, 'slots', profile.index);
  const opening = openingState(profile);
  const lent = (opening.shortTermDebt + opening.longTermDebt) * random.between(0.35, 0.65);
  const count = random.integer(1, profile.segment === 'SME' ? 2 : 4);
  return Array.from({ length: count }, (_, number) => {
    const product =
      number === 0 && profile.segment === 'PROJECT_FINANCE' ? 'PROJECT_LOAN' : random.pick(SUPPORTING_PRODUCTS);
    // The first is the main one: the more there are, the smaller each further one.
    const share = count === 1 ? 1 : number === 0 ? 0.6 : 0.4 / (count - 1);
    return slot(random, number, product, lent * share);
  });
}

function slot(random: Random, number: number, product: DemoProduct, amount: number): FacilitySlot {
  const shape = SHAPES[product];
  return {
    number,
    product,
    purpose: random.pick(shape.purposes),
    firstQuarter: number === 0 ? random.integer(0, 1) : random.integer(0, 5),
    startDay: random.integer(45, 80),
    tenorQuarters: random.integer(...shape.tenorQuarters),
    committed: Math.max(1, Math.round(amount / ROUNDED_TO)) * ROUNDED_TO,
    drawnShare: Math.round(random.between(...shape.drawnShare) * 100) / 100,
    style: shape.style === 'EQUAL_PRINCIPAL' && random.chance(0.3) ? 'ANNUITY' : shape.style,
  };
}
