import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, type Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ImportFileError } from './import-item.ts';

/**
 * Told of every chunk read from disk, in bytes as they lie there (compressed), so that it can be set against the file's
 * size.
 */
export type OnBytes = (bytes: number) => void;

const GZIP_MAGIC = Buffer.from([0x1f, 0x8b]);

/** The file's bytes as a stream, unpacked when its first two bytes say gzip: the name proves nothing. */
export async function openByteSource(path: string, onBytes?: OnBytes): Promise<Readable> {
  const packed = (await firstBytes(path)).equals(GZIP_MAGIC);
  const raw = createReadStream(path);
  if (onBytes) raw.on('data', (chunk) => onBytes(chunk.length));
  if (!packed) return raw;
  // pipeline, not pipe: a reader that stops early must also close the file. Its errors surface on the gunzip stream.
  return pipeline(raw, createGunzip(), () => undefined);
}

async function firstBytes(path: string): Promise<Buffer> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new ImportFileError(
      'FILE_UNREADABLE',
      path,
      `cannot be opened (${error.code ?? error.message}); check the path and its permissions`,
      error,
    );
  });
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
