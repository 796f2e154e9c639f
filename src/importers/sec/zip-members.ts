import { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { OnBytes } from '../text-source.ts';
import { ImportFileError } from '../import-item.ts';

/** An open archive whose members are read as streams; `close` it. */
export interface ZipMembers {
  /** The unpacked bytes of a member; `onBytes` is told how many bytes of the archive they stand for. */
  openMember(name: string, onBytes?: OnBytes): Promise<Readable>;
  close(): void;
}

/** Opens a zip archive and reads its directory; a member of the same name in a folder inside it serves too. */
export async function openZip(path: string): Promise<ZipMembers> {
  const zip = await asFileError(path, () => openPromise(path, { lazyEntries: true, autoClose: false }));
  const entries = await asFileError(path, () => readDirectory(zip));
  const openMember = async (name: string, onBytes?: OnBytes): Promise<Readable> => {
    const entry = entries.get(name);
    if (entry === undefined) {
      throw new ImportFileError(
        'MEMBER_MISSING',
        path,
        `holds no ${name}; it is not one of the SEC's financial statement data sets`,
      );
    }
    const stream = await asFileError(path, () => zip.openReadStreamPromise(entry));
    return Readable.from(verified(stream, path, entry, onBytes), { objectMode: false });
  };
  return { openMember, close: () => zip.close() };
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^.*\//, ''), entry);
  return entries;
}

/**
 * Passes the bytes on and checks them against the directory's sum at the end, which yauzl leaves to its user. Progress
 * is told in bytes of the archive, so unpacked bytes are scaled by the member's own ratio.
 */
async function* verified(
  stream: Readable,
  path: string,
  entry: Entry,
  onBytes: OnBytes | undefined,
): AsyncGenerator<Buffer> {
  const ratio = entry.uncompressedSize > 0 ? entry.compressedSize / entry.uncompressedSize : 0;
  let sum = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sum = crc32(chunk, sum);
    onBytes?.(chunk.length * ratio);
    yield chunk;
  }
  if (sum !== entry.crc32)
    throw new ImportFileError('FILE_DAMAGED', path, `${entry.fileName} does not match its checksum; download it again`);
}

async function asFileError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ImportFileError(
      'FILE_DAMAGED',
      path,
      `is not a readable zip archive (${message}); download it again`,
      error,
    );
  }
}
