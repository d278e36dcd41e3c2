import { useEffect, useState, type JSX } from 'react';
import { FileCode, FileText } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import { useActions, useNavigation, useProject } from '../../../state/context.tsx';
import { usePages } from '../../../state/use-pages.ts';
import { DataTable, type Column } from '../../../ui/data-table.tsx';
import { ErrorState } from '../../../ui/empty-state.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { SegmentedControl } from '../../../ui/tabs.tsx';
import { words } from '../../../words/inspector.ts';
import type { DataBank } from '../asset-details.ts';
import { usePart, type PartSource } from '../bank/use-part.ts';
import { textOf } from './hex.ts';
import { HexView } from './hex-view.tsx';
import './data.css';

type File = DataBank['files'][number];

export interface DataBankViewProps {
  readonly bank: DataBank;
  readonly source: PartSource;
  /** Where a file stands in the bank, by its path from the project's directory. */
  readonly placeOf: (file: string) => number | undefined;
  readonly onStale: () => void;
}

/** The files of a data bank, and how the chosen one begins. */
export function DataBankView(props: DataBankViewProps): JSX.Element {
  const { bank } = props;
  return bank.total > bank.files.length ? <ManyFiles {...props} /> : <Files {...props} row={(index) => bank.files[index]} />;
}

/** Read as far as they are in sight. */
function ManyFiles(props: DataBankViewProps): JSX.Element {
  const { project_id } = useProject();
  const pages = usePages('getPreview', { project_id, asset: props.source.asset });
  const { files } = props.bank;
  return <Files {...props} row={(index) => pages.row(index) ?? files[index]} onVisible={pages.want} />;
}

interface FilesProps extends DataBankViewProps {
  readonly row: (index: number) => File | undefined;
  readonly onVisible?: (first: number, last: number) => void;
}

function Files({ bank, source, placeOf, onStale, row, onVisible }: FilesProps): JSX.Element {
  const place = useNavigation((state) => state.place);
  const [chosen, setChosen] = useState(0);
  const followed = place?.file === undefined ? undefined : placeOf(place.file);
  const [reveal, setReveal] = useState<{ readonly index: number }>();
  useEffect(() => {
    if (followed === undefined) return;
    setChosen(followed);
    setReveal({ index: followed });
  }, [place, followed]);
  const at = Math.min(chosen, bank.total - 1);
  const file = useLastRead(row(at), at, source.key);
  return (
    <div className="inspector-data">
      <DataTable
        label={words.data.files(formatCount(bank.total), bank.total)}
        columns={columns}
        count={bank.total}
        row={row}
        keyOf={({ head }) => head}
        {...(onVisible ? { onVisible } : {})}
        isPicked={(_, index) => index === at}
        onPick={(index) => setChosen(index)}
        reveal={reveal}
      />
      {file && <Peek key={file.head} file={file} source={source} onStale={onStale} />}
    </div>
  );
}

/** A file is shown on though its page is let go of; its parts are those of one preview. */
function useLastRead(file: File | undefined, at: number, key: string): File | undefined {
  const [last, setLast] = useState({ file, at, key });
  if (file !== undefined && (last.file !== file || last.at !== at || last.key !== key)) setLast({ file, at, key });
  return file ?? (last.at === at && last.key === key ? last.file : undefined);
}

const columns: readonly Column<File>[] = [
  {
    key: 'name',
    title: words.data.name,
    width: 'minmax(80px, 1fr)',
    cell: ({ name, text }) => (
      <>
        {text ? <FileText size={13} aria-label={words.data.text} /> : <FileCode size={13} aria-label={words.data.binary} />}
        <span title={printable(name)}>{printable(name)}</span>
      </>
    ),
  },
  { key: 'size', title: words.data.size, width: '80px', align: 'end', cell: ({ size }) => formatBytes(size) },
];

type Look = 'text' | 'hex';

function Peek({ file, source, onStale }: { readonly file: File; readonly source: PartSource; readonly onStale: () => void }): JSX.Element {
  const { loaded, error } = usePart(source, file.head, file, onStale);
  const [look, setLook] = useState<Look>(file.text ? 'text' : 'hex');
  const bytes = loaded?.bytes;
  useActions([{ id: 'inspector.data.look', title: words.actions.look, group: words.title, shortcut: 'X', run: () => setLook(look === 'hex' ? 'text' : 'hex') }]);
  return (
    <section className="inspector-peek" aria-label={printable(words.data.peek(file.name))}>
      <header className="inspector-tools">
        <strong className="inspector-clip-name">{printable(file.name)}</strong>
        <span className="inspector-quiet inspector-number">
          {bytes && bytes.length < file.size ? words.data.first(formatBytes(bytes.length), formatBytes(file.size)) : words.data.whole(formatBytes(file.size))}
        </span>
        <span className="inspector-tools-gap" />
        <SegmentedControl
          label={words.data.look}
          value={look}
          onValue={setLook}
          options={[
            { value: 'text', label: words.data.text },
            { value: 'hex', label: words.data.hex },
          ]}
        />
      </header>
      {error && !bytes ? (
        <ErrorState error={error} onAgain={onStale} />
      ) : !bytes ? (
        <p className="inspector-quiet inspector-pad">{words.data.loading(formatBytes(Math.min(file.size, 65_536)))}</p>
      ) : bytes.length === 0 ? (
        <p className="inspector-quiet inspector-pad">{words.data.empty}</p>
      ) : look === 'hex' ? (
        <HexView bytes={bytes} label={printable(words.data.hexOf(file.name))} />
      ) : (
        <pre className="inspector-text" tabIndex={0} role="region" aria-label={printable(words.data.textOf(file.name))}>
          {textOf(bytes, bytes.length < file.size)}
        </pre>
      )}
    </section>
  );
}
