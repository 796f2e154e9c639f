import { isObjectType } from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { FAILURE_CODES } from '../../../src/domain/shared/failure-codes.ts';
import { Random } from '../../../src/domain/shared/random.ts';
import type { TestClc } from '../../support/clc.ts';
import { manifestOf } from '../../api/partner/partner-fixture.ts';
import { Wire } from '../../api/ws/wire.ts';
import type { Asker, Bank } from './bank.ts';
import type { Canaries } from './canary.ts';
import { DocumentMaker } from './document.ts';
import type { LeakWatch } from './leaks.ts';
import type { Pool } from './pool.ts';

const KINDS = ['query', 'mutation', 'subscription'] as const;
type Kind = (typeof KINDS)[number];

export interface ProberParts {
  readonly clc: TestClc;
  readonly schema: GraphQLSchema;
  readonly banks: readonly Bank[];
  readonly pool: Pool;
  readonly canaries: Canaries;
  readonly watch: LeakWatch;
  readonly seed: string;
  /** The cursor from which everything in the log is heard. */
  readonly beginning: string;
  /** False where the askers are given rights over every unit, so that nothing but the database keeps them apart. */
  readonly checksUnits?: boolean;
  readonly kinds?: readonly Kind[];
}

/** What the probes reached: without it, no leak would mean nothing. */
export interface Tally {
  /** By `kind field`. */
  readonly asked: Map<string, number>;
  /** Root fields that showed the asker something of its own. */
  readonly shown: Set<string>;
  /** Types that an answer had an object of. */
  readonly types: Set<string>;
  /** By code; and those that are a fault of ours, with what asked for them. */
  readonly refused: Map<string, number>;
  readonly faults: string[];
}

interface Document {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** A value that is to be made up. */
interface Wanted {
  readonly scalar: string;
  readonly name: string;
  readonly kind: Kind;
  readonly asker: Asker;
  readonly field: string;
  /** Whether an answer is wanted more than a refusal. */
  readonly isSeeking?: boolean;
}

/** A place in a log that is no more. */
const LOST_PLACE = Buffer.from('00000000-0000-4000-8000-000000000000:1').toString('base64url');
/** What a published document has that is answered for now only. */
export const DEPRECATED = 'alertStream { cursor }';

const AT_ONCE = 4;
const CODES = new Set(Object.values(FAILURE_CODES).flatMap((codes) => Object.keys(codes)));
const SHARES: Readonly<Record<Kind, number>> = { query: 0.62, mutation: 0.28, subscription: 0.1 };
/** Changes who sees what, or who may ask, so that it could not be said any more what an asker may be shown. */
const ONLY_FOREIGN = new Set([
  'grantDuty',
  'revokeDuty',
  'revokeUserTokens',
  'deactivatePartner',
  'deactivateApplication',
  'setApplicationDocumentMode',
  'setCostBudget',
]);

/** The object types of a schema whose objects an answer can have. */
export function objectTypes(schema: GraphQLSchema): string[] {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  return Object.values(schema.getTypeMap())
    .filter((type) => isObjectType(type) && !type.name.startsWith('__') && !roots.includes(type))
    .map(({ name }) => name);
}

/** Asks for everything by everybody's keys, in an order that the seed decides. */
export class Prober {
  readonly #parts: ProberParts;
  readonly #random: Random;
  readonly #roots: Readonly<Record<Kind, readonly GraphQLField<unknown, unknown>[]>>;
  readonly tally: Tally = { asked: new Map(), shown: new Set(), types: new Set(), refused: new Map(), faults: [] };
  #turn = 0;

  constructor(parts: ProberParts) {
    this.#parts = parts;
    this.#random = new Random(parts.seed);
    const { schema } = parts;
    const fieldsOf = (type: { getFields(): Record<string, GraphQLField<unknown, unknown>> } | null | undefined) =>
      Object.values(type?.getFields() ?? {});
    this.#roots = {
      query: fieldsOf(schema.getQueryType()),
      mutation: fieldsOf(schema.getMutationType()),
      subscription: fieldsOf(schema.getSubscriptionType()),
    };
  }

