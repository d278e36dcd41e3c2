import type { JSX } from 'react';
import { printable } from '../../../../src/base/printable.ts';
import type { ResponseOf } from '../../../../src/contract/operations.ts';
import { useProject, useStudio } from '../../../state/context.tsx';
import { Badge, type Tone } from '../../../ui/badge.tsx';
import { Checkbox } from '../../../ui/fields.tsx';
import { formatBytes, formatCount } from '../../../ui/format.ts';
import { words } from '../../../words/inspector.ts';

export type Sum = ResponseOf<'summarizeAssets'>;

export interface SeveralHeadProps {
  readonly count: string;
  readonly sum: Sum | undefined;
}

/** How many, and what they come to. */
export function SeveralHead({ count, sum }: SeveralHeadProps): JSX.Element {
  const { actions } = useStudio();
  const { access } = useProject();
  return (
    <header className="inspector-identity">
      <div className="inspector-title">
        <h2>
          <span role="status">{words.several.title(count)}</span>
        </h2>
        <span className="inspector-tools-gap" />
        {sum && <Problems problems={sum.problems} />}
        {sum && (
          <Checkbox
            label={words.several.included(formatCount(sum.included), formatCount(sum.assets))}
            checked={sum.included === 0 ? false : sum.included === sum.assets ? true : 'mixed'}
            disabled={access.mode === 'read_only'}
            onChecked={(included) => actions.run(included ? 'assets.include' : 'assets.exclude')}
          />
        )}
      </div>
      {sum && (
        <dl className="inspector-facts">
          <Fact name={words.several.folder}>
            <code>{printable(`assets/${sum.folder}`)}</code>
          </Fact>
          <Fact name={words.identity.packed}>{packedText(sum)}</Fact>
          <Fact name={words.identity.inputs}>{words.identity.inputsOf(formatCount(sum.input_count), formatBytes(sum.input_bytes))}</Fact>
          {sum.missing > 0 && <Fact name={words.several.missing}>{formatCount(sum.missing)}</Fact>}
        </dl>
      )}
    </header>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: React.ReactNode }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What is not known is said: nobody takes a part for the whole. */
export function packedText({ packed_bytes: bytes, packed_unknown: unknown, assets }: Pick<Sum, 'packed_bytes' | 'packed_unknown' | 'assets'>): string {
  if (unknown === assets) return words.several.packedUnknown;
  const known = formatBytes(bytes);
  return unknown === 0 ? known : words.several.packedPart(known, formatCount(unknown));
}

/** The worst first; nothing of it is hidden in a tooltip. */
function Problems({ problems: { errors, warnings, infos, unchecked_assets: unchecked } }: Pick<Sum, 'problems'>): JSX.Element {
  const found: readonly (readonly [Tone, number, string])[] = [
    ['bad', errors, words.several.errors(formatCount(errors))],
    ['caution', warnings, words.several.warnings(formatCount(warnings))],
    ['info', infos, words.several.notes(formatCount(infos))],
    ['neutral', unchecked, words.several.unchecked(formatCount(unchecked))],
  ];
  const shown = found.filter(([, count]) => count > 0);
  if (shown.length === 0) return <Badge tone="good">{words.findings.none}</Badge>;
  return (
    <span className="several-problems">
      {shown.map(([tone, , text]) => (
        <Badge key={tone} tone={tone}>
          {text}
        </Badge>
      ))}
    </span>
  );
}
