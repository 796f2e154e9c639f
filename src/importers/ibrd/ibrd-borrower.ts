/**
 * A stable key for a borrower the source gives no number: `id-ministry-of-finance`. Case, accents and punctuation vary
 * from loan to loan and do not count; two borrowers of one country under one name cannot be told apart.
 */
export function borrowerReference(countryCode: string, name: string): string {
  const plain = `${countryCode} ${name}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .replace(/&/g, ' and ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