  /** Makes so many probes, or fewer where `isEnough` says so. */
  async run(probes: number, isEnough: () => boolean = () => false): Promise<Tally> {
    await this.#each(probes, isEnough, () => this.#probe());
    return this.tally;
  }

  /**
   * Asks on through those root fields that have shown nothing yet, and are not known to show nothing; gives up after so
   * many probes.
   */
  async seek(probes: number, showsNothing: readonly string[]): Promise<void> {
    const unseen = () =>
      KINDS.filter((kind) => kind !== 'mutation')
        .flatMap((kind) => this.#roots[kind].map((field) => ({ kind, field, name: `${kind} ${field.name}` })))
        .filter(({ name }) => !this.tally.shown.has(name) && !showsNothing.includes(name));
    await this.#each(
      probes,
      () => unseen().length === 0,
      async () => {
        // In turn: one that never shows anything must not take the others' probes.
        const left = unseen();
        const next = left[(this.#turn += 1) % left.length];
        if (next !== undefined) await this.#probe(next.kind, next.field);
      },
    );
  }

  /** Asks for each type that no answer had an object of, so many times at most, and by the asker's own keys mostly. */
  async seekTypes(probes: number, neverSeen: readonly string[]): Promise<void> {
    const unseen = objectTypes(this.#parts.schema).filter(
      (name) => !this.tally.types.has(name) && !neverSeen.includes(name),
    );
    for (const type of unseen)
      await this.#each(
        Math.ceil(probes / 10),
        () => this.tally.types.has(type),
        () => this.#probeFor(type),
      );
  }

  async #probeFor(type: string): Promise<void> {
    const bank = this.#random.pick(this.#parts.banks.filter(({ isBusy }) => isBusy));
    const asker = bank.askers[0]!;
    for (const kind of KINDS) {
      const maker = new DocumentMaker(this.#parts.schema, this.#random, (scalar, name) =>
        this.#value({ scalar, name, kind, asker, field: type, isSeeking: true }),
      );
      const document = maker.makeFor(kind, type);
      if (document !== null) return this.#ask(kind, `type ${type}`, asker, document);
    }
  }

