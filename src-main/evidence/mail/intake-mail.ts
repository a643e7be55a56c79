/** @file An e-mail on pages: who wrote to whom and when, what it says, what was attached. The attachments are files of their own. */
import type { Fact, FactLabel } from '../../contract/rendering.ts';
import { TestimonyError } from '../../core/errors/errors.ts';
import type { IntakeTools } from '../intake-tools.ts';
import { INTAKE_LIMITS } from '../limits.ts';
import { asSize } from '../recording/intake-recording.ts';
import { refusal } from '../refusal.ts';
import { setOnPages } from '../rendered/set-on-pages.ts';
import type { Mail } from './mail.ts';

/** Throws damaged-file, too-large, too-many-pages. */
export async function intakeMail(
  bytes: Uint8Array,
  mediaType: 'message/rfc822' | 'application/vnd.ms-outlook',
  tools: IntakeTools,
) {
  const mail = mediaType === 'message/rfc822' ? await eml(bytes) : await msg(bytes);
  const letters = mail.body.reduce(
    (sum, { runs }) => sum + runs.reduce((n, { text }) => n + text.length, 0),
    0,
  );
  if (letters > INTAKE_LIMITS.textBytes) throw new TestimonyError('too-large', { detail: 'its words' });
  const said = factsOf(mail);
  if (said.flat().length === 0 && letters === 0) throw refusal('damaged-file', 'nothing-read');
  const facts = [...said, fact('sha256', [tools.sha256(bytes)])].flat();
  const made = await setOnPages({ head: 'e-mail', facts, blocks: mail.body }, tools);
  return mail.attachments.length === 0 ? made : { ...made, parts: mail.attachments };
}

async function eml(bytes: Uint8Array): Promise<Mail> {
  const { readEml } = await import('./read-eml.ts');
  return readEml(bytes);
}

async function msg(bytes: Uint8Array): Promise<Mail> {
  const { readMsg } = await import('./read-msg.ts');
  return readMsg(bytes);
}

/** How many receivers or attachments are named before the rest is counted. */
const NAMED = 200;

function factsOf(mail: Mail): Fact[][] {
  const attached = mail.attachments.map(({ name, bytes }) => `${name}, ${asSize(bytes.length)}`);
  return [
    fact('from', mail.from),
    fact('sender', mail.sender),
    fact('to', mail.to),
    fact('cc', mail.cc),
    fact('bcc', mail.bcc),
    fact('reply-to', mail.replyTo),
    fact('date', [mail.date]),
    fact('subject', [mail.subject]),
    fact('message-id', [mail.messageId]),
    fact('attached', attached),
  ];
}

function fact(label: FactLabel, said: readonly string[]): Fact[] {
  const values = said.filter((one) => one !== '');
  if (values.length === 0) return [];
  const rest = values.length - NAMED;
  return [{ label, values: rest > 0 ? [...values.slice(0, NAMED), `+ ${rest}`] : values }];
}
