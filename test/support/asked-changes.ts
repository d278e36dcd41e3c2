import { ok } from '../../src/base/result.ts';
import { changeSchema } from '../../src/contract/operations/changes.ts';
import type { FakeServices } from './fake-services.ts';
import { runFakeCli, type FakeCli, type Ran } from './fake-cli.ts';
import { samplePreview } from './sample-responses.ts';

export interface Asked extends Ran {
  /** What `previewChange` was asked for, after validation; `undefined` when it was not called. */
  readonly changes: readonly unknown[] | undefined;
}

/** Runs a command line with `--dry-run` against fakes, for the changes it means. */
export async function askedChanges(line: readonly string[], fake: FakeCli = {}): Promise<Asked> {
  let changes: readonly unknown[] | undefined;
  const previewChange: FakeServices['previewChange'] = async (request) => {
    changes = request.changes.map((change) => changeSchema.parse(change));
    return ok(samplePreview);
  };
  const ran = await runFakeCli([...line, '--dry-run'], { ...fake, services: { ...fake.services, previewChange } });
  return { ...ran, changes };
}
