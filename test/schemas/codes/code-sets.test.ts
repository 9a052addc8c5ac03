import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { annexAEthnicity, annexAGender, annexASource } from '#schemas/codes/annex-a.ts';
import { BANK_HOLIDAY_YEARS, ENGLAND_BANK_HOLIDAYS } from '#schemas/codes/bank-holidays.ts';
import { CodeSet, codeFor, labelOf, plainText } from '#schemas/codes/code-set.ts';
import { codeSet, codeSets, UnknownCodeSet } from '#schemas/codes/code-sets.ts';
import { missingReasonIn, missingReasons } from '#schemas/codes/missing-reasons.ts';
import { NO_RISK_REASONS, notToldReason, RISK_REASONS } from '#schemas/codes/not-told-reason.ts';

describe('a code set', () => {
  it.each([...codeSets])('%s is well formed, with each code and each label once', (_, set) => {
    expect(CodeSet.safeParse(set).success).toBe(true);
    expect(new Set(set.codes.map(({ code }) => code)).size).toBe(set.codes.length);
    expect(new Set(set.codes.map(({ label }) => plainText(label))).size).toBe(set.codes.length);
  });

  it.each([...codeSets])(
    '%s finds each code by itself, by its label and by each synonym, and no synonym is in doubt',
    (_, set) => {
      for (const code of set.codes) {
        for (const text of [code.code, code.label, code.label.toUpperCase(), ...(code.synonyms ?? [])]) {
          expect([text, codeFor(set, text)?.code]).toEqual([text, code.code]);
        }
      }
    },
  );

  it.each([...codeSets].filter(([id]) => id !== 'missingReasons'))(
    '%s has no code that reads like a missing-reason',
    (_, set) => {
      for (const { label } of missingReasons.codes) expect(codeFor(set, label)).toBeUndefined();
    },
  );

  it('keeps codes as strings, so that "10" is the source Unknown and "1A" a family member', () => {
    expect(labelOf(codeSet('referralSource'), '10')).toBe('Unknown');
    expect(codeFor(codeSet('referralSource'), '1a')?.code).toBe('1A');
  });

  it('chooses none for a text that it does not know, or that two codes claim', () => {
    expect(codeFor(codeSet('sex'), 'perhaps')).toBeUndefined();
    const twins: CodeSet = {
      id: 'twins',
      codes: [
        { code: 'a', label: 'Same' },
        { code: 'b', label: 'same!' },
      ],
    };
    expect(codeFor(twins, 'SAME')).toBeUndefined();
    expect(codeFor(twins, 'a')?.code).toBe('a');
  });

  it('shows the code itself where the set no longer has it', () => {
    expect(labelOf(codeSet('factors'), '18A')).toBe('18A');
  });

  it('says which set is not there', () => {
    expect(() => codeSet('nonsense')).toThrow(UnknownCodeSet);
  });
});

describe('a missing-reason', () => {
  it('is found in what people write instead of an answer, and in nothing longer', () => {
    expect(missingReasonIn('N/K')).toBe('not_known');
    expect(missingReasonIn('not applicable.')).toBe('not_applicable');
    expect(missingReasonIn('No information available')).toBe('not_known');
    expect(missingReasonIn('unsafe to ask')).toBe('unsafe_to_ask');
    expect(missingReasonIn('Not known to this school, but the GP may know')).toBeUndefined();
    expect(missingReasonIn('Nanette')).toBeUndefined();
    for (const { code, label } of missingReasons.codes) expect(missingReasonIn(label)).toBe(code);
  });

  it('is never found in a text without the letters of one', () => {
    fc.assert(fc.property(fc.stringMatching(/^[b-cf-g0-9 ]{1,20}$/), (text) => missingReasonIn(text) === undefined));
  });
});

describe('the reasons why parents were not told', () => {
  it('are each a risk, no risk, or for a person to judge', () => {
    for (const { code } of notToldReason.codes) {
      expect([code, RISK_REASONS.has(code)]).toEqual([code, code.startsWith('risk_')]);
      expect(RISK_REASONS.has(code) && NO_RISK_REASONS.has(code)).toBe(false);
    }
  });
});

