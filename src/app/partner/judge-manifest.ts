import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { readManifest } from '../../domain/partner/manifest.ts';
import type { ManifestEntry } from '../../domain/partner/manifest.ts';
import { ok } from '../../domain/shared/result.ts';
import type { Failure, Result } from '../../domain/shared/result.ts';
import type { NewDocument } from '../../persistence/partner/document.repository.ts';
import type { DeprecatedPart, DocumentJudge } from './document-judge.ts';

/** Faults that are told: more would not be read. */
const FAULTS_SHOWN = 100;

/** A deprecated part of the schema that a document of a manifest touches. */
export interface DeprecatedUse extends DeprecatedPart {
  /** What its operation is called, or its hash. */
  readonly operation: string;
}

/** Documents that may be published, each one judged. */
export interface JudgedManifest {
  readonly documents: readonly NewDocument[];
  readonly deprecated: readonly DeprecatedUse[];
  /** SHA-256 over their hashes: two manifests with the same documents have the same. */
  readonly contentHash: string;
}

/** A refused manifest: the first fault, and the list with every one. */
export interface ManifestRefusal extends Failure {
  readonly faults: readonly Failure[];
}

/** Reads a manifest and judges each of its documents, in a turn of the loop of its own: two thousand take seconds. */
export async function judgeManifest(
  manifest: unknown,
  judge: DocumentJudge,
): Promise<Result<JudgedManifest, ManifestRefusal>> {
  const { entries, faults: unread } = readManifest(manifest);
  const faults: Failure[] = [...unread];
  const documents: NewDocument[] = [];
  const deprecated: DeprecatedUse[] = [];
  const isRead = new Set(entries.map(({ path }) => path));
  for (const fault of unread) isRead.delete(fault.path ?? '');
  for (const entry of entries) {
    if (!isRead.has(entry.path)) continue;
    await nextTurn();
    const judged = judgeEntry(entry, judge);
    if (!('document' in judged)) faults.push(...judged);
    else {
      documents.push(judged.document);
      deprecated.push(
        ...judged.deprecated.map((part) => ({ operation: labelOf(judged.document.name, entry.id), ...part })),
      );
    }
  }
  const [first] = faults;
  if (first !== undefined) return { ok: false, failure: { ...first, faults: bounded(faults) } };
  return ok({
    documents,
    deprecated,
    contentHash: sha256(
      documents
        .map(({ hash }) => hash)
        .sort()
        .join('\n'),
    ),
  });
}

function judgeEntry(
  { path, id, name, kind, text }: ManifestEntry,
  judge: DocumentJudge,
): { document: NewDocument; deprecated: readonly DeprecatedPart[] } | readonly Failure[] {
  const hash = sha256(text);
  const judged = judge(text);
  if (!('cost' in judged))
    return judged.map((fault) => ({ ...fault, message: `${labelOf(name, id)}: ${fault.message}`, path }));
  const { deprecated, ...facts } = judged;
  const label = labelOf(name ?? judged.name, id);
  const faults: Failure[] = [];
  if (hash !== id)
    faults.push({
      code: 'DOCUMENT_ID_MISMATCH',
      message: `${label}: its id is not the SHA-256 of its text, which is ${hash}. Make the manifest anew from the texts as they are sent; in Relay set \`persistConfig.algorithm\` to SHA256, in GraphQL Code Generator \`hashAlgorithm\` to sha256.`,
      path,
    });
  if ((name !== null && name !== judged.name) || (kind !== null && kind !== judged.kind))
    faults.push({
      code: 'DOCUMENT_OPERATION_MISMATCH',
      message: `${label}: the manifest calls it the ${(kind ?? judged.kind).toLowerCase()} ${name ?? ''}, and the text has the ${judged.kind.toLowerCase()} ${judged.name ?? 'without a name'}. Make the manifest anew.`,
      path,
    });
  return faults.length > 0 ? faults : { document: { hash, text, ...facts }, deprecated };
}

function labelOf(name: string | null, id: string): string {
  return (name ?? id).slice(0, 80);
}

function bounded(faults: readonly Failure[]): readonly Failure[] {
  if (faults.length <= FAULTS_SHOWN) return faults;
  return [
    ...faults.slice(0, FAULTS_SHOWN),
    {
      ...faults[FAULTS_SHOWN]!,
      message: `And ${faults.length - FAULTS_SHOWN} more faults; these are the first ${FAULTS_SHOWN}.`,
      path: 'manifest',
    },
  ];
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
