import { useMemo, type JSX } from 'react';
import { Info, OctagonX, TriangleAlert, type LucideIcon } from 'lucide-react';
import { printable } from '../../../../src/base/printable.ts';
import type { Severity } from '../../../../src/contract/diagnostics.ts';
import type { PreviewMark } from '../../../../src/contract/operations/preview.ts';
import { names } from '../../../ui/class-names.ts';
import { boxOf, groupMarks, pixelBox } from './mark-places.ts';
import type { Shown } from './tile-sheet.tsx';
import './marks.css';

const icons: Readonly<Record<Severity, LucideIcon>> = { error: OctagonX, warning: TriangleAlert, info: Info };
/** More would hide the picture; all of them are in the list of problems. */
const most = 400;

export interface MarksProps {
  readonly marks: readonly PreviewMark[];
  /** CSS pixels of one pixel of the sheet. */
  readonly scale: number;
  readonly shown: Shown | undefined;
}

/** What is wrong, drawn where it is. The list of problems says the same in words. */
export function Marks({ marks, scale, shown }: MarksProps): JSX.Element {
  const groups = useMemo(() => groupMarks(marks).slice(0, most), [marks]);
  return (
    <div className="inspector-marks" aria-hidden>
      {groups.map(({ area, severity, marks: own }) => {
        const Icon = icons[severity];
        const isShown = shown !== undefined && own.includes(shown.mark);
        return (
          <div
            key={[area.x, area.y, area.width, area.height].join()}
            className={names('inspector-mark', `inspector-mark-${severity}`, isShown && 'inspector-mark-shown')}
            style={boxOf(area, scale)}
            title={own.map(({ diagnostic }) => printable(diagnostic.message)).join('\n')}
          >
            <Icon size={13} />
          </div>
        );
      })}
      {marks.slice(0, most).map(
        ({ pixel, diagnostic }, index) =>
          pixel && <div key={index} className={`inspector-pixel inspector-mark-${diagnostic.severity}`} style={pixelBox(pixel, scale)} />,
      )}
      {shown && <Flash key={shown.turn} shown={shown} scale={scale} />}
    </div>
  );
}

function Flash({ shown, scale }: { readonly shown: Shown; readonly scale: number }): JSX.Element {
  return <div className="inspector-flash" style={boxOf(shown.mark, scale)} />;
}
