import { useCallback, useDeferredValue, useState } from 'react';
import type { Severity } from '../../../src/contract/diagnostics.ts';
import type { RequestOf } from '../../../src/contract/operations.ts';
import { useRemembered } from '../../state/remembered.ts';

export type ListRequest = Omit<RequestOf<'listDiagnostics'>, 'offset' | 'limit'>;
export type GroupBy = NonNullable<ListRequest['group_by']>;

export const groupings = ['asset', 'folder', 'code', 'severity'] as const satisfies readonly GroupBy[];

export interface ProblemFilter {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly severities: readonly Severity[];
  readonly toggleSeverity: (severity: Severity) => void;
  readonly code: string | undefined;
  readonly setCode: (code: string | undefined) => void;
  readonly groupBy: GroupBy;
  readonly setGroupBy: (by: GroupBy) => void;
  readonly collapse: (key: string, collapsed: boolean) => void;
  readonly expandAll: () => void;
  /** Whether anything is left out. */
  readonly narrow: boolean;
  readonly clear: () => void;
  readonly request: ListRequest;
}

/** What somebody wants to see of the problems; the packer filters and groups. */
export function useProblemFilter(projectId: string): ProblemFilter {
  const [text, setText] = useState('');
  const [severities, setSeverities] = useState<readonly Severity[]>([]);
  const [code, setCode] = useState<string>();
  const [remembered, remember] = useRemembered('problems.group');
  const groupBy = groupings.find((by) => by === remembered) ?? 'asset';
  const [collapsed, setCollapsed] = useState<readonly string[]>([]);
  const asked = useDeferredValue(text.trim());

  const filter = {
    ...(asked === '' ? {} : { text: asked }),
    ...(severities.length === 0 ? {} : { severities: [...severities] }),
    ...(code === undefined ? {} : { codes: [code] }),
  };
  return {
    text,
    setText,
    severities,
    toggleSeverity: (severity) => setSeverities(severities.includes(severity) ? severities.filter((one) => one !== severity) : [...severities, severity]),
    code,
    setCode,
    groupBy,
    setGroupBy: (by) => {
      remember(by);
      setCollapsed([]);
    },
    collapse: useCallback((key, shut) => setCollapsed((all) => (shut ? [...all.filter((one) => one !== key), key] : all.filter((one) => one !== key))), []),
    expandAll: () => setCollapsed([]),
    narrow: Object.keys(filter).length > 0,
    clear: () => {
      setText('');
      setSeverities([]);
      setCode(undefined);
    },
    request: { project_id: projectId, filter, group_by: groupBy, collapsed: [...collapsed] },
  };
}
