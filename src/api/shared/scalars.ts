import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { GraphQLDateTime } from 'graphql-scalars';
import { isDecimalString } from '../../domain/shared/decimal.ts';
import { isIsoDate } from '../../domain/shared/time.ts';

function textScalar(
  name: string,
  description: string,
  accepts: (text: string) => boolean,
  expected: string,
): GraphQLScalarType<string, string> {
  const parse = (value: unknown): string => {
    if (typeof value === 'string' && accepts(value)) return value;
    throw new GraphQLError(`${name} cannot be ${JSON.stringify(value)?.slice(0, 60)}: expected ${expected}.`, {
      extensions: { code: 'BAD_USER_INPUT' },
    });
  };
  return new GraphQLScalarType({
    name,
    description,
    serialize: (value) => value as string,
    parseValue: parse,
    parseLiteral: (node) =>
      parse(node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT ? node.value : null),
  });
}

/** Exact decimals as text: JSON's numbers are binary floating point and would round. */
export const DecimalScalar = textScalar(
  'Decimal',
  'An exact decimal number as a string, such as "-1250000.50": at most 28 digits before the point and 20 after it, no exponent.',
  isDecimalString,
  'a decimal string such as "1250000.50"',
);

export const DateScalar = textScalar('Date', 'A calendar date, YYYY-MM-DD.', isIsoDate, 'a date such as "2024-12-31"');

/** The database knows no year 0. */
function fromYearOne(instant: Date): Date {
  if (instant.getUTCFullYear() >= 1) return instant;
  throw new GraphQLError('DateTime cannot be in the year 0: expected one such as "2024-12-31T00:00:00Z".', {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

export const DateTimeScalar = new GraphQLScalarType({
  ...GraphQLDateTime.toConfig(),
  parseValue: (value) => fromYearOne(GraphQLDateTime.parseValue(value)),
  parseLiteral: (node, variables) => fromYearOne(GraphQLDateTime.parseLiteral(node, variables)),
});
