/** @file E-mails as programs write them, and as those who wish us harm do. */

export interface Attached {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array | string;
  /** As it stands in the mail, where that is more than the name. */
  readonly said?: string;
}

/** Lines end as they do in mails. */
export function eml(
  headers: Readonly<Record<string, string>>,
  { text, html, attached = [] }: { text?: string; html?: string; attached?: readonly Attached[] },
): Buffer {
  const part = (type: string, body: string) =>
    `Content-Type: ${type}; charset=utf-8\nContent-Transfer-Encoding: base64\n\n${base64(Buffer.from(body))}`;
  const files = attached.map(({ name, type, bytes, said = `filename="${name}"` }) =>
    [
      `Content-Type: ${type}`,
      `Content-Disposition: attachment; ${said}`,
      ...(type === 'message/rfc822'
        ? ['', Buffer.from(bytes).toString('utf8')]
        : ['Content-Transfer-Encoding: base64', '', base64(Buffer.from(bytes))]),
    ].join('\n'),
  );
  const bodies = [
    ...(text === undefined ? [] : [part('text/plain', text)]),
    ...(html === undefined ? [] : [part('text/html', html)]),
  ];
  const parts = [...bodies, ...files].map((one) => `--=_x${headers['Message-ID']}\n${one}\n`).join('');
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`);
  return Buffer.from(
    `${head.join('')}MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary="=_x${headers['Message-ID']}"\n\n${parts}--=_x${headers['Message-ID']}--\n`.replaceAll(
      '\n',
      '\r\n',
    ),
  );
}

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/.{76}/g, '$&\n');
