import { COMMAND_DUTIES } from '../command-permissions.ts';
import { EVERY_DUTY, fields } from '../field-access.ts';
import type { TypeAccess } from '../field-access.ts';

export const INDICATOR_ACCESS = {
  Query: fields(EVERY_DUTY, 'indicators'),
  Mutation: { defineIndicator: COMMAND_DUTIES.defineIndicator },
  Indicator: fields(
    EVERY_DUTY,
    'id',
    'code',
    'name',
    'description',
    'unit',
    'direction',
    'source',
    'formula',
    'builtIn',
  ),
  IndicatorResult: fields(EVERY_DUTY, 'indicator', 'failure', 'position'),
} satisfies TypeAccess;
