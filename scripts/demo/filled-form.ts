/**
 * @file A form with answers typed in, boxes ticked, a comment and a stamp: all the things that are on a
 * page without being part of it, and that careless copying loses.
 */
import {
  PDFBool,
  type PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  type PDFPage,
  type PDFRef,
  PDFString,
} from 'pdf-lib';
import type { Typesetter } from '../../src-main/documents/typst.ts';
import { SAMPLE_MADE_AT } from './papers.ts';
import type { SampleDocument } from './sample.ts';

const A4_HEIGHT = 841.89;
const BOX = { left: 60, top: 110, width: 475, height: 24, step: 58 };
const TICK = 16;

interface Settings {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  readonly size: number;
  readonly colour: string;
  readonly weight: string;
  readonly align: 'left' | 'centre';
}

export async function filledForm(typesetter: Typesetter, doc: SampleDocument): Promise<Uint8Array> {
  const fields = doc.fields ?? [];
  const ticks = doc.ticks ?? [];
  const top = (row: number) => BOX.top + row * BOX.step;
  const tickTop = top(fields.length) + 10;
  const tickLeft = (column: number) => BOX.left + column * 150;

  const labels = [
    ...fields.map(([text], row) => ({ text, x: BOX.left, y: top(row) - 15 })),
    ...ticks.map(([text], column) => ({ text, x: tickLeft(column) + TICK + 6, y: tickTop + 2 })),
  ];
  const boxes = [
    ...fields.map((_, row) => ({ x: BOX.left, y: top(row), width: BOX.width, height: BOX.height })),
    ...ticks.map((_, column) => ({ x: tickLeft(column), y: tickTop, width: TICK, height: TICK })),
  ];
  const printed = typesetter.typeset({
    template: 'form.typ',
    data: { title: doc.title, labels, boxes },
    createdAt: SAMPLE_MADE_AT,
  }).pdf;

  const pdf = await PDFDocument.load(printed);
  const page = pdf.getPage(0);
  const look = async (how: Settings): Promise<PDFRef> => {
    const { text, ...rest } = how;
    const drawn = typesetter.typeset({
      template: 'field.typ',
      data: { title: text, ...rest },
      createdAt: SAMPLE_MADE_AT,
    });
    const [embedded] = await pdf.embedPdf(drawn.pdf);
    await embedded?.embed();
    return (embedded as { ref: PDFRef }).ref;
  };
  const rect = (x: number, y: number, width: number, height: number) => [
    x,
    A4_HEIGHT - y - height,
    x + width,
    A4_HEIGHT - y,
  ];

  const form: PDFRef[] = [];
  for (const [row, [label, value]] of fields.entries()) {
    const drawn = await look({
      text: value,
      width: BOX.width,
      height: BOX.height,
      size: 11,
      colour: '#10306b',
      weight: 'regular',
      align: 'left',
    });
    form.push(
      annotate(pdf, page, {
        Subtype: 'Widget',
        FT: 'Tx',
        T: PDFHexString.fromText(label),
        V: PDFHexString.fromText(value),
        DA: PDFString.of('/Helv 11 Tf 0 g'),
        Rect: rect(BOX.left, top(row), BOX.width, BOX.height),
        AP: { N: drawn },
        F: 4,
      }),
    );
  }
  for (const [column, [label, ticked]] of ticks.entries()) {
    const on = await look({
      text: '✓',
      width: TICK,
      height: TICK,
      size: 12,
      colour: '#10306b',
      weight: 'bold',
      align: 'centre',
    });
    const off = await look({
      text: ' ',
      width: TICK,
      height: TICK,
      size: 12,
      colour: '#10306b',
      weight: 'bold',
      align: 'centre',
    });
    const state = ticked ? 'Yes' : 'Off';
    form.push(
      annotate(pdf, page, {
        Subtype: 'Widget',
        FT: 'Btn',
        T: PDFHexString.fromText(label),
        V: state,
        AS: state,
        Rect: rect(tickLeft(column), tickTop, TICK, TICK),
        AP: { N: { Yes: on, Off: off } },
        F: 4,
      }),
    );
  }
  const fonts = {
    Helv: pdf.context.register(pdf.context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' })),
  };
  pdf.catalog.set(
    PDFName.of('AcroForm'),
    pdf.context.obj({ Fields: form, DR: { Font: fonts }, NeedAppearances: PDFBool.False }),
  );

  annotate(pdf, page, {
    Subtype: 'Text',
    Name: 'Comment',
    Contents: PDFHexString.fromText(doc.comment ?? ''),
    C: [0.95, 0.75, 0.2],
    Rect: [535, 720, 555, 740],
    F: 4,
  });
  const stamp = await look({
    text: doc.stamp ?? '',
    width: 210,
    height: 40,
    size: 15,
    colour: '#a8201a',
    weight: 'bold',
    align: 'centre',
  });
  annotate(pdf, page, {
    Subtype: 'Stamp',
    Name: 'Received',
    Rect: [330, 120, 540, 160],
    AP: { N: stamp },
    F: 4,
  });
  return pdf.save();
}

function annotate(pdf: PDFDocument, page: PDFPage, entries: Record<string, unknown>): PDFRef {
  const dict = pdf.context.obj({ Type: 'Annot', ...(entries as object) }) as PDFDict;
  const ref = pdf.context.register(dict);
  page.node.addAnnot(ref);
  return ref;
}
