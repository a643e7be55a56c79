/** @file Whether a sheet for a referral is ready to be sent: what is empty, what the guidance looks for, who else is named. */
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadinessLook, ReadinessView } from '../../../src-main/contract/readiness.ts';
import { coded } from '../../../src-main/core/findings/finding.ts';
import type { ScreeningId } from '../../../src-main/core/ids.ts';
import { useFreshRead } from '../../bridge/queries.ts';
import type { AnswerStore } from '../../questions/answer-store.ts';
import { certaintyWord } from '../../questions/certainty.ts';
import sheet from '../../questions/record.module.css';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { sayFinding } from '../../ui/finding-words.ts';
import { NotePanel } from '../../ui/note-panel.tsx';
import { SureSign } from '../../ui/sure-sign.tsx';
import { LookAt } from './look-at.tsx';
import { Goes, type GoTo, ReadyLine } from './ready-line.tsx';
import { RecordDecision } from './route-panel.tsx';
import { Submission } from './submission.tsx';
import { ToRead } from './to-read.tsx';
import classes from './worksheets.module.css';

export function Readiness(props: {
  readonly screeningId: ScreeningId;
  readonly store: AnswerStore;
  readonly onChange: GoTo;
}) {
  const { t } = useTranslation('worksheets');
  const title = useRef<HTMLHeadingElement>(null);
  // The engine reads what is in the vault: the last words have to be there first.
  const [saved, setSaved] = useState(false);
  useEffect(() => {
    title.current?.focus({ preventScroll: true });
    void props.store.flush().then(() => setSaved(true));
  }, [props.store]);
  return (
    <section aria-labelledby="ready-title">
      <h1 ref={title} id="ready-title" className={sheet.title} tabIndex={-1} data-page-title>
        {t('ready.title')}
      </h1>
      {saved ? <Read screeningId={props.screeningId} onChange={props.onChange} /> : null}
    </section>
  );
}

function Read({ screeningId, onChange }: { readonly screeningId: ScreeningId; readonly onChange: GoTo }) {
  const { t } = useTranslation('worksheets');
  const { data, error, refetch } = useFreshRead('readinessShow', { screeningId });
  if (error !== null) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return null;
  return (
    <div data-readiness>
      {data.referral ? <p className={sheet.about}>{t('ready.about')}</p> : null}
      <div className={classes.copyNotes}>
        {data.age.differs ? <NotePanel tone="needs-you" title={t('ready.ageDiffers')} role="note" /> : null}
        {data.open ? null : <NotePanel tone="done" title={t('ready.allSeen')} role="note" />}
      </div>
      <ToRead view={data} onChange={onChange} />
      {data.referral ? <OfReferral view={data} onChange={onChange} /> : null}
    </div>
  );
}

