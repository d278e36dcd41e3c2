import type { JSX } from 'react';
import { FlaskConical } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useActions, useProject, useStudio } from '../../../state/context.tsx';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { formatCount, shortDigest } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import type { Packing } from '../packing.ts';
import { ErrorWords } from '../refusal.tsx';
import { elapsedText, useElapsed } from '../use-elapsed.ts';

/** The packer keeps why a proof was refused, but for what it never heard of. */
const neverHeard: ReadonlySet<PackerError['code']> = new Set(['not_asked', 'too_many_calls']);

type Proof = ResponseOf<'verifyDeterminism'>;

/** Packs twice and compares; what came of it last in this session, whoever asked. */
export function Determinism({ packing }: { readonly packing: Packing }): JSX.Element {
  const studio = useStudio();
  const { project_id } = useProject();
  const { running, doing, last } = packing;
  const proving = doing === 'proof';
  const run = async (): Promise<void> => {
    const asked = studio.call('verifyDeterminism', { project_id });
    studio.queries.outdate('pack.phase');
    const answer = await asked;
    if (!answer.ok && neverHeard.has(answer.error.code)) studio.notices.refuse(answer.error);
    // Its end is announced as well; an answer that says why it never began is not.
    studio.queries.outdate('proof.finished');
  };
  const unavailable = proving ? words.verifying : running ? words.packing : undefined;
  useActions([{ id: 'pack.verify', title: words.verify, group: words.group, shortcut: 'Mod+Alt+D', unavailable, run: () => void run() }]);
  const { proof, proof_refused: refused } = last.data ?? {};
  return (
    <section className="pack-part" aria-label={words.determinism}>
      <h3>{words.determinism}</h3>
      <p className="pack-quiet">{words.verifySays}</p>
      <Button icon={FlaskConical} unavailable={unavailable} onClick={() => void run()}>
        {words.verify}
      </Button>
      <div role="status">
        {proving ? <ProofUnderWay packing={packing} /> : refused ? <ErrorWords error={refused} /> : proof && <ProofOutcome proof={proof} />}
      </div>
    </section>
  );
}

/** Where the first pack is at; the second runs in a process of its own and says nothing until its end. */
function ProofUnderWay({ packing }: { readonly packing: Packing }): JSX.Element {
  const { run } = packing;
  const elapsed = useElapsed(packing);
  const phase = run?.check === true && !run.finished ? run.phases.at(-1)?.phase : undefined;
  return (
    <p className="pack-proof-way">
      <span>{phase === undefined ? words.secondPackShort : words.firstPack(words.phases[phase])}</span>
      {elapsed !== undefined && <span className="pack-quiet" aria-hidden>{elapsedText(elapsed, true)}</span>}
    </p>
  );
}

const tones: Readonly<Record<Proof['outcome'], Tone>> = { identical: 'good', different: 'bad', inputs_changed: 'caution', not_packable: 'caution' };

export function ProofOutcome({ proof }: { readonly proof: Proof }): JSX.Element {
  const { outcome, files, first_difference: first, failure, second_run: surroundings, input_fingerprint: inputs } = proof;
  return (
    <div className="pack-proof">
      <Badge tone={tones[outcome]}>{words.outcomes[outcome]}</Badge>
      <p>{words.outcomeSays[outcome]}</p>
      {failure && <ErrorWords error={failure.error} />}
      {first && <p>{printable(words.firstDifference(first.file, formatCount(first.byte), first.owner))}</p>}
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
      {inputs !== undefined && (
        <p className="pack-proof-inputs">
          <span className="pack-quiet">{words.provedInputs}</span> <CopyableText label={words.fingerprint} text={inputs} short={shortDigest(inputs)} />
        </p>
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
