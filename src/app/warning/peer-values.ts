import { watchedIndicators } from '../../domain/warning/watched.ts';
import { loadPeers } from '../../persistence/indicator/observation.repository.ts';
import type { PeerGroup, PeerValue } from '../../persistence/indicator/observation.repository.ts';
import type { Query } from '../../persistence/orm.ts';
import type { Subject, Trial } from './subject.ts';

/** The newest values of the clients of an industry, read where they are asked for. Facilities have no peers. */
export class PeerValues {
  readonly #query: Query;
  readonly #idOf: ReadonlyMap<string, string>;
  readonly #read = new Map<string, readonly PeerValue[]>();

  /** `idOf`: row ids of indicators by code. */
  constructor(query: Query, idOf: ReadonlyMap<string, string>) {
    this.#query = query;
    this.#idOf = idOf;
  }

  /** Reads the peers of these trials' subjects, in one statement, but for those that have been read. */
  async load(trials: readonly Pick<Trial, 'rule' | 'subject'>[]): Promise<void> {
    const groups = new Map<string, PeerGroup>();
    for (const { rule, subject } of trials) {
      const industryCode = industryOf(subject);
      if (industryCode === null) continue;
      for (const code of watchedIndicators(rule.definition.condition)) {
        const indicatorId = this.#idOf.get(code);
        const key = `${industryCode} ${indicatorId}`;
        if (indicatorId !== undefined && !this.#read.has(key)) groups.set(key, { industryCode, indicatorId });
      }
    }
    for (const [key, values] of await loadPeers(this.#query, [...groups.values()])) this.#read.set(key, values);
  }

  /** Ascending, without the subject's own; null where they were not read, or it has none. */
  of(subject: Subject, indicator: string): readonly string[] | null {
    const industryCode = industryOf(subject);
    const values = industryCode === null ? undefined : this.#read.get(`${industryCode} ${this.#idOf.get(indicator)}`);
    if (values === undefined) return null;
    return values.filter((peer) => peer.clientId !== subject.client.id).map((peer) => peer.value);
  }
}

function industryOf({ facilityId, client }: Subject): string | null {
  return facilityId === null ? client.industryCode : null;
}
