import type { ImportItem, Reject } from '../import-item.ts';
import type { OnBytes } from '../text-source.ts';
import { readFacts, type FactsByFiler } from './sec-fact-reader.ts';
import { readFilings, type SecFilings } from './sec-filing.ts';
import { buildStatements, type SecStatement } from './sec-statement.ts';
import { openZip } from './zip-members.ts';

/**
 * Statements out of the SEC's quarterly Financial Statement Data Sets (zip archives as published), filer by filer in
 * order of period. Rows stream; what is kept is one entry for each figure that feeds a line, because a quarter's cash
 * flow is the difference of two filings that may lie in two archives. Give consecutive archives together.
 */
export async function* readSecStatements(
  paths: readonly string[],
  onBytes?: OnBytes,
): AsyncGenerator<ImportItem<SecStatement>> {
  const filings: SecFilings = { byAdsh: new Map(), unusable: new Set() };
  const facts: FactsByFiler = new Map();
  for (const path of paths) yield* readArchive(path, filings, facts, onBytes);
  for (const filer of [...facts.values()].sort(byFiler)) {
    for (const record of buildStatements(filer)) {
      yield { kind: 'record', line: filings.byAdsh.get(record.adsh)?.line ?? 0, record };
    }
  }
}

async function* readArchive(
  path: string,
  filings: SecFilings,
  facts: FactsByFiler,
  onBytes?: OnBytes,
): AsyncGenerator<{ kind: 'reject'; reject: Reject }> {
  const zip = await openZip(path);
  try {
    yield* readFilings(await zip.openMember('sub.txt', onBytes), `${path}/sub.txt`, filings);
    yield* readFacts(await zip.openMember('num.txt', onBytes), `${path}/num.txt`, filings, facts);
  } finally {
    zip.close();
  }
}

function byFiler(a: { cik: string; currency: string }, b: { cik: string; currency: string }): number {
  return Number(a.cik) - Number(b.cik) || (a.currency < b.currency ? -1 : 1);
}
