import type {
  AlertFilter,
  ClientFilter,
  ClientOrder,
  ClientSegment,
  ClientStage,
  ClientTier,
  PortfolioChoicesQuery,
  PortfolioPageQueryVariables,
  Severity,
} from '../../../schema/generated/graphql.ts';
import { SEVERITIES } from '../alert-status.ts';
import { oneOf } from '../settings.ts';

export const PAGE_SIZE = 50;
export const USUAL_ORDER: ClientOrder = 'ALERT_WEIGHT_DESC';

export const SEGMENTS: readonly ClientSegment[] = [
  'CORPORATE',
  'SME',
  'PROJECT_FINANCE',
  'FINANCIAL_INSTITUTION',
  'SOVEREIGN',
];
export const STAGES: readonly ClientStage[] = [
  'PROSPECT',
  'SCREENING',
  'DUE_DILIGENCE',
  'APPROVED',
  'ACTIVE',
  'DORMANT',
  'EXITING',
  'CLOSED',
  'REJECTED',
  'WITHDRAWN',
];
export const TIERS: readonly ClientTier[] = ['CORE', 'QUALITY', 'STANDARD', 'RISK_WARNING'];
export const ORDERS: readonly ClientOrder[] = [
  'ALERT_WEIGHT_DESC',
  'NAME_ASC',
  'NAME_DESC',
  'REFERENCE_ASC',
  'CREATED_DESC',
];

export type Choices = PortfolioChoicesQuery;
export type Unit = Choices['organisationUnits']['nodes'][number];

/** What the list is narrowed by; empty where by nothing. */
export interface Conditions {
  readonly q: string;
  /** Code of a unit, with those below it. */
  readonly unit: string;
  readonly industry: string;
  readonly segment: ClientSegment | '';
  readonly stage: ClientStage | '';
  readonly tier: ClientTier | '';
  readonly severity: Severity | '';
}

/**
 * Where in the list the page is: its number as far as that is known, and the cursor that it begins after or ends
 * before.
 */
export interface Place {
  readonly page: number;
  readonly after: string | null;
  readonly before: string | null;
}

/** All that the address says of the list. */
export interface View extends Conditions, Place {
  readonly order: ClientOrder;
}

export const NO_CONDITIONS: Conditions = {
  q: '',
  unit: '',
  industry: '',
  segment: '',
  stage: '',
  tier: '',
  severity: '',
};
export const FIRST_PAGE: Place = { page: 1, after: null, before: null };
const CONDITIONS = Object.keys(NO_CONDITIONS) as (keyof Conditions)[];
const OWN: readonly string[] = [...CONDITIONS, 'order', 'page', 'after', 'before'];

/** What is not understood is as if it were not there. */
export function readView(search: string, { organisationUnits, industries }: Choices): View {
  const given = new URLSearchParams(search);
  const [after, before, page] = [given.get('after'), given.get('before'), Number(given.get('page'))];
  const isPlaced = Number.isSafeInteger(page) && page > 1 && (after === null) !== (before === null);
  return {
    q: (given.get('q') ?? '').trim(),
    unit:
      oneOf(
        organisationUnits.nodes.map(({ code }) => code),
        given.get('unit'),
      ) ?? '',
    industry:
      oneOf(
        industries.nodes.map(({ code }) => code),
        given.get('industry'),
      ) ?? '',
    segment: oneOf(SEGMENTS, given.get('segment')) ?? '',
    stage: oneOf(STAGES, given.get('stage')) ?? '',
    tier: oneOf(TIERS, given.get('tier')) ?? '',
    severity: oneOf(SEVERITIES, given.get('severity')) ?? '',
    order: oneOf(ORDERS, given.get('order')) ?? USUAL_ORDER,
    ...(isPlaced ? { page, after, before } : FIRST_PAGE),
  };
}

/** The address's search with the view in it, and all else as it was. */
export function writeView(view: View, search: string): string {
  const kept = new URLSearchParams([...new URLSearchParams(search)].filter(([name]) => !OWN.includes(name)));
  for (const name of CONDITIONS) if (view[name] !== '') kept.set(name, view[name]);
  if (view.order !== USUAL_ORDER) kept.set('order', view.order);
  if (view.page > 1) kept.set('page', String(view.page));
  if (view.after !== null) kept.set('after', view.after);
  if (view.before !== null) kept.set('before', view.before);
  return kept.size === 0 ? '' : `?${kept.toString()}`;
}

export function isNarrowed(view: Conditions): boolean {
  return CONDITIONS.some((name) => view[name] !== '');
}

/** Which clients, and in which order: without the page. */
export function listOf(view: View, units: readonly Unit[]): Pick<PortfolioPageQueryVariables, 'filter' | 'orderBy'> {
  const filter: ClientFilter = {
    ...(view.q === '' ? {} : { search: view.q }),
    ...(view.severity === '' ? {} : { alertSeverities: [view.severity] }),
    ...(view.stage === '' ? {} : { stages: [view.stage] }),
    ...(view.tier === '' ? {} : { tiers: [view.tier] }),
    ...signalsOf(view, units),
  };
  return { filter, orderBy: view.order };
}

export function variablesOf(view: View, units: readonly Unit[]): PortfolioPageQueryVariables {
  const place =
    view.before === null
      ? { first: PAGE_SIZE, ...(view.after === null ? {} : { after: view.after }) }
      : { last: PAGE_SIZE, before: view.before };
  return { ...listOf(view, units), ...place };
}

/** Alerts whose changes may change the list: of any severity and state, since an alert that closes changes it too. */
export function signalsOf(
  { unit, industry, segment }: Conditions,
  units: readonly Unit[],
): Pick<ClientFilter & AlertFilter, 'unitIds' | 'industryCodes' | 'segments'> {
  return {
    ...(unit === '' ? {} : { unitIds: units.filter(({ code }) => code === unit).map(({ id }) => id) }),
    ...(industry === '' ? {} : { industryCodes: [industry] }),
    ...(segment === '' ? {} : { segments: [segment] }),
  };
}

/** The units as a tree read from the top, each with how many stand above it. */
export function indentedUnits(units: readonly Unit[]): readonly { readonly unit: Unit; readonly depth: number }[] {
  return [...units]
    .sort((one, other) => (one.path < other.path ? -1 : 1))
    .map((unit) => ({
      unit,
      depth: units.filter(({ path }) => path !== unit.path && unit.path.startsWith(path)).length,
    }));
}
