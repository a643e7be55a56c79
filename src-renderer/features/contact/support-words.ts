/** @file A line of decisions and support, as it is read. */
import type { TFunction } from 'i18next';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { SupportLine } from '../../../src-main/core/support/support-line.ts';

type T = TFunction<'contact'>;
type Titles = readonly { readonly id: string; readonly title: string }[];

/** What the line is about, for its heading. */
export function titleOf(t: T, line: SupportLine): string {
  switch (line.kind) {
    case 'decision':
      return t(`support.decision.${line.about}`);
    case 'need':
      return line.need;
    case 'worker':
      return t(`support.role.${line.role}`);
    case 'earlier-referral':
      return [t('support.kind.earlier-referral'), line.reference].filter(Boolean).join(', ');
    case 'interview-request':
      return line.by;
    default:
      return t(`support.kind.${line.kind}`);
  }
}

/** What it says, in one line. `titles`: of headings and reasons. */
export function saidIn(t: T, line: SupportLine, titles: Titles): string {
  const named = (id: string) => titles.find((one) => one.id === id)?.title ?? id;
  const on = 'on' in line && line.on !== null ? formatFuzzyDate(line.on) : '';
  const parts = (): (string | false)[] => {
    switch (line.kind) {
      case 'decision':
        return [t(`support.answer.${line.answer}`), on, line.words];
      case 'need': {
        const review = line.reviewOn !== null && t('support.reviewOn', { day: formatDay(line.reviewOn) });
        const about = [named(line.heading), t(`support.need.${line.state}`), line.owner, review];
        return [...about, line.goal, line.outcome];
      }
      case 'engagement':
        return [t(`support.engagement.${line.state}`), ...line.reasons.map(named), on, line.words];
      case 'worker': {
        const name = line.name === '' ? t('support.nobody') : line.name;
        return [name, line.organisation, line.since !== null && formatDay(line.since)];
      }
      case 'non-punishment': {
        const risk = t('support.atRisk', { answer: t(`support.answer.${line.atRisk}`) });
        const task = t('support.taskIs', { state: t(`support.task.${line.task}`) });
        return [risk, task, line.raisedWith, on, line.words];
      }
      case 'earlier-referral':
        return [on, line.outcome, line.words, line.mistaken && t('support.field.mistaken')];
      case 'interview-request':
        return [t(`support.request.${line.state}`), on, line.wish];
    }
  };
  return parts().filter(Boolean).join(', ');
}
