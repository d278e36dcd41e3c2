import { Fragment, type JSX, type ReactNode } from 'react';
import { Group, Panel as Pane, Separator } from 'react-resizable-panels';
import { words } from '../words/ui.ts';
import './panel.css';

export interface SplitPane {
  readonly id: string;
  /** Percent of the whole at first. */
  readonly size: number;
  /** Pixels at least. */
  readonly least: number;
  /** Keeps its pixels when the window changes. */
  readonly fixed?: boolean;
  readonly content: ReactNode;
}

export interface SplitPanelsProps {
  readonly direction?: 'horizontal' | 'vertical';
  readonly panes: readonly SplitPane[];
  /** Percent by pane, from last time; together with {@link onLayout}: `useRememberedLayout`. */
  readonly layout?: Record<string, number> | undefined;
  readonly onLayout?: (layout: Record<string, number>) => void;
}

/** Panes beside each other, resized by pointer and by arrow keys on the line between them. */
export function SplitPanels({ direction = 'horizontal', panes, layout, onLayout }: SplitPanelsProps): JSX.Element {
  const fits = layout !== undefined && Object.keys(layout).length === panes.length && panes.every((pane) => pane.id in layout);
  return (
    <Group
      className={direction === 'horizontal' ? 'split split-across' : 'split'}
      orientation={direction}
      {...(fits ? { defaultLayout: layout } : {})}
      onLayoutChanged={(sizes) => onLayout?.(sizes)}
    >
      {panes.map((pane, index) => (
        <Fragment key={pane.id}>
          {index > 0 && <Separator className="split-line" aria-label={words.resize} />}
          <Pane
            id={pane.id}
            className="split-pane"
            defaultSize={`${pane.size}%`}
            minSize={`${pane.least}px`}
            {...(pane.fixed ? { groupResizeBehavior: 'preserve-pixel-size' as const } : {})}
          >
            {pane.content}
          </Pane>
        </Fragment>
      ))}
    </Group>
  );
}
