import pino from 'pino';
import type { Logger } from 'pino';

interface LogStream {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** The program's log: JSON lines, or short lines for a person where the stream is a terminal. */
export function createLogger(level: string, stream: LogStream): Logger {
  const serializers = { err: pino.stdSerializers.err };
  if (stream.isTTY !== true)
    return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers }, stream);
  return pino(
    { level, base: null, serializers },
    { write: (line: string) => void stream.write(`${forPerson(line)}\n`) },
  );
}

/** `12:03:11 WARN command refused command=closeAlert code=FORBIDDEN`; a stack goes below. */
export function forPerson(line: string): string {
  const { level, time, msg, err, ...rest } = JSON.parse(line) as {
    level: number;
    time: number;
    msg?: string;
    err?: { stack?: string; message?: string };
  } & Record<string, unknown>;
  const fields = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const head = [
    new Date(time).toISOString().slice(11, 19),
    pino.levels.labels[level]?.toUpperCase() ?? String(level),
    msg ?? '',
    ...fields,
  ].join(' ');
  return err === undefined ? head : `${head}\n  ${(err.stack ?? err.message ?? '').replaceAll('\n', '\n  ')}`;
}
