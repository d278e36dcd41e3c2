import type { JSX } from 'react';
import { FlaskConical } from 'lucide-react';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useActions, useProject } from '../../../state/context.tsx';
import { useCall } from '../../../state/use-call.ts';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatCount, shortDigest } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { ErrorWords } from '../refusal.tsx';

type Proof = ResponseOf<'verifyDeterminism'>;

/** Packs twice and compares; what came of it. */
export function Determinism(): JSX.Element {
  const { project_id } = useProject();
  const proof = useCall('verifyDeterminism');
  const run = (): void => {
    if (!proof.calling) void proof.call({ project_id });
  };
  useActions([
    { id: 'pack.verify', title: words.verify, group: words.group, shortcut: 'Mod+Alt+D', unavailable: proof.calling ? words.verifying : undefined, run },
  ]);
  return (
    <section className="pack-part" aria-label={words.determinism}>
      <h3>{words.determinism}</h3>
      <p className="pack-quiet">{words.verifySays}</p>
      <Button icon={FlaskConical} disabled={proof.calling} onClick={run}>
        {proof.calling ? words.verifying : words.verify}
      </Button>
      <div role="status">
        {proof.error && <ErrorWords error={proof.error} />}
        {proof.data && <ProofOutcome proof={proof.data} />}
      </div>
    </section>
  );
}

const tones: Readonly<Record<Proof['outcome'], Tone>> = { identical: 'good', different: 'bad', inputs_changed: 'caution', not_packable: 'caution' };

export function ProofOutcome({ proof }: { readonly proof: Proof }): JSX.Element {
  const { outcome, files, first_difference: first, failure, second_run: surroundings } = proof;
  return (
    <div className="pack-proof">
      <Badge tone={tones[outcome]}>{words.outcomes[outcome]}</Badge>
      <p>{words.outcomeSays[outcome]}</p>
      {failure && <ErrorWords error={failure.error} />}
      {first && <p>{words.firstDifference(first.file, formatCount(first.byte), first.owner)}</p>}
      {outcome === 'different' && (
        <ul className="pack-file-list" aria-label={words.differing}>
          {files.map((file) => (
            <li key={file.file}>
              <code>{file.file}</code>
              <CopyableText label={words.digest} text={file.first} short={shortDigest(file.first)} />
              <CopyableText label={words.digest} text={file.second} short={shortDigest(file.second)} />
            </li>
          ))}
        </ul>
      )}
      {Object.keys(surroundings).length > 0 && (
        <details>
          <summary>{words.secondRun}</summary>
          <dl className="pack-surroundings">
            {Object.entries(surroundings).map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  );
}
