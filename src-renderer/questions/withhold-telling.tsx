/** @file Below one telling: keeping its words from everybody or from some readers, with a reason, or giving them back. */
import { Button, Checkbox, Radio, Textarea, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WithheldLineView } from '../../src-main/contract/accounts.ts';
import type { Telling } from '../../src-main/core/answers/accounts.ts';
import { isWithheld } from '../../src-main/core/answers/fact.ts';
import type { Question } from '../../src-main/core/forms/questions.ts';
import type { ScreeningId } from '../../src-main/core/ids.ts';
import { type ReaderScope, withheldLine } from '../../src-main/core/withholding/readers.ts';
import { call } from '../bridge/client.ts';
import { forget, useRead } from '../bridge/queries.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { sayFinding } from '../ui/finding-words.ts';
import { Said } from './known-panel.tsx';
import classes from './question.module.css';

/** From whom the words of a telling are kept, and whether of a list one row alone: asked below the reason. */
const WHOM = ['all', 'from', 'but'] as const;

interface Limit {
  readonly whom: (typeof WHOM)[number];
  readonly names: readonly string[];
  /** The number of a row; null for the whole telling. */
  readonly row: number | null;
}

const NO_LIMIT: Limit = { whom: 'all', names: [], row: null };

/** Somebody has to be named where it is not everybody. */
const isWhole = ({ whom, names }: Limit): boolean => whom === 'all' || names.length > 0;

/** As the call takes it. */
const asAsked = ({ whom, names, row }: Limit): { readers?: ReaderScope; row?: number } => ({
  ...(whom === 'all' ? {} : { readers: { only: whom, names: [...names] } }),
  ...(row === null ? {} : { row }),
});

