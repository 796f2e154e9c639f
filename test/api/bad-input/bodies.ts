import { gzipSync } from 'node:zlib';

export interface BadBody {
  readonly what: string;
  readonly body: string | Buffer;
  readonly headers?: Readonly<Record<string, string>>;
  readonly status: number;
  readonly code: string;
}

const GOOD = '{"query":"{ __typename }"}';

/** Bodies of HTTP requests that are no request. */
export const BODIES: readonly BadBody[] = [
  { what: 'cut JSON', body: '{"query": ', status: 400, code: 'BODY_NOT_JSON' },
  { what: 'a JSON text', body: '"x"', status: 400, code: 'BODY_NOT_JSON' },
  {
    what: 'a list of requests',
    body: `[${Array.from({ length: 50 }, () => GOOD).join()}]`,
    status: 400,
    code: 'BAD_REQUEST',
  },
  { what: 'nothing', body: '', status: 400, code: 'BAD_REQUEST' },
  {
    what: 'more than is taken',
    body: JSON.stringify({ query: ' '.repeat(5_000_000) }),
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'a little that unpacks to a lot',
    body: gzipSync(JSON.stringify({ query: ' '.repeat(50_000_000) })),
    headers: { 'content-encoding': 'gzip' },
    status: 413,
    code: 'BODY_TOO_LARGE',
  },
  {
    what: 'no gzip that says it is',
    body: GOOD,
    headers: { 'content-encoding': 'gzip' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    what: 'an unknown encoding',
    body: GOOD,
    headers: { 'content-encoding': 'klingon' },
    status: 415,
    code: 'ENCODING_UNSUPPORTED',
  },
  {
    what: 'an unknown charset',
    body: GOOD,
    headers: { 'content-type': 'application/json; charset=klingon' },
    status: 415,
    code: 'CHARSET_UNSUPPORTED',
  },
  {
    what: 'plain text, as a form of another site may send it',
    body: GOOD,
    headers: { 'content-type': 'text/plain' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    what: 'a form',
    body: 'query=%7B__typename%7D',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 400,
    code: 'BAD_REQUEST',
  },
  {
    what: 'a form of parts',
    body: '--x\r\ncontent-disposition: form-data; name="query"\r\n\r\n{__typename}\r\n--x--',
    headers: { 'content-type': 'multipart/form-data; boundary=x' },
    status: 400,
    code: 'BAD_REQUEST',
  },
];