/** The rules of the Banking and Financial Dealings Act 1971, worked out apart from the list. */
function bankHolidaysByRule(year: number): string[] {
  const day = (month: number, date: number) => new Date(Date.UTC(year, month - 1, date));
  const plus = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);
  const firstMonday = (month: number) => plus(day(month, 1), (8 - day(month, 1).getUTCDay()) % 7);
  const lastMonday = (month: number) => plus(day(month, 31), -((day(month, 31).getUTCDay() + 6) % 7));
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const epact = (century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25) + 19 * golden + 15) % 30;
  const moon = epact - Math.floor(epact / 28) * (1 - Math.floor(29 / (epact + 1)) * Math.floor((21 - golden) / 11));
  const weekday = (year + Math.floor(year / 4) + moon + 2 - century + Math.floor(century / 4)) % 7;
  const easter = plus(day(3, 28), moon - weekday);
  const newYear = day(1, 1);
  const found = [
    plus(newYear, newYear.getUTCDay() === 6 ? 2 : newYear.getUTCDay() === 0 ? 1 : 0),
    plus(easter, -2),
    plus(easter, 1),
  ];
  found.push(firstMonday(5), lastMonday(5), lastMonday(8));
  const christmas = day(12, 25).getUTCDay();
  if (christmas === 6) found.push(day(12, 27), day(12, 28));
  else if (christmas === 0) found.push(day(12, 26), day(12, 27));
  else if (christmas === 5) found.push(day(12, 25), day(12, 28));
  else found.push(day(12, 25), day(12, 26));
  return found.map((date) => date.toISOString().slice(0, 10)).sort();
}

describe('the bank holidays of England', () => {
  it('are those of the rule, substitute days included, for each year of the list', () => {
    for (let year = BANK_HOLIDAY_YEARS.first; year <= BANK_HOLIDAY_YEARS.last; year += 1) {
      expect([...ENGLAND_BANK_HOLIDAYS].filter((date) => date.startsWith(String(year))).sort()).toEqual(
        bankHolidaysByRule(year),
      );
    }
    expect(ENGLAND_BANK_HOLIDAYS.size).toBe(32);
  });
});

describe('the letters of Ofsted’s Annex A', () => {
  it('follow the order of the DfE’s codes, and 5D stands between', () => {
    expect(['WBRI', 'NOBT', 'nonsense'].map(annexAEthnicity)).toEqual(['a', 't', 'u']);
    expect(['1A', '5C', '5D', '6', '10', 'nonsense'].map(annexASource)).toEqual(['a', 'p', 'p1', 'q', 'u', 'u']);
    expect(['M', 'F', 'U', ''].map(annexAGender)).toEqual(['a', 'b', 'c', 'c']);
  });

  it('are each one code’s alone', () => {
    for (const [id, letter] of [
      ['ethnicity', annexAEthnicity],
      ['referralSource', annexASource],
    ] as const) {
      const { codes } = codeSet(id);
      expect(new Set(codes.map(({ code }) => letter(code))).size).toBe(codes.length);
    }
  });
});

describe('the codes of the national returns', () => {
  it.each([
    ['referralSource', '1A 1B 1C 1D 2A 2B 3A 3B 3C 3D 3E 3F 4 5A 5B 5C 5D 6 7 8 9 10'],
    [
      'ethnicity',
      'WBRI WIRI WIRT WOTH WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT',
    ],
    ['sex', 'M F U'],
    ['disability', 'NONE MOB HAND PC INC COMM LD HEAR VIS BEH CON AUT DDA'],
    ['primaryNeed', 'N1 N2 N3 N4 N5 N6 N7 N8 N9 N0'],
    ['abuseCategory', 'NEG PHY SAB EMO MUL'],
    ['caseClosure', 'RC1 RC2 RC3 RC4 RC5 RC6 RC7 RC8 RC9'],
    ['upnUnknown', 'UN1 UN2 UN3 UN4 UN5 UN6 UN7'],
  ])('%s are all there, in their order', (id, codes) => {
    expect(codeSet(id).codes.map(({ code }) => code)).toEqual(codes.split(' '));
  });

  it('have the factors of assessment without the two that were retired', () => {
    const codes = codeSet('factors').codes.map(({ code }) => code);
    const groups = [1, 2, 3, 4, 5, 6].flatMap((group) => ['A', 'B', 'C'].map((who) => `${group}${who}`));
    const rest = '7A 8B 8C 8D 8E 8F 9A 10A 11A 12A 13A 14A 15A 16A 17A 18B 18C 19B 19C 20 21 22A 23A 24A'.split(' ');
    expect(codes).toEqual([...groups, ...rest]);
  });
});
