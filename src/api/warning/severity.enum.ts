import type { Severity } from '../../domain/warning/severity.ts';
import { enumOf } from '../shared/enum.ts';

export const SeverityEnum = enumOf<Severity>('Severity', 'How serious a warning is.', {
  YELLOW: 'Worth a look.',
  ORANGE: 'Requires a response.',
  RED: 'Requires an immediate response.',
});
