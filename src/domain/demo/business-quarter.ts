import { Random } from '../shared/random.ts';
import {
  shortTermPart,
  targetCash,
  targetDebt,
  workingCapitalAt,
  type BusinessState,
  type WorkingCapital,
} from './business-state.ts';
import type { ClientProfile } from './client-profile.ts';
import { distressAt } from './trouble.ts';

/** What flowed in a quarter, whole units; costs and payments are positive. */
export interface QuarterFlows {
  readonly revenue: number;
  readonly costOfGoods: number;
  readonly overheads: number;
  readonly depreciation: number;
  readonly interest: number;
  readonly tax: number;
  readonly netIncome: number;
  readonly workingCapitalIncrease: number;
  readonly capex: number;
  readonly maintenanceCapex: number;
  readonly debtDrawn: number;
  readonly debtRepaid: number;
  readonly dividends: number;
}

const YEARLY_DEPRECIATION = 0.08;
const TAX_RATE = 0.25;
/** Part of all debt that is paid back each quarter by contract. */
const QUARTERLY_AMORTISATION = 0.025;
/** The calendar quarter in which shareholders meet and dividends are paid, 0 the first. */
const DIVIDEND_SEASON = 1;

/**
 * One quarter of a client's business on from `opening`. Each balance is the one before plus its flow, so that accounts
 * tie from quarter to quarter to the last unit. `season` is the calendar quarter, 0 to 3.
 */
export function runQuarter(
  profile: ClientProfile,
  opening: BusinessState,
  season: number,
): { closing: BusinessState; flows: QuarterFlows } {
  const quarter = opening.quarter + 1;
  const random = new Random(profile.seed, 'business', profile.index, quarter);
  const distress = distressAt(profile.trouble, quarter);
  const salesLevel = nextSalesLevel(profile, opening, distress, random);
  const trading = runTrading(profile, opening, salesLevel, season, distress, random);
  const workingCapital = workingCapitalAt(
    profile,
    trading.revenue,
    trading.costOfGoods,
    distress,
    random.between(0.96, 1.04),
  );
  const workingCapitalIncrease = netWorkingCapital(workingCapital) - netWorkingCapital(opening);
  const capex = spendOnPlant(profile, opening, salesLevel, trading.depreciation, distress);
  const operating = trading.netIncome + trading.depreciation - workingCapitalIncrease;
  const funding = fund(profile, opening, {
    salesLevel,
    distress,
    season,
    netIncome: trading.netIncome,
    beforeFunding: opening.cash + operating - capex.capex,
  });
  const flows: QuarterFlows = { ...trading, workingCapitalIncrease, ...capex, ...funding };
  return { flows, closing: close(profile, opening, { quarter, salesLevel, workingCapital, flows, distress }) };
}

function nextSalesLevel(profile: ClientProfile, opening: BusinessState, distress: number, random: Random): number {
  const growth = (profile.industry.yearlyGrowth / 4) * (1 - distress) - 0.05 * distress + 0.012 * random.noise();
  // A firm in trouble for long shrinks to a rump, not to nothing.
  return Math.max(profile.openingSales * 0.25, opening.salesLevel * (1 + growth));
}

type Trading = Pick<
  QuarterFlows,
  'revenue' | 'costOfGoods' | 'overheads' | 'depreciation' | 'interest' | 'tax' | 'netIncome'
>;

function runTrading(
  profile: ClientProfile,
  opening: BusinessState,
  salesLevel: number,
  season: number,
  distress: number,
  random: Random,
): Trading {
  const { industry, efficiency } = profile;
  const margin = industry.grossMargin - industry.overheads;
  const revenue = Math.round(salesLevel * (industry.season[season] ?? 1) * (1 + 0.02 * random.noise()));
  // Trouble eats the whole margin at its worst, and a little more: prices fall while costs stay.
  const grossMargin = industry.grossMargin * efficiency + 0.006 * random.noise() - 0.85 * margin * distress;
  const costOfGoods = Math.round(revenue * (1 - Math.min(0.9, grossMargin)));
  const overheads = Math.round((0.5 * salesLevel + 0.5 * revenue) * industry.overheads * (1 + 0.2 * distress));
  const depreciation = Math.round((opening.fixedAssets * YEARLY_DEPRECIATION * (industry.isProject ? 0.5 : 1)) / 4);
  const interest = Math.round(
    ((opening.shortTermDebt + opening.longTermDebt) * (profile.borrowingRate + 0.025 * distress)) / 4,
  );
  const beforeTax = revenue - costOfGoods - overheads - depreciation - interest;
  const tax = Math.max(0, Math.round(beforeTax * TAX_RATE));
  return { revenue, costOfGoods, overheads, depreciation, interest, tax, netIncome: beforeTax - tax };
}

