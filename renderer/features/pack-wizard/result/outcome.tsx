import type { JSX, ReactNode } from 'react';
import { Ban, CircleCheck, CircleSlash, OctagonX, type LucideIcon } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { PackerError } from '../../../../src/contract/errors.ts';
import type { PackFailure, PackResult } from '../../../../src/contract/operations/pack.ts';
import { useStudio } from '../../../state/context.tsx';
import type { PackRun } from '../../../state/pack-run.ts';
import { Badge } from '../../../ui/badge.tsx';
import { Button } from '../../../ui/button.tsx';
import { CopyableText } from '../../../ui/copyable-text.tsx';
import { Findings } from '../../../ui/finding.tsx';
import { formatBytes, formatCount, formatElapsed, shortDigest } from '../../../ui/format.ts';
import { words } from '../../../words/pack.ts';
import { Fact } from '../fact.tsx';
import { ErrorWords, ReviewButton } from '../refusal.tsx';

type Status = PackResult['status'];

const icons: Readonly<Record<Status, LucideIcon>> = { succeeded: CircleCheck, blocked: CircleSlash, failed: OctagonX, cancelled: Ban };

/** How the pack ended, in the packer's own words and numbers. */
export function Outcome({ result, onValidation }: { readonly result: PackResult; readonly onValidation: () => void }): JSX.Element {
  const { status, failure, unchanged } = result;
  return (
    <>
      <Head status={status} title={status === 'succeeded' && unchanged ? words.unchanged : words.statuses[status]} kind={failure && words.failureKinds[failure.kind]}>
        <p>{saysOf(result)}</p>
        {status !== 'succeeded' && <ReviewButton />}
      </Head>
      {result.durability === 'unknown' && (
        <p className="pack-note pack-note-caution" role="alert">
          {words.durabilityUnknown}
        </p>
      )}
      {failure && <Failure failure={failure} onValidation={onValidation} />}
      <Facts result={result} />
      <Warnings result={result} />
    </>
  );
}

/** The packer would not begin, or could not go on at all. */
export function OutcomeRefused({ error }: { readonly error: PackerError }): JSX.Element {
  return (
    <>
      <Head status="failed" title={error.code === 'not_asked' ? words.notAsked : words.refused} kind={undefined}>
        <ReviewButton />
      </Head>
      <div className="pack-failure" role="alert">
        <ErrorWords error={error} />
      </div>
    </>
  );
}

/** Its end was announced, and nobody can say more. */
export function OutcomeUnknown({ finished }: { readonly finished: NonNullable<PackRun['finished']> }): JSX.Element {
  return (
    <Head status={finished.status} title={words.statuses[finished.status]} kind={undefined}>
      <p>
        {words.endedSays} {formatElapsed(finished.elapsed_ms)}
      </p>
    </Head>
  );
}

interface HeadProps {
  readonly status: Status;
  readonly title: string;
  readonly kind: string | undefined;
  readonly children: ReactNode;
}

function Head({ status, title, kind, children }: HeadProps): JSX.Element {
  const Icon = icons[status];
  return (
    <div className={`pack-outcome pack-outcome-${status}`} role="status">
      <Icon size={28} strokeWidth={1.75} aria-hidden />
      <h2>{title}</h2>
      {kind !== undefined && <Badge tone={status === 'blocked' ? 'caution' : 'bad'}>{kind}</Badge>}
      <div className="pack-outcome-says">{children}</div>
    </div>
  );
}

function saysOf({ status, unchanged, packed_asset_count: count, execution_started: began }: PackResult): string {
  if (status === 'succeeded') return unchanged ? words.unchangedSays : words.succeededSays(count, formatCount(count));
  return began ? words.began : words.notBegun;
}

function Failure({ failure, onValidation }: { readonly failure: PackFailure; readonly onValidation: () => void }): JSX.Element {
  const { navigation } = useStudio();
  const { error, diagnostics, files = [] } = failure;
  return (
    <section className="pack-failure" aria-label={words.failureKinds[failure.kind]}>
      <ErrorWords error={error} />
      {files.length > 0 && (
        <div>
          <h3>{words.filesOf}</h3>
          <ul className="pack-file-list">
            {files.map((file) => (
              <li key={file}>
                <code>{printable(file)}</code>
              </li>
            ))}
          </ul>
        </div>
      )}
      {diagnostics.length > 0 && (
        <div>
          <h3>{words.errorsOf}</h3>
          <Findings label={words.errorsOf} findings={diagnostics} onFollow={(place) => navigation.follow(place)} />
          <Button look="quiet" onClick={onValidation}>
            {words.seeAll}
          </Button>
        </div>
      )}
    </section>
  );
}

function Facts({ result }: { readonly result: PackResult }): JSX.Element {
  const { archive_sha256: digest, input_fingerprint: fingerprint, archive_size: size, cache_hits: hits } = result;
  return (
    <dl className="pack-facts">
      <Fact name={words.packed}>
        <span className="pack-large">{formatCount(result.packed_asset_count)}</span>
        {hits > 0 && <span>{words.cached(formatCount(hits))}</span>}
      </Fact>
      <Fact name={words.elapsed}>
        <span className="pack-large">{formatElapsed(result.elapsed_ms)}</span>
      </Fact>
      {size !== undefined && (
        <Fact name={words.archiveSize}>
          <span className="pack-large">{formatBytes(size)}</span>
        </Fact>
      )}
      {digest !== undefined && (
        <Fact name={words.digest}>
          <CopyableText label={words.digest} text={digest} short={shortDigest(digest)} />
        </Fact>
      )}
      {fingerprint !== undefined && (
        <Fact name={words.fingerprint}>
          <CopyableText label={words.fingerprint} text={fingerprint} short={shortDigest(fingerprint)} />
        </Fact>
      )}
      <Fact name={words.durability}>{words.durabilities[result.durability]}</Fact>
      <Fact name={words.operation}>
        <CopyableText label={words.operation} text={result.operation_id} />
      </Fact>
    </dl>
  );
}

function Warnings({ result: { warnings } }: { readonly result: PackResult }): JSX.Element | null {
  const { navigation } = useStudio();
  if (warnings.length === 0) return null;
  return (
    <details className="pack-warnings">
      <summary>{words.warnings(warnings.length)}</summary>
      <Findings label={words.warnings(warnings.length)} findings={warnings} onFollow={(place) => navigation.follow(place)} />
    </details>
  );
}
