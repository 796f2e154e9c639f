import type { GraphQLSchema } from 'graphql';
import { Counter, Gauge } from 'prom-client';
import type { Registry } from 'prom-client';
import { emptyHistogram, quantileMs } from '../../domain/partner/duration-histogram.ts';
import type { UsageCount } from '../../persistence/partner/document-usage.repository.ts';
import { usageLabels } from '../../persistence/partner/usage-label.repository.ts';
import type { Database } from '../../persistence/orm.ts';
import { deprecatedMembersOf } from '../partner/deprecated-members.ts';

/**
 * Versions with series of their own: an administrator makes them, but does so every week. The later ones are counted
 * together.
 */
const MAX_VERSIONS = 500;
const KEPT_DOCUMENTS = 10_000;

const LABELS = ['institution', 'partner', 'application', 'version'] as const;
type Labels = Record<(typeof LABELS)[number], string>;

interface Known {
  readonly labels: Labels;
  /** The deprecated parts of the schema that the document touches. */
  readonly deprecated: readonly string[];
}

/** What is told of a version when the metrics are asked for. */
interface LabelledUse {
  readonly labels: Labels;
  readonly durations: number[];
  slowestMs: number;
  lastUsedMs: number;
}

/** Counts how documents of the registry are used on this node, by version; gives what is to be told of each batch. */
export function createDocumentMetrics(
  registry: Registry,
  schema: GraphQLSchema,
  database: Database,
): (institutionId: string, counts: readonly UsageCount[]) => Promise<void> {
  const registers = [registry];
  const requests = new Counter({
    name: 'clc_document_requests_total',
    help: 'Answers to persisted documents.',
    labelNames: [...LABELS, 'outcome'],
    registers,
  });
  const deprecated = new Counter({
    name: 'clc_document_deprecated_requests_total',
    help: 'Answers to persisted documents that touch a deprecated part of the schema, for each part.',
    labelNames: [...LABELS, 'member'],
    registers,
  });
  const uses = new Map<string, LabelledUse>();
  new Gauge({
    name: 'clc_document_last_used_timestamp_seconds',
    help: 'When a persisted document was answered last.',
    labelNames: LABELS,
    registers,
    collect() {
      for (const { labels, lastUsedMs } of uses.values()) this.set(labels, lastUsedMs / 1_000);
    },
  });
  new Gauge({
    name: 'clc_document_duration_p95_seconds',
    help: 'Time within which 95 % of the answers to persisted documents were given, since this node started.',
    labelNames: LABELS,
    registers,
    collect() {
      for (const { labels, durations, slowestMs } of uses.values())
        this.set(labels, (quantileMs(durations, 0.95, slowestMs) ?? 0) / 1_000);
    },
  });
  const names = new DocumentNames(schema, database);
  return async (institutionId, counts) => {
    const known = await names.of(institutionId, counts);
    for (const count of counts) {
      const document = known.get(keyOf(count));
      if (document === undefined) continue;
      const { labels } = document;
      requests.inc({ ...labels, outcome: 'ok' }, count.requests - count.errors);
      requests.inc({ ...labels, outcome: 'error' }, count.errors);
      for (const member of document.deprecated) deprecated.inc({ ...labels, member }, count.requests);
      add(uses, labels, count);
    }
  };
}

function add(uses: Map<string, LabelledUse>, labels: Labels, count: UsageCount): void {
  const key = LABELS.map((label) => labels[label]).join(' ');
  const known = uses.get(key) ?? { labels, durations: emptyHistogram(), slowestMs: 0, lastUsedMs: 0 };
  uses.set(key, known);
  known.slowestMs = Math.max(known.slowestMs, count.slowestMs);
  known.lastUsedMs = Math.max(known.lastUsedMs, count.lastUsedAt.getTime());
  for (const [bucket, added] of count.durations.entries()) known.durations[bucket]! += added;
}

/** Whose documents are counted, each looked up once. */
class DocumentNames {
  readonly #schema: GraphQLSchema;
  readonly #database: Database;
  readonly #known = new Map<string, Known>();
  readonly #versions = new Set<string>();

  constructor(schema: GraphQLSchema, database: Database) {
    this.#schema = schema;
    this.#database = database;
  }

  async of(institutionId: string, counts: readonly UsageCount[]): Promise<ReadonlyMap<string, Known>> {
    const unknown = counts.filter((count) => !this.#known.has(keyOf(count)));
    if (this.#known.size + unknown.length > KEPT_DOCUMENTS) this.#known.clear();
    const asked = this.#known.size === 0 ? counts : unknown;
    const rows =
      asked.length === 0 ? [] : await this.#database.inTenant(institutionId, (query) => usageLabels(query, asked));
    for (const { versionId, hash, text, ...labels } of rows) {
      const deprecated = await deprecatedMembersOf(this.#schema).of({ hash, text });
      this.#known.set(keyOf({ versionId, hash }), {
        labels: this.#bounded(versionId, labels),
        deprecated: deprecated.map(({ coordinate }) => coordinate),
      });
    }
    return this.#known;
  }

  #bounded(versionId: string, labels: Labels): Labels {
    if (this.#versions.size < MAX_VERSIONS) this.#versions.add(versionId);
    return this.#versions.has(versionId)
      ? labels
      : { institution: 'other', partner: 'other', application: 'other', version: 'other' };
  }
}

function keyOf({ versionId, hash }: { readonly versionId: string; readonly hash: string }): string {
  return `${versionId} ${hash}`;
}
