import type { CodeSet } from './code-set.ts';

/**
 * Why a child has no unique pupil number: CIN census `UPNunknown` (domain 3.6; CIN-validator 8772: UN7 for a referral with
 * no further action only). The labels are shortened from public extracts of the census: check them with the year's guide.
 */
export const upnUnknown: CodeSet = {
  id: 'upnUnknown',
  codes: [
    { code: 'UN1', label: 'Not of school age, and has no UPN yet' },
    { code: 'UN2', label: 'Has never attended a maintained school in England' },
    { code: 'UN3', label: 'Educated outside England' },
    { code: 'UN4', label: 'Newly in need, and the UPN was not known at the time of the return' },
    { code: 'UN5', label: 'Sources differ about name or date of birth, so that no UPN can be matched' },
    { code: 'UN6', label: 'Not looked after, and the authority cannot obtain the UPN' },
    { code: 'UN7', label: 'Referred, with no further action taken' },
  ],
};
