// biome-ignore-all lint/suspicious/noTemplateCurlyInString: text of the program stands in these strings
/** @file What was said, and which way a referral goes by it. */
import type { Mutant } from '../mutant.ts';

const told = 'tests/integration/answers/what-was-said.test.ts';
const said = 'tests/unit/core/answers/said.test.ts';
const route = 'tests/unit/core/worksheets/referral-route.test.ts';

export const SHEETS: readonly Mutant[] = [
  {
    what: 'own words that were taken out again are still said',
    file: 'src-main/core/answers/said.ts',
    find: "if (state !== 'cleared' && state !== 'own-words') return state;",
    put: "if (state !== 'cleared') return state;",
    test: said,
  },
  {
    what: 'words beside an answer that was taken back are taken back with it',
    file: 'src-main/core/answers/said.ts',
    find: "return ownWords === '' ? 'cleared' : 'own-words';",
    put: "return state === 'cleared' || ownWords === '' ? 'cleared' : 'own-words';",
    test: told,
  },
  {
    what: 'an account says what an earlier one said',
    file: 'src-main/core/answers/said.ts',
    find: 'one.layer === layer',
    put: 'one.layer <= layer',
    test: said,
  },
  {
    what: 'the answers of two accounts are one',
    file: 'src-main/core/answers/said.ts',
    find: '[`${answer.layer} ${answer.question}`, answer]',
    put: '[answer.question, answer]',
    test: said,
  },
  {
    what: 'a question that was only passed over is not there at all',
    file: 'src-main/core/answers/said.ts',
    find: 'if (isSaid(answer) || withdraws(answer) || !isSaid(standing.get(answer.question)))',
    put: 'if (isSaid(answer) || withdraws(answer))',
    test: told,
  },
  {
    what: 'a child by the sheet goes as a child whatever the record says',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: "return age === 'no' ? 'age-differs' : 'child';",
    put: "return 'child';",
    test: route,
  },
  {
    what: 'an adult by the sheet who may be a child goes as an adult',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: "return age === 'yes' || age === 'not-sure' ? 'age-differs'",
    put: "return age === 'yes' ? 'age-differs'",
    test: route,
  },
  {
    what: 'a consent taken back leaves the way open',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: `    case 'refused':
    case 'withdrawn':
`,
    put: `    case 'refused':
`,
    test: route,
  },
  {
    what: 'a yes in the ledger overrules the no on the sheet',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: "return saysNo ? 'decide-again' : 'adult';",
    put: "return saysNo ? 'adult' : 'adult';",
    test: route,
  },
  {
    what: 'a no on the sheet alone is no decision',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: "return saysNo ? 'duty-to-notify' : 'consent-open';",
    put: "return saysNo ? 'consent-open' : 'consent-open';",
    test: route,
  },
  {
    what: 'what is asked of those who agree is asked of everybody',
    file: 'src-main/core/worksheets/referral-route.ts',
    find: "route === 'duty-to-notify' ? { ...values, [CONSENT_QUESTION]: 'no' } : values",
    put: "route === 'duty-to-notify' ? { ...values } : values",
    test: route,
  },
  {
    what: 'a yes for one recipient is a yes for the whole purpose',
    file: 'src-main/core/consent/consent.ts',
    find: "one.purpose === purpose && one.recipient === '' && one.item === ''",
    put: "one.purpose === purpose && one.item === ''",
    test: 'tests/unit/core/consent/what-stands.test.ts',
  },
  {
    what: 'a referral goes by a consent that has ended',
    file: 'src-main/core/consent/consent.ts',
    find: `  const line = no ?? lines.at(-1);
  return line === undefined || hasExpired(line, today) ? undefined : line;`,
    put: `  const line = no ?? lines.at(-1);
  return line === undefined || today === '' ? undefined : line;`,
    test: 'tests/integration/worksheets/after-withdrawal.test.ts',
  },
  {
    what: 'a release rests on a consent for something else',
    file: 'src-main/core/consent/consent-gate.ts',
    find: 'ledger.some((line) => line.purpose === request.purpose && line.personId === person.id)',
    put: 'ledger.some((line) => line.personId === person.id)',
    test: 'tests/unit/core/consent/what-stands.test.ts',
  },
  {
    what: 'an entry whose time was set right is of the day it said',
    file: 'src-main/vault/queries/log-times.ts',
    find: 'if (found !== undefined) return found.trueTime.slice(0, 10);',
    put: 'void found;',
    test: 'tests/integration/clock/set-right.test.ts',
  },
];