/** What only a referral is looked through for. */
function OfReferral({ view: data, onChange }: Shown) {
  const { t } = useTranslation('worksheets');
  const { screeningId } = data;
  return (
    <>
      <Since view={data} />
      <h2 className={sheet.group}>{t('ready.fields')}</h2>
      <Fields view={data} onChange={onChange} />
      <h2 className={sheet.group}>{t('ready.looks')}</h2>
      <ul className={classes.readyList}>
        {data.looks.map((one) => (
          <Look key={one.line} look={one} exhibits={data.exhibits} view={data} onChange={onChange} />
        ))}
      </ul>
      {data.also.length === 0 ? null : (
        <>
          <h2 className={sheet.group}>{t('copy.also')}</h2>
          <ul className={classes.lines} data-ready="also">
            {data.also.map((one) => (
              <li key={one.question}>
                {`${one.title}: ${sayFinding(coded('account-hidden', { titles: one.hiddenBy }))}`}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className={sheet.group}>{t('ready.others')}</h2>
      <p className={sheet.about}>{t('ready.othersAbout')}</p>
      <Others view={data} onChange={onChange} />
      <Tellings view={data} onChange={onChange} />
      <LookAt view={data} onChange={onChange} />
      <Submission screeningId={screeningId} />
    </>
  );
}

/** Packs that this person’s papers went out in, and do not have what was told after. */
function Since({ view: { caseId, personId } }: Pick<Shown, 'view'>) {
  const { data } = useFreshRead('packList', { caseId });
  const since = data?.packs.filter((one) => one.personId === personId).flatMap((one) => one.since) ?? [];
  return since.map((one) => (
    <p key={JSON.stringify(one)} className={sheet.about} data-since>
      {sayFinding(one)}
    </p>
  ));
}

interface Shown {
  readonly view: ReadinessView;
  readonly onChange: GoTo;
}

function Fields({ view, onChange }: Shown) {
  const { t } = useTranslation(['worksheets', 'interview']);
  const stateOf = ({ state, why, takes }: ReadinessView['fields'][number]) => {
    if (why === 'undecided') return [t('worksheets:ready.undecided')];
    if (why === 'not-taken') return [t('worksheets:copy.notTakenTitle')];
    if (why === 'aged') return [t('worksheets:ready.aged')];
    if (why === 'words')
      return [
        takes.length === 0
          ? t('worksheets:ready.takesName')
          : t('worksheets:ready.takes', { list: takes.join(' / ') }),
      ];
    return state === 'answered' || state === 'cleared' || state === 'own-words'
      ? []
      : [t(`interview:state.${state}`)];
  };
  if (view.fields.length === 0) return <p>{t('worksheets:ready.fieldsNone')}</p>;
  return (
    <ul className={classes.readyList} data-ready="fields">
      {view.fields.map((one) => (
        <ReadyLine key={one.line} screeningId={view.screeningId} line={one} about={one.title}>
          <Goes on={one} onChange={onChange} />
          <span className={classes.linkNote}>
            {[one.pageTitle, ...stateOf(one)].filter((words) => words !== one.title).join(' · ')}
          </span>
          {one.notTaken.length === 0 ? null : (
            <span className={classes.linkNote}>{one.notTaken.map(sayFinding).join(' ')}</span>
          )}
          {one.putOff.length === 0 ? null : (
            <span className={classes.linkNote}>{one.putOff.map(sayFinding).join(' ')}</span>
          )}
        </ReadyLine>
      ))}
    </ul>
  );
}

/** Said of the attachments: what there is to attach. */
const ATTACHMENTS = 'look/attachments';
/** Said of the yes to the referral: it is recorded with the yes, in the ledger. */
const NOTICE = 'look/privacy-notice';
/** What asks for it. */
const WHY: Readonly<Record<string, 'fields-open' | 'notice-unrecorded'>> = {
  'look/gaps': 'fields-open',
  [NOTICE]: 'notice-unrecorded',
};
const SEVERAL = 6;

function Look(props: Shown & { readonly look: ReadinessLook; readonly exhibits: number }) {
  const { t } = useTranslation('worksheets');
  const { look, view, onChange } = props;
  const why = WHY[look.line] ?? 'accounts-differ';
  const named = look.because.slice(0, SEVERAL).join('; ');
  const list = look.because.length > SEVERAL ? `${named} …` : named;
  return (
    <ReadyLine screeningId={view.screeningId} line={look} about={look.title}>
      <h3 className={classes.readyLook}>
        {look.title} <SureSign source={look.source} sure={certaintyWord(look.certainty)} />
      </h3>
      <p>{look.look}</p>
      {look.because.length === 0 ? null : (
        <p className={classes.linkNote}>{t(`ready.because.${why}`, { list })}</p>
      )}
      {look.line === ATTACHMENTS ? (
        <p className={classes.linkNote}>{t('ready.exhibits', { count: props.exhibits })}</p>
      ) : null}
      {look.line === NOTICE ? <RecordDecision view={view} /> : null}
      <ul className={classes.readyParts}>
        {look.parts.map((part) => (
          <li key={part.about} data-stands={part.stands}>
            <Goes on={part} words={part.about} onChange={onChange} />
            <span className={classes.linkNote}>{` ${t(`ready.stands.${part.stands}`)}`}</span>
          </li>
        ))}
      </ul>
    </ReadyLine>
  );
}

function Others({ view, onChange }: Shown) {
  const { t } = useTranslation('worksheets');
  if (view.others.length === 0) return <p>{t('ready.othersNone')}</p>;
  return <Naming list="others" lines={view.others} view={view} onChange={onChange} />;
}

/** Where they are withheld is beside the field: there the whole telling can be read. */
function Tellings({ view, onChange }: Shown) {
  const { t } = useTranslation('worksheets');
  if (view.tellings.length === 0) return null;
  return (
    <>
      <h2 className={sheet.group}>{t('ready.tellings')}</h2>
      <p className={sheet.about}>{t('ready.tellingsAbout')}</p>
      <Naming list="tellings" lines={view.tellings} view={view} onChange={onChange} />
    </>
  );
}

function Naming(props: Shown & { readonly list: string; readonly lines: ReadinessView['others'] }) {
  return (
    <ul className={classes.readyList} data-ready={props.list}>
      {props.lines.map((one) => (
        <ReadyLine key={one.line} screeningId={props.view.screeningId} line={one} about={one.title}>
          <Goes on={one} onChange={props.onChange} />
          <ul className={classes.found}>
            {one.found.map((found) => (
              <li key={found.label + found.text} className="words">
                <q>{found.text}</q>
                <span className={classes.linkNote}>{` ${found.label}`}</span>
              </li>
            ))}
          </ul>
        </ReadyLine>
      ))}
    </ul>
  );
}