  async #each(probes: number, isEnough: () => boolean, work: () => Promise<void>): Promise<void> {
    let left = probes;
    const next = async (): Promise<void> => {
      while (!isEnough() && (left -= 1) >= 0) await work();
    };
    await Promise.all(Array.from({ length: AT_ONCE }, next));
  }

  async #probe(kind = this.#kind(), field = this.#nextField(kind)): Promise<void> {
    const { banks } = this.#parts;
    const bank = this.#random.pick(kind === 'mutation' ? banks.filter(({ isBusy }) => isBusy) : banks);
    const asker = this.#random.chance(0.4) ? bank.askers[0]! : this.#random.pick(bank.askers);
    const document = new DocumentMaker(this.#parts.schema, this.#random, (scalar, name) =>
      this.#value({ scalar, name, kind, asker, field: field.name }),
    ).make(kind, field, kind === 'subscription' ? 0.3 : 0.6);
    const name = `${kind} ${field.name}`;
    this.tally.asked.set(name, (this.tally.asked.get(name) ?? 0) + 1);
    await this.#ask(kind, name, asker, document);
  }

  async #ask(kind: Kind, name: string, asker: Asker, document: Document): Promise<void> {
    const answers =
      kind === 'subscription'
        ? await this.#listen(asker, document)
        : [await asker.caller.send(document.query, document.variables)];
    const request = JSON.stringify(document);
    for (const answer of answers) {
      if (this.#parts.watch.look(asker, request, answer, this.#parts.checksUnits ?? true)) this.tally.shown.add(name);
      this.#parts.pool.harvest(asker.bank, answer);
      this.#note(answer, request);
    }
  }

  #nextField(kind: Kind): GraphQLField<unknown, unknown> {
    const fields = this.#roots[kind];
    return fields[(this.#turn += 1) % fields.length]!;
  }

  #kind(): Kind {
    const kinds = this.#parts.kinds ?? KINDS;
    let left = this.#random.fraction() * kinds.reduce((sum, kind) => sum + SHARES[kind], 0);
    return kinds.find((kind) => (left -= SHARES[kind]) < 0) ?? kinds[0]!;
  }

  #value({ scalar, name, kind, asker, field, isSeeking = false }: Wanted): unknown {
    const random = this.#random;
    const { bank } = asker;
    const { pool, banks, canaries } = this.#parts;
    // Somebody else's, more often than not; to whom a part of the own institution is closed, its keys are foreign too.
    const foreign = isSeeking ? 0.1 : asker === bank.askers[0] ? 0.6 : 0.3;
    const from =
      ONLY_FOREIGN.has(field) || random.chance(foreign) ? random.pick(banks.filter((other) => other !== bank)) : bank;
    const isStored = kind === 'mutation';
    switch (scalar) {
      case 'ID':
        return pool.id(random, from, name === 'id' ? field : name);
      case 'Int':
        return random.integer(1, name === 'first' || name === 'last' ? 4 : 20);
      case 'Float':
        return random.integer(1, 20);
      case 'Boolean':
        return random.chance(0.5);
      case 'Decimal':
        return random.pick(['0', '1', '0.5', '100']);
      case 'Date':
        return random.pick(['2024-12-31', '2025-03-31', '2025-06-30']);
      case 'DateTime':
        return random.pick(['2025-06-30T12:00:00Z', '2031-01-01T00:00:00Z']);
    }
    if (kind === 'subscription' && name === 'after' && random.chance(0.9))
      return random.chance(0.1) ? LOST_PLACE : random.chance(0.6) ? this.#parts.beginning : pool.place(random, from);
    if (name === 'manifest') return manifestOf(`subscription ${canaries.make(bank.index, 'H')} { ${DEPRECATED} }`);
    if (name === 'after' || name === 'before') return pool.cursor(random, from);
    if (name.endsWith('Reference') || (name === 'reference' && !isStored)) return pool.reference(random, from);
    if (name === 'unitCode' || name === 'parentCode') return random.pick(['HQ', 'NORTH', 'SOUTH']);
    if (name === 'currency') return 'CNY';
    if (name === 'country') return 'CN';
    if (name === 'idempotencyKey') return random.pick(['once', 'twice', 'thrice']);
    if (/^(indicator|ruleCode|code)s?$/i.test(name))
      return isStored && name === 'code'
        ? random.pick(['revenue', canaries.make(bank.index, 'H')])
        : random.pick([
            'court_enforcement',
            'days_past_due',
            'current_ratio',
            pool.code(random, from).toLowerCase(),
            pool.code(random, from),
          ]);
    if (name.endsWith('Code') || name.endsWith('Codes'))
      return pool.code(random, isStored && !ONLY_FOREIGN.has(field) ? bank : from);
    return isStored ? canaries.make(bank.index, 'H') : pool.text(random, from);
  }

  /** What a subscription is told until it has caught up, or was refused. */
  async #listen(asker: Asker, { query, variables }: Document): Promise<unknown[]> {
    const wire = await Wire.signedIn(this.#parts.clc.url, asker.caller.token);
    wire.subscribe('probe', query, variables);
    // A stream without signs of life is over when one with them, asked for after it, has caught up from the same place.
    wire.subscribe('guide', 'subscription ($after: String) { alertFeed(after: $after) { __typename } }', {
      after: Object.values(variables).find((value) => typeof value === 'string') ?? null,
    });
    await wire.until(
      ({ id, type, payload }) =>
        id === 'guide' && (type !== 'next' || payload.data?.alertFeed?.__typename !== 'AlertEvent'),
    );
    wire.cut();
    return wire.of('probe');
  }

  #note(answer: unknown, request: string): void {
    const text = JSON.stringify(answer);
    for (const [, type] of text.matchAll(/"__typename":"(\w+)"/g)) this.tally.types.add(type!);
    for (const [, code] of text.matchAll(/"code":"([A-Z_]+)"/g))
      if (CODES.has(code!)) this.tally.refused.set(code!, (this.tally.refused.get(code!) ?? 0) + 1);
    if (/INTERNAL_SERVER_ERROR|GRAPHQL_/.test(text))
      this.tally.faults.push(`${request.slice(0, 3_000)}\n→ ${text.slice(0, 600)}`);
  }
}
