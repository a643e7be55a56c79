/** @file Fields and values of a received case in the window's words; a question stands as its form words it. */
import { useTranslation } from 'react-i18next';

const FIELDS = [
  ...([
    'title',
    'status',
    'role',
    'name',
    'alsoKnownAs',
    'language',
    'birthDate',
    'interpreterNeeded',
  ] as const),
  ...([
    'safeContact',
    'note',
    'exhibitRef',
    'section',
    'documentDate',
    'decidedOn',
    'expiresOn',
    'item',
    'settles',
    'condition',
  ] as const),
  ...(['arrested', 'charged', 'bail', 'plea', 'hearing', 'solicitor', 'detained', 'removal'] as const),
  ...(['neverChannel', 'neverAddress', 'neverWord', 'ways', 'withholdNumber', 'ifOtherAnswers'] as const),
  ...([
    'ifNotReached',
    'saidAndLeftOut',
    'everyDays',
    'hours',
    'reviewOn',
    'reason',
    'on',
    'time',
    'servedOn',
    'result',
  ] as const),
  ...(['place', 'owner', 'mistaken', 'seenTo', 'channel', 'address', 'withWhom', 'explained'] as const),
  ...(['wishes', 'nextOn', 'breach', 'added', 'answer', 'words', 'heading', 'need', 'goal'] as const),
  ...(['state', 'outcome', 'reasons', 'saidBy', 'organisation', 'since', 'atRisk', 'task'] as const),
  ...(['raisedWith', 'reference', 'by', 'wish'] as const),
] as const;
const VALUES = [
  ...(['given', 'refused', 'withdrawn', 'best-interests', 'not-needed-child', 'not-yet'] as const),
  ...(['condition-met', 'condition-dropped', 'written-wrongly'] as const),
  ...(['not-asked', 'not-known', 'prefers-not-to-say', 'deferred', 'cleared', 'own-words'] as const),
  ...(['active', 'follow-up', 'closed', 'closed-referred', 'yes', 'no'] as const),
  ...(['undecided', 'open', 'in-hand', 'met', 'not-wanted', 'in-contact', 'less-contact'] as const),
  ...(['out-of-contact', 'ended', 'person', 'worker', 'raised', 'not-needed', 'asked'] as const),
  ...(['agreed', 'declined', 'held', 'telephone', 'text', 'email', 'post', 'visit', 'video'] as const),
  ...(['through-someone', 'voicemail', 'whatsapp', 'not-said'] as const),
] as const;

export function useSideWords() {
  const { t } = useTranslation('handover');
  return {
    field(name: string): string {
      const known = FIELDS.find((one) => one === name);
      return known === undefined ? name : t(`field.${known}`);
    },
    value(text: string): string {
      const known = VALUES.find((one) => one === text);
      return known === undefined ? text : t(`value.${known}`);
    },
  };
}
