import type { JSX } from 'react';
import { LocateFixed, Wrench } from 'lucide-react';
import { printable } from '../../src/base/printable.ts';
import type { Diagnostic, Place } from '../../src/contract/diagnostics.ts';
import { placeParts, placeText, words } from '../words/finding.ts';
import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { CopyableText } from './copyable-text.tsx';
import { SeverityIcon } from './severity.tsx';
import './finding.css';

/** Whether a place leads to an asset that can be shown. */
export function leadsSomewhere({ asset_id: id, root }: Place): boolean {
  return id !== undefined || root !== undefined;
}

/** Where something is, in one line; where room is scarce its end stays: the file, and the pixel or field in it. */
export function PlaceLine({ place }: { readonly place: Place }): JSX.Element {
  const { folder, name } = placeParts(place);
  const [before, end] = [printable(folder), printable(name)];
  return (
    <span className="place-line" title={`${before}${end}`}>
      <span>{before}</span>
      <span>{end}</span>
    </span>
  );
}

export interface FindingProps {
  readonly finding: Diagnostic;
  /** Whether a pack stops because of it, where that is known. */
  readonly blocks?: boolean;
  /** Changes that mend it; pressing one shows what it would do. */
  readonly fixes?: readonly { readonly title: string; readonly unavailable?: string | undefined; run(): void }[];
  readonly onFollow: (place: Place) => void;
}

/** One button a way to mend something. */
export function FixButtons({ fixes }: Required<Pick<FindingProps, 'fixes'>>): JSX.Element {
  return (
    <span className="finding-fixes">
      {fixes.map((fix) => (
        <Button key={fix.title} icon={Wrench} unavailable={fix.unavailable} onClick={() => fix.run()}>
          {words.fix(fix.title)}
        </Button>
      ))}
    </span>
  );
}

/** One finding, whole: what, where, what to do, and the way there. */
export function Finding({ finding, blocks = false, fixes = [], onFollow }: FindingProps): JSX.Element {
  const { severity, message, remedy, code, place } = finding;
  const where = placeText(place);
  return (
    <article className={`finding finding-${severity}`} aria-label={printable(message)}>
      <p className="finding-message">
        <SeverityIcon severity={severity} />
        <span>{printable(message)}</span>
      </p>
      <p className="finding-remedy">{printable(remedy)}</p>
      {fixes.length > 0 && <FixButtons fixes={fixes} />}
      <div className="finding-facts">
        <code className="finding-code">{code}</code>
        {blocks && <Badge tone="bad">{words.blocks}</Badge>}
        {where !== '' && <CopyableText label={words.place} text={where} />}
        {leadsSomewhere(place) && (
          <Button look="quiet" icon={LocateFixed} aria-label={words.followTo(printable(message))} onClick={() => onFollow(place)}>
            {words.follow}
          </Button>
        )}
      </div>
    </article>
  );
}

/** Findings one after another; for lists of a length that an answer bounds. */
export function Findings({ findings, label, onFollow }: { readonly findings: readonly Diagnostic[]; readonly label: string; readonly onFollow: (place: Place) => void }): JSX.Element {
  return (
    <ul className="findings" aria-label={label}>
      {findings.map((finding, index) => (
        <li key={index}>
          <Finding finding={finding} onFollow={onFollow} />
        </li>
      ))}
    </ul>
  );
}
