/**
 * Room for frames that leave in the turn of the loop in which they are made: it is used again for those of the next
 * one. Buffers of their own for thousands of sockets are megabytes an event, which V8 counts, and soon looks through
 * the whole heap for, though they were gone at once: an eighth of what it takes to tell them.
 */
const SLAB_BYTES = 262_144;
/** Where more is wanted in one turn, buffers of their own are made. */
const MOST_SLABS = 24;

let slabs: Buffer[] = [];
/** Which of them is being filled, and how far; none at the beginning of a turn. */
let current = -1;
let used = Number.POSITIVE_INFINITY;

/** So many bytes with anything in them, good until the turn's end. */
export function allocateFrame(bytes: number): Buffer {
  if (used + bytes > SLAB_BYTES && !nextSlab(bytes)) return Buffer.allocUnsafe(bytes);
  used += bytes;
  return slabs[current]!.subarray(used - bytes, used);
}

/** The turn is over. Where the system has not taken all that was handed to it, what was handed out stays as it is. */
export function endTurn(isAllTaken: boolean): void {
  if (!isAllTaken) slabs = slabs.slice(current + 1);
  [current, used] = [-1, Number.POSITIVE_INFINITY];
}

function nextSlab(bytes: number): boolean {
  if (bytes > SLAB_BYTES || current + 1 >= MOST_SLABS) return false;
  current += 1;
  if (slabs.length === current) slabs.push(Buffer.allocUnsafeSlow(SLAB_BYTES));
  used = 0;
  return true;
}
