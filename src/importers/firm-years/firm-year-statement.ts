import { basename } from 'node:path';
import type { ImportedStatement } from '../../app/statement/import-statements.ts';
import type { FirmYearRecord } from './firm-year-reader.ts';

/** A firm-year as a statement of a client; the source removed names and says nothing of industry and auditor. */
export function firmYearStatement(file: string): (record: FirmYearRecord) => ImportedStatement {
  const source = basename(file);
  return ({ firmId, periodStart, periodEnd, currency, lines }) => ({
    client: { reference: firmId, name: `Firm ${firmId}`, segment: 'CORPORATE', industryCode: null, country: 'US' },
    basis: 'CONSOLIDATED',
    periodStart,
    periodEnd,
    currency,
    auditOpinion: 'UNAUDITED',
    lines,
    source,
  });
}
