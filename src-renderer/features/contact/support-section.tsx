/** @file What the person decided, what they need, and the support: each thing with every line before it. */
import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '../../../src-main/contract/cases.ts';
import type { SupportThing } from '../../../src-main/contract/contact.ts';
import type { CallOutput } from '../../../src-main/contract/index.ts';
import { formatDay, formatFuzzyDate } from '../../../src-main/core/dates/fuzzy-date.ts';
import type { SupportLine } from '../../../src-main/core/support/support-line.ts';
import { useBegun } from '../../bridge/form-draft.ts';
import { useRead } from '../../bridge/queries.ts';
import { Changing } from '../../ui/changing.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { FewOf } from '../../ui/few-of.tsx';
import { useFold } from '../../ui/fold.ts';
import { LineSection } from '../../ui/line-section.tsx';
import classes from './contact.module.css';
import { placeOfSupport, SupportForm } from './support-form.tsx';

/** A line of decisions and support, as it is read. */
type T = TFunction<'contact'>;
type Titles = readonly { readonly id: string; readonly title: string }[];

/** What the line is about, for its heading. */
function titleOf(t: T, line: SupportLine): string {
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
function saidIn(t: T, line: SupportLine, titles: Titles): string {
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

type Lists = CallOutput<'supportLists'>;

export function SupportSection({ person }: { readonly person: PersonView }) {
  const { t } = useTranslation('contact');
  const place = placeOfSupport(person);
  const { open: adding, kept, setOpen: setAdding } = useBegun(place);
  const support = useRead('supportShow', { personId: person.id });
  const lists = useRead('supportLists', {});
  const error = support.error ?? lists.error;
  const things = support.data?.things ?? [];
  const fold = useFold('support', things.length > 0 || adding);
  const add = () => {
    fold.set(true);
    setAdding(true);
  };
  const referrals = support.data?.referrals ?? 0;
  const counted = [
    things.length === 0 ? t('support.none') : t('support.count', { count: things.length }),
    referrals === 0 ? '' : t('support.referrals', { count: referrals }),
  ];
  return (
    <LineSection
      title={t('support.title')}
      sum={support.data === undefined ? undefined : counted.filter(Boolean).join(' · ')}
      actions={
        adding ? undefined : (
          <Changing>
            <Button variant="default" onClick={add}>
              {t('support.add')}
            </Button>
          </Changing>
        )
      }
      fold={fold}
    >
      {adding || things.length === 0 ? <p className={classes.about}>{t('support.about')}</p> : null}
      {error === null ? null : <ErrorPanel error={error} />}
      {adding && lists.data !== undefined ? (
        <SupportForm
          person={person}
          place={place}
          kept={kept}
          lists={lists.data}
          before={null}
          onDone={() => setAdding(false)}
        />
      ) : null}
      <FewOf name="support" label={t('support.title')} items={things} few={4} stays={isStillSo}>
        {(shown) => (
          <ul className={classes.list} aria-label={t('support.title')}>
            {lists.data === undefined
              ? null
              : shown.map((one) => (
                  <Thing key={`${one.kind} ${one.subject}`} person={person} lists={lists.data} thing={one} />
                ))}
          </ul>
        )}
      </FewOf>
    </LineSection>
  );
}

/** What the person decides and what is still to be done is never left out; what was met, and who it was before, may be. */
function isStillSo({ line }: SupportThing): boolean {
  if (line.kind === 'need') return line.state === 'open' || line.state === 'in-hand';
  return line.kind !== 'earlier-referral' && line.kind !== 'worker';
}

function Thing(props: { readonly person: PersonView; readonly lists: Lists; readonly thing: SupportThing }) {
  const { t } = useTranslation('contact');
  const { person, lists, thing } = props;
  const place = placeOfSupport(person, thing);
  const { open: changing, kept, setOpen: setChanging } = useBegun(place);
  const titles = [...lists.outcomes, ...lists.reasons];
  const title = titleOf(t, thing.line);
  const earlier = thing.history.slice(0, -1).toReversed();
  const said = ({ line, at, by }: SupportThing['history'][number]) =>
    t('support.line', { said: saidIn(t, line, titles), when: formatMoment(at), name: by });
  return (
    <li className={classes.item} data-support={thing.kind} data-thing={`${thing.kind} ${thing.subject}`}>
      <div className={classes.head}>
        <h3 className={classes.title}>
          <bdi>{title}</bdi>
        </h3>
        {changing ? null : (
          <Changing>
            <Button
              variant="default"
              size="compact-md"
              aria-label={t('support.changeOf', { title })}
              onClick={() => setChanging(true)}
            >
              {t('support.change')}
            </Button>
          </Changing>
        )}
      </div>
      <p className={classes.said} dir="auto">
        {said(thing)}
      </p>
      {earlier.length === 0 ? null : (
        <details className={classes.more}>
          <summary>{t('support.earlierLines')}</summary>
          <ul className={classes.plain}>
            {earlier.map((one) => (
              <li key={`${one.at} ${said(one)}`}>{said(one)}</li>
            ))}
          </ul>
        </details>
      )}
      {changing ? (
        <SupportForm
          person={person}
          lists={lists}
          place={place}
          kept={kept}
          before={thing.line}
          onDone={() => setChanging(false)}
        />
      ) : null}
    </li>
  );
}
