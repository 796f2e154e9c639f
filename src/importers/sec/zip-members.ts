import type { Readable } from 'node:stream';
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
      throw new ImportFileError('MEMBER_MISSING', path, `holds no ${name}; it is not one of the SEC's financial statement data sets`);
    }
    const stream = await asFileError(path, () => zip.openReadStreamPromise(entry));
    return onBytes ? metered(stream, entry, onBytes) : stream;
  };
  return { openMember, close: () => zip.close() };
}

async function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName.replace(/^.*\//, ''), entry);
  return entries;
}

/** Progress is told in bytes of the archive, so unpacked bytes are scaled by the member's own ratio. */
function metered(stream: Readable, entry: Entry, onBytes: OnBytes): Readable {
  const ratio = entry.uncompressedSize > 0 ? entry.compressedSize / entry.uncompressedSize : 0;
  return stream.on('data', (chunk: Buffer) => onBytes(chunk.length * ratio)).pause();
}

async function asFileError<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new ImportFileError('FILE_DAMAGED', path, `is not a readable zip archive (${message}); download it again`, error);
  }
}
