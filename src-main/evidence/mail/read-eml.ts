/** @file An e-mail as it travels (RFC 5322, MIME). Mails inside it are files of their own, not mixed into its words. */
import PostalMime, { type Address } from 'postal-mime';
import type { Part } from '../decoder.ts';
import { refusal } from '../refusal.ts';
import { htmlBlocks } from '../rendered/html-blocks.ts';
import { type Mail, oneLine, paragraphs, partName } from './mail.ts';

/** Parts inside parts. What people send has three or four. */
const NESTING = 30;
const HEADER_BYTES = 512 * 1024;

/** Throws damaged-file. */
export async function readEml(bytes: Uint8Array): Promise<Mail> {
  const mail = await PostalMime.parse(withoutEnvelope(bytes), {
    forceRfc822Attachments: true,
    maxNestingDepth: NESTING,
    maxHeadersSize: HEADER_BYTES,
    maxRfc822NestingDepth: 0,
  }).catch((cause: unknown) => {
    throw refusal('damaged-file', 'parts-unread', cause);
  });
  const raw = (key: string) => oneLine(mail.headers.find((header) => header.key === key)?.value ?? '');
  const { text = '', html = '' } = mail;
  return {
    from: addresses(mail.from),
    sender: addresses(mail.sender).filter((one) => !addresses(mail.from).includes(one)),
    to: addresses(...(mail.to ?? [])),
    cc: addresses(...(mail.cc ?? [])),
    bcc: addresses(...(mail.bcc ?? [])),
    replyTo: addresses(...(mail.replyTo ?? [])),
    date: raw('date'),
    subject: oneLine(mail.subject ?? ''),
    messageId: oneLine(mail.messageId ?? ''),
    body: text.trim() === '' && html !== '' ? htmlBlocks(html) : paragraphs(text),
    attachments: mail.attachments.map((one, i): Part => {
      const isMail = one.mimeType === 'message/rfc822';
      const name = partName(one.filename, i + 1, isMail ? '.eml' : '');
      return { name, bytes: contentOf(one.content) };
    }),
  };
}

/** Mail folders put a line of their own in front of each mail. */
function withoutEnvelope(bytes: Uint8Array): Uint8Array {
  const isFolderLine = Buffer.from(bytes.subarray(0, 5)).toString('latin1') === 'From ';
  return isFolderLine ? bytes.subarray(bytes.indexOf(10) + 1) : bytes;
}

const contentOf = (content: ArrayBuffer | Uint8Array | string): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);

function addresses(...all: readonly (Address | undefined)[]): string[] {
  return all.flatMap((one): string[] => {
    if (one === undefined) return [];
    if (one.group !== undefined) {
      const members = addresses(...one.group);
      return [`${oneLine(one.name)}: ${members.join(', ')}`];
    }
    return [addressLine(one.name, one.address ?? '')];
  });
}

/** Name and address as they are given: a name may be another address than the one it stands for. */
export function addressLine(name: string, address: string): string {
  const [shown, real] = [oneLine(name), oneLine(address)];
  if (shown === '' || shown === real) return real;
  return real === '' ? shown : `${shown} <${real}>`;
}
