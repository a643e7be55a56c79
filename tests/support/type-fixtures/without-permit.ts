/** @file Ways to write outside the vault without a permit. Each line marked "refused" must not compile; no other may fail. */
import type { BundlePlan } from '../../../src-main/bundle/writer.ts';
import type { StagedPath } from '../../../src-main/contract/staged-path.ts';
import type { Engine } from '../../../src-main/usecases/engine/engine.ts';
import { letOut, type Outgoing } from '../../../src-main/usecases/leaving/let-out.ts';
import { type LeavingPermit, permitToLeave } from '../../../src-main/usecases/leaving/permit.ts';
import { place } from '../../../src-main/usecases/leaving/place-file.ts';
import { StagingDirectory } from '../../../src-main/usecases/leaving/staging.ts';
import { typeOut } from '../../../src-main/usecases/leaving/type-out.ts';
import type { WhatLeaves } from '../../../src-main/usecases/leaving/what-leaves.ts';
import { type Paper, writeOut } from '../../../src-main/usecases/leaving/write-out.ts';

declare const engine: Engine;
declare const what: WhatLeaves;
declare const outgoing: Outgoing<string>;
declare const paper: Paper;
declare const plan: BundlePlan;
declare const typed: Parameters<typeof typeOut>[3];
const note = { action: 'x', subject: 'x' };
const job = { signal: new AbortController().signal };

const madeUp = { what, withoutConsent: null, privileged: null };
const forged: LeavingPermit = madeUp; // refused
const forgedPath: StagedPath = '/media/stick/statement.pdf'; // refused
await letOut(engine, madeUp, outgoing); // refused
await writeOut(engine, madeUp, paper); // refused
typeOut(engine, madeUp, note, typed); // refused
StagingDirectory.begin(madeUp, '/media/stick', 'id', engine.clock); // refused
new StagingDirectory('/media/stick', '/media/stick/x', { recovered: false, release: () => undefined }); // refused
place('/media/stick/half.pdf', '/media/stick/whole.pdf'); // refused
await engine.bundleWriter.write(plan, '/media/stick/bundle.pdf', () => new Uint8Array(), job); // refused

// And with one each of them compiles.
const permit = permitToLeave(engine, what);
await letOut(engine, permit, outgoing);
await writeOut(engine, permit, paper);
typeOut(engine, permit, note, typed);
const staging = StagingDirectory.begin(permit, '/media/stick', 'id', engine.clock);
place(staging.at('half.pdf'), '/media/stick/whole.pdf');
await engine.bundleWriter.write(plan, staging.at('bundle.pdf'), () => new Uint8Array(), job);

export { forged, forgedPath };
