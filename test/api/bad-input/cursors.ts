const encoded = (text: string): string => Buffer.from(text).toString('base64url');

export interface BadCursor {
  readonly what: string;
  readonly cursor: string;
}

/** Cursors that nobody was given, for a page and for the stream. */
export const CURSORS: readonly BadCursor[] = [
  { what: 'nothing', cursor: '' },
  { what: 'no base64', cursor: '*** ***' },
  {
    what: 'bytes at random',
    cursor: Buffer.from(Array.from({ length: 64 }, (_, index) => (index * 151) % 256)).toString('base64url'),
  },
  { what: 'another list’s parts', cursor: encoded('["ALERTS","x",1,2,3]') },
  { what: 'SQL', cursor: encoded(`["NAME","'; drop table client; --","019abf43-0000-7000-8000-000000000000"]`) },
  { what: 'a NUL', cursor: encoded('["NAME","a\\u0000b","019abf43-0000-7000-8000-000000000000"]') },
  { what: 'a number beyond the log’s', cursor: encoded('019abf43-0000-7000-8000-000000000000:99999999999999999999') },
  { what: 'a megabyte', cursor: encoded('x'.repeat(300_000)) },
];
