import type { ImportedStatement } from '../../app/statement/import-statements.ts';
import type { SecStatement } from './sec-statement.ts';

/** A filer's statement as one of a client; the data sets leave out the auditor's opinion. */
export function secImportedStatement({
  cik,
  name,
  sic,
  adsh,
  form,
  periodStart,
  periodEnd,
  currency,
  lines,
}: SecStatement): ImportedStatement {
  return {
    client: { reference: `CIK-${cik}`, name, segment: 'CORPORATE', industryCode: sic, country: 'US' },
    basis: 'CONSOLIDATED',
    periodStart,
    periodEnd,
    currency,
    auditOpinion: 'UNAUDITED',
    lines,
    source: `SEC ${form} ${adsh}`,
  };
}
