import type { Database } from '../../persistence/orm.ts';
import { findIssuersOfCode } from '../../persistence/institution/identity-issuer.repository.ts';
import type { OwnIssuer } from '../../security/token-verifier.ts';

/** How long what an institution trusts is believed: every request asks, and what was withdrawn counts from then on. */
const BELIEVED_MS = 1_000;

/** Which issuers each institution has named, asked of the database once a second at most. */
export class IssuerDirectory {
  readonly #database: Database;
  readonly #known = new Map<string, { issuers: Promise<readonly OwnIssuer[] | null>; untilMs: number }>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Null where there is no such institution, which is not remembered: anybody can make up codes. */
  async ownIssuers(institutionCode: string): Promise<readonly OwnIssuer[] | null> {
    const nowMs = performance.now();
    const known = this.#known.get(institutionCode);
    if (known !== undefined && nowMs < known.untilMs) return known.issuers;
    const issuers = this.#load(institutionCode);
    this.#known.set(institutionCode, { issuers, untilMs: nowMs + BELIEVED_MS });
    const found = await issuers.catch((error: unknown) => {
      this.#known.delete(institutionCode);
      throw error;
    });
    if (found === null) this.#known.delete(institutionCode);
    return found;
  }

  async #load(institutionCode: string): Promise<readonly OwnIssuer[] | null> {
    const rows = await this.#database.inSystem((query) => findIssuersOfCode(query, institutionCode));
    return rows?.map(({ url, audience, subject_claim: subjectClaim }) => ({ url, audience, subjectClaim })) ?? null;
  }
}
