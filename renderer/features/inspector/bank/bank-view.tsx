import { useEffect, type JSX } from 'react';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { AssetRef } from '../../../../src/contract/operations/changes.ts';
import type { AssetPreview } from '../../../../src/contract/operations/preview.ts';
import type { Asked } from '../../../state/use-query.ts';
import { useNavigation, useStudio } from '../../../state/context.tsx';
import { IconButton } from '../../../ui/button.tsx';
import { EmptyState, ErrorState } from '../../../ui/empty-state.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { SeverityIcon } from '../../../ui/severity.tsx';
import { words } from '../../../words/inspector.ts';
import type { AssetDetails, Bank } from '../asset-details.ts';
import { DataBankView } from '../data/data-bank.tsx';
import { SoundBankView } from '../sounds/sound-bank.tsx';
import { TileBankView } from '../tiles/tile-bank.tsx';
import './bank.css';

/** Clips or files of one page. */
export const bankPage = 64;

export interface BankViewProps {
  readonly asset: AssetRef;
  readonly details: AssetDetails;
  readonly preview: Asked<AssetPreview>;
  readonly offset: number;
  readonly onOffset: (offset: number) => void;
}

/** What the bank looks and sounds like, or why it cannot be shown. */
export function BankView({ asset, details, preview, offset, onOffset }: BankViewProps): JSX.Element {
  const { data, error, again } = preview;
  const { input_count: files, input_bytes: bytes } = details.asset;
  if (!data) {
    if (error) return <ErrorState error={error} onAgain={again} />;
    return (
      <p className="inspector-quiet inspector-pad" role="status">
        {words.bank.decoding(files, formatBytes(bytes))}
      </p>
    );
  }
  const source = { asset, key: data.key };
  const directory = `assets/${details.asset.root}/`;
  // Of a bank that cannot be packed some may be left out: nobody knows where the others stand.
  const placeOf = (file: string): number | undefined => (data.from === 'packed' ? details.artifacts.find(({ path }) => `${directory}${path}` === file)?.order : undefined) ?? bankIndex(data.bank, file, directory);
  return (
    <div className="inspector-bank">
      {data.from === 'inputs' && <NotPackable preview={data} />}
      {data.bank ? (
        <>
          <OneBank bank={data.bank} preview={data} source={source} directory={directory} placeOf={placeOf} onOffset={onOffset} onStale={again} />
          {data.bank.kind === 'sound-bank' && data.bank.total > bankPage && <Pager total={data.bank.total} offset={offset} onOffset={onOffset} />}
        </>
      ) : (
        <EmptyState sprite="broken" title={words.bank.nothing} says={words.bank.nothingSays} />
      )}
    </div>
  );
}

interface OneBankProps {
  readonly bank: Bank;
  readonly preview: AssetPreview;
  readonly source: { readonly asset: AssetRef; readonly key: string };
  readonly directory: string;
  readonly placeOf: (file: string) => number | undefined;
  readonly onOffset: (offset: number) => void;
  readonly onStale: () => void;
}

function OneBank({ bank, preview, source, directory, placeOf, onOffset, onStale }: OneBankProps): JSX.Element {
  const place = useNavigation((state) => state.place);
  // A clip that is followed to may stand on another page.
  useEffect(() => {
    const at = bank.kind === 'sound-bank' && place?.file !== undefined ? placeOf(place.file) : undefined;
    if (at !== undefined) onOffset(Math.floor(at / bankPage) * bankPage);
  }, [place]);
  switch (bank.kind) {
    case 'tile-bank':
      return <TileBankView bank={bank} marks={preview.marks} source={source} directory={directory} onStale={onStale} />;
    case 'sound-bank':
      return <SoundBankView bank={bank} source={source} directory={directory} />;
    case 'data-bank':
      return <DataBankView bank={bank} source={source} placeOf={placeOf} onStale={onStale} />;
  }
}

/** Where a file stands among those that could be read. */
function bankIndex(bank: Bank | undefined, file: string, directory: string): number | undefined {
  const inputs = bank?.kind === 'data-bank' ? bank.files : [];
  const at = inputs.findIndex(({ input }) => `${directory}${input}` === file);
  return at < 0 ? undefined : at;
}

/** Why it cannot be packed, in the packer's words; the rest is in the list of problems. */
function NotPackable({ preview }: { readonly preview: AssetPreview }): JSX.Element {
  const { navigation } = useStudio();
  const errors = [...preview.marks.map(({ diagnostic }) => diagnostic), ...preview.unplaced].filter(({ severity }) => severity === 'error');
  const shown = errors.slice(0, 3);
  return (
    <div className="inspector-unpackable" role="status">
      <strong>{preview.bank ? words.bank.fromInputs[preview.bank.kind] : words.bank.notPackable}</strong>
      <ul>
        {shown.map((finding, index) => (
          <li key={index}>
            <button type="button" onClick={() => navigation.follow(finding.place)} title={`${printable(finding.message)}\n${printable(finding.remedy)}`}>
              <SeverityIcon severity={finding.severity} size={13} />
              <span>{printable(finding.message)}</span>
            </button>
          </li>
        ))}
      </ul>
      {errors.length > shown.length && <span className="inspector-quiet">{words.bank.more(formatCount(errors.length - shown.length))}</span>}
    </div>
  );
}

function Pager({ total, offset, onOffset }: { readonly total: number; readonly offset: number; readonly onOffset: (offset: number) => void }): JSX.Element {
  return (
    <nav className="inspector-pager" aria-label={words.bank.pages}>
      <IconButton label={words.bank.before} icon={ChevronLeft} disabled={offset === 0} onClick={() => onOffset(Math.max(0, offset - bankPage))} />
      <span className="inspector-number">{words.bank.page(formatCount(offset + 1), formatCount(Math.min(total, offset + bankPage)), formatCount(total))}</span>
      <IconButton label={words.bank.after} icon={ChevronRight} disabled={offset + bankPage >= total} onClick={() => onOffset(offset + bankPage)} />
    </nav>
  );
}