function FromWhom(props: {
  readonly readers: readonly string[];
  /** Of the list that was told, each row in words; none where it was no list. */
  readonly rows: readonly string[];
  readonly limit: Limit;
  readonly onChange: (limit: Limit) => void;
}) {
  const { t } = useTranslation('interview');
  const { limit, onChange, readers, rows } = props;
  return (
    <>
      <Radio.Group
        label={t('told.fromWhom')}
        value={limit.whom}
        onChange={(value) => onChange({ ...limit, whom: WHOM.find((one) => one === value) ?? 'all' })}
      >
        <div className={classes.whom}>
          {WHOM.map((one) => (
            <Radio key={one} size="md" value={one} label={t(`told.whom.${one}`)} />
          ))}
        </div>
      </Radio.Group>
      {limit.whom === 'all' ? null : (
        <Checkbox.Group
          label={t('told.readers')}
          description={t('told.readersHint')}
          value={[...limit.names]}
          onChange={(names) => onChange({ ...limit, names })}
        >
          <div className={classes.whom}>
            {readers.map((name) => (
              <Checkbox key={name} size="md" value={name} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      )}
      {rows.length === 0 ? null : (
        <Radio.Group
          label={t('told.onlyRow')}
          description={t('told.onlyRowHint')}
          value={String(limit.row ?? '')}
          onChange={(value) => onChange({ ...limit, row: value === '' ? null : Number(value) })}
        >
          <div className={classes.whom} data-rows>
            <Radio size="md" value="" label={t('told.allRows')} />
            {rows.map((words, at) => (
              <Radio
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its number
                key={at}
                size="md"
                value={String(at + 1)}
                label={<span className="words">{words}</span>}
              />
            ))}
          </div>
        </Radio.Group>
      )}
    </>
  );
}

interface Props {
  readonly screeningId: ScreeningId;
  readonly question: Question;
  readonly telling: Telling;
}

const NOTHING = { lines: [], readers: [], rows: [] } as const;

export function WithholdTelling({ screeningId, question, telling }: Props) {
  const { t } = useTranslation(['interview', 'worksheets']);
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [limit, setLimit] = useState(NO_LIMIT);
  const [only, setOnly] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const beside = { question: question.name, entry: telling.seq, fact: telling.key };
  // What is from the person’s particulars alone has no entry, and no list behind it.
  const asks = telling.seq > 0 ? { screeningId, beside } : { screeningId };
  const { lines, readers, rows } = useRead('accountsWithheld', asks, { enabled: asking }).data ?? NOTHING;
  // Kept from others than this sheet is for, the words stand open here.
  const isLimited = lines.some((one) => one.readers !== null);
  const which = { screeningId, ...beside };
  const decide = async (write: () => Promise<unknown>) => {
    setError(null);
    setBusy(true);
    try {
      await write();
      await forget(
        ...([
          'screeningShow',
          'copyOutCheck',
          'screeningReading',
          'readinessShow',
          'accountsMore',
          'accountsWithheld',
        ] as const),
      );
      setAsking(false);
      setReason('');
      setLimit(NO_LIMIT);
      setOnly('');
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() !== '' && isWhole(limit))
      void decide(() =>
        call('accountsWithhold', {
          ...which,
          reason,
          ...asAsked(limit),
          ...(only.trim() === '' ? {} : { passage: only.trim() }),
        }),
      );
  };
  // Whole: half a sentence can say the opposite of what was said.
  const words = telling.withheld?.reason ?? (telling.text === '' ? telling.ownWords : telling.text);
  const about = `${question.title} ${words}`;
  return (
    <div data-withhold={telling.seq}>
      {asking ? (
        <form onSubmit={submit} className={classes.withholdForm}>
          <TextInput
            autoFocus
            label={t('told.whyWithhold')}
            description={t('told.whyWithholdHint')}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
          {rows.length > 0 ? null : (
            <Textarea
              label={t('told.onlyWords')}
              description={t('told.onlyWordsHint')}
              autosize
              maxLength={5000}
              value={only}
              onChange={(event) => setOnly(event.currentTarget.value)}
              dir="auto"
            />
          )}
          <FromWhom readers={readers} rows={rows} limit={limit} onChange={setLimit} />
          <WithheldLines lines={lines} />
          <div className={classes.knownActions}>
            <Button type="submit" variant="default" loading={busy}>
              {t('told.withhold')}
            </Button>
            {isLimited ? (
              <Button
                variant="subtle"
                loading={busy}
                onClick={() => void decide(() => call('accountsGiveBack', which))}
              >
                {t('told.giveBack')}
              </Button>
            ) : null}
            <Button variant="subtle" onClick={() => setAsking(false)}>
              {t('worksheets:ready.cancel')}
            </Button>
          </div>
        </form>
      ) : isWithheld(telling) ? (
        <Button
          variant="subtle"
          size="compact-md"
          loading={busy}
          aria-label={`${t('told.giveBack')}: ${about}`}
          onClick={() => void decide(() => call('accountsGiveBack', which))}
        >
          {t('told.giveBack')}
        </Button>
      ) : (
        <Button
          variant="subtle"
          size="compact-md"
          aria-label={`${t('told.withhold')}: ${about}`}
          onClick={() => setAsking(true)}
        >
          {t('told.withhold')}
        </Button>
      )}
      {error === null ? null : <ErrorPanel error={error} onDismiss={() => setError(null)} />}
    </div>
  );
}

/** Where nothing is to be decided about the field, and its tellings go with it all the same. */
export function WithholdFrom(props: Omit<Props, 'telling'> & { readonly tellings: readonly Telling[] }) {
  const { t } = useTranslation('interview');
  const { tellings, ...of } = props;
  if (tellings.length === 0) return null;
  return (
    <details className={classes.elsewhere}>
      <summary>{t('told.withholdAny')}</summary>
      {tellings.map((one) => (
        <div key={`${one.key} ${one.seq} ${isWithheld(one)}`} className={classes.telling}>
          <Said title={one.title} statement={one} />
          <WithholdTelling {...of} telling={one} />
        </div>
      ))}
    </details>
  );
}

/** Of the whole person, with whom they are kept from: beside a sheet, words that only others may not have stand open. */
function WithheldLines({ lines }: { readonly lines: readonly WithheldLineView[] }) {
  const { t } = useTranslation('interview');
  if (lines.length === 0) return null;
  return (
    <>
      <p>{t('told.limits')}</p>
      <ul data-withheld-lines>
        {lines.map((line) => (
          <li key={`${line.fact} ${line.row} ${line.at}`}>{sayFinding(withheldLine(line))}</li>
        ))}
      </ul>
    </>
  );
}