/** Plant is kept up and grows towards what sales call for; a firm in trouble saves on it. A project is built once. */
function spendOnPlant(
  profile: ClientProfile,
  opening: BusinessState,
  salesLevel: number,
  depreciation: number,
  distress: number,
): Pick<QuarterFlows, 'capex' | 'maintenanceCapex'> {
  if (profile.industry.isProject) {
    const upkeep = Math.round(depreciation * 0.25);
    return { capex: upkeep, maintenanceCapex: upkeep };
  }
  const wanted = salesLevel * 4 * profile.industry.fixedAssets - (opening.fixedAssets - depreciation);
  const capex = Math.round(
    Math.min(depreciation * 2, Math.max(depreciation * 0.5, wanted * 0.5)) * (1 - 0.6 * distress),
  );
  return { capex, maintenanceCapex: Math.min(capex, Math.round(depreciation * 0.6)) };
}

interface FundingNeed {
  readonly salesLevel: number;
  readonly distress: number;
  readonly season: number;
  readonly netIncome: number;
  /** Cash there would be without any debt drawn or repaid and without dividends. */
  readonly beforeFunding: number;
}

/**
 * Debt is paid back by contract and drawn to target, or in trouble to stay liquid; what is left over repays, then goes
 * to the owners.
 */
function fund(
  profile: ClientProfile,
  opening: BusinessState,
  need: FundingNeed,
): Pick<QuarterFlows, 'debtDrawn' | 'debtRepaid' | 'dividends'> {
  const debt = opening.shortTermDebt + opening.longTermDebt;
  const wantedDebt = profile.industry.isProject ? 0 : targetDebt(profile, need.salesLevel);
  const scheduled = Math.round(debt * QUARTERLY_AMORTISATION);
  const planned = need.distress > 0 ? 0 : Math.max(0, Math.min(wantedDebt - (debt - scheduled), 2 * scheduled));
  const liquid = need.beforeFunding - scheduled + planned;
  const shortfall = Math.max(0, Math.round(targetCash(need.salesLevel) * 0.5) - liquid);
  const surplus = Math.max(0, liquid - 2 * targetCash(need.salesLevel));
  const early = profile.industry.isProject
    ? 0
    : Math.min(surplus, Math.max(0, debt - scheduled + planned - wantedDebt));
  const distributable = Math.max(0, opening.retainedEarnings + need.netIncome);
  const dividends =
    need.season === DIVIDEND_SEASON && need.distress === 0 ? Math.min(surplus - early, distributable) : 0;
  return { debtDrawn: planned + shortfall, debtRepaid: scheduled + early, dividends };
}

interface Closing {
  readonly quarter: number;
  readonly salesLevel: number;
  readonly workingCapital: WorkingCapital;
  readonly flows: QuarterFlows;
  readonly distress: number;
}

function close(
  profile: ClientProfile,
  opening: BusinessState,
  { quarter, salesLevel, workingCapital, flows, distress }: Closing,
): BusinessState {
  const debt = opening.shortTermDebt + opening.longTermDebt + flows.debtDrawn - flows.debtRepaid;
  const shortTermDebt = shortTermPart(profile, debt, distress);
  return {
    ...opening,
    ...workingCapital,
    quarter,
    salesLevel,
    cash: opening.cash + netChangeInCash(flows),
    fixedAssets: opening.fixedAssets + flows.capex - flows.depreciation,
    shortTermDebt,
    longTermDebt: debt - shortTermDebt,
    retainedEarnings: opening.retainedEarnings + flows.netIncome - flows.dividends,
  };
}

/** Operating + investing + financing cash flow. */
export function netChangeInCash(flows: QuarterFlows): number {
  return (
    flows.netIncome +
    flows.depreciation -
    flows.workingCapitalIncrease -
    flows.capex +
    flows.debtDrawn -
    flows.debtRepaid -
    flows.dividends
  );
}

function netWorkingCapital(parts: WorkingCapital): number {
  return (
    parts.receivables + parts.inventory + parts.otherCurrentAssets - parts.payables - parts.otherCurrentLiabilities
  );
}
