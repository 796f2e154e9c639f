import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { ReportBug } from './format-error.ts';

/** What the body parser refuses, by its `type`, in words that say what to change. */
const REFUSED: Readonly<Record<string, readonly [code: string, message: string]>> = {
  'entity.parse.failed': ['BODY_NOT_JSON', 'The body is no JSON object. Send {"query": …, "variables": …}.'],
  'entity.too.large': ['BODY_TOO_LARGE', 'The body is too large. Send it in several requests.'],
  'encoding.unsupported': [
    'ENCODING_UNSUPPORTED',
    'The content-encoding is not known. Send gzip, deflate, br or none.',
  ],
  'charset.unsupported': ['CHARSET_UNSUPPORTED', 'The charset is not known. Send UTF-8.'],
};

/** Answers a path that is not served. */
export const answerNotFound: RequestHandler = (request, response) =>
  void response
    .status(404)
    .json(body('NOT_FOUND', `Nothing is served for ${request.method} on this path; GraphQL is at /graphql.`));

/** Answers what failed before GraphQL was reached, in GraphQL's own form and with nothing of the inside. */
export function answerError(reportBug: ReportBug): ErrorRequestHandler {
  return (error: { status?: unknown; type?: unknown }, _request, response, next) => {
    if (response.headersSent) return next(error);
    const isCallers = typeof error.status === 'number' && error.status >= 400 && error.status < 500;
    if (!isCallers) reportBug(error);
    const [code, message] =
      REFUSED[String(error.type)] ??
      (isCallers
        ? ['BAD_REQUEST', 'The request could not be read. Check its headers and its body.']
        : ['INTERNAL_SERVER_ERROR', 'Something went wrong on our side. It has been logged.']);
    response.status(isCallers ? (error.status as number) : 500).json(body(code, message));
  };
}

function body(code: string, message: string): object {
  return { errors: [{ message, extensions: { code } }] };
}
