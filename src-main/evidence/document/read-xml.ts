/**
 * @file Walks the XML of an office file. The parser knows the five entities of XML and no others, reads no document type
 * and opens nothing, so that nothing can be pulled in from outside or blown up.
 */
import { Parser } from 'htmlparser2';
import { refusal } from '../refusal.ts';

/** Elements inside elements: what word processors write has some dozens. */
const DEPTH = 1_000;

export interface XmlListener {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Throws damaged-file where it lies too deep. */
export function readXml(bytes: Uint8Array, { open, text, close }: XmlListener): void {
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEPTH) throw refusal('damaged-file', 'too-deep');
        open(name, attributes);
      },
      ontext: text,
      onclosetag(name) {
        depth -= 1;
        close(name);
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(new TextDecoder().decode(bytes));
  parser.end();
}
