import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { diagnosticSchema } from '../../src/contract/diagnostics.ts';
import { NodeFileSystem } from '../../src/io/node-file-system.ts';
import { doctorWorkspaces } from '../../test/packer/diagnostics/corpus/list.ts';
import { temporaryDirectory } from '../../test/support/temporary-directory.ts';
import { makeWorkspace } from '../../test/support/workspace.ts';
import { prometeu, prometeuJson } from '../support/cli.ts';

/** The others need what only the memory disk has: unreadable files for every user, twins of one name, pipes. */
const onDisk = doctorWorkspaces.filter(({ disk, arrange }) => disk === undefined && arrange === undefined);
const answerSchema = z.object({ diagnostics: z.array(diagnosticSchema) });

describe('prometeu doctor on a real disk', () => {
  it.each(onDisk.map((workspace) => [workspace.name, workspace] as const))('finds what is in %s, and exits by it', async (_, workspace) => {
    const project = temporaryDirectory();
    makeWorkspace(new NodeFileSystem(), project, workspace.spec);
    const { diagnostics } = answerSchema.parse(await prometeuJson(['doctor', project]));
    expect(diagnostics.map(({ code, place }) => ({ code, file: place.file ?? '' }))).toEqual(
      workspace.holds.map(({ code, file }) => ({ code, file })),
    );
    const { exit } = await prometeu(['doctor', project]);
    expect(exit).toBe(workspace.holds.some(({ severity }) => severity === 'error') ? 1 : 0);
  });
});
