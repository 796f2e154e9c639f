import type { RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';
import type { GateObserver } from '../gate/gate.ts';

export type Transport = 'http' | 'ws';
export type Outcome = 'ok' | 'error';

/** Told of what is served. */
export interface TrafficObserver extends GateObserver {
  /** An operation, or one event of a subscription, was answered. `name` is what the document calls it. */
  answered(transport: Transport, name: string | null | undefined, outcome: Outcome, seconds: number): void;
  subscribed(): void;
  unsubscribed(): void;
  /** So many messages of a subscription were handed to its socket. */
  delivered(count: number): void;
}

/** What is read when the metrics are asked for. */
export interface MetricSources {
  openSockets(): number;
  /** Distinct questions that subscribers ask. */
  hubGroups(): number;
  /** How far this node has read the event log. */
  feedSeq(): bigint;
  /** Where the log ends. */
  lastSeq(): Promise<bigint>;
}

export interface Metrics {
  /** Where others add what they count. */
  readonly registry: Registry;
  readonly observer: TrafficObserver;
  /** From then on the sources are part of the answer. */
  watch(sources: MetricSources): void;
  /** `/metrics` in the text format of Prometheus. */
  readonly answer: RequestHandler;
}

/** From a fast point read to the longest that is allowed. */
const DURATION_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** The metrics of one node. Labels are bounded: a caller can make up operation names, and each would be a series. */
export function createMetrics(schema: GraphQLSchema): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const known = operationNames(schema);
  const labelOf = (name: string | null | undefined): string =>
    name == null ? 'anonymous' : known.has(name) ? name : 'other';
  const operations = new Histogram({
    name: 'clc_graphql_operation_duration_seconds',
    help: 'Time to answer a GraphQL operation, or one event of a subscription.',
    labelNames: ['transport', 'operation', 'outcome'],
    buckets: DURATION_BUCKETS,
    registers,
  });
  const subscriptions = new Gauge({ name: 'clc_subscriptions', help: 'Subscriptions that are open.', registers });
  const delivered = new Counter({
    name: 'clc_alert_events_delivered_total',
    help: 'Messages of subscriptions handed to their sockets, signs of life included.',
    registers,
  });
  const documents = new Counter({
    name: 'clc_graphql_documents_total',
    help: 'Operations that were admitted, by what their callers may run and whether their documents are published.',
    labelNames: ['mode', 'persisted'],
    registers,
  });
  const refused = new Counter({
    name: 'clc_graphql_documents_refused_total',
    help: 'Operations that were not admitted, by the code of the refusal.',
    labelNames: ['code'],
    registers,
  });
  return {
    registry,
    observer: {
      admitted: (mode, isPersisted) => documents.inc({ mode, persisted: String(isPersisted) }),
      refused: (code) => refused.inc({ code }),
      answered: (transport, name, outcome, seconds) =>
        operations.observe({ transport, operation: labelOf(name), outcome }, seconds),
      subscribed: () => subscriptions.inc(),
      unsubscribed: () => subscriptions.dec(),
      delivered: (count) => delivered.inc(count),
    },
    watch: (sources) => watchSources(registers, sources),
    answer: (_request, response, next) => {
      registry.metrics().then((text) => void response.type(registry.contentType).send(text), next);
    },
  };
}

function watchSources(registers: Registry[], { openSockets, hubGroups, feedSeq, lastSeq }: MetricSources): void {
  // While the database is away its figures keep their last value; the rest must still be told.
  const withLastSeq = (use: (end: bigint) => void): Promise<void> => lastSeq().then(use, () => undefined);
  new Gauge({
    name: 'clc_open_sockets',
    help: 'WebSocket connections that are open.',
    registers,
    collect() {
      this.set(openSockets());
    },
  });
  new Gauge({
    name: 'clc_hub_groups',
    help: 'Distinct questions that subscribers ask; each is answered once an event, whoever asks it.',
    registers,
    collect() {
      this.set(hubGroups());
    },
  });
  new Gauge({
    name: 'clc_event_log_last_seq',
    help: 'Events placed in the log since it began.',
    registers,
    collect() {
      return withLastSeq((end) => this.set(Number(end)));
    },
  });
  new Gauge({
    name: 'clc_feed_lag_events',
    help: 'Placed events that this node has not read yet.',
    registers,
    collect() {
      return withLastSeq((end) => this.set(Math.max(0, Number(end - feedSeq()))));
    },
  });
}

/** The names that operations have by themselves: those of the root fields, and the same with a capital. */
function operationNames(schema: GraphQLSchema): ReadonlySet<string> {
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const fields = roots.flatMap((root) => Object.keys(root?.getFields() ?? {}));
  return new Set(fields.flatMap((field) => [field, `${field[0]!.toUpperCase()}${field.slice(1)}`]));
}
