/** The institution a command works on. */
export const INSTITUTION_OPTION = ['--institution <code>', 'institution code; required if there are several'] as const;

export interface InstitutionOption {
  readonly institution?: string;
}
