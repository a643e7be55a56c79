import { expect, it } from 'vitest';
import { namedOtherwise } from '../../../src-main/evidence/named-otherwise.ts';
import { said } from '../../support/said.ts';

it.each([
  ['call.mp3', 'text/plain', 'a sound file (.mp3)', 'plain text'],
  ['Statement.DOCX', 'text/plain', 'a word processor’s document (.docx)', 'plain text'],
  ['scan.jpg', 'application/pdf', 'a picture (.jpg)', 'a PDF'],
  ['letter.pdf', 'image/png', 'a PDF (.pdf)', 'a picture'],
] as const)('%s that is really %s is said to be', (name, mediaType, named, readAs) => {
  expect(namedOtherwise(name, mediaType).map(said)).toEqual([
    `It is named like ${named}. What is in it is ${readAs}, and it was read as that.`,
  ]);
});

it.each([
  ['chat.txt', 'text/plain'],
  ['chat', 'text/plain'],
  ['readings.csv', 'text/plain'],
  ['photo.jpg', 'image/heic'],
  ['letter.pdf', 'application/pdf'],
  ['2024.11.24', 'application/pdf'],
  ['رسالة.pdf', 'application/pdf'],
] as const)('%s, %s, has nothing to be said about its name', (name, mediaType) => {
  expect(namedOtherwise(name, mediaType)).toEqual([]);
});
